import { LitElement, css, html } from 'lit';
import { base } from './styles.js';

const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
const WORDS = { auto: 'as the system', light: 'light', dark: 'dark' };
const SIGNS = { auto: '◐', light: '☀', dark: '☾' };

/** Light, dark or as the system says; remembered in this browser. */
export class ThemeToggle extends LitElement {
  static properties = { theme: { state: true } };

  static styles = [
    base,
    css`
      .button {
        white-space: nowrap;
      }

      @media (max-width: 40rem) {
        .word {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {'auto' | 'light' | 'dark'} */
    this.theme = /** @type {any} */ (document.documentElement.dataset.theme ?? 'auto');
  }

  render() {
    return html`<button class="button" type="button" @click=${this.#turn}>
      <span aria-hidden="true">${SIGNS[this.theme]}</span>
      <span class="word">Colours: ${WORDS[this.theme]}</span>
    </button>`;
  }

  #turn() {
    this.theme = /** @type {any} */ (NEXT[this.theme]);
    if (this.theme === 'auto') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = this.theme;
    }
    try {
      localStorage.setItem('rounds.theme', this.theme);
    } catch {
      // Storage is switched off: the choice holds until the page is left.
    }
  }
}

customElements.define('theme-toggle', ThemeToggle);
