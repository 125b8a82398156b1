/** A chain's segments before and after a scenario. Pure. */
import type { ChainMap, MapSegment, ScenarioResultView } from '../../api/client.ts';

type Change = ScenarioResultView['changes'][number];
export type Side = 'before' | 'after';

/** State and firms as the scenario has them where it changes a segment, else as the map has them. */
export function segmentsOn(side: Side, map: Pick<ChainMap, 'segments'>, changes: readonly Change[]): MapSegment[] {
  const changed = new Map(changes.map((change) => [change.segmentId, change[side]]));
  return map.segments.map((segment) => {
    const state = changed.get(segment.id);
    return state ? { ...segment, status: state.status, kind: state.kind, localCount: state.firms } : segment;
  });
}

/** Segments that look different on the two maps: another state, or another number of firms. */
export const movedIds = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(
    changes
      .filter(({ before, after }) => before.status !== after.status || before.firms !== after.firms)
      .map(({ segmentId }) => segmentId),
  );

/** Chains that the scenario touches, with the number of changed segments, most first, ties by id. */
export function touchedChains(changes: readonly Change[]): readonly { readonly id: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { chainId } of changes) counts.set(chainId, (counts.get(chainId) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}
