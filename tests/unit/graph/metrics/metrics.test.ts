import fc from 'fast-check';
import { subsetBetweenness } from '../../../../server/graph/metrics/betweenness.ts';
import { digraphFromEdges } from '../../../../server/graph/metrics/digraph.ts';
import { immediateDominators, rootsOf, strictDominators } from '../../../../server/graph/metrics/dominators.ts';
import { reachableFrom } from '../../../../server/graph/metrics/reachability.ts';
import { topologicalOrder } from '../../../../server/graph/metrics/topological-order.ts';
import { anyDigraph, nodesOf, simplePaths } from './digraph-cases.ts';

// 0 -> 1 -> 3 -> 4 -> 6,  0 -> 2 -> 3,  5 -> 4: node 3 gates what 0 makes, node 4 gates 6 for both roots.
const diamond = digraphFromEdges(7, [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 3],
  [3, 4],
  [5, 4],
  [4, 6],
]);

describe('digraphFromEdges', () => {
  it('counts repeated edges once and leaves out self-loops and edges to nowhere', () => {
    const graph = digraphFromEdges(2, [
      [0, 1],
      [0, 1],
      [1, 1],
      [0, 9],
    ]);
    expect(graph).toEqual({ successors: [[1], []], predecessors: [[], [0]] });
  });
});

describe('reachableFrom', () => {
  it('walks down and up, and reports a start only behind a cycle', () => {
    expect([...reachableFrom(diamond.successors, [3])].sort((a, b) => a - b)).toEqual([4, 6]);
    expect([...reachableFrom(diamond.predecessors, [3])].sort((a, b) => a - b)).toEqual([0, 1, 2]);
    const ring = digraphFromEdges(2, [
      [0, 1],
      [1, 0],
    ]);
    expect([...reachableFrom(ring.successors, [0])].sort((a, b) => a - b)).toEqual([0, 1]);
  });
});

describe('topologicalOrder', () => {
  it('puts inputs first and the smallest ready node before the others', () => {
    expect(topologicalOrder(diamond)).toEqual({ order: [0, 1, 2, 3, 5, 4, 6], unordered: [] });
  });

  it('sets aside what is on a cycle or behind one', () => {
    const graph = digraphFromEdges(4, [
      [0, 1],
      [1, 2],
      [2, 1],
      [2, 3],
    ]);
    expect(topologicalOrder(graph)).toEqual({ order: [0], unordered: [1, 2, 3] });
  });

  it('orders every edge of the acyclic part', () => {
    fc.assert(
      fc.property(anyDigraph, (graph) => {
        const { order, unordered } = topologicalOrder(graph);
        expect([...order, ...unordered].sort((a, b) => a - b)).toEqual(nodesOf(graph));
        for (const node of order) {
          for (const before of graph.predecessors[node] ?? []) {
            expect(order.indexOf(before)).toBeGreaterThanOrEqual(0);
            expect(order.indexOf(before)).toBeLessThan(order.indexOf(node));
          }
        }
      }),
    );
  });
});

describe('dominators', () => {
  it('finds the gates of the hand-drawn graph', () => {
    const idom = immediateDominators(diamond, rootsOf(diamond));
    expect(rootsOf(diamond)).toEqual([0, 5]);
    expect(idom).toEqual([null, 0, 0, 0, null, null, 4]);
    expect(strictDominators(immediateDominators(diamond, [0]), 6)).toEqual([4, 3, 0]);
  });

  it('gives a ring without an entrance one root', () => {
    const ring = digraphFromEdges(3, [
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    expect(rootsOf(ring)).toEqual([0]);
    expect(immediateDominators(ring, [0])).toEqual([null, 0, 1]);
  });

  it('equals the definition: on every path from every root', () => {
    fc.assert(
      fc.property(anyDigraph, (graph) => {
        const roots = rootsOf(graph);
        const idom = immediateDominators(graph, roots);
        for (const node of nodesOf(graph)) {
          const paths = roots.flatMap((root) => simplePaths(graph, root, node));
          const onAll = nodesOf(graph).filter((gate) => gate !== node && paths.every((path) => path.includes(gate)));
          expect([...strictDominators(idom, node)].sort((a, b) => a - b)).toEqual(onAll);
        }
      }),
    );
  });
});

describe('subsetBetweenness', () => {
  it('splits equal paths and normalises by the connected pairs', () => {
    // Pairs (0,6) and (5,6): 3 and 4 lie on all paths of the first, 1 and 2 on half; 4 alone on the second.
    expect(subsetBetweenness(diamond, [0, 5], new Set([6]))).toEqual([0, 0.25, 0.25, 0.5, 1, 0, 0]);
    expect(subsetBetweenness(diamond, [6], new Set([0]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('equals counting the shortest paths one by one', () => {
    fc.assert(
      fc.property(anyDigraph, fc.nat(6), fc.nat(6), (graph, first, second) => {
        const nodes = nodesOf(graph);
        const sources = [first % nodes.length];
        const targets = new Set([second % nodes.length]);
        const [source = 0] = sources;
        const [target = 0] = targets;
        const paths = source === target ? [] : simplePaths(graph, source, target);
        const least = Math.min(...paths.map((path) => path.length));
        const shortest = paths.filter((path) => path.length === least);
        const expected = nodes.map((node) =>
          shortest.length === 0
            ? 0
            : shortest.filter((path) => path.slice(1, -1).includes(node)).length / shortest.length,
        );
        const actual = subsetBetweenness(graph, sources, targets);
        for (const node of nodes) expect(actual[node]).toBeCloseTo(expected[node] ?? 0, 12);
      }),
    );
  });
});
