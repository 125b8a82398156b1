/**
 * `npm run bench:match [-- --sizes 20000,200000,1000000] [--eval DIR] [--no-neo4j]`: the pooled matching engine on
 * made-up companies, in one run with what it is compared to: minisearch and orama at the first size, Neo4j's full-text
 * query at the second. With --eval also quality on that set, whose companies then lend their phrases too.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openMatchingService } from '../../server/services/matching/matching-service.ts';
import type { BuildProgress } from '../../server/services/matching/matching-service.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { readEvaluation } from './evaluation-companies.ts';
import { paraphrases, phraseStock, syntheticCompanies } from './match-companies.ts';
import type { PhraseStock } from './match-companies.ts';
import { askMiniSearch, askOrama } from './match-libraries.ts';
import type { AskForIds } from './match-libraries.ts';
import { onNeo4j } from './match-neo4j.ts';
import { compareQuality } from './match-quality.ts';
import { megabytes, show, timeQueries, timingText } from './match-timing.ts';
import type { Timing } from './match-timing.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const QUERIES = 330;
/** The libraries take up to a second a query. */
const LIBRARY_QUERIES = 80;
const LIBRARY_ROWS = 100;
/** Sizes at which the others are run too: beyond, they take minutes to build. */
const LIBRARY_SIZE = 20_000;
const NEO4J_SIZE = 200_000;

const loadReport = z.object({
  loadSeconds: z.number(),
  indexBytes: z.number(),
  terms: z.number(),
  startBytes: z.number(),
  residentBytes: z.number(),
  timing: z.object({ p50: z.number(), p95: z.number(), cpu: z.number(), count: z.number() }),
});

interface Bench {
  readonly folder: string;
  readonly stock: PhraseStock;
  readonly queries: readonly string[];
}

/** A bar on standard error; nothing when that is a file. */
function progressBar(size: number): (progress: BuildProgress) => void {
  return ({ phase, documents }) => {
    if (!process.stderr.isTTY) return;
    const share = phase === 'reading' ? documents / size : phase === 'loading' ? 0 : 1;
    const bar = '#'.repeat(Math.round(30 * share)).padEnd(30, '.');
    process.stderr.write(`\r[${bar}] ${phase} ${documents}${phase === 'ready' ? '\n' : '      '}`);
  };
}

/** Builds in the worker, watching this thread's event loop as a server would need it. */
async function buildCache({ folder, stock }: Bench, size: number): Promise<string> {
  const cacheFile = join(folder, `${size}.index`);
  const service = openMatchingService({
    cacheFile,
    dataVersion: String(size),
    documents: () => syntheticCompanies(stock, size),
    onProgress: progressBar(size),
  });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const started = performance.now();
  await service.ready();
  delay.disable();
  show('build in the worker, with cache file', `${((performance.now() - started) / 1000).toFixed(1)} s`);
  const milliseconds = (nanoseconds: number): string => `${(nanoseconds / 1e6).toFixed(0)} ms`;
  show(
    'event loop meanwhile, timer of 10 ms',
    `p50 ${milliseconds(delay.percentile(50))}, p99 ${milliseconds(delay.percentile(99))}, max ${milliseconds(delay.max)}`,
  );
  await service.close();
  return cacheFile;
}

async function measureLoaded({ folder, queries }: Bench, cacheFile: string, size: number): Promise<Timing> {
  const queriesFile = join(folder, 'queries.json');
  await writeFile(queriesFile, JSON.stringify(queries));
  const script = join(import.meta.dirname, 'match-load.ts');
  const output = await outputOf(['--import', 'tsx', script, cacheFile, String(size), queriesFile]);
  const report = loadReport.parse(JSON.parse(output));
  show('load from the cache file', `${report.loadSeconds.toFixed(2)} s`);
  show('index: arrays', `${megabytes(report.indexBytes)}, ${report.terms} terms`);
  const grown = report.residentBytes - report.startBytes;
  show(
    'resident memory of the process',
    `${megabytes(report.residentBytes)}, ${megabytes(grown)} of it since the load`,
  );
  show('pooled form', timingText(report.timing));
  return report.timing;
}

/** Standard output of a node process; what it says of errors goes to ours. */
function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`exit ${code}`))));
  });
}

async function measureOther(name: string, ask: AskForIds, queries: readonly string[], ours: Timing): Promise<void> {
  const timing = await timeQueries(queries, (query) => ask(query, LIBRARY_ROWS), 5);
  show(name, timingText(timing));
  show('  its p95 / that of the pooled form', (timing.p95 / ours.p95).toFixed(1));
}

async function benchSize(bench: Bench, size: number, withNeo4j: boolean): Promise<Timing> {
  console.log(`${size} companies (synthetic)`);
  const { stock, queries, folder } = bench;
  const cacheFile = await buildCache(bench, size);
  const ours = await measureLoaded(bench, cacheFile, size);
  await rm(cacheFile);
  const few = queries.slice(0, LIBRARY_QUERIES);
  if (size <= LIBRARY_SIZE) {
    await measureOther('minisearch, same tokens', askMiniSearch(syntheticCompanies(stock, size)), few, ours);
    await measureOther('orama, same tokens', await askOrama(syntheticCompanies(stock, size)), few, ours);
  } else if (size <= NEO4J_SIZE && withNeo4j) {
    await onNeo4j(folder, syntheticCompanies(stock, size), (ask) =>
      measureOther('Neo4j full-text query alone, analyzer cjk', ask, queries, ours),
    );
  }
  return ours;
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20000,200000' },
    eval: { type: 'string' },
    'no-neo4j': { type: 'boolean', default: false },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'liantu-bench-'));
try {
  const seed = await readSeed(join(ROOT, 'graph-seed'));
  const lent = values.eval === undefined ? [] : readEvaluation(values.eval, seed).companies;
  const stock = phraseStock([...seed.companies, ...lent]);
  const bench: Bench = { folder, stock, queries: paraphrases(stock, QUERIES) };
  if (values.eval !== undefined) await compareQuality(values.eval, folder);
  let before: { readonly size: number; readonly timing: Timing } | undefined;
  for (const size of values.sizes.split(',').map(Number)) {
    const timing = await benchSize(bench, size, !values['no-neo4j']);
    if (before) show(`p95 against ${before.size} companies`, `${(timing.p95 / before.timing.p95).toFixed(2)} times`);
    before = { size, timing };
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
