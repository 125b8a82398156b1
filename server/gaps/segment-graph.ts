/** The input links between segments as a digraph numbered in id order, so that no result depends on row order. */
import type { Necessity } from '../graph/entities.ts';
import type { SegmentId } from '../graph/ids.ts';
import type { Digraph } from '../graph/metrics/digraph.ts';
import { digraphFromEdges } from '../graph/metrics/digraph.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { NECESSITY_WEIGHT } from './defaults.ts';

export interface SegmentGraph {
  /** Ascending; the position is the node number. */
  readonly ids: readonly SegmentId[];
  readonly nodeOf: ReadonlyMap<SegmentId, number>;
  readonly digraph: Digraph;
  /** Necessity of the link `from -> to`; where two sources disagree, the stronger. */
  necessity(from: number, to: number): Necessity;
}

/** Links to unknown segments and links of a segment to itself are left out. */
export function buildSegmentGraph(snapshot: GraphSnapshot): SegmentGraph {
  const ids = [...snapshot.segments.keys()].sort();
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const necessities = new Map<number, Necessity>();
  const edges: (readonly [number, number])[] = [];
  for (const link of snapshot.data.inputLinks) {
    const from = nodeOf.get(link.from);
    const to = nodeOf.get(link.to);
    if (from === undefined || to === undefined) continue;
    edges.push([from, to]);
    const key = from * ids.length + to;
    const known = necessities.get(key);
    if (known === undefined || NECESSITY_WEIGHT[link.necessity] > NECESSITY_WEIGHT[known]) {
      necessities.set(key, link.necessity);
    }
  }
  return {
    ids,
    nodeOf,
    digraph: digraphFromEdges(ids.length, edges),
    necessity: (from, to) => necessities.get(from * ids.length + to) ?? 'auxiliary',
  };
}
