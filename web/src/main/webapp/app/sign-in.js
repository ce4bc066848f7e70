import { LitElement, css, html, nothing } from 'lit';
import { ApiError, signIn } from './api.js';
import { base } from './styles.js';

/** The sign-in form. Fires `signed-in` with the session. */
export class SignIn extends LitElement {
  static properties = { notice: {}, error: { state: true }, busy: { state: true } };

  static styles = [
    base,
    css`
      form {
        display: grid;
        gap: 1rem;
      }

      h2 {
        font-size: 1.25rem;
      }

      label {
        display: block;
        margin-block-end: 0.375rem;
        font-size: 0.9375rem;
        font-weight: 600;
      }

      input {
        inline-size: 100%;
        min-block-size: 2.75rem;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: 0.375rem;
        background: var(--page);
      }

      input[aria-invalid='true'] {
        border-color: var(--bad);
        box-shadow: 0 0 0 1px var(--bad);
      }

      .message {
        padding: 0.5rem 0.75rem;
        border-inline-start: 0.25rem solid var(--accent);
        border-radius: 0.25rem;
        background: var(--today);
      }

      .message.bad {
        border-color: var(--bad);
        background: var(--bad-tint);
        color: var(--bad);
      }

      .message:empty {
        display: none;
      }
    `,
  ];

  constructor() {
    super();
    /** Why one has to sign in again. @type {string} */
    this.notice = '';
    /** @type {string} */
    this.error = '';
    this.busy = false;
  }

  render() {
    return html`
      <form class="card" method="post" novalidate aria-labelledby="title" @submit=${this.#submit}>
        <h2 id="title">Sign in</h2>
        ${this.notice && !this.error ? html`<p class="message" role="status">${this.notice}</p>` : nothing}
        <p id="error" class="message bad" role="alert" ?hidden=${!this.error}>${this.error}</p>
        ${this.#field('username', 'User name', 'text', 'username')}
        ${this.#field('password', 'Password', 'password', 'current-password')}
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${this.busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    `;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} type
   * @param {string} autocomplete
   */
  #field(name, label, type, autocomplete) {
    return html`
      <div>
        <label for=${name}>${label}</label>
        <input
          id=${name}
          name=${name}
          type=${type}
          autocomplete=${autocomplete}
          autocapitalize="none"
          spellcheck="false"
          required
          aria-invalid=${this.error ? 'true' : nothing}
          aria-describedby=${this.error ? 'error' : nothing}
        />
      </div>
    `;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const username = String(form.get('username')).trim();
    const password = String(form.get('password'));
    if (!username || !password) {
      this.#refuse('Enter your user name and your password.', username ? 'password' : 'username');
      return;
    }
    this.busy = true;
    this.error = '';
    try {
      const signedIn = await signIn(username, password);
      this.dispatchEvent(new CustomEvent('signed-in', { detail: signedIn, bubbles: true, composed: true }));
    } catch (failure) {
      this.#refuse(failure instanceof ApiError ? sentence(failure.message) : String(failure), 'password');
    } finally {
      this.busy = false;
    }
  }

  /**
   * @param {string} message
   * @param {string} field
   */
  async #refuse(message, field) {
    this.error = message;
    await this.updateComplete;
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${field}`));
    input.focus();
    input.select();
  }
}

/** @param {string} text */
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

customElements.define('sign-in', SignIn);
