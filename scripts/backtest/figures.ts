/** Figures of merit for predictions with known outcomes. Ties are never broken by row order. */

export interface Scored {
  /** Higher means more likely; a probability 0-1 where a figure says so. */
  readonly score: number;
  readonly isPositive: boolean;
}

/** Chance that a positive outranks a negative, ties half (Mann-Whitney); NaN when one of the two is missing. */
export function rocAuc(items: readonly Scored[]): number {
  let [wins, negativesBelow, positives] = [0, 0, 0];
  for (const tied of tiedGroups(items).toReversed()) {
    const hits = count(tied);
    const negatives = tied.length - hits;
    wins += hits * (negativesBelow + negatives / 2);
    negativesBelow += negatives;
    positives += hits;
  }
  return wins / (negativesBelow * positives);
}

/** Mean over the positives of the precision at their place, tied items sharing the last one; NaN without positives. */
export function averagePrecision(items: readonly Scored[]): number {
  let [sum, seen, positives] = [0, 0, 0];
  for (const tied of tiedGroups(items)) {
    const hits = count(tied);
    seen += tied.length;
    positives += hits;
    sum += (hits * positives) / seen;
  }
  return sum / positives;
}

/** Expected share of positives among the `most` highest under random order of ties; a shorter list is taken whole. */
export function precisionAt(items: readonly Scored[], most: number): number {
  const places = Math.min(most, items.length);
  let [left, hits] = [places, 0];
  for (const tied of tiedGroups(items)) {
    const taken = Math.min(left, tied.length);
    hits += (count(tied) * taken) / tied.length;
    left -= taken;
  }
  return hits / places;
}

export interface CalibrationBin {
  /** Lower end of the bin, 0-1. */
  readonly from: number;
  readonly cells: number;
  /** Mean probability said, and share that came true, 0-1. */
  readonly said: number;
  readonly true: number;
}

/** Ten bins of equal width over probabilities 0-1; empty ones are left out. */
export function calibrationBins(items: readonly Scored[]): readonly CalibrationBin[] {
  return Array.from({ length: 10 }, (_, bin) => bin).flatMap((bin) => {
    const members = items.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
    if (members.length === 0) return [];
    const said = mean(members.map(({ score }) => score));
    return [{ from: bin / 10, cells: members.length, said, true: count(members) / members.length }];
  });
}

/** Expected calibration error: mean distance of said and true over the bins, weighted by their cells, 0-1. */
export function calibrationError(items: readonly Scored[]): number {
  return calibrationBins(items).reduce(
    (sum, bin) => sum + (Math.abs(bin.said - bin.true) * bin.cells) / items.length,
    0,
  );
}

/** Mean share that two lists have in common, over all pairs of lists of `length` names; NaN for fewer than two. */
export function meanOverlap(lists: readonly ReadonlySet<string>[], length: number): number {
  const shares = lists.flatMap((list, index) =>
    lists.slice(index + 1).map((other) => [...list].filter((name) => other.has(name)).length / length),
  );
  return mean(shares);
}

const DRAWS = 2000;

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean of the values and its 95 % bootstrap interval (percentiles of 2,000 resamples); NaN values are left out of
 * every mean, as they are of the first.
 * @param rng uniform on 0-1; the same rng gives the same interval.
 */
export function bootstrapMean(values: readonly number[], rng: () => number): Interval {
  const means = Array.from({ length: DRAWS }, () =>
    mean(known(values.map(() => values[Math.floor(rng() * values.length)] ?? Number.NaN))),
  ).sort((a, b) => a - b);
  return { mean: mean(known(values)), low: percentile(means, 0.025), high: percentile(means, 0.975) };
}

/** Mean of the numbers that are known; NaN when none is. */
export const meanOfKnown = (values: readonly number[]): number => mean(known(values));

const known = (values: readonly number[]): number[] => values.filter((value) => !Number.isNaN(value));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Linear between the neighbours. @param sorted ascending. */
function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below = Number.NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

const count = (items: readonly Scored[]): number => items.filter(({ isPositive }) => isPositive).length;

/** Items of equal score together, highest first. */
function tiedGroups(items: readonly Scored[]): readonly (readonly Scored[])[] {
  const ordered = [...items].sort((a, b) => b.score - a.score);
  const groups: Scored[][] = [];
  for (const item of ordered) {
    const last = groups.at(-1);
    if (last?.[0]?.score === item.score) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
