import { css } from 'lit';

/** What every element of the page shares. */
export const base = css`
  :host {
    display: block;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  p,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }

  h1,
  h2 {
    line-height: 1.2;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  a {
    color: var(--accent);
    text-underline-offset: 0.2em;
  }

  a:hover {
    color: var(--accent-strong);
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: var(--focus);
    outline-offset: 2px;
    border-radius: 0.25rem;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  .button {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line-strong);
    border-radius: 0.375rem;
    background: var(--surface);
    cursor: pointer;
  }

  .button:hover {
    background: var(--sunken);
  }

  .button.primary {
    min-block-size: 2.75rem;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .button.primary:hover {
    background: var(--accent-strong);
    border-color: var(--accent-strong);
  }

  .button[aria-disabled='true'] {
    cursor: progress;
  }

  .card {
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .soft {
    color: var(--ink-soft);
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .chip {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.625rem;
    block-size: 1.375rem;
    padding-inline: 0.25rem;
    border-radius: 0.25rem;
    font-size: 0.8125rem;
    font-weight: 650;
    line-height: 1;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }

  ${toneRules()}

  .away {
    color: var(--ink-soft);
    font-size: 0.6875rem;
    font-style: italic;
    font-weight: 500;
    background: repeating-linear-gradient(135deg, transparent 0 4px, var(--line) 4px 5px);
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
  }
`;

function toneRules() {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (tone) => css`
      .tone-${tone} {
        background: var(--tone-${tone});
        color: var(--tone-${tone}-ink);
      }
    `,
  ).reduce((all, rule) => css`${all}${rule}`);
}
