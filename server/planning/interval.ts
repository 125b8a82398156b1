/** Summary of simulated numbers. */
import { INTERVAL } from './defaults.ts';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Mean and the empirical quantiles (nearest rank) at INTERVAL.low, 0.5, INTERVAL.high; zeros for no value. */
export function intervalOf(values: ArrayLike<number>): Interval {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return { mean: 0, low: 0, median: 0, high: 0 };
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { mean, low: at(INTERVAL.low), median: at(0.5), high: at(INTERVAL.high) };
}
