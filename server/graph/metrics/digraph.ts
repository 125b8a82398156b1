/**
 * A directed graph on the nodes 0..n-1, the form every metric works on. Callers keep the mapping to domain ids; when
 * they number nodes in id order, every metric is independent of the order of the input rows.
 */
export interface Digraph {
  /** Targets of the node's outgoing edges, ascending, without repeats or self-loops. */
  readonly successors: readonly (readonly number[])[];
  /** Sources of the node's incoming edges, ascending, without repeats or self-loops. */
  readonly predecessors: readonly (readonly number[])[];
}

/**
 * Builds a digraph. Repeated edges count once; self-loops and edges to a node outside 0..nodeCount-1 are left out.
 */
export function digraphFromEdges(nodeCount: number, edges: Iterable<readonly [from: number, to: number]>): Digraph {
  const successors = Array.from({ length: nodeCount }, () => new Set<number>());
  const predecessors = Array.from({ length: nodeCount }, () => new Set<number>());
  for (const [from, to] of edges) {
    if (from === to) continue;
    const outgoing = successors[from];
    const incoming = predecessors[to];
    if (!outgoing || !incoming) continue;
    outgoing.add(to);
    incoming.add(from);
  }
  const ascending = (nodes: ReadonlySet<number>): number[] => [...nodes].sort((a, b) => a - b);
  return { successors: successors.map(ascending), predecessors: predecessors.map(ascending) };
}
