/** 必要性 of one segment under the official's own weights, with the exact range of its place. */
import type { NeedQuery, NeedView } from '../contract/priority.ts';
import { assignQuadrants } from '../gaps/quadrants.ts';
import { findSegment } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { byNeed, needRankRanges, needWeightsOf, reweighted } from './need-weights.ts';
import { scoredView } from './segment-detail.ts';

/**
 * The place is the one of the priority view over the whole city. What is not placed there (不知, or no likelihood) is
 * set among those gaps as if it were one of them.
 * @throws DomainError `segment_not_found`.
 */
export function needView(state: GraphState, asked: string, query: NeedQuery): NeedView {
  const { id } = findSegment(state, asked);
  const weights = needWeightsOf(query);
  const segments = reweighted(state.gaps.segments, weights);
  const own = segments.get(id);
  if (!own) throw new Error(`segment without assessment: ${id}`);
  const quadrants = assignQuadrants([...segments.values()]);
  const isGap = quadrants.has(id);
  const ranked = [...segments.values()].filter((one) => quadrants.has(one.segmentId) || one === own).sort(byNeed);
  const at = ranked.indexOf(own);
  const place = (): NeedView['place'] => ({
    ...{ rank: at + 1, of: ranked.length, isGap },
    range: needRankRanges(ranked, weights, query.margin)[at] ?? null,
  });
  return {
    version: state.snapshot.version,
    segmentId: id,
    ...{ weights, margin: query.margin },
    need: scoredView(own.need),
    quadrant: quadrants.get(id) ?? null,
    place: own.presence.verdict === '有' ? null : place(),
  };
}
