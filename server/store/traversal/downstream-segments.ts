/** What depends on a segment: the way down along INPUT_OF. */
import type { SegmentId } from '../../graph/ids.ts';
import { nodeKey } from '../graph-edges.ts';
import type { GraphNodeRef } from '../graph-store.ts';
import { takeNewEnds, type Walk } from './edge-query.ts';

/** Segments reachable within `depth` steps, by distance then id; the start is not one of them. */
export function* walkDownstream(
  from: SegmentId,
  depth: number,
): Walk<readonly { segmentId: SegmentId; distance: number }[]> {
  const start: GraphNodeRef = { type: 'segment', id: from };
  const seen = new Set([nodeKey(start)]);
  const found: { segmentId: SegmentId; distance: number }[] = [];
  let frontier: readonly GraphNodeRef[] = [start];
  for (let distance = 1; distance <= depth && frontier.length > 0; distance += 1) {
    const edges = yield { nodes: frontier, types: ['INPUT_OF'], which: 'out' };
    frontier = takeNewEnds(edges, seen);
    for (const node of frontier) found.push({ segmentId: node.id as SegmentId, distance });
  }
  return found;
}
