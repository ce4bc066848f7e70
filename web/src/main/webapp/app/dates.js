/** Days of duty as people read them. A day is a text like 2026-11-16; it has no time zone. */

/** @param {Intl.DateTimeFormatOptions} options */
const format = (options) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const WEEKDAY = format({ weekday: 'long' });
const SHORT_WEEKDAY = format({ weekday: 'short' });
const DAY = format({ day: 'numeric', month: 'long' });
const MONTH = format({ month: 'long', year: 'numeric' });
const FULL = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** @param {string} day */
const utc = (day) => new Date(`${day}T00:00:00Z`);

/** @param {string} day */
export const weekday = (day) => SHORT_WEEKDAY.format(utc(day));

/** @param {string} day */
export const longDay = (day) => `${WEEKDAY.format(utc(day))} ${DAY.format(utc(day))}`;

/** @param {string} day */
export const month = (day) => MONTH.format(utc(day));

/** @param {string} day */
export const isWeekend = (day) => utc(day).getUTCDay() % 6 === 0;

/**
 * @param {string} from
 * @param {string} to inclusive
 */
export function period(from, to) {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${(sameYear ? DAY : FULL).format(utc(from))} to ${FULL.format(utc(to))}`;
}

/** The viewer's own day. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * "07:00–15:00", with +1 where the end is on the next day.
 *
 * @param {string} start HH:mm
 * @param {number} minutes
 */
export function hours(start, minutes) {
  const [h, m] = start.split(':').map(Number);
  const end = h * 60 + m + minutes;
  const days = Math.floor(end / 1440);
  const clock = [Math.floor(end / 60) % 24, end % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${start}–${clock}${days > 0 ? ` +${days}` : ''}`;
}
