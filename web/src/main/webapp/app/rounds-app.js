import { LitElement, css, html, nothing } from 'lit';
import { session, signOut } from './api.js';
import { base } from './styles.js';
import './notification-inbox.js';
import './schedule-board.js';
import './service-panel.js';
import './sign-in.js';
import './theme-toggle.js';

/** The start page: who is here, what is running, and the schedule in force. */
export class RoundsApp extends LitElement {
  static properties = { session: { state: true }, notice: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        min-block-size: 100dvh;
      }

      header {
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      header > div,
      main {
        inline-size: 100%;
        max-inline-size: 100rem;
        margin-inline: auto;
        padding-inline: clamp(0.75rem, 2vw, 1.5rem);
      }

      header > div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        min-block-size: 3.25rem;
        padding-block: 0.375rem;
      }

      main:focus {
        outline: none;
      }

      .brand {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin-inline-end: auto;
        font-size: 1.125rem;
        font-weight: 650;
        letter-spacing: -0.01em;
        color: var(--ink);
        text-decoration: none;
      }

      .brand img {
        display: block;
      }

      main {
        min-inline-size: 0;
        padding-block: 1.25rem 2rem;
      }

      main > * + * {
        margin-block-start: 1.5rem;
      }

      .welcome {
        display: grid;
        grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
        align-items: start;
        gap: 2rem clamp(2rem, 6vw, 5rem);
        max-inline-size: 64rem;
        margin-inline: auto;
        padding-block-start: clamp(0.5rem, 7vh, 5rem);
      }

      .words {
        display: grid;
        gap: 1.25rem;
      }

      .welcome sign-in {
        grid-row: span 2;
      }

      h1 {
        font-size: clamp(1.75rem, 4vw, 2.5rem);
        letter-spacing: -0.025em;
      }

      .lead {
        max-inline-size: 34rem;
        font-size: 1.0625rem;
      }

      @media (max-width: 48rem) {
        .welcome {
          grid-template-columns: minmax(0, 1fr);
        }

        .welcome sign-in {
          grid-row: auto;
        }
      }

      @media print {
        header {
          display: none;
        }

        main {
          padding: 0;
          max-inline-size: none;
        }

        :host {
          min-block-size: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.session = session();
    this.notice = '';
    this.addEventListener('signed-in', (event) => this.#enter(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('api-failed', (event) => {
      if (/** @type {CustomEvent} */ (event).detail.signedOut) {
        this.#leave('Your session has ended. Sign in again.');
      }
    });
  }

  /** @param {import('./api.js').Session} session */
  async #enter(session) {
    this.session = session;
    this.notice = '';
    await this.updateComplete;
    this.renderRoot.querySelector('main')?.focus();
  }

  /** @param {string} notice */
  async #leave(notice) {
    if (!this.session) {
      return;
    }
    signOut();
    this.session = null;
    this.notice = notice;
    await this.updateComplete;
    this.renderRoot.querySelector('main')?.focus();
  }

  render() {
    return html`
      <header>
        <div>
          <a class="brand" href="/"><img src="/app/icon.svg" alt="" width="28" height="28" />Rounds</a>
          <theme-toggle></theme-toggle>
          ${this.session ? this.#account(this.session) : nothing}
        </div>
      </header>
      <main tabindex="-1">${this.session ? this.#schedule() : this.#welcome()}</main>
    `;
  }

  /** @param {import('./api.js').Session} session */
  #account({ name }) {
    return html`
      <notification-inbox></notification-inbox>
      <span class="soft"><span class="unseen">Signed in as </span>${name}</span>
      <button class="button" type="button" @click=${() => this.#leave('You are signed out.')}>Sign out</button>
    `;
  }

  #schedule() {
    return html`<schedule-board></schedule-board><service-panel signedIn></service-panel>`;
  }

  #welcome() {
    return html`<div class="welcome">
      <div class="words">
        <h1>One hospital, one schedule</h1>
        <p class="lead soft">
          Rounds plans the people who give care: it writes the roster, checks it against every rule, and publishes it.
        </p>
      </div>
      <sign-in .notice=${this.notice}></sign-in>
      <service-panel></service-panel>
    </div>`;
  }
}

customElements.define('rounds-app', RoundsApp);
