/** The chain's line in the cockpit. */
import type { ChainId, SegmentId } from '../graph/ids.ts';
import type { ChainAssessment, SegmentAssessment, SegmentStatus } from './types.ts';

/** @param coverage kappa of the chain, 0-1. Gaps most needed first, ties by id. */
export function summariseChain(
  chainId: ChainId,
  segments: readonly SegmentAssessment[],
  coverage: number,
): ChainAssessment {
  const count = (status: SegmentStatus): number => segments.filter((segment) => segment.status === status).length;
  const unknown = count('unknown');
  return {
    chainId,
    counts: {
      missing: count('missing'),
      weak: count('weak'),
      extendable: count('extendable'),
      strong: count('strong'),
      unknown,
    },
    coverage,
    unknownShare: segments.length === 0 ? 0 : unknown / segments.length,
    gapIds: mostNeededFirst(segments.filter((segment) => segment.kind !== null)),
  };
}

function mostNeededFirst(gaps: readonly SegmentAssessment[]): readonly SegmentId[] {
  return [...gaps]
    .sort((a, b) => b.need.score - a.need.score || (a.segmentId < b.segmentId ? -1 : 1))
    .map((gap) => gap.segmentId);
}
