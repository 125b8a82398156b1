import fc from 'fast-check';
import { directoryPresence } from '../../../server/gaps/directory/directory-presence.ts';
import { recomputePresence } from '../../../server/gaps/presence.ts';
import type { GraphData } from '../../../server/graph/entities.ts';
import {
  chainId,
  companyId,
  graph,
  type GraphBuilder,
  listId,
  regionId,
  segmentId,
  snapshotOf,
} from '../../support/graph-builder.ts';
import { analyse, segmentOf, toText } from './gap-cases.ts';

const SEGMENTS = ['a/1', 'a/2', 'a/3', 'a/4', 'b/1', 'b/2', 'b/3'];
const FIRMS = 30;
const home = (firm: number): string => SEGMENTS[firm % SEGMENTS.length] ?? 'a/1';

/** Thirty firms of the province, one segment each and every fifth a second one; the first ones may sit in the city. */
function city(local: readonly number[], coverage: readonly [number, number], share = 0.9): GraphBuilder {
  const built = graph().segments(...SEGMENTS);
  for (let firm = 0; firm < FIRMS; firm += 1) {
    const isLocal = local.includes(firm);
    built.company(`cn-${firm}`, {
      regionId: regionId(isLocal ? '330783' : '330100'),
      listId: listId(isLocal ? 'local' : 'directory'),
    });
    built.operates(`cn-${firm}`, home(firm));
    if (firm % 5 === 0) built.operates(`cn-${firm}`, home(firm + 3));
  }
  return built
    .localList('local', { a: coverage[0], b: coverage[1] })
    .localList('directory', { a: share, b: share }, { role: 'target', regionIds: [regionId('330000')] });
}

const anyLocal = fc.subarray(Array.from({ length: FIRMS }, (_, firm) => firm));
const share = fc.double({ min: 0.01, max: 0.95, noNaN: true });

describe('a graph that holds a national directory', () => {
  it('is judged by the very function that the evaluation of coverage measures', () => {
    const local = [0, 1, 7, 14];
    const coverage = { a: 0.5, b: 0.3 };
    const analysis = analyse(city(local, [coverage.a, coverage.b]));
    const directory = Array.from({ length: FIRMS }, (_, firm) => {
      const segments = [...new Set(firm % 5 === 0 ? [home(firm), home(firm + 3)] : [home(firm)])].sort();
      const chains = [...new Set(segments.map((segment) => segment.charAt(0)))].sort();
      const inB = segments.filter((segment) => segment.startsWith('b')).length;
      return { id: `cn-${firm}`, primaryChain: inB > segments.length / 2 ? 'b' : (chains[0] ?? ''), segments, chains };
    }).sort((x, y) => (x.id < y.id ? -1 : 1));
    const expected = directoryPresence(directory, {
      observed: new Set(local.map((firm) => `cn-${firm}`)),
      coverageOf: (chain) => (chain === 'a' ? coverage.a : coverage.b),
    });
    for (const id of SEGMENTS) {
      const { presence } = segmentOf(analysis, id);
      const isSeen = local.some((firm) => home(firm) === id || (firm % 5 === 0 && home(firm + 3) === id));
      expect(presence.proof.formula).toBe('directory-2');
      expect(presence.proof.unseenFirms?.reduce((sum, { firms }) => sum + firms, 0)).toBeGreaterThan(0);
      if (isSeen) expect(presence.verdict).toBe('有');
      else expect(presence.probability).toBeCloseTo(Math.min(0.75, expected.get(id)?.probability ?? -1), 9);
    }
  });

  it('falls back on comparable segments where the list is somebody’s choice, or nobody has looked in the city', () => {
    for (const other of [city([0, 1], [0.5, 0.5], 0.3), city([], [0.5, 0.5])]) {
      for (const { presence } of analyse(other).segments.values()) {
        expect(presence.proof).toMatchObject({ formula: 'posterior-3', unseenFirms: null });
      }
    }
    const empty = analyse(city([], [0.5, 0.5]));
    expect([...empty.segments.values()].every(({ presence }) => presence.verdict === '不知')).toBe(true);
  });

  it('never calls 有 what nobody has seen', () => {
    fc.assert(
      fc.property(anyLocal, share, share, (local, a, b) => {
        for (const { presence } of analyse(city(local, [a, b])).segments.values()) {
          const isSeen = presence.proof.evidence.some(({ side }) => side === 'for');
          if (!isSeen) expect(presence.verdict).not.toBe('有');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('prints a proof that suffices to recompute the verdict, the same in any order of rows', () => {
    fc.assert(
      fc.property(anyLocal, share, share, (local, a, b) => {
        const data = city(local, [a, b]).data();
        const analysis = analyse(snapshotOf(data));
        for (const { presence } of analysis.segments.values()) {
          const again = recomputePresence(JSON.parse(JSON.stringify(presence.proof)));
          expect(again.probability).toBe(presence.probability);
          expect(again.verdict).toBe(presence.computedVerdict);
        }
        const turned = Object.fromEntries(
          Object.entries(data).map(([name, rows]) => [name, Array.isArray(rows) ? rows.toReversed() : rows]),
        ) as unknown as GraphData;
        expect(toText(analyse(snapshotOf(turned)))).toBe(toText(analysis));
      }),
      { numRuns: 20 },
    );
  });

  it('never lowers P(present) by evidence for the segment, never raises it by wider coverage of its own chain', () => {
    const p = (built: GraphBuilder, id: string, text = 0): number => {
      const evidence = { companyId: companyId('cn-local'), probability: text, excerpt: '生产' };
      const textEvidence = new Map([[segmentId(id), [evidence]]]);
      return segmentOf(analyse(built.company('cn-local'), { textEvidence }), id).presence.probability;
    };
    const index = fc.nat(SEGMENTS.length - 1);
    fc.assert(
      fc.property(anyLocal, share, share, share, index, (local, a, b, more, at) => {
        const id = SEGMENTS[at] ?? 'a/1';
        const before = p(city(local, [a, b]), id);
        expect(p(city(local, [a, b]), id, more)).toBeGreaterThanOrEqual(before - 1e-12);
        const linked = city(local, [a, b]).operates('cn-local', id, { confidence: more });
        expect(segmentOf(analyse(linked), id).presence.probability).toBeGreaterThanOrEqual(before - 1e-12);
        const isA = id.startsWith(String(chainId('a')));
        const wider = city(local, isA ? [Math.max(a, more), b] : [a, Math.max(b, more)]);
        expect(p(wider, id)).toBeLessThanOrEqual(before + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
