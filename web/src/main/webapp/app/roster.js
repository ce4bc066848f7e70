/**
 * The grid answer of the API turned into what is shown: columns, rows and counts. No elements here.
 *
 * @typedef {{id: string, code: string, name: string, start_time: string, length_minutes: number}} Activity
 * @typedef {'block' | 'day' | 'night' | 'am' | 'pm'} Slot
 * @typedef {{dates: string[], slots: Slot[], people: {id: string, name: string}[], activities: Activity[],
 *   cells: (?number)[][], flags: {row: number, column: number, kind: string}[]}} GridView
 * @typedef {{day: string, number: number, weekday: string, label: string, weekend: boolean, today: boolean,
 *   monday: boolean}} Column
 * @typedef {{code: string, name: string, hours: string, tone: number}} Shift
 * @typedef {{shift: ?Shift, absent: boolean, label: string}} Cell
 * @typedef {{name: string, cells: Cell[], total: number}} Row
 * @typedef {{shift: Shift, perDay: number[]}} Count
 * @typedef {{columns: Column[], months: {name: string, days: number}[], rows: Row[], shifts: Shift[],
 *   counts: Count[], absences: number}} Roster
 */
import { hours, isWeekend, longDay, month, weekday } from './dates.js';

/** Hues by time of day, so that a night looks like a night in every ward. */
const MORNING = [0, 3, 7, 5];
const AFTERNOON = [1, 4, 5, 8];
const NIGHT = [2, 6, 9];
const TONES = 10;
/** Minutes; what lasts that long, such as a rotation, has no hours to tell. */
const DAY = 1440;
/** @type {Record<string, string>} */
const PARTLY = { block: ', with leave' };

/**
 * @param {GridView} view
 * @param {string} today
 * @returns {Roster}
 */
export function rosterOf(view, today) {
  const columns = view.dates.map((day, column) => columnOf(day, view.slots[column], today));
  const shifts = shiftsOf(view.activities);
  const starts = view.activities.map((activity) => activity.start_time);
  const absent = new Set(view.flags.filter((flag) => flag.kind === 'absence').map((flag) => `${flag.row}:${flag.column}`));
  const perDay = shifts.map(() => columns.map(() => 0));
  const rows = view.people.map((person, row) => {
    let total = 0;
    const cells = columns.map((column, c) => {
      const index = view.cells[row]?.[c] ?? null;
      const away = absent.has(`${row}:${c}`);
      if (index !== null) {
        total++;
        perDay[index][c]++;
      }
      const shift = index === null ? null : shifts[index];
      const work = shift && (shift.hours ? `${shift.name} ${starts[index]}` : shift.name);
      const what = shift ? `${work}${away ? PARTLY[view.slots[c]] ?? ', although absent' : ''}` : away ? 'absent' : free(view.slots[c]);
      return { shift, absent: away, label: `${person.name}, ${column.label}: ${what}` };
    });
    return { name: person.name, cells, total };
  });
  const order = view.activities.map((_, index) => index).sort((a, b) => starts[a].localeCompare(starts[b]) || a - b);
  return {
    columns,
    months: monthsOf(view.dates),
    rows,
    shifts: order.map((index) => shifts[index]),
    counts: order.map((index) => ({ shift: shifts[index], perDay: perDay[index] })),
    absences: absent.size,
  };
}

/** @param {Slot} slot */
const free = (slot) => (slot === 'block' ? 'no rotation' : slot === 'am' || slot === 'pm' ? 'off' : 'day off');

/**
 * @param {string} day
 * @param {Slot} slot
 * @param {string} today
 * @returns {Column}
 */
function columnOf(day, slot, today) {
  const name = weekday(day);
  const part = { am: ', morning', pm: ', afternoon', block: ', block' }[/** @type {string} */ (slot)] ?? '';
  return {
    day,
    number: Number(day.slice(8)),
    weekday: slot === 'pm' ? 'pm' : name,
    label: `${longDay(day)}${part}`,
    weekend: isWeekend(day),
    today: day === today,
    monday: name === 'Mon' && slot !== 'pm',
  };
}

/** @param {string[]} dates */
function monthsOf(dates) {
  /** @type {{name: string, days: number}[]} */
  const months = [];
  for (const day of dates) {
    const name = month(day);
    if (months.at(-1)?.name === name) {
      months[months.length - 1].days++;
    } else {
      months.push({ name, days: 1 });
    }
  }
  return months;
}

/**
 * @param {Activity[]} activities
 * @returns {Shift[]}
 */
function shiftsOf(activities) {
  const taken = new Set();
  return activities.map((activity, index) => {
    const tone = toneOf(activity.start_time, taken) ?? index % TONES;
    taken.add(tone);
    return {
      code: activity.code,
      name: activity.name,
      hours: activity.length_minutes < DAY ? hours(activity.start_time, activity.length_minutes) : '',
      tone,
    };
  });
}

/**
 * @param {string} start HH:mm
 * @param {Set<number>} taken
 */
function toneOf(start, taken) {
  const hour = Number(start.slice(0, 2));
  const wanted = hour >= 20 || hour < 4 ? NIGHT : hour < 12 ? MORNING : AFTERNOON;
  const free = (/** @type {number} */ tone) => !taken.has(tone);
  return wanted.find(free) ?? Array.from({ length: TONES }, (_, tone) => tone).find(free);
}
