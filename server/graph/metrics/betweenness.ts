/**
 * Betweenness of nodes on shortest paths from a set of sources to a set of targets: Brandes, "On variants of
 * shortest-path betweenness centrality" (Social Networks 30, 2008), algorithm for subset betweenness.
 */
import type { Digraph } from './digraph.ts';

/**
 * For every node the mean, over the connected (source, target) pairs, of the share of that pair's shortest paths
 * that pass strictly through the node: 0-1. All 0 when no pair is connected. O(sources x (nodes + edges)).
 */
export function subsetBetweenness(
  graph: Digraph,
  sources: readonly number[],
  targets: ReadonlySet<number>,
): readonly number[] {
  const total = new Float64Array(graph.successors.length);
  let pairs = 0;
  for (const source of sources) pairs += addPathsFrom(graph, source, targets, total);
  return Array.from(total, (sum) => (pairs === 0 ? 0 : sum / pairs));
}

/** Adds the dependencies of one source to `total`; returns the number of targets it reaches. */
function addPathsFrom(graph: Digraph, source: number, targets: ReadonlySet<number>, total: Float64Array): number {
  const { order, distance, paths } = countShortestPaths(graph, source);
  const dependency = new Float64Array(total.length);
  let pairs = 0;
  for (let index = order.length - 1; index > 0; index -= 1) {
    const node = order[index] ?? 0;
    const isTarget = targets.has(node);
    if (isTarget) pairs += 1;
    const share = ((isTarget ? 1 : 0) + (dependency[node] ?? 0)) / (paths[node] ?? 1);
    for (const before of graph.predecessors[node] ?? []) {
      if (distance[before] !== (distance[node] ?? 0) - 1) continue;
      dependency[before] = (dependency[before] ?? 0) + (paths[before] ?? 0) * share;
    }
    total[node] = (total[node] ?? 0) + (dependency[node] ?? 0);
  }
  return pairs;
}

/** Breadth-first distances (-1: unreached) and numbers of shortest paths from the source. */
function countShortestPaths(graph: Digraph, source: number) {
  const distance = new Int32Array(graph.successors.length).fill(-1);
  const paths = new Float64Array(graph.successors.length);
  distance[source] = 0;
  paths[source] = 1;
  const order = [source];
  for (let head = 0; head < order.length; head += 1) {
    const node = order[head] ?? 0;
    for (const next of graph.successors[node] ?? []) {
      if (distance[next] === -1) {
        distance[next] = (distance[node] ?? 0) + 1;
        order.push(next);
      }
      if (distance[next] === (distance[node] ?? 0) + 1) paths[next] = (paths[next] ?? 0) + (paths[node] ?? 0);
    }
  }
  return { order, distance, paths };
}
