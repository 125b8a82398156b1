/** The whole seed on both stores: what they hold, what the engines say of it, and what the cookbook's Cypher says. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { candidateRecall } from '../../scripts/bench/index-tops.ts';
import { readContent, writeContent } from '../../scripts/neo4j/transfer.ts';
import { readConfig } from '../../server/config.ts';
import { analyseGaps } from '../../server/gaps/analyse-gaps.ts';
import type { GapAnalysis } from '../../server/gaps/types.ts';
import type { GraphData } from '../../server/graph/entities.ts';
import type { CompanyId, SegmentId } from '../../server/graph/ids.ts';
import { immediateDominators, rootsOf, strictDominators } from '../../server/graph/metrics/dominators.ts';
import { digraphFromEdges } from '../../server/graph/metrics/digraph.ts';
import { buildSnapshot, type GraphSnapshot } from '../../server/graph/snapshot.ts';
import { targetScope } from '../../server/matching/local-firms.ts';
import { createServices } from '../../server/services/services.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import type { GraphNodeRef, GraphStore } from '../../server/store/graph-store.ts';
import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { SERVER_TIMEOUT_MS, testServer, type TestServer } from '../support/neo4j-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COOKBOOK = join(ROOT, 'server', 'store', 'neo4j', 'cookbook');
const CITY = '330700';
const NOW = new Date('2026-11-24T08:00:00.000Z');

let server: TestServer;
let folder: string;
let onNeo4j: GraphStore;
let embedded: GraphStore;
let data: GraphData;
let snapshot: GraphSnapshot;
let analysis: GapAnalysis;

const NO_TEXTS = { asOf: '2026-11-24', textEvidence: new Map(), overrides: [] };

beforeAll(async () => {
  server = await testServer();
  await server.wipe();
  folder = await mkdtemp(join(tmpdir(), 'liantu-both-'));
  data = await readSeed(join(ROOT, 'graph-seed'));
  embedded = await openEmbeddedStore({ file: join(folder, 'graph.db') });
  onNeo4j = await openNeo4jStore({
    uri: server.uri,
    user: 'neo4j',
    password: process.env['NEO4J_TEST_PASSWORD'],
  });
  for (const store of [embedded, onNeo4j]) await store.importGraph(data, { importedAt: NOW.toISOString() });
  const read = await onNeo4j.readGraph();
  snapshot = buildSnapshot(read.data, read.version);
  analysis = analyseGaps(snapshot, NO_TEXTS);
}, SERVER_TIMEOUT_MS);

afterAll(async () => {
  await onNeo4j.close();
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
  await server.dispose();
});

/** Every n-th: enough to meet each kind of thing, few enough for a test. */
const everyNth = <Item>(items: readonly Item[], n: number): readonly Item[] => items.filter((_, at) => at % n === 0);

/** The answers of both stores as JSON: equal answers are equal to the byte. */
const both = async <Answer>(ask: (store: GraphStore) => Promise<Answer>): Promise<[string, string]> => {
  const [one, other] = await Promise.all([ask(embedded), ask(onNeo4j)]);
  return [JSON.stringify(one), JSON.stringify(other)];
};

describe('both stores on the whole seed', () => {
  it('hold the same graph to the byte, under the same version', async () => {
    const [one, other] = await both((store) => store.readGraph());
    expect(one.length).toBeGreaterThan(500_000);
    expect(other === one).toBe(true);
  });

  it('give the gap engine the same to say', async () => {
    const [one, other] = await both(async (store) => {
      const { version, data: graph } = await store.readGraph();
      const { segments, chains } = analyseGaps(buildSnapshot(graph, version), NO_TEXTS);
      return { segments: [...segments.values()], chains: [...chains.values()] };
    });
    expect(one.length).toBeGreaterThan(100_000);
    expect(other === one).toBe(true);
  });

  it('give the product the same answers: gaps, target lists, segments', async () => {
    const services = [embedded, onNeo4j].map((store) => createServices(store, () => NOW));
    const answers = await Promise.all(
      services.map(async (product) => {
        const { segments } = await product.segments();
        const some = everyNth(segments, 40).map(({ segmentId }) => segmentId);
        const targets = [];
        for (const segment of some) targets.push(await product.targets({ segment, limit: 20, sort: 'fit' }));
        const details = [];
        for (const segment of some) details.push(await product.segment(segment));
        return JSON.stringify({ segments, targets, details });
      }),
    );
    expect(answers[0]?.length).toBeGreaterThan(100_000);
    expect(answers[1] === answers[0]).toBe(true);
  }, 60_000);

  it('walk to the same places', async () => {
    const nodes: GraphNodeRef[] = [
      ...everyNth(data.segments, 30).map(({ id }): GraphNodeRef => ({ type: 'segment', id })),
      ...everyNth(data.companies, 100).map(({ id }): GraphNodeRef => ({ type: 'company', id })),
      ...data.chains.slice(0, 3).map(({ id }): GraphNodeRef => ({ type: 'chain', id })),
      { type: 'region', id: CITY },
    ];
    for (const node of nodes) {
      const [one, other] = await both((store) => store.neighbourhood(node, 2, 200));
      expect(other).toBe(one);
    }
    for (const { id } of everyNth(data.segments, 10)) {
      const [one, other] = await both((store) => store.downstreamSegments(id, 8));
      expect(other).toBe(one);
    }
  }, 60_000);

  it('know the same introductions', async () => {
    const ends = everyNth(
      data.relations.flatMap(({ type, from, to }) => (type === 'MEMBER_OF' ? [] : [from, to as CompanyId])),
      5,
    );
    let found = 0;
    for (const [at, from] of ends.entries()) {
      const to = ends[(at * 7 + 3) % ends.length];
      if (to === undefined) continue;
      const [one, other] = await both((store) => store.introductionPaths(from, to, 4, 5));
      expect(other).toBe(one);
      if (one !== '[]') found += 1;
    }
    expect(found).toBeGreaterThan(0);
  });

  it('retrieve what the reranker wants: of the matching index, top 100 in the top 300 of Neo4j', async () => {
    const queries = data.segments.map(({ name, products }) => [name, ...products].join(' '));
    const { found, wanted } = await candidateRecall(onNeo4j, data, queries);
    expect(wanted).toBeGreaterThan(10_000);
    expect(found / wanted).toBeGreaterThanOrEqual(0.97);
  }, 60_000);
});

/** Rows of a cookbook file. */
const ask = async (file: string, params: Record<string, unknown>): Promise<readonly Record<string, unknown>[]> => {
  const cypher = await readFile(join(COOKBOOK, `${file}.cypher`), 'utf8');
  const { records } = await server.driver.executeQuery(cypher, params);
  return records.map((record) => record.toObject());
};
const localCompanies = (id: SegmentId): readonly CompanyId[] => analysis.segments.get(id)?.localCompanyIds ?? [];

/** Local users of a segment that cannot do without it. */
const users = (id: SegmentId) =>
  (analysis.segments.get(id)?.downstream ?? [])
    .filter((link) => link.necessity !== 'auxiliary' && localCompanies(link.segmentId).length > 0)
    .map((link) => link.segmentId);

const byCode = (ids: readonly (string | undefined)[]) => [...ids].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));

describe('the cookbook gives what the engines give', () => {
  it('missing segments: those of the chain without a local company', async () => {
    for (const chainId of ['nev', 'opto', 'bio']) {
      const expected = data.segments
        .filter((segment) => segment.chainId === chainId && localCompanies(segment.id).length === 0)
        .map((segment) => segment.id);
      const rows = await ask('missing-segments', { chainId, regionCode: CITY });
      expect(rows.map((row) => row['segmentId'])).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
    }
  });

  it('single-source inputs: one local company, and local users that need it', async () => {
    for (const { id: chainId } of data.chains) {
      const expected = data.segments
        .filter((segment) => segment.chainId === chainId)
        .filter(({ id }) => localCompanies(id).length === 1 && users(id).length > 0)
        .map(({ id }) => ({ segmentId: id, companyId: localCompanies(id)[0], userIds: users(id) }));
      expect(await ask('single-source-inputs', { chainId, regionCode: CITY })).toEqual(expected);
    }
  });

  it("blast radius: what lies downstream of a company's segments", async () => {
    const companies = everyNth([...snapshot.operationsOfCompany.keys()], 60);
    for (const companyId of companies) {
      const steps = new Map<SegmentId, number>();
      for (const { segmentId } of snapshot.operationsOfCompany.get(companyId) ?? []) {
        for (const hit of await embedded.downstreamSegments(segmentId, 3)) {
          steps.set(hit.segmentId, Math.min(hit.distance, steps.get(hit.segmentId) ?? Infinity));
        }
      }
      const expected = [...steps]
        .map(([segmentId, distance]) => ({ segmentId, steps: distance }))
        .sort((a, b) => a.steps - b.steps || (a.segmentId < b.segmentId ? -1 : 1));
      expect(await ask('blast-radius', { companyId, maxSteps: neo4j.int(3) })).toEqual(expected);
    }
  });

  it('fillers: the companies that may be targets of the city', async () => {
    const { eligible } = targetScope(snapshot);
    let all = 0;
    for (const { id } of data.segments) {
      const expected = (snapshot.operationsOfSegment.get(id) ?? [])
        .map((operation) => operation.companyId)
        .filter((companyId) => eligible.has(companyId));
      const rows = await ask('fillers', { segmentId: id, regionCode: CITY });
      expect({ id, found: rows.map((row) => row['companyId']) }).toEqual({ id, found: byCode(expected) });
      all += expected.length;
    }
    expect(all).toBeGreaterThan(100);
  }, 60_000);

  it('introduction paths: the store’s own', async () => {
    const hub = data.relations.find((relation) => relation.type === 'OWNS')?.from;
    const others = data.relations.map((relation) => relation.to as CompanyId);
    let found = 0;
    for (const to of others) {
      if (hub === undefined || hub === to) continue;
      const paths = await embedded.introductionPaths(hub, to, 4, 5);
      const rows = await ask('introduction-paths', { fromId: hub, toId: to, count: neo4j.int(5) });
      expect(rows.map((row) => row['ids'])).toEqual(paths.map((path) => path.nodes.map((node) => node.id)));
      found += paths.length;
    }
    expect(found).toBeGreaterThan(0);
  });

  it('dominators: of every segment', async () => {
    const ids = data.segments.map((segment) => segment.id);
    const nodeOf = new Map(ids.map((id, node) => [id, node]));
    const edges = data.inputLinks.map((link) => [nodeOf.get(link.from) ?? -1, nodeOf.get(link.to) ?? -1] as const);
    const graph = digraphFromEdges(ids.length, edges);
    const idom = immediateDominators(graph, rootsOf(graph));
    let found = 0;
    for (const [node, segmentId] of ids.entries()) {
      const expected = strictDominators(idom, node).map((at) => ids[at]);
      const rows = await ask('dominators', { segmentId });
      expect({ segmentId, found: rows.map((row) => row['segmentId']) }).toEqual({ segmentId, found: byCode(expected) });
      found += expected.length;
    }
    expect(found).toBeGreaterThan(10);
  }, 120_000);
});

describe('copying between the stores', () => {
  const config = () =>
    readConfig({
      NEO4J_URI: server.uri,
      ...(process.env['NEO4J_TEST_PASSWORD'] ? { NEO4J_PASSWORD: process.env['NEO4J_TEST_PASSWORD'] } : {}),
    });
  const clock = { importedAt: NOW.toISOString() };

  it('loses nothing: Neo4j to a file, to an embedded store, and back', async () => {
    const record = { id: 'a', updatedAt: NOW.toISOString(), body: { note: '已核实', share: 0.5 } };
    await onNeo4j.records.put({ collection: 'scenario', expectedRevision: 0, ...record });
    const file = join(folder, 'export.json');
    const database = join(folder, 'copy.db');
    const out = await writeContent(file, await readContent('neo4j', config()), config(), clock);
    await writeContent(database, await readContent(file, config()), config(), clock);
    const back = await writeContent('neo4j', await readContent(database, config()), config(), clock);
    expect(back.version).toEqual(out.version);
    expect(back).toMatchObject({ recordsWritten: 0, recordsKept: 1 });
    const copy = await readContent(database, config());
    expect(JSON.stringify(copy.data)).toBe(JSON.stringify((await onNeo4j.readGraph()).data));
    expect(copy.records).toEqual([{ collection: 'scenario', revision: 1, ...record }]);
  });

  it('refuses an export that was cut off or edited', async () => {
    const file = join(folder, 'export.json');
    const text = await readFile(file, 'utf8');
    const damaged = join(folder, 'damaged.json');
    for (const content of [text.slice(0, -9), text.replace('"confidence":0.9', '"confidence":0.8'), '{}', '[]']) {
      await writeFile(damaged, content);
      await expect(readContent(damaged, config())).rejects.toMatchObject({ code: 'graph_invalid' });
    }
    await expect(readContent(join(folder, 'nothing.db'), config())).rejects.toMatchObject({ code: 'store_empty' });
  });
});
