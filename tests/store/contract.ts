/**
 * What every store must do. `open` gives a store that holds nothing; the same tests run on each adapter, and
 * `reopen` opens the same data a second time, as another process would.
 */
import * as fc from 'fast-check';
import type { CompanyId, SegmentId } from '../../server/graph/ids.ts';
import { canonicalGraph } from '../../server/store/data-version.ts';
import type { GraphNodeRef, GraphStore } from '../../server/store/graph-store.ts';
import { describeRecords } from './contract-records.ts';
import { codeOf, IMPORTED_AT } from './contract-terms.ts';
import { describeWalks } from './contract-walks.ts';
import { largerGraph, sampleGraph } from './sample-graph.ts';

export interface OpenedStore {
  readonly store: GraphStore;
  reopen(): Promise<GraphStore>;
  /** Ends everything and removes the data. */
  dispose(): Promise<void>;
}

const options = { importedAt: IMPORTED_AT };

/** Companies that only `largerGraph` holds, among those its own words find. */
async function foundOfLarger(store: GraphStore): Promise<readonly string[]> {
  const hits = await store.findCandidates('机械零部件', 10);
  return hits.map((hit) => hit.companyId).filter((id) => id.startsWith('m-'));
}

/** More companies than one import batch holds, so that an import can be caught half way. */
const MANY = 3_000;

export function describeGraphStore(name: GraphStore['capabilities']['kind'], open: () => Promise<OpenedStore>): void {
  describe(`${name} store`, () => {
    let opened: OpenedStore;
    let store: GraphStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });

    afterEach(() => opened.dispose());

    const find = async (text: string, limit = 10): Promise<string[]> => {
      const hits = await store.findCandidates(text, limit);
      return hits.map((hit) => hit.companyId);
    };

    describe('when empty', () => {
      it('has no version and says that it holds nothing', async () => {
        expect(await store.version()).toBeNull();
        expect(await codeOf(store.readGraph())).toBe('store_empty');
        expect(await store.health()).toMatchObject({ reachable: true, ready: false });
      });

      it('says what it is', () => {
        const isNeo4j = name === 'neo4j';
        expect(store.capabilities).toEqual({ kind: name, remote: isNeo4j, cypher: isNeo4j });
      });

      it('finds nothing', async () => {
        expect(await store.findCandidates('锂电池', 10)).toEqual([]);
        expect(await store.downstreamSegments('ev/cell' as SegmentId, 3)).toEqual([]);
        expect(await store.introductionPaths('c-car' as CompanyId, 'c-far' as CompanyId, 4, 3)).toEqual([]);
      });
    });

    describe('import', () => {
      it('gives back exactly what went in, in the order of the keys', async () => {
        await store.importGraph(sampleGraph, options);
        const { data } = await store.readGraph();
        expect(data).toEqual(canonicalGraph(sampleGraph));
      });

      it('publishes a version with the counts, which another process sees', async () => {
        const version = await store.importGraph(sampleGraph, options);
        expect(version).toMatchObject({
          importedAt: IMPORTED_AT,
          asOf: '2024-12-31',
          counts: { chains: 2, segments: 6, companies: 7, operations: 6, relations: 7, sources: 1 },
        });
        expect(version.id).toMatch(/^[0-9a-f]{12}$/);
        const other = await opened.reopen();
        expect(await other.version()).toEqual(version);
        expect((await other.readGraph()).version).toEqual(version);
        expect(await other.health()).toMatchObject({ reachable: true, ready: true });
        await other.close();
      });

      it('names equal data alike, whatever its order, and other data otherwise', async () => {
        const first = await store.importGraph(sampleGraph, options);
        const turned = { ...sampleGraph, companies: [...sampleGraph.companies].reverse() };
        const again = await store.importGraph(turned, { importedAt: '2026-01-01T00:00:00.000Z' });
        expect(again.id).toBe(first.id);
        expect(await store.version()).toEqual({ ...first, importedAt: '2026-01-01T00:00:00.000Z' });
        const other = await store.importGraph({ ...sampleGraph, asOf: '2025' }, options);
        expect(other.id).not.toBe(first.id);
      });

      it('loses nothing from export to import', async () => {
        await store.importGraph(sampleGraph, options);
        const { data, version } = await store.readGraph();
        const second = await store.importGraph(JSON.parse(JSON.stringify(data)), options);
        expect(second).toEqual(version);
      });

      it('leaves nothing of the old graph behind', async () => {
        await store.importGraph(largerGraph(50), options);
        await store.importGraph(sampleGraph, options);
        expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
        expect(await foundOfLarger(store)).toEqual([]);
        const seen = await store.neighbourhood({ type: 'company', id: 'm-000001' }, 2, 10);
        expect(seen).toEqual({ nodes: [], edges: [], omitted: 0 });
      });

      it('reports its progress, every stage to its end', async () => {
        const last = new Map<string, string>();
        await store.importGraph(largerGraph(MANY), {
          ...options,
          onProgress: ({ stage, done, total }) => last.set(stage, `${done}/${total}`),
        });
        expect([...last.keys()].sort()).toEqual(['index', 'nodes', 'publish', 'relationships']);
        for (const progress of last.values()) expect(progress).toMatch(/^(\d+)\/\1$/);
      });

      it.each(['nodes', 'relationships', 'index'])('leaves the old version when called off at %s', async (stage) => {
        const version = await store.importGraph(sampleGraph, options);
        const controller = new AbortController();
        const onProgress = (progress: { stage: string }) => progress.stage === stage && controller.abort();
        const failing = store.importGraph(largerGraph(MANY), { ...options, signal: controller.signal, onProgress });
        expect(await codeOf(failing)).toBe('import_aborted');
        expect(await store.version()).toEqual(version);
        expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
        expect(await foundOfLarger(store)).toEqual([]);
      });

      it('can import after an import that was called off', async () => {
        const signal = AbortSignal.abort();
        expect(await codeOf(store.importGraph(sampleGraph, { ...options, signal }))).toBe('import_aborted');
        expect(await store.version()).toBeNull();
        await store.importGraph(sampleGraph, options);
        expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
      });

      it('shows readers the old version until the new one is complete', async () => {
        const before = await store.importGraph(sampleGraph, options);
        const seen = new Set<string>();
        const reads: Promise<void>[] = [];
        const look = async (): Promise<void> => {
          const { version, data } = await store.readGraph();
          seen.add(`${version.id} ${data.companies.length}`);
        };
        const after = await store.importGraph(largerGraph(MANY), {
          ...options,
          onProgress: ({ stage }) => stage !== 'publish' && reads.push(look()),
        });
        await Promise.all(reads);
        expect(reads.length).toBeGreaterThan(3);
        expect(seen.has(`${before.id} 7`)).toBe(true);
        seen.delete(`${before.id} 7`);
        seen.delete(`${after.id} ${MANY + 7}`);
        expect([...seen]).toEqual([]);
      });

      it('runs imports that come together one after the other', async () => {
        const [one, two] = await Promise.all([
          store.importGraph(sampleGraph, options),
          store.importGraph(largerGraph(20), options),
        ]);
        const { version, data } = await store.readGraph();
        expect([one.id, two.id]).toContain(version.id);
        expect(data.companies).toHaveLength(version.counts.companies);
      });

      it('refuses a graph with an edge that ends nowhere or an id that stands twice', async () => {
        const version = await store.importGraph(sampleGraph, options);
        const dangling = { ...sampleGraph, segments: sampleGraph.segments.slice(1) };
        expect(await codeOf(store.importGraph(dangling, options))).toBe('graph_invalid');
        const twice = { ...sampleGraph, companies: [...sampleGraph.companies, ...sampleGraph.companies] };
        expect(await codeOf(store.importGraph(twice, options))).toBe('graph_invalid');
        expect(await store.version()).toEqual(version);
      });
    });

    describe('candidate retrieval', () => {
      beforeEach(() => store.importGraph(sampleGraph, options));

      it('finds companies by name, former name, alias, product and text', async () => {
        for (const text of ['金华锂电池', '蓄电池厂', 'JINLI', '磷酸铁锂', '电芯']) {
          expect(await find(text)).toContain('c-battery');
        }
      });

      it('ranks the company that shares most words first and keeps to the limit', async () => {
        expect((await find('磷酸铁锂储能电池'))[0]).toBe('c-battery');
        expect(await find('电池')).toEqual(expect.arrayContaining(['c-battery', 'c-far', 'c-far-sub']));
        expect(await find('电池', 2)).toHaveLength(2);
      });

      it('gives scores that fall', async () => {
        const scores = (await store.findCandidates('动力电池系统', 10)).map((hit) => hit.score);
        expect(scores.length).toBeGreaterThan(1);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      });

      it('finds by a single character, full width and traditional spellings', async () => {
        expect(await find('铜')).toEqual(['c-foil']);
        expect(await find('ＩＧＢＴ')).toEqual(['c-chip']);
        expect(await find('鋰電池')).toContain('c-battery');
      });

      it.each(['', '   ', '！？、（）', '*', '"', '()', '\u0000', '🔋'])('finds nothing for %j', async (text) => {
        expect(await find(text)).toEqual([]);
      });

      it.each([
        ['a slash and brackets', 'A/B (C++)', 'c-chip'],
        ['quotes', "IGBT' OR 1=1 --", 'c-chip'],
        ['a field name', 'names:IGBT', 'c-chip'],
        ['an operator', 'NEAR(IGBT, 2)', 'c-chip'],
        ['wild cards', 'IGBT* ^2 ~ \\ " [ {', 'c-chip'],
        ['a half sentence of operators', 'NOT 铜箔 AND (', 'c-foil'],
        ['15,000 characters', `铜箔${'，🔋很长'.repeat(3_000)}`, 'c-foil'],
        ['20,000 different words', `铜箔 ${Array.from({ length: 20_000 }, (_, at) => `w${at}`).join(' ')}`, 'c-foil'],
      ])('takes %s as plain text', async (_name, text, expected) => {
        expect(await find(text)).toContain(expected);
      });

      it('takes any text', async () => {
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
            expect((await find(text)).length).toBeLessThanOrEqual(7);
          }),
          { numRuns: 40 },
        );
      });
    });

    const prepared = async (): Promise<GraphStore> => {
      await store.importGraph(sampleGraph, options);
      return store;
    };
    describeWalks(prepared);
    describeRecords(
      () => store,
      () => opened.reopen(),
    );

    describe('when closed', () => {
      it('can be closed twice and then answers with store_unavailable', async () => {
        await store.close();
        await store.close();
        expect(await codeOf(store.version())).toBe('store_unavailable');
        const node: GraphNodeRef = { type: 'segment', id: 'ev/car' };
        expect(await codeOf(store.neighbourhood(node, 1, 1))).toBe('store_unavailable');
        expect(await codeOf(store.importGraph(sampleGraph, options))).toBe('store_unavailable');
        expect(await store.health()).toMatchObject({ reachable: false, ready: false });
      });
    });
  });
}
