/**
 * `npm run bench:store [-- --sizes 20000,200000] [--eval DIR]`: both stores in one run on synthetic graphs (size 0: the
 * seed). Loading, reading the
 * snapshot, memory of this process, candidate retrieval and 3-hop neighbourhoods; for Neo4j also a bare UNWIND loop
 * on a server of its own as the yardstick of loading, and the recall of its candidates against the matching index.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { GraphData } from '../../server/graph/entities.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import type { GraphNodeRef, GraphStore } from '../../server/store/graph-store.ts';
import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { assembleServer } from '../neo4j/assemble.ts';
import { freePort, startServer } from '../neo4j/local-server.ts';
import { bareLoop } from './bare-unwind.ts';
import { candidateRecall } from './index-tops.ts';
import { readEvaluation } from './evaluation-companies.ts';
import { syntheticGraph } from './synthetic-graph.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const IMPORTED_AT = '2026-01-01T00:00:00.000Z';
const REPEATS = 60;

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const started = performance.now();
  const value = await work();
  return [(performance.now() - started) / 1000, value];
}

const show = (name: string, value: string): void => console.log(`  ${name.padEnd(46)} ${value}`);

async function percentiles(name: string, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const times: number[] = [];
  for (const work of works) times.push((await timed(work))[0] * 1000);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  show(name, `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (n=${times.length})`);
}

const sample = <Item>(items: readonly Item[]): readonly Item[] =>
  items.filter((_, at) => at % Math.ceil(items.length / REPEATS) === 0);

function queriesOf(seed: GraphData): readonly string[] {
  return seed.segments.map(({ name, aliases, products }) => [name, ...aliases, ...products].join(' '));
}

async function measure(store: GraphStore, graph: GraphData, queries: readonly string[]): Promise<number> {
  const [loadSeconds] = await timed(() => store.importGraph(graph, { importedAt: IMPORTED_AT }));
  show('load', `${loadSeconds.toFixed(1)} s`);
  const [readSeconds, read] = await timed(() => store.readGraph());
  show('snapshot', `${readSeconds.toFixed(1)} s, ${read.data.companies.length} companies`);
  show('memory of this process: its graph and a snapshot', `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  await percentiles(
    'candidates, top 100',
    sample(queries).map((query) => () => store.findCandidates(query, 100)),
  );
  await percentiles(
    '3-hop neighbourhood of a company, 300 nodes',
    sample(graph.companies).map(({ id }): (() => Promise<unknown>) => {
      const node: GraphNodeRef = { type: 'company', id };
      return () => store.neighbourhood(node, 3, 300);
    }),
  );
  return loadSeconds;
}

async function showRecall(store: GraphStore, graph: GraphData, queries: readonly string[]): Promise<void> {
  const { found, wanted } = await candidateRecall(store, graph, queries);
  show('recall of top 100 in top 300', `${(found / wanted).toFixed(4)} (${found} of ${wanted})`);
}

/** Runs a task on a fresh server, which is gone afterwards. */
async function onFreshServer<Result>(folder: string, task: (uri: string) => Promise<Result>): Promise<Result> {
  const home = await mkdtemp(join(folder, 'neo4j-'));
  const server = await startServer({ home, lib: await assembleServer(), boltPort: await freePort() });
  try {
    return await task(server.uri);
  } finally {
    await server.kill();
    await rm(home, { recursive: true, force: true });
  }
}

async function benchNeo4j(folder: string, graph: GraphData, queries: readonly string[]): Promise<void> {
  console.log(' Neo4j');
  const bareSeconds = await onFreshServer(folder, async (uri) => (await timed(() => bareLoop(uri, graph)))[0]);
  show('bare UNWIND loop: the same rows, no more', `${bareSeconds.toFixed(1)} s`);
  await onFreshServer(folder, async (uri) => {
    const store = await openNeo4jStore({ uri, user: 'neo4j' });
    const loadSeconds = await measure(store, graph, queries);
    show('load / bare loop', (loadSeconds / bareSeconds).toFixed(2));
    await showRecall(store, graph, sample(queries));
    await store.close();
  });
}

async function benchEmbedded(folder: string, graph: GraphData, queries: readonly string[]): Promise<void> {
  console.log(' embedded');
  const store = await openEmbeddedStore({ file: join(folder, `${graph.companies.length}.db`) });
  await measure(store, graph, queries);
  await store.close();
}

/** Recall on an evaluation set's own companies and queries. */
async function benchRecall(folder: string, seed: GraphData, evaluation: string): Promise<void> {
  const { companies, queries } = readEvaluation(evaluation, seed);
  console.log(`${evaluation}: ${companies.length} companies, ${queries.length} queries`);
  const graph: GraphData = { ...seed, companies, operations: [], relations: [] };
  await onFreshServer(folder, async (uri) => {
    const store = await openNeo4jStore({ uri, user: 'neo4j' });
    await store.importGraph(graph, { importedAt: IMPORTED_AT });
    await showRecall(store, graph, queries);
    await store.close();
  });
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20000,200000' },
    eval: { type: 'string', multiple: true, default: [] },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'liantu-bench-'));
try {
  const seed = await readSeed(join(ROOT, 'graph-seed'));
  const queries = queriesOf(seed);
  for (const size of values.sizes.split(',').map(Number)) {
    const graph = size > 0 ? syntheticGraph(seed, size) : seed;
    console.log(`${graph.companies.length} companies (${size > 0 ? 'synthetic' : 'seed'})`);
    await benchEmbedded(folder, graph, queries);
    await benchNeo4j(folder, graph, queries);
  }
  for (const evaluation of values.eval) await benchRecall(folder, seed, evaluation);
} finally {
  await rm(folder, { recursive: true, force: true });
}
