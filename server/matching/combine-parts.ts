/** The formula of the score: one place for the exact and the pooled form. */
import type { RankingWeights } from './defaults.ts';
import type { NeighbourGraph } from './neighbour-graph.ts';

/** Parts of one query's scores by document; `words` and `feedback` are 0-1 of the best document. */
export interface ScoreParts {
  readonly words: Float64Array;
  readonly parent: Float64Array;
  readonly feedback: Float64Array;
  readonly neighbours: Float64Array;
  readonly phrase: Float64Array;
  readonly total: Float64Array;
}

/**
 * Weighs the parts in place and sums them: base = w (words + parent) + (1 - w) feedback, scaled to 1 for the best; of
 * that the neighbours' mean takes its share.
 * @param neighboursFor the neighbour graph to smooth with, given the base scores.
 */
export function combineParts(
  { words, parent, feedback, neighbours, phrase, total }: ScoreParts,
  { wordShare, neighbourShare }: RankingWeights,
  neighboursFor: (base: Float64Array) => NeighbourGraph,
): void {
  const base = words.map((value, d) => wordShare * (value + (parent[d] ?? 0)) + (1 - wordShare) * (feedback[d] ?? 0));
  const { starts, neighbours: ends, weights: edges } = neighboursFor(base);
  const unit = inverseMax(base);
  const own = unit * (1 - neighbourShare);
  for (let d = 0; d < total.length; d += 1) {
    let around = 0;
    for (let i = starts[d] ?? 0; i < (starts[d + 1] ?? 0); i += 1)
      around += unit * (edges[i] ?? 0) * (base[ends[i] ?? 0] ?? 0);
    words[d] = own * wordShare * (words[d] ?? 0);
    parent[d] = own * wordShare * (parent[d] ?? 0);
    feedback[d] = own * (1 - wordShare) * (feedback[d] ?? 0);
    neighbours[d] = neighbourShare * around;
    total[d] = (words[d] ?? 0) + (parent[d] ?? 0) + (feedback[d] ?? 0) + (neighbours[d] ?? 0) + (phrase[d] ?? 0);
  }
}

/** Scores that differ by rounding only are equal, so that the order of summation never chooses an example. */
export function withoutNoise(scores: Float64Array): Float64Array {
  return scores.map((score) => Math.round(score * 1e9) / 1e9);
}

/** 1 divided by the greatest value; 0 when none is positive. */
export function inverseMax(values: Float64Array): number {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  return max > 0 ? 1 / max : 0;
}
