/** Likelihood against need: four quadrants and the Pareto front. The two numbers are never added. */
import type { SegmentId } from '../graph/ids.ts';
import type { GapAnalysis, Quadrant, SegmentAssessment } from './types.ts';

type Candidate = Pick<SegmentAssessment, 'segmentId' | 'kind' | 'likelihood' | 'need' | 'presence'>;

/**
 * Quadrant of every listed gap with verdict 缺 and a likelihood (the gate by P(缺)), split at the medians of the two
 * numbers over those gaps: 先招 both high, 先育 needed but unlikely, 顺势 likely but less needed, 观察 neither.
 * A number equal to the median counts as high.
 */
export function assignQuadrants(candidates: readonly Candidate[]): ReadonlyMap<SegmentId, Quadrant> {
  const gaps = candidates.filter(isPlaced);
  const needed = median(gaps.map((gap) => gap.need.score));
  const likely = median(gaps.map((gap) => gap.likelihood.score));
  return new Map(
    gaps.map((gap) => {
      const isNeeded = gap.need.score >= needed;
      const isLikely = gap.likelihood.score >= likely;
      if (isNeeded) return [gap.segmentId, isLikely ? '先招' : '先育'];
      return [gap.segmentId, isLikely ? '顺势' : '观察'];
    }),
  );
}

/** Gaps that no other gap beats in one number without losing in the other, most needed first, ties by id. */
export function paretoFront(analysis: GapAnalysis): readonly SegmentId[] {
  const gaps: readonly PlacedGap[] = [...analysis.segments.values()].filter(isPlaced);
  const ordered = [...gaps].sort(
    (a, b) =>
      b.need.score - a.need.score || b.likelihood.score - a.likelihood.score || (a.segmentId < b.segmentId ? -1 : 1),
  );
  let best: PlacedGap | null = null;
  return ordered.flatMap((gap) => {
    // Among gaps of equal need the likeliest comes first; whatever follows must be likelier or the very same point.
    const isBeaten = best !== null && best.likelihood.score >= gap.likelihood.score && !isSamePoint(best, gap);
    if (isBeaten) return [];
    best = gap;
    return [gap.segmentId];
  });
}

type PlacedGap = Candidate & { readonly likelihood: NonNullable<Candidate['likelihood']> };

function isPlaced<Gap extends Candidate>(gap: Gap): gap is Gap & PlacedGap {
  return gap.presence.verdict === '缺' && gap.kind !== null && gap.likelihood !== null;
}

const isSamePoint = (a: PlacedGap, b: PlacedGap): boolean =>
  a.need.score === b.need.score && a.likelihood.score === b.likelihood.score;

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length / 2;
  return ((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle) - 1] ?? ordered[0] ?? 0)) / 2;
}
