/** What changed between the data a scenario was made on and the data it is opened on. */
import type { SegmentId } from '../../graph/ids.ts';
import type { SegmentState, SegmentStates } from '../types.ts';

/** The part of a state that is saved with a scenario. */
export type SavedState = Pick<SegmentState, 'verdict' | 'kind'>;

export interface VersionDifference {
  readonly added: readonly SegmentId[];
  readonly removed: readonly SegmentId[];
  readonly changed: readonly {
    readonly segmentId: SegmentId;
    readonly before: SavedState;
    readonly after: SavedState;
  }[];
}

/** Segment by segment, in id order. */
export function compareVersions(saved: ReadonlyMap<SegmentId, SavedState>, now: SegmentStates): VersionDifference {
  const added = [...now.keys()].filter((id) => !saved.has(id)).sort();
  const removed = [...saved.keys()].filter((id) => !now.has(id)).sort();
  const changed = [...saved]
    .flatMap(([segmentId, before]) => {
      const after = now.get(segmentId);
      if (!after || (after.verdict === before.verdict && after.kind === before.kind)) return [];
      return [{ segmentId, before, after: { verdict: after.verdict, kind: after.kind } }];
    })
    .sort((a, b) => (a.segmentId < b.segmentId ? -1 : 1));
  return { added, removed, changed };
}
