/** A straight scale from numbers to places in a drawing. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Most ticks of an axis. */
const MOST_TICKS = 6;
/** Free room beyond the outermost values, as a share of their range. */
const ROOM = 0.08;

/** Least step of 1, 2 or 5 times a power of ten that gives at most MOST_TICKS ticks. */
function stepOf(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / MOST_TICKS));
  return ([1, 2, 5].find((factor) => range / (factor * power) <= MOST_TICKS) ?? 10) * power;
}

/** Least and greatest value get room on both sides; equal values (or none) get a range of one around them. */
export function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const least = values.length > 0 ? Math.min(...values) : 0;
  const greatest = values.length > 0 ? Math.max(...values) : 0;
  const room = greatest > least ? (greatest - least) * ROOM : 0.5;
  const low = least - room;
  const range = greatest + room - low;
  const step = stepOf(range);
  const first = Math.ceil(low / step);
  const last = Math.floor((low + range) / step);
  return {
    at: (value) => from + ((value - low) / range) * (to - from),
    ticks: Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step),
  };
}
