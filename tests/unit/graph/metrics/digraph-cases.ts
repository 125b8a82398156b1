/** Random small digraphs and slow oracles shared by the metric tests. */
import fc from 'fast-check';
import type { Digraph } from '../../../../server/graph/metrics/digraph.ts';
import { digraphFromEdges } from '../../../../server/graph/metrics/digraph.ts';

const MAX_NODES = 7;

/** Digraphs of 1 to 7 nodes, cycles included. */
export const anyDigraph: fc.Arbitrary<Digraph> = fc
  .integer({ min: 1, max: MAX_NODES })
  .chain((nodes) =>
    fc
      .array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: nodes * 3 })
      .map((edges) => digraphFromEdges(nodes, edges)),
  );

/** All simple paths from `start` to `goal`, each with both ends, by exhaustive search. */
export function simplePaths(graph: Digraph, start: number, goal: number, path: number[] = [start]): number[][] {
  if (start === goal) return [path];
  return (graph.successors[start] ?? []).flatMap((next) =>
    path.includes(next) ? [] : simplePaths(graph, next, goal, [...path, next]),
  );
}

export const nodesOf = (graph: Digraph): number[] => graph.successors.map((_, node) => node);
