import { LitElement, css, html, nothing } from 'lit';
import { ApiError, health, schedules } from './api.js';
import { base } from './styles.js';

const OFTEN = 5_000;
const SELDOM = 20_000;

/**
 * What is running: the server's health and, for somebody signed in, schedules and solver. Fires `api-failed` when
 * the session is gone.
 */
export class ServicePanel extends LitElement {
  static properties = { signedIn: { type: Boolean }, state: { state: true }, numbers: { state: true } };

  static styles = [
    base,
    css`
      .card {
        display: grid;
        gap: 0.875rem;
      }

      h2 {
        font-size: 1.0625rem;
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
        gap: 0.75rem 1.5rem;
      }

      dt {
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }

      dd {
        font-weight: 600;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        list-style: none;
      }

      li a {
        display: inline-block;
        padding-block: 0.125rem;
      }

      .good {
        color: var(--good);
      }

      .bad {
        color: var(--bad);
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    this.signedIn = false;
    /** @type {'unknown' | 'healthy' | 'unhealthy' | 'unreachable'} */
    this.state = 'unknown';
    /** @type {?{all: number, published: number, solving: number, queued: number}} */
    this.numbers = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('signedIn') && changed.get('signedIn') !== undefined) {
      this.numbers = null;
      this.#look();
    }
  }

  async #look() {
    clearTimeout(this.#timer);
    try {
      this.state = (await health()).status === 'healthy' ? 'healthy' : 'unhealthy';
      this.numbers = this.signedIn ? await numbers() : null;
    } catch (failure) {
      if (!(failure instanceof ApiError)) {
        throw failure;
      }
      if (failure.unreachable) {
        this.state = 'unreachable';
      }
      this.numbers = null;
      if (failure.signedOut) {
        this.dispatchEvent(new CustomEvent('api-failed', { detail: failure, bubbles: true, composed: true }));
      }
    }
    clearTimeout(this.#timer);
    if (this.isConnected) {
      const busy = this.state !== 'healthy' || (this.numbers && this.numbers.solving + this.numbers.queued > 0);
      this.#timer = setTimeout(() => (document.hidden ? this.#later() : this.#look()), busy ? OFTEN : SELDOM);
    }
  }

  /** A page nobody looks at asks nothing. */
  #later() {
    document.addEventListener('visibilitychange', () => this.isConnected && this.#look(), { once: true });
  }

  render() {
    return html`<section class="card" aria-labelledby="running">
      <h2 id="running">What is running</h2>
      <dl>
        <div>
          <dt>Server</dt>
          <dd><span role="status">${SERVER[this.state]}</span></dd>
        </div>
        ${this.numbers ? this.#numbers(this.numbers) : nothing}
      </dl>
      <ul aria-label="For developers and operators">
        <li><a href="/docs/">API documentation</a></li>
        <li><a href="/api/v1/openapi.json">OpenAPI</a></li>
        <li><a href="/health">Health</a></li>
      </ul>
    </section>`;
  }

  /** @param {{all: number, published: number, solving: number, queued: number}} numbers */
  #numbers({ all, published, solving, queued }) {
    const waiting = queued > 0 ? `, ${queued} waiting` : '';
    return html`
      <div>
        <dt>Schedules</dt>
        <dd>${all}, ${published} published</dd>
      </div>
      <div>
        <dt>Solver</dt>
        <dd>${solving > 0 ? `Solving ${solving}${waiting}` : queued > 0 ? `${queued} waiting` : 'Idle'}</dd>
      </div>
    `;
  }
}

const SERVER = {
  unknown: html`Asking…`,
  healthy: html`<span class="good">✓ Healthy</span>`,
  unhealthy: html`<span class="bad">✗ Running, but without its database</span>`,
  unreachable: html`<span class="bad">✗ Not reachable, trying again</span>`,
};

/** Nothing for somebody who may not read schedules. */
async function numbers() {
  try {
    const totals = await Promise.all(
      [undefined, 'published', 'solving', 'queued'].map(async (status) => (await schedules({ status, size: 1 })).total),
    );
    return { all: totals[0], published: totals[1], solving: totals[2], queued: totals[3] };
  } catch (failure) {
    if (failure instanceof ApiError && failure.denied) {
      return null;
    }
    throw failure;
  }
}

customElements.define('service-panel', ServicePanel);
