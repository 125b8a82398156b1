/** Topological order by Kahn's algorithm (CACM 5(11), 1962), smallest node first among the ready ones. */
import type { Digraph } from './digraph.ts';

export interface TopologicalOrder {
  /** Every node that is neither on a cycle nor behind one, upstream before downstream. */
  readonly order: readonly number[];
  /** The remaining nodes, ascending: on a cycle or behind one. Empty exactly when the graph is acyclic. */
  readonly unordered: readonly number[];
}

/** O(nodes x ready nodes + edges); the seed's graph has a few hundred nodes. */
export function topologicalOrder(graph: Digraph): TopologicalOrder {
  const waitingFor = graph.predecessors.map((incoming) => incoming.length);
  const ready = waitingFor.flatMap((count, node) => (count === 0 ? [node] : []));
  const order: number[] = [];
  while (ready.length > 0) {
    const node = takeSmallest(ready);
    order.push(node);
    for (const next of graph.successors[node] ?? []) {
      const left = (waitingFor[next] ?? 0) - 1;
      waitingFor[next] = left;
      if (left === 0) ready.push(next);
    }
  }
  return { order, unordered: waitingFor.flatMap((count, node) => (count > 0 ? [node] : [])) };
}

function takeSmallest(ready: number[]): number {
  let best = 0;
  for (let index = 1; index < ready.length; index += 1) {
    if ((ready[index] ?? 0) < (ready[best] ?? 0)) best = index;
  }
  const [node = 0] = ready.splice(best, 1);
  return node;
}
