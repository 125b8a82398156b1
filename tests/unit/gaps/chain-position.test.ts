import fc from 'fast-check';
import { chainPositions } from '../../../server/gaps/chain-position.ts';
import type { SegmentGraph } from '../../../server/gaps/segment-graph.ts';
import type { Digraph } from '../../../server/graph/metrics/digraph.ts';
import { immediateDominators, rootsOf, strictDominators } from '../../../server/graph/metrics/dominators.ts';
import { reachableFrom } from '../../../server/graph/metrics/reachability.ts';
import { segmentId } from '../../support/graph-builder.ts';
import { anyDigraph, nodesOf } from '../graph/metrics/digraph-cases.ts';

function segmentGraph(digraph: Digraph): SegmentGraph {
  const ids = nodesOf(digraph).map((node) => segmentId(`c/${node}`));
  return { ids, nodeOf: new Map(ids.map((id, node) => [id, node])), digraph, necessity: () => 'core' };
}

/** The definitions, word by word. */
function slowPositions(digraph: Digraph, present: ReadonlySet<number>) {
  const reach = nodesOf(digraph).map((node) => reachableFrom(digraph.successors, [node]));
  const reaches = (from: number, to: number): boolean => reach[from]?.has(to) === true;
  const terminals = [...present].filter((node) =>
    [...present].every((other) => !reaches(node, other) || reaches(other, node)),
  );
  const idom = immediateDominators(digraph, rootsOf(digraph));
  return nodesOf(digraph).map((node) => ({
    betweenPresent: [...present].some((above) =>
      [...present].some(
        (below) => above !== below && above !== node && below !== node && reaches(above, node) && reaches(node, below),
      ),
    ),
    dominated: terminals.filter((terminal) => strictDominators(idom, terminal).includes(node)).length,
    terminals: terminals.length,
  }));
}

describe('chainPositions', () => {
  it('agrees with the definitions on any graph, cycles included', () => {
    fc.assert(
      fc.property(anyDigraph, fc.array(fc.nat(6)), (digraph, chosen) => {
        const present = new Set(chosen.filter((node) => node < digraph.successors.length));
        const slow = slowPositions(digraph, present);
        chainPositions(segmentGraph(digraph), present).forEach((position, node) => {
          const expected = slow[node];
          expect(position.betweenPresent).toBe(expected?.betweenPresent);
          const share = expected?.terminals === 0 ? 0 : (expected?.dominated ?? 0) / (expected?.terminals ?? 1);
          expect(position.dominatorShare).toBeCloseTo(share, 12);
        });
      }),
      { numRuns: 300 },
    );
  });
});
