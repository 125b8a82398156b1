import fc from 'fast-check';
import { digraphFromEdges } from '../../../../server/graph/metrics/digraph.ts';
import { reachableFrom } from '../../../../server/graph/metrics/reachability.ts';
import { strongComponents } from '../../../../server/graph/metrics/strong-components.ts';
import { anyDigraph, nodesOf } from './digraph-cases.ts';

describe('strongComponents', () => {
  it('puts a cycle together and lists it after what it reaches', () => {
    // 0 -> 1 -> 2 -> 1, 2 -> 3
    const { componentOf, members } = strongComponents(
      digraphFromEdges(4, [
        [0, 1],
        [1, 2],
        [2, 1],
        [2, 3],
      ]),
    );
    expect(members.map((nodes) => nodes.toSorted((a, b) => a - b))).toEqual([[3], [1, 2], [0]]);
    expect(componentOf).toEqual([2, 1, 1, 0]);
  });

  it('joins exactly the nodes that reach each other, later components never behind earlier ones', () => {
    fc.assert(
      fc.property(anyDigraph, (graph) => {
        const { componentOf, members } = strongComponents(graph);
        const reach = nodesOf(graph).map((node) => reachableFrom(graph.successors, [node]));
        for (const a of nodesOf(graph)) {
          expect(members[componentOf[a] ?? -1]).toContain(a);
          for (const b of nodesOf(graph)) {
            const isMutual = a === b || (reach[a]?.has(b) === true && reach[b]?.has(a) === true);
            expect(componentOf[a] === componentOf[b]).toBe(isMutual);
            if (reach[a]?.has(b)) expect(componentOf[a]).toBeGreaterThanOrEqual(componentOf[b] ?? Infinity);
          }
        }
      }),
    );
  });

  it('does not recurse: a path of 100,000 nodes', () => {
    const edges = Array.from({ length: 99_999 }, (_, node) => [node, node + 1] as const);
    expect(strongComponents(digraphFromEdges(100_000, edges)).members).toHaveLength(100_000);
  });
});
