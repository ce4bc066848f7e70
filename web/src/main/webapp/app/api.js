/**
 * The API as the page uses it: one way in, errors in words. The token lives in this tab only.
 *
 * @typedef {{name: string, token: string, expires: number}} Session
 * @typedef {{hard: number, medium: number, soft: number}} Score
 * @typedef {{elapsed_seconds: number, best_score: ?Score, score_bound: ?Score, score_calculations_per_second: ?number}} Progress
 * @typedef {{state: string, time_limit_seconds: number, failure: ?string}} Job
 * @typedef {{id: string, name: string, start_date: string, end_date: string, status: string, score: ?Score,
 *   coverage_rate: ?number, violation_counts: ?{hard: number, soft: number, warn: number}, progress: ?Progress,
 *   job: ?Job, in_force: ?{cells: number, of: number}, published_at: ?string}} Schedule
 * @typedef {{items: Schedule[], total: number}} Page
 * @typedef {{id: string, text: string, read: boolean, created_at: string}} Notification
 */

const KEY = 'rounds.session';

/** What the server, or the way to it, refused. Status 0: nobody answered. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get unreachable() {
    return this.status === 0 || (this.status >= 502 && this.status <= 504);
  }

  get signedOut() {
    return this.status === 401;
  }

  get denied() {
    return this.status === 403;
  }
}

/** @returns {?Session} who is signed in, unless the token has run out */
export function session() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept && kept.expires > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

export function signOut() {
  sessionStorage.removeItem(KEY);
}

/**
 * @param {string} username
 * @param {string} password
 * @returns {Promise<Session>}
 */
export async function signIn(username, password) {
  const answer = await send('/api/v1/auth/token', { method: 'POST', body: JSON.stringify({ username, password }) });
  const signedIn = { name: username, token: answer.access_token, expires: Date.now() + answer.expires_in * 1000 };
  sessionStorage.setItem(KEY, JSON.stringify(signedIn));
  return signedIn;
}

/** @returns {Promise<{status: string}>} also when the server says that it is not well */
export async function health() {
  const response = await reach('/health', {});
  try {
    return await response.json();
  } catch {
    throw unreachable(response.status);
  }
}

/**
 * @param {{status?: string, size?: number}} [filter]
 * @returns {Promise<Page>} latest first
 */
export async function schedules({ status, size = 25 } = {}) {
  const query = new URLSearchParams({ page_size: String(size) });
  if (status) {
    query.set('status', status);
  }
  return page(await ask(`/api/v1/schedules?${query}`));
}

/** @param {any} answer to the request of a list */
const page = ({ data, meta }) => ({ items: data, total: meta?.pagination?.total ?? data.length });

/**
 * @param {{read?: boolean, size?: number}} [filter]
 * @returns {Promise<{items: Notification[], total: number}>} one's own, the newest first
 */
export async function notifications({ read, size = 25 } = {}) {
  const query = new URLSearchParams({ page_size: String(size) });
  if (read !== undefined) {
    query.set('read', String(read));
  }
  return page(await ask(`/api/v1/notifications?${query}`));
}

/**
 * @param {string} id
 * @param {boolean} read
 * @returns {Promise<Notification>}
 */
export async function mark(id, read) {
  return (await ask(`/api/v1/notifications/${encodeURIComponent(id)}/${read ? 'read' : 'unread'}`, 'POST')).data;
}

/** @param {string} until when the newest that was seen was created */
export async function markAll(until) {
  await ask('/api/v1/notifications/read-all', 'POST', { until });
}

/**
 * @param {string} id
 * @returns {Promise<Schedule>}
 */
export async function schedule(id) {
  return (await ask(`/api/v1/schedules/${encodeURIComponent(id)}`)).data;
}

/**
 * @param {string} id
 * @param {'pause' | 'resume'} action what the solver is to do
 */
export async function tell(id, action) {
  await ask(`/api/v1/schedules/${encodeURIComponent(id)}/${action}`, 'POST');
}

/**
 * @param {string} id
 * @returns {Promise<import('./roster.js').GridView>}
 */
export async function grid(id) {
  return (await ask(`/api/v1/schedules/${encodeURIComponent(id)}/assignments?view=grid`)).data;
}

/**
 * @param {string} path
 * @param {string} [method]
 * @param {object} [body]
 */
function ask(path, method = 'GET', body) {
  const token = session()?.token;
  if (!token) {
    throw new ApiError(401, 'SESSION_ENDED', 'Your session has ended. Sign in again.');
  }
  return send(path, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${token}` } });
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function send(path, request) {
  const response = await reach(path, request);
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) {
    return answer;
  }
  const error = answer?.error;
  if (!error) {
    throw unreachable(response.status);
  }
  throw new ApiError(response.status, error.code, error.message);
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function reach(path, request) {
  try {
    return await fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
      ...request,
      headers: { Accept: 'application/json', ...(request.body && { 'Content-Type': 'application/json' }), ...request.headers },
    });
  } catch {
    throw unreachable(0);
  }
}

/** @param {number} status */
function unreachable(status) {
  return new ApiError(
    status,
    'UNREACHABLE',
    status === 0 ? 'Rounds cannot be reached. Is the server running?' : `Rounds answers with an error (${status}). Try again shortly.`,
  );
}
