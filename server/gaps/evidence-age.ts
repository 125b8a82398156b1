/** Age of dated evidence. */
const DAY_MS = 86_400_000;
const DAYS_PER_YEAR = 365.25;

/**
 * Years from `date` to `asOf`, never negative; both ISO of day, month or year precision. A year alone is read as its
 * first of July, a month as its 15th.
 * @throws RangeError when a date cannot be read: no age is better than a wrong one.
 */
export function yearsBetween(date: string, asOf: string): number {
  return Math.max(0, (dayNumber(asOf) - dayNumber(date)) / DAYS_PER_YEAR);
}

/** Share of a belief that is left after `ageYears` when half is gone after `halfLifeYears`, 0-1. */
export function decay(ageYears: number, halfLifeYears: number): number {
  return 2 ** (-ageYears / halfLifeYears);
}

function dayNumber(date: string): number {
  const [year = '', month = '07', day = date.length > 4 ? '15' : '01'] = date.slice(0, 10).split('-');
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (!/^\d{4}$/.test(year) || Number.isNaN(time)) throw new RangeError(`unreadable date: ${date}`);
  return time / DAY_MS;
}
