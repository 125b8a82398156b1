/** 优先级: the gaps known to be gaps, by need and likelihood, under the official's weights of need. */
import type { PriorityPoint, PriorityQuery, PriorityView } from '../contract/priority.ts';
import { assignQuadrants, paretoFront } from '../gaps/quadrants.ts';
import type { Quadrant, SegmentAssessment } from '../gaps/types.ts';
import type { SegmentId } from '../graph/ids.ts';
import { findChain } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { byNeed, needRankRanges, needWeightsOf, reweighted } from './need-weights.ts';

/** Least value among the gaps that count as high in one number. */
function leastHigh(
  quadrants: ReadonlyMap<SegmentId, Quadrant>,
  high: readonly Quadrant[],
  valueOf: (id: SegmentId) => number,
): number | null {
  const values = [...quadrants].filter(([, quadrant]) => high.includes(quadrant)).map(([id]) => valueOf(id));
  return values.length > 0 ? Math.min(...values) : null;
}

/** P(absent) reaches the gate; an official's word passes every gate. */
const passesGate = ({ presence }: SegmentAssessment, absent: number): boolean =>
  presence.override !== null || 1 - presence.probability >= absent;

/** Why listed gaps of the scope are not placed; each counts once. */
function leftOut(listed: readonly SegmentAssessment[], absent: number): PriorityView['left'] {
  const count = (test: (assessment: SegmentAssessment) => boolean): number => listed.filter(test).length;
  return {
    unknown: count(({ presence }) => presence.verdict === '不知'),
    present: count(({ presence }) => presence.verdict === '有'),
    noLikelihood: count(({ presence, likelihood }) => presence.verdict === '缺' && likelihood === null),
    belowGate: count((a) => a.presence.verdict === '缺' && a.likelihood !== null && !passesGate(a, absent)),
  };
}

function pointOf(
  state: GraphState,
  assessment: SegmentAssessment,
  place: Pick<PriorityPoint, 'quadrant' | 'onFront' | 'needRank' | 'needRankRange'>,
): PriorityPoint[] {
  const { segmentId, chainId, kind, presence, need, likelihood } = assessment;
  if (kind === null || likelihood === null) return [];
  return [
    {
      ...{ segmentId, chainId, kind },
      chainName: state.snapshot.chains.get(chainId)?.name ?? chainId,
      name: state.snapshot.segments.get(segmentId)?.name ?? segmentId,
      probability: presence.probability,
      exportGrade: presence.exportGrade,
      need: need.score,
      likelihood: likelihood.score,
      ...place,
    },
  ];
}

/**
 * Quadrants split at the medians over the whole city's gaps, as on the detail page; front and places are of the gaps
 * asked for (chain, gate).
 * @throws DomainError `chain_not_found`.
 */
export function priorityView(state: GraphState, query: PriorityQuery): PriorityView {
  const chain = query.chain === undefined ? null : findChain(state, query.chain);
  const weights = needWeightsOf(query);
  const absent = query.absent ?? 0;
  const segments = reweighted(state.gaps.segments, weights);
  const quadrants = assignQuadrants([...segments.values()]);
  const inScope = [...segments.values()].filter((a) => chain === null || a.chainId === chain.id);
  const placed = inScope.filter((a) => quadrants.has(a.segmentId) && passesGate(a, absent)).sort(byNeed);
  const scoped = new Map(placed.map((assessment) => [assessment.segmentId, assessment]));
  const front = new Set(paretoFront({ segments: scoped, chains: state.gaps.chains }));
  const ranges = needRankRanges(placed, weights, query.margin);
  const needOf = (id: SegmentId): number => segments.get(id)?.need.score ?? 0;
  const likelihoodOf = (id: SegmentId): number => segments.get(id)?.likelihood?.score ?? 0;
  return {
    version: state.snapshot.version,
    chainName: chain?.name ?? null,
    weights,
    margin: query.margin,
    absent,
    highNeed: leastHigh(quadrants, ['先招', '先育'], needOf),
    highLikelihood: leastHigh(quadrants, ['先招', '顺势'], likelihoodOf),
    points: placed.flatMap((assessment, at) => {
      const quadrant = quadrants.get(assessment.segmentId);
      if (!quadrant) return [];
      const onFront = front.has(assessment.segmentId);
      return pointOf(state, assessment, { quadrant, onFront, needRank: at + 1, needRankRange: ranges[at] ?? null });
    }),
    left: leftOut(
      inScope.filter(({ kind }) => kind !== null),
      absent,
    ),
  };
}
