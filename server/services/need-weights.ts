/** Need under the official's own weights, and the places it can take when they move. */
import { NEED_WEIGHTS } from '../gaps/defaults.ts';
import type { NeedWeights, SegmentAssessment } from '../gaps/types.ts';
import type { SegmentId } from '../graph/ids.ts';
import { type RankInterval, rankIntervals } from '../graph/rank-interval.ts';

/** Keys of the parts of need, in the order of the box. */
const PARTS = ['demandPull', 'dominatorShare', 'betweenness', 'planMention'] as const;

type Assessments = ReadonlyMap<SegmentId, SegmentAssessment>;

/** The official's weights, the stated default where he says nothing, points. */
export function needWeightsOf(query: { readonly [Part in keyof NeedWeights]?: number | undefined }): NeedWeights {
  const { demandPull, dominatorShare, betweenness, planMention } = NEED_WEIGHTS;
  return {
    demandPull: query.demandPull ?? demandPull,
    dominatorShare: query.dominatorShare ?? dominatorShare,
    betweenness: query.betweenness ?? betweenness,
    planMention: query.planMention ?? planMention,
  };
}

/** Features of need, 0-1 each, in the order of PARTS. */
function features({ need }: SegmentAssessment): readonly number[] {
  return PARTS.map((part) => need.addends.find(({ key }) => key === part)?.feature ?? 0);
}

/** Need is linear in its weights, so new ones need no second analysis. */
export function reweighted(segments: Assessments, weights: NeedWeights): Assessments {
  const change = (assessment: SegmentAssessment): SegmentAssessment => {
    const values = features(assessment);
    const addends = PARTS.map((key, at) => {
      const feature = values[at] ?? 0;
      return { key, value: weights[key] * feature, weight: weights[key], feature, missing: false };
    });
    return { ...assessment, need: { score: addends.reduce((sum, { value }) => sum + value, 0), addends } };
  };
  return new Map([...segments].map(([id, assessment]) => [id, change(assessment)]));
}

/** Exact places over the box: each weight between (1 - margin) and (1 + margin) of itself, each on its own. */
export function needRankRanges(
  ordered: readonly SegmentAssessment[],
  weights: NeedWeights,
  margin: number,
): (RankInterval | null)[] {
  const low = PARTS.map((part) => weights[part] * (1 - margin));
  const high = PARTS.map((part) => weights[part] * (1 + margin));
  return rankIntervals(ordered.map(features), { low, high });
}

/** Most needed first, ties by id. */
export const byNeed = (a: SegmentAssessment, b: SegmentAssessment): number =>
  b.need.score - a.need.score || (a.segmentId < b.segmentId ? -1 : 1);
