/**
 * What is expected of a segment before looking at it: pi from comparable segments (the same group card, the chain,
 * the city), n from how many firms the chain's present segments have. Always leaves the segment itself out, so a
 * segment's own evidence never moves its own prior.
 */
import type { Segment } from '../graph/entities.ts';
import type { SegmentId } from '../graph/ids.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { ChainCoverage } from './coverage.ts';
import { EXPECTED_FIRMS, PRIOR } from './defaults.ts';
import type { UnseenFirms } from './types.ts';

/** What is known of one segment from its own evidence alone. */
export interface SegmentSight {
  readonly segment: Segment;
  /** 1 - product of (1 - probability) over the evidence for it, 0-1. */
  readonly seen: number;
  /** Expected number of firms among the evidence: sum of probabilities of its companies. */
  readonly firms: number;
}

export interface Expectation {
  /** pi, 0-1. */
  readonly prior: number;
  /** n, firms. */
  readonly expectedFirms: number;
  readonly unseenFirms: readonly UnseenFirms[] | null;
}

interface Sums {
  readonly count: number;
  readonly seen: number;
  readonly firms: number;
}

/**
 * Expectations of all segments of one chain. A segment not seen is a trial only as far as we would have seen it:
 * prior = (weight x wider prior + sum of seen) / (weight + trials x P(seen | present)). More coverage without a find
 * therefore never raises a prior. Below PRIOR.base the silence of others counts only as far as the coverage was
 * audited: whoever guessed it may have missed the chain as a whole, and then all of them are one fact.
 */
export function expectations(
  sights: readonly SegmentSight[],
  coverage: ChainCoverage,
): ReadonlyMap<SegmentId, Expectation> {
  const inChain = sumsOfOthers(sights);
  const least = PRIOR.base - (PRIOR.base - PRIOR.least) * coverage.audited;
  const inGroup = new Map([...groupBy(sights, cardOf).values()].flatMap((members) => [...sumsOfOthers(members)]));
  return new Map(
    sights.map(({ segment }) => {
      const chain = inChain.get(segment.id) ?? NOTHING;
      const expectedFirms = firmsWhenPresent(chain);
      const detectable = 1 - (1 - coverage.kappa) ** expectedFirms;
      const chainPrior = shrink(chain, detectable, PRIOR.base, PRIOR.chainWeight);
      const prior = shrink(inGroup.get(segment.id) ?? NOTHING, detectable, chainPrior, PRIOR.groupWeight);
      return [segment.id, { prior: Math.min(PRIOR.most, Math.max(least, prior)), expectedFirms, unseenFirms: null }];
    }),
  );
}

const NOTHING: Sums = { count: 0, seen: 0, firms: 0 };

const cardOf = (sight: SegmentSight): string => `${sight.segment.tier} ${sight.segment.group}`;

/**
 * Sum over all the others, for each. By running sums from both ends in id order: the result depends neither on row
 * order nor, to the last bit, on the one left out.
 */
function sumsOfOthers(sights: readonly SegmentSight[]): ReadonlyMap<SegmentId, Sums> {
  const ordered = [...sights].sort((a, b) => (a.segment.id < b.segment.id ? -1 : 1));
  const before = runningSums(ordered);
  const after = runningSums(ordered.toReversed());
  return new Map(
    ordered.map(({ segment }, index) => [
      segment.id,
      add(before[index] ?? NOTHING, after[ordered.length - 1 - index] ?? NOTHING),
    ]),
  );
}

/** Sum of what stands before each position. */
function runningSums(sights: readonly SegmentSight[]): readonly Sums[] {
  let sum = NOTHING;
  return sights.map(({ seen, firms }) => {
    const before = sum;
    sum = add(sum, { count: 1, seen, firms });
    return before;
  });
}

const add = (a: Sums, b: Sums): Sums => ({ count: a.count + b.count, seen: a.seen + b.seen, firms: a.firms + b.firms });

function shrink(sum: Sums, detectable: number, wider: number, weight: number): number {
  const trials = Math.max(sum.count * detectable, sum.seen);
  return (weight * wider + sum.seen) / (weight + trials);
}

function firmsWhenPresent(sum: Sums): number {
  const mean = (EXPECTED_FIRMS.weight * EXPECTED_FIRMS.base + sum.firms) / (EXPECTED_FIRMS.weight + sum.seen);
  return Math.min(EXPECTED_FIRMS.most, Math.max(EXPECTED_FIRMS.least, mean));
}
