import { LitElement, css, html, nothing } from 'lit';
import { base } from './styles.js';

/**
 * People by days, one tab stop for all of it: arrows move by day and person, Page Up and Page Down by week, Home and End
 * within the person, with Ctrl to the corners. Fires `cell-chosen` with the words for the cell in focus.
 */
export class RosterGrid extends LitElement {
  static properties = { roster: { attribute: false }, label: {} };

  static styles = [
    base,
    css`
      :host {
        min-inline-size: 0;
        --name: 11rem;
        --cell: 2.25rem;
        --head: 4.625rem;
        --foot: 0rem;
      }

      .scroll {
        position: relative;
        overflow: auto;
        max-block-size: max(22rem, calc(100dvh - 13rem));
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
        scroll-padding: var(--head) 0.5rem var(--foot) calc(var(--name) + 0.25rem);
        overscroll-behavior-inline: contain;
      }

      table {
        inline-size: 100%;
        border-collapse: separate;
        border-spacing: 0;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        line-height: 1.2;
      }

      th,
      td {
        padding: 0;
        border-block-end: 1px solid var(--line);
        text-align: center;
        font-weight: 400;
        background: var(--surface);
      }

      td {
        inline-size: var(--cell);
        min-inline-size: var(--cell);
        block-size: 1.875rem;
      }

      thead {
        position: sticky;
        inset-block-start: 0;
        z-index: 3;
      }

      thead th {
        color: var(--ink-soft);
        font-size: 0.75rem;
      }

      .months th {
        block-size: 1.625rem;
        border-block-end: 0;
        text-align: start;
        font-size: 0.8125rem;
        font-weight: 600;
        color: var(--ink);
      }

      .months span {
        position: sticky;
        inset-inline-start: calc(var(--name) + 0.5rem);
        padding-inline: 0.5rem;
      }

      .days th {
        block-size: 3rem;
        border-block-end: 1px solid var(--line-strong);
        vertical-align: middle;
      }

      .days b {
        display: block;
        font-size: 0.9375rem;
        color: var(--ink);
        font-weight: 600;
      }

      .days .now b {
        margin-inline: auto;
        inline-size: 1.75rem;
        border-radius: 0.75rem;
        line-height: 1.35;
        background: var(--accent);
        color: var(--on-accent);
      }

      .days .now {
        color: var(--accent);
        font-size: 0.6875rem;
        font-weight: 650;
      }

      .name {
        position: sticky;
        inset-inline-start: 0;
        z-index: 2;
        inline-size: var(--name);
        min-inline-size: var(--name);
        max-inline-size: var(--name);
        padding-inline: 0.75rem 0.5rem;
        overflow: hidden;
        border-inline-end: 1px solid var(--line-strong);
        text-align: start;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      thead .name,
      thead .total {
        border-block-end: 1px solid var(--line-strong);
        font-size: 0.8125rem;
        vertical-align: bottom;
        padding-block-end: 0.5rem;
      }

      thead .name {
        z-index: 4;
      }

      .weekend {
        background: var(--sunken);
      }

      .now {
        background: var(--today);
      }

      .monday {
        border-inline-start: 1px solid var(--line);
      }

      .total {
        min-inline-size: 3.5rem;
        padding-inline: 0.5rem;
        border-inline-start: 1px solid var(--line-strong);
        color: var(--ink-soft);
      }

      tr:focus-within > .name {
        background: var(--today);
        font-weight: 600;
      }

      @media (hover: hover) {
        tr:hover > .name {
          background: var(--today);
        }
      }

      td:focus {
        outline: none;
      }

      td:focus-visible {
        position: relative;
        z-index: 1;
        outline: var(--focus);
        outline-offset: -0.1875rem;
        border-radius: 0;
      }

      tfoot {
        z-index: 3;
      }

      tfoot tr:first-child > * {
        border-block-start: 1px solid var(--line-strong);
      }

      tfoot td,
      tfoot th {
        font-size: 0.8125rem;
      }

      tfoot td {
        block-size: 1.625rem;
      }

      tfoot .name .chip {
        margin-inline-end: 0.375rem;
        block-size: 1.125rem;
        font-size: 0.75rem;
      }

      tfoot .none {
        color: var(--ink-soft);
      }

      @media (min-height: 44rem) {
        .few {
          --foot: 5.25rem;
        }

        .few tfoot {
          position: sticky;
          inset-block-end: 0;
        }
      }

      @media (min-width: 80rem) {
        :host {
          --name: 13rem;
        }
      }

      @media (max-width: 40rem) {
        .people {
          display: none;
        }

        :host {
          --name: 7.25rem;
          --cell: 2.375rem;
        }

        .name {
          padding-inline: 0.5rem 0.25rem;
          font-size: 0.8125rem;
          line-height: 1.15;
          white-space: normal;
          overflow-wrap: anywhere;
        }

        td {
          block-size: 2.125rem;
        }
      }

      @media print {
        .scroll {
          max-block-size: none;
          overflow: visible;
          border: 0;
          box-shadow: none;
        }

        table {
          inline-size: 100%;
          font-size: 7.5pt;
        }

        thead,
        tfoot,
        .name,
        .months span,
        .few tfoot {
          position: static;
        }

        tfoot {
          display: table-row-group;
        }

        tr {
          break-inside: avoid;
        }

        td {
          inline-size: auto;
          min-inline-size: 0;
          block-size: 14pt;
        }

        .name {
          inline-size: auto;
          min-inline-size: 30mm;
        }

        td .chip {
          min-inline-size: 0;
          inline-size: 100%;
          padding: 0;
          block-size: 11pt;
          font-size: 7.5pt;
          border: 0.5pt solid #444;
        }

        .weekend,
        .now {
          print-color-adjust: exact;
          -webkit-print-color-adjust: exact;
        }

        .days th {
          block-size: auto;
        }

        .days .now {
          font-size: 7pt;
        }

        .days .now b {
          inline-size: auto;
        }
      }
    `,
  ];

  /** The cell that Tab reaches. */
  #row = 0;
  #column = 0;

  constructor() {
    super();
    /** @type {?import('./roster.js').Roster} */
    this.roster = null;
    this.label = 'Roster';
  }

  render() {
    if (!this.roster) {
      return nothing;
    }
    const { columns, months, rows, counts } = this.roster;
    const tints = columns.map(tint);
    return html`
      <div class="scroll ${counts.length <= 3 ? 'few' : ''}">
        <table
          role="grid"
          aria-label=${this.label}
          aria-readonly="true"
          @keydown=${this.#move}
          @focusin=${this.#arrive}
        >
          <thead>
            <tr class="months">
              <th class="name" rowspan="2" scope="col">Name</th>
              ${months.map((month) => html`<th colspan=${month.days}><span>${month.name}</span></th>`)}
              <th class="total" rowspan="2" scope="col">Shifts</th>
            </tr>
            <tr class="days">
              ${columns.map(
                (column) => html`
                  <th class=${tint(column)} scope="col" aria-current=${column.today ? 'date' : nothing}>
                    ${column.today && column.weekday !== 'pm' ? 'Today' : column.weekday}<b>${column.number}</b>
                  </th>
                `,
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#person(row, tints))}
          </tbody>
          <tfoot>
            ${counts.map((count) => this.#count(count, columns, tints))}
          </tfoot>
        </table>
      </div>
    `;
  }

  /**
   * @param {import('./roster.js').Row} row
   * @param {string[]} tints
   */
  #person(row, tints) {
    return html`<tr>
      <th class="name" scope="row" title=${row.name}>${row.name}</th>
      ${row.cells.map((cell, c) => square(cell, tints[c]))}
      <td class="total" tabindex="-1" aria-label="${row.name}: ${row.total} shifts in all">${row.total}</td>
    </tr>`;
  }

  /**
   * @param {import('./roster.js').Count} count
   * @param {import('./roster.js').Column[]} columns
   * @param {string[]} tints
   */
  #count({ shift, perDay }, columns, tints) {
    const all = perDay.reduce((sum, one) => sum + one, 0);
    return html`<tr>
      <th class="name" scope="row"><span class="chip tone-${shift.tone}">${shift.code}</span>${shift.name}<span class="people">, people</span></th>
      ${perDay.map(
        (heads, c) =>
          html`<td
            class="${tints[c]} ${heads ? '' : 'none'}"
            tabindex="-1"
            aria-label="${shift.name}, ${columns[c].label}: ${heads === 1 ? '1 person' : `${heads} people`}"
            >${heads}</td
          >`,
      )}
      <td class="total" tabindex="-1" aria-label="${shift.name}: ${all} shifts in all">${all}</td>
    </tr>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('roster') || !this.roster) {
      return;
    }
    const today = this.roster.columns.findIndex((column) => column.today);
    this.#stop(0, Math.max(0, today));
    if (today > 0) {
      this.#reveal(today);
    }
  }

  /** Begins with today where not all days fit. @param {number} column */
  #reveal(column) {
    const scroll = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.scroll'));
    const day = /** @type {HTMLElement} */ (this.renderRoot.querySelectorAll('.days th')[column]);
    const name = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.name'));
    if (day.offsetLeft + day.offsetWidth > scroll.clientWidth) {
      scroll.scrollLeft = day.offsetLeft - name.offsetWidth - day.offsetWidth;
    }
  }

  /** @param {FocusEvent} event */
  #arrive(event) {
    const cell = /** @type {HTMLElement} */ (event.target).closest('td');
    if (!cell) {
      return;
    }
    const lines = this.#lines();
    const row = lines.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement));
    this.#stop(row, cell.cellIndex - 1);
    this.dispatchEvent(
      new CustomEvent('cell-chosen', { detail: cell.getAttribute('aria-label'), bubbles: true, composed: true }),
    );
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    if (event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    const lines = this.#lines();
    const lastRow = lines.length - 1;
    const lastColumn = lines[0].cells.length - 2;
    const corner = event.ctrlKey;
    /** @type {Record<string, [number, number]>} */
    const steps = {
      ArrowLeft: [this.#row, this.#column - 1],
      ArrowRight: [this.#row, this.#column + 1],
      ArrowUp: [this.#row - 1, this.#column],
      ArrowDown: [this.#row + 1, this.#column],
      PageUp: [this.#row, this.#column - 7],
      PageDown: [this.#row, this.#column + 7],
      Home: [corner ? 0 : this.#row, 0],
      End: [corner ? lastRow : this.#row, lastColumn],
    };
    const to = steps[event.key];
    if (!to || (corner && !event.key.startsWith('Home') && !event.key.startsWith('End'))) {
      return;
    }
    event.preventDefault();
    const row = Math.min(Math.max(to[0], 0), lastRow);
    const column = Math.min(Math.max(to[1], 0), lastColumn);
    const cell = /** @type {HTMLElement} */ (lines[row].cells[column + 1]);
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  #stop(row, column) {
    const lines = this.#lines();
    lines[this.#row]?.cells[this.#column + 1]?.setAttribute('tabindex', '-1');
    lines[row]?.cells[column + 1]?.setAttribute('tabindex', '0');
    this.#row = row;
    this.#column = column;
  }

  /** @returns {HTMLTableRowElement[]} */
  #lines() {
    return Array.from(this.renderRoot.querySelectorAll('tbody > tr, tfoot > tr'));
  }
}

/** @param {import('./roster.js').Column} column */
function tint(column) {
  return `${column.today ? 'now ' : column.weekend ? 'weekend ' : ''}${column.monday ? 'monday' : ''}`;
}

/**
 * One template each, none inside another: there are thousands of them.
 *
 * @param {import('./roster.js').Cell} cell
 * @param {string} tint
 */
function square({ shift, absent, label }, tint) {
  if (shift) {
    const code = absent ? `${shift.code}!` : shift.code;
    return html`<td class=${tint} tabindex="-1" aria-label=${label}><span class=${TONES[shift.tone]}>${code}</span></td>`;
  }
  return absent
    ? html`<td class=${tint} tabindex="-1" aria-label=${label}><span class="chip away">abs</span></td>`
    : html`<td class=${tint} tabindex="-1" aria-label=${label}></td>`;
}

const TONES = Array.from({ length: 10 }, (_, tone) => `chip tone-${tone}`);

customElements.define('roster-grid', RosterGrid);
