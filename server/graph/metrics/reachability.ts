/** Which nodes can be reached along edges, by breadth-first search (Moore 1959). Cycles are no obstacle. */
type Adjacency = readonly (readonly number[])[];

/**
 * Nodes that a path of at least one edge leads to from any of `starts`. A start itself is in the result only when it
 * lies behind a start (its own cycle included). Pass `predecessors` to walk upstream. O(nodes + edges).
 */
export function reachableFrom(adjacency: Adjacency, starts: Iterable<number>): ReadonlySet<number> {
  const reached = new Set<number>();
  const queue = [...starts];
  for (let head = 0; head < queue.length; head += 1) {
    for (const next of adjacency[queue[head] ?? -1] ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return reached;
}
