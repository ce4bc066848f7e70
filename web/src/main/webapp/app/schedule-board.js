import { LitElement, css, html, nothing } from 'lit';
import { ApiError, grid, schedule, schedules, tell } from './api.js';
import { period, today } from './dates.js';
import { rosterOf } from './roster.js';
import { base } from './styles.js';
import './roster-grid.js';

const SOLVING = ['queued', 'solving'];

/** What is said of the solver. @type {Record<string, string>} */
const STATES = { queued: 'Waiting for the solver.', running: 'Solving.', paused: 'Paused.' };

/**
 * The latest published schedule, or why there is none yet. Watches a schedule in the making. Fires `api-failed` with the
 * ApiError when the session or the server is gone.
 */
export class ScheduleBoard extends LitElement {
  static properties = {
    published: { state: true },
    shown: { state: true },
    roster: { state: true },
    coming: { state: true },
    problem: { state: true },
    chosen: { state: true },
    late: { state: true },
    pausing: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        min-inline-size: 0;
      }

      .heading {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: 0.75rem 2rem;
        margin-block-end: 0.875rem;
      }

      h1 {
        font-size: 1.5rem;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1.75rem;
      }

      dt {
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }

      dd {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .good {
        color: var(--good);
      }

      .bad {
        color: var(--bad);
      }

      .under {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 2rem;
        margin-block-start: 0.25rem;
        font-size: 0.875rem;
      }

      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1.25rem;
        list-style: none;
      }

      .legend li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }

      .swatch {
        inline-size: 1.625rem;
        block-size: 1.375rem;
        border: 1px solid var(--line-strong);
        border-radius: 0.25rem;
        background: var(--sunken);
      }

      .chosen {
        min-block-size: 1.5em;
        margin-block-start: 0.5rem;
        font-weight: 600;
      }

      @media (pointer: coarse) {
        .keys {
          display: none;
        }
      }

      .empty {
        display: grid;
        gap: 0.75rem;
        max-inline-size: 44rem;
        margin-inline: auto;
        margin-block: 2rem;
        padding: 2rem;
      }

      progress {
        inline-size: 100%;
        block-size: 0.75rem;
        accent-color: var(--accent);
      }

      .pick {
        min-inline-size: 0;
        max-inline-size: 100%;
      }

      select {
        min-block-size: 2.25rem;
        max-inline-size: 100%;
        padding: 0.25rem 0.5rem;
        border: 1px solid var(--line-strong);
        border-radius: 0.375rem;
        background: var(--surface);
      }

      @media print {
        .keys,
        .chosen,
        .pick {
          display: none;
        }
      }
    `,
  ];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import('./api.js').Schedule[]} */
    this.published = [];
    /** @type {?import('./api.js').Schedule} */
    this.shown = null;
    /** @type {?import('./roster.js').Roster} */
    this.roster = null;
    /** The latest that is not published; null when there is none, undefined until known. @type {?import('./api.js').Schedule | undefined} */
    this.coming = undefined;
    /** @type {?ApiError} */
    this.problem = null;
    this.chosen = '';
    /** Whether the solver was told to pause and has not come to it yet. */
    this.pausing = false;
    /** Whether loading takes long enough to say so. */
    this.late = false;
  }

  connectedCallback() {
    super.connectedCallback();
    setTimeout(() => (this.late = true), 300);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Looks for the latest published schedule; without one, for the one in the making, again and again. */
  async load() {
    clearTimeout(this.#timer);
    await this.#try(async () => {
      const { items } = await schedules({ status: 'published' });
      this.published = items;
      if (items.length > 0) {
        await this.#show(this.shown?.id ?? items[0].id);
        return;
      }
      const latest = (await schedules({ size: 1 })).items[0];
      this.coming = latest ? await schedule(latest.id) : null;
      this.pausing &&= this.coming?.job?.state === 'running';
      this.#again(latest && SOLVING.includes(latest.status) ? 1000 : 5000);
    });
  }

  /**
   * @param {string} id
   * @param {'pause' | 'resume'} action
   */
  async #tell(id, action) {
    this.pausing = action === 'pause';
    await this.#try(async () => {
      try {
        await tell(id, action);
      } catch (failure) {
        if (!(failure instanceof ApiError && failure.status === 409)) {
          throw failure;
        }
        this.pausing = false; // it has ended meanwhile, as is seen in a moment
      }
    });
    if (!this.problem) {
      await this.load();
    }
  }

  /** @param {string} id */
  async #show(id) {
    const [shown, view] = await Promise.all([schedule(id), grid(id)]);
    this.roster = rosterOf(view, today());
    this.shown = shown;
    this.chosen = '';
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
      this.problem = null;
    } catch (failure) {
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      this.problem = failure;
      this.dispatchEvent(new CustomEvent('api-failed', { detail: failure, bubbles: true, composed: true }));
      if (failure.unreachable) {
        this.#again(5000);
      }
    }
  }

  /** @param {number} milliseconds */
  #again(milliseconds) {
    clearTimeout(this.#timer);
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.load(), milliseconds);
    }
  }

  render() {
    if (this.roster && this.shown) {
      return this.#board(this.shown, this.roster);
    }
    if (this.problem?.denied) {
      return this.#empty('Nothing here for your role', html`<p>${this.problem.message}. Sign in as somebody who may read schedules.</p>`);
    }
    if (this.problem) {
      return this.#empty('The schedule cannot be read just now', html`<p>${this.problem.message} Trying again every few seconds.</p>`);
    }
    if (this.coming === undefined) {
      return this.late ? html`<p class="empty soft" role="status">Reading the schedule…</p>` : nothing;
    }
    return this.#waiting(this.coming);
  }

  /**
   * @param {string} title
   * @param {unknown} body
   */
  #empty(title, body) {
    return html`<section class="card empty" aria-labelledby="title">
      <h1 id="title">${title}</h1>
      ${body}
    </section>`;
  }

  /** @param {?import('./api.js').Schedule} coming */
  #waiting(coming) {
    if (!coming) {
      return this.#empty(
        'No schedule yet',
        html`<p>Nothing has been generated. Bring a ward in and ask for a schedule over the API; it appears here when published.</p>
          <p><a href="/docs/">API documentation</a></p>`,
      );
    }
    const days = period(coming.start_date, coming.end_date);
    if (SOLVING.includes(coming.status)) {
      return this.#empty('No schedule published yet: one is being made', html`<p>${coming.name}, ${days}</p>${progressOf(coming)}${this.#control(coming)}`);
    }
    if (coming.status === 'draft') {
      return this.#empty(
        'No schedule published yet: a draft is ready',
        html`<p>${coming.name}, ${days}. It appears here as soon as it is published.</p>`,
      );
    }
    const why = coming.job?.failure ? `: ${coming.job.failure}` : '';
    return this.#empty(
      'No schedule published yet',
      html`<p>The latest one, ${coming.name} (${days}), is ${coming.status}${why}. A new one appears here when published.</p>`,
    );
  }

  /** One button, so that the focus stays where it is. @param {import('./api.js').Schedule} coming */
  #control(coming) {
    const action = coming.job?.state === 'paused' ? 'resume' : 'pause';
    return html`<p>
      <button
        class="button"
        type="button"
        aria-disabled=${this.pausing ? 'true' : 'false'}
        @click=${() => this.pausing || this.#tell(coming.id, action)}
      >
        ${this.pausing ? 'Pausing…' : capital(action)}
      </button>
    </p>`;
  }

  /**
   * @param {import('./api.js').Schedule} shown
   * @param {import('./roster.js').Roster} roster
   */
  #board(shown, roster) {
    const broken = shown.violation_counts;
    return html`
      <div class="heading">
        <div>
          <h1>${shown.name}</h1>
          <p class="soft">${period(shown.start_date, shown.end_date)} · ${roster.rows.length} people</p>
        </div>
        ${this.published.length > 1 ? this.#pick(shown) : nothing}
        <dl aria-label="Summary">
          ${figure('Status', html`<span class="good">${capital(shown.status)}</span>`)}
          ${figure('Hard violations', count(broken?.hard, 'bad'))} ${figure('Soft violations', count(broken?.soft))}
          ${figure('Soft penalty', shown.score ? html`${-shown.score.soft}${boundOf(shown)}` : '–')}
          ${figure('Coverage', shown.coverage_rate === null ? '–' : percent(shown.coverage_rate))}
        </dl>
      </div>
      <roster-grid
        .roster=${roster}
        label="Roster ${shown.name}, ${period(shown.start_date, shown.end_date)}"
        @cell-chosen=${this.#choose}
      ></roster-grid>
      <p class="chosen" aria-hidden="true">${this.chosen}</p>
      <div class="under">
        <ul class="legend" aria-label="Legend">
          ${roster.shifts.map(
            (shift) => html`<li><span class="chip tone-${shift.tone}">${shift.code}</span>${shift.name} ${shift.hours}</li>`,
          )}
          ${roster.absences > 0 ? html`<li><span class="chip away">abs</span>Absent, ! where there is work as well</li>` : nothing}
          <li><span class="swatch"></span>Weekend</li>
        </ul>
        <p class="soft keys">Arrow keys move by day and person, Page Up and Page Down by week.</p>
      </div>
    `;
  }

  /** @param {import('./api.js').Schedule} shown */
  #pick(shown) {
    return html`<div class="pick">
      <label class="soft" for="pick">Schedule</label>
      <select id="pick" @change=${this.#picked}>
        ${this.published.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === shown.id}>
              ${one.name}, ${period(one.start_date, one.end_date)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {Event} event */
  #picked(event) {
    const id = /** @type {HTMLSelectElement} */ (event.target).value;
    this.#try(() => this.#show(id));
  }

  /** @param {CustomEvent<string>} event */
  #choose(event) {
    this.chosen = event.detail;
  }
}

/** @param {import('./api.js').Schedule} coming */
function progressOf(coming) {
  const limit = coming.job?.time_limit_seconds ?? 0;
  const elapsed = Math.min(coming.progress?.elapsed_seconds ?? 0, limit);
  const best = coming.progress?.best_score;
  const bound = coming.progress?.score_bound;
  const least = bound ? `, ${-bound.soft} at least in any roster` : '';
  const so = best ? `best so far: ${-best.hard} hard, ${-best.soft} soft penalty${least}` : 'no complete roster yet';
  return html`
    <progress aria-label="Solving" max=${limit || nothing} value=${limit ? elapsed : nothing}></progress>
    <p class="soft">
      <span role="status">${STATES[coming.job?.state ?? ''] ?? ''}</span>
      ${coming.status === 'queued' ? nothing : `${Math.round(elapsed)} of ${limit} seconds, ${so}.`}
    </p>
  `;
}

/**
 * What the solver knows of the roster that it made; nothing once that was changed.
 *
 * @param {import('./api.js').Schedule} shown
 */
function boundOf(shown) {
  const { best_score: best, score_bound: bound } = shown.progress ?? {};
  if (!best || !bound || best.hard !== shown.score?.hard || best.soft !== shown.score.soft) {
    return nothing;
  }
  return html`, <span class="soft">${best.soft === bound.soft ? 'the least possible' : `of ${-bound.soft} at least`}</span>`;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
const figure = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/**
 * @param {number | undefined} number
 * @param {string} [tone]
 */
const count = (number, tone = '') => html`<span class=${number ? tone : ''}>${number ?? '–'}</span>`;

/** @param {number} rate */
const percent = (rate) => `${(Math.floor(rate * 1000) / 10).toLocaleString('en-GB')} %`;

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

customElements.define('schedule-board', ScheduleBoard);
