/** The ego graph of a node, breadth first. */
import { EDGE_TYPES, nodeKey } from '../graph-edges.ts';
import type { GraphNodeRef, Neighbourhood } from '../graph-store.ts';
import { compareEdges, takeNewEnds, type Walk } from './edge-query.ts';

/**
 * Everything within `depth` edges of `start`, which must exist: nearest first, ties by id, at most `limit` nodes,
 * with all edges between them. What the limit cut off is counted.
 */
export function* walkNeighbourhood(start: GraphNodeRef, depth: number, limit: number): Walk<Neighbourhood> {
  const seen = new Set([nodeKey(start)]);
  const found = [start];
  let frontier: readonly GraphNodeRef[] = [start];
  for (let level = 0; level < depth && frontier.length > 0; level += 1) {
    const edges = yield { nodes: frontier, types: EDGE_TYPES, which: 'touching' };
    frontier = takeNewEnds(edges, seen);
    for (const node of frontier) found.push(node);
  }
  const nodes = found.slice(0, limit);
  const edges = yield { nodes, types: EDGE_TYPES, which: 'among' };
  return { nodes, edges: [...edges].sort(compareEdges), omitted: found.length - nodes.length };
}
