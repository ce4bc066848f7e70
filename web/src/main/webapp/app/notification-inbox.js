import { LitElement, css, html, nothing } from 'lit';
import { ApiError, mark, markAll, notifications } from './api.js';
import { base } from './styles.js';

const SELDOM = 60_000;
const PAGE = 25;
const MOST = 100;

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * What the user has been told: a bell with the number of what is unread, and the list behind it. Nothing for a role that is
 * told nothing. Fires `api-failed` when the session is gone.
 */
export class NotificationInbox extends LitElement {
  static properties = {
    unread: { state: true },
    items: { state: true },
    total: { state: true },
    problem: { state: true },
    denied: { state: true },
  };

  static styles = [
    base,
    css`
      .bell {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-inline-size: 2.25rem;
        justify-content: center;
      }

      svg {
        display: block;
        inline-size: 1.125rem;
        block-size: 1.125rem;
        fill: none;
        stroke: currentcolor;
        stroke-width: 1.75;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      .number {
        min-inline-size: 1.375rem;
        padding-inline: 0.375rem;
        border-radius: 1rem;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.8125rem;
        font-weight: 650;
        line-height: 1.375rem;
        text-align: center;
      }

      dialog {
        inline-size: min(36rem, 100vw - 1.5rem);
        max-block-size: min(40rem, 100dvh - 1.5rem);
        margin-block-start: 0.75rem;
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      .top {
        position: sticky;
        inset-block-start: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        padding: 0.75rem 1rem;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      h2 {
        margin-inline-end: auto;
        font-size: 1.125rem;
      }

      ul {
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        padding: 0.75rem 1rem;
        border-inline-start: 0.25rem solid transparent;
      }

      ul,
      li + li {
        border-block-start: 1px solid var(--line);
      }

      li.new {
        border-inline-start-color: var(--accent);
      }

      li.new p {
        font-weight: 600;
      }

      li > div {
        flex: 1 1 14rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      time {
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }

      .rest {
        padding: 0.75rem 1rem;
      }

      [role='alert']:not(:empty) {
        padding: 0.75rem 1rem;
        background: var(--bad-tint);
        color: var(--bad);
      }
    `,
  ];

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  constructor() {
    super();
    this.unread = 0;
    /** @type {?import('./api.js').Notification[]} */
    this.items = null;
    this.total = 0;
    this.problem = '';
    this.denied = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#count();
    this.#timer = setInterval(() => document.hidden || this.#count(), SELDOM);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** A number that is not known is none: whoever looks into the list is told why. */
  async #count() {
    try {
      this.unread = (await notifications({ read: false, size: 1 })).total;
      this.denied = false;
    } catch (failure) {
      this.denied = this.#known(failure).denied;
    }
  }

  /** @param {() => Promise<void>} work what the user asked for */
  async #try(work) {
    try {
      await work();
      this.problem = '';
    } catch (failure) {
      this.problem = this.#known(failure).message;
    }
  }

  /** @param {unknown} failure */
  #known(failure) {
    if (!(failure instanceof ApiError)) {
      throw failure;
    }
    if (failure.signedOut) {
      this.dispatchEvent(new CustomEvent('api-failed', { detail: failure, bubbles: true, composed: true }));
    }
    return failure;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  async #open() {
    this.#dialog.showModal();
    await this.#try(() => this.#load(PAGE));
  }

  /** @param {number} size */
  async #load(size) {
    const [listed] = await Promise.all([notifications({ size }), this.#count()]);
    this.items = listed.items;
    this.total = listed.total;
  }

  /** @param {import('./api.js').Notification} item */
  #mark(item) {
    return this.#try(async () => {
      const marked = await mark(item.id, !item.read);
      this.items = (this.items ?? []).map((other) => (other.id === marked.id ? marked : other));
      await this.#count();
    });
  }

  #markAll() {
    const [newest] = this.items ?? [];
    return this.#try(async () => {
      if (newest) {
        await markAll(newest.created_at);
      }
      await this.#load(Math.max(PAGE, this.items?.length ?? 0));
    });
  }

  render() {
    if (this.denied) {
      return nothing;
    }
    return html`
      <button class="button bell" type="button" aria-haspopup="dialog" @click=${this.#open}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7M10 20a2 2 0 0 0 4 0" />
        </svg>
        <span class="unseen">Notifications${this.unread > 0 ? `, ${this.unread} unread` : ''}</span>
        ${this.unread > 0 ? html`<span class="number" aria-hidden="true">${this.unread > 99 ? '99+' : this.unread}</span>` : nothing}
      </button>
      <dialog aria-labelledby="title">
        <div class="top">
          <h2 id="title">Notifications</h2>
          <button class="button" type="button" @click=${() => this.#dialog.close()}>Close</button>
        </div>
        <p role="alert">${this.problem}</p>
        <p class="unseen" role="status">${this.items ? `${this.unread} unread` : ''}</p>
        ${this.items ? this.#list(this.items) : nothing}
      </dialog>
    `;
  }

  /** @param {import('./api.js').Notification[]} items */
  #list(items) {
    if (items.length === 0) {
      return html`<p class="rest soft">You have not been told anything yet.</p>`;
    }
    const more = this.total > items.length && items.length < MOST;
    return html`
      <p class="rest"><button class="button" type="button" @click=${this.#markAll}>Mark all as read</button></p>
      <ul>
        ${items.map((item) => this.#item(item))}
      </ul>
      ${more
        ? html`<p class="rest">
            <button class="button" type="button" @click=${() => this.#try(() => this.#load(MOST))}>Show older ones</button>
          </p>`
        : nothing}
    `;
  }

  /** @param {import('./api.js').Notification} item */
  #item(item) {
    return html`<li class=${item.read ? '' : 'new'}>
      <div>
        <p id=${item.id}>${item.read ? nothing : html`<span class="unseen">Unread: </span>`}${item.text}</p>
        <time datetime=${item.created_at}>${WHEN.format(new Date(item.created_at))}</time>
      </div>
      <button class="button" type="button" aria-describedby=${item.id} @click=${() => this.#mark(item)}>
        ${item.read ? 'Mark as unread' : 'Mark as read'}
      </button>
    </li>`;
  }
}

customElements.define('notification-inbox', NotificationInbox);
