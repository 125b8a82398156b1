import * as fc from 'fast-check';
import type { CompanyId } from '../../../server/graph/ids.ts';
import { type EdgeType, nodeKey, type TypedEdge } from '../../../server/store/graph-edges.ts';
import type { GraphEdgeRef, GraphNodeRef } from '../../../server/store/graph-store.ts';
import { type EdgeQuery, runWalk, runWalkAsync } from '../../../server/store/traversal/edge-query.ts';
import { walkIntroductions } from '../../../server/store/traversal/introduction-paths.ts';
import { walkNeighbourhood } from '../../../server/store/traversal/neighbourhood.ts';

const company = (index: number): GraphNodeRef => ({ type: 'company', id: `c${index}` });

const graphs = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom<EdgeType>('SUPPLIES', 'OWNS', 'OPERATES_IN')), {
    maxLength: 16,
  })
  .map((entries) =>
    entries.flatMap(([from, to, type]): TypedEdge[] =>
      from === to ? [] : [{ type, from: company(from), to: company(to) }],
    ),
  );

/** What a store answers, the slow way. */
function answer(edges: readonly TypedEdge[], query: EdgeQuery): GraphEdgeRef[] {
  const near = new Set(query.nodes.map(nodeKey));
  return edges.filter((edge) => {
    const [from, to] = [near.has(nodeKey(edge.from)), near.has(nodeKey(edge.to))];
    const isWanted = { out: from, touching: from || to, among: from && to }[query.which];
    return isWanted && query.types.includes(edge.type);
  });
}

/** Every simple path up to the length, sorted by length and then by the ids along it. */
function allPaths(edges: readonly TypedEdge[], from: string, to: string, maxLength: number): string[] {
  const open = edges.filter((edge) => edge.type !== 'OPERATES_IN');
  const found: string[][] = [];
  const extend = (path: string[]): void => {
    const at = path.at(-1);
    if (at === to) found.push(path);
    if (at === to || path.length > maxLength) return;
    const near = open.flatMap((edge) => {
      if (edge.from.id === at) return [edge.to.id];
      return edge.to.id === at ? [edge.from.id] : [];
    });
    for (const next of new Set(near)) if (!path.includes(next)) extend([...path, next]);
  };
  extend([from]);
  const spelled = found.map((path) => path.join(' '));
  return spelled.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

describe('walkIntroductions', () => {
  it('gives what listing all simple paths gives, on any small graph', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (edges, length, count) => {
        const walk = walkIntroductions('c0' as CompanyId, 'c1' as CompanyId, length, count);
        const paths = runWalk(walk, (query) => answer(edges, query));
        expect(paths.map((path) => path.nodes.map((node) => node.id).join(' '))).toEqual(
          allPaths(edges, 'c0', 'c1', length).slice(0, count),
        );
        for (const path of paths) {
          path.edges.forEach((edge, at) => {
            const ends = new Set([path.nodes[at]?.id, path.nodes[at + 1]?.id]);
            expect(new Set([edge.from.id, edge.to.id])).toEqual(ends);
          });
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('walkNeighbourhood', () => {
  it('does not depend on the order in which a store answers, nor on whether it answers at once', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 }), async (edges, d, n) => {
        const turned = [...edges].reverse();
        const one = runWalk(walkNeighbourhood(company(0), d, n), (query) => answer(edges, query));
        const other = await runWalkAsync(walkNeighbourhood(company(0), d, n), async (query) => answer(turned, query));
        expect(other).toEqual(one);
        expect(one.nodes.length).toBeLessThanOrEqual(n);
      }),
    );
  });
});
