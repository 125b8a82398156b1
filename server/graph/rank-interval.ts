/**
 * How much a rank depends on the weights: least and greatest rank of each row over a box of weights.
 *
 * Scores are linear in the weights, so the difference of two rows over a box has its minimum and maximum at a corner
 * that can be written down coordinate by coordinate. A row that another one beats at its own best corner is beaten
 * everywhere. best = 1 + rows that beat it everywhere; worst = rows that it does not beat everywhere. No weighting of
 * the box leaves the interval; each pair's order is decided exactly.
 */

export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/** Multipliers of the parts, part by part: 0 <= low <= high. */
export interface WeightBox {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Rows above which intervals are not computed: the work grows with their square. */
export const MAX_INTERVAL_ROWS = 300;

/**
 * Intervals of the first `count` rows among all rows, given as parts (parts[i][k] is multiplied by weight k); ties are
 * broken by the order of the rows. Null for every row when count exceeds MAX_INTERVAL_ROWS. O(count x rows x parts).
 */
export function rankIntervals(
  parts: readonly (readonly number[])[],
  box: WeightBox,
  count: number = parts.length,
): (RankInterval | null)[] {
  const asked = parts.slice(0, count);
  if (asked.length > MAX_INTERVAL_ROWS) return asked.map(() => null);
  return asked.map((row, i) => {
    let best = 1;
    let worst = parts.length;
    parts.forEach((other, j) => {
      if (i === j) return;
      const { least, greatest } = differenceRange(row, other, box);
      if (i < j ? least >= 0 : least > 0) worst -= 1;
      else if (i < j ? greatest < 0 : greatest <= 0) best += 1;
    });
    return { best, worst };
  });
}

/** Least and greatest of sum_k w_k (a_k - b_k) over the box. */
function differenceRange(a: readonly number[], b: readonly number[], { low, high }: WeightBox) {
  let least = 0;
  let greatest = 0;
  for (let k = 0; k < low.length; k += 1) {
    const difference = (a[k] ?? 0) - (b[k] ?? 0);
    const atLow = difference * (low[k] ?? 0);
    const atHigh = difference * (high[k] ?? 0);
    least += Math.min(atLow, atHigh);
    greatest += Math.max(atLow, atHigh);
  }
  return { least, greatest };
}
