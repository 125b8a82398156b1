/**
 * `npm run bench:answers`: what a user waits for at seed size. Start-up in a process of its own, first state, and the
 * answer of every segment's target list and detail inside the server (no HTTP), p50 and p95 in milliseconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServices } from '../../server/services/services.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';

const ROOT = join(import.meta.dirname, '..', '..');

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const started = performance.now();
  const value = await work();
  return [performance.now() - started, value];
}

function line(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
  console.log(
    `${name.padEnd(34)} n=${String(times.length).padStart(4)}  p50 ${at(0.5).padStart(8)}  p95 ${at(0.95).padStart(8)} ms`,
  );
}

const dataDir = await mkdtemp(join(tmpdir(), 'liantu-bench-'));
try {
  const [seedMs, data] = await timed(() => readSeed(join(ROOT, 'graph-seed')));
  const store = await openEmbeddedStore({ file: join(dataDir, 'liantu.db') });
  const [importMs] = await timed(() => store.importGraph(data, { importedAt: new Date().toISOString() }));
  const services = createServices(store);
  const [stateMs] = await timed(() => services.warmUp());
  line('read and validate the seed', [seedMs]);
  line('import into the embedded store', [importMs]);
  line('first state: engines and cockpit', [stateMs]);
  const { segments } = await services.segments();
  const targets: number[] = [];
  const details: number[] = [];
  for (const { segmentId } of segments) {
    targets.push((await timed(() => services.targets({ segment: segmentId, limit: 20, sort: 'fit' })))[0]);
    details.push((await timed(() => services.segment(segmentId)))[0]);
  }
  line('targets of one segment', targets);
  line('detail of one segment', details);
  line('first search after the warm-up', [(await timed(() => services.search('驱动电机', 8)))[0]]);
  const texts = segments.flatMap(({ segment }) => [segment, segment.slice(0, 2)]);
  const searches: number[] = [];
  for (const text of texts) searches.push((await timed(() => services.search(text, 8)))[0]);
  line('search, top 8', searches);
  await store.close();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
