/** The worker's side: holds the index and answers one request after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { PooledIndex } from '../../matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../matching/pooled/pooled-ranker.ts';
import { treeLeaves } from '../../matching/pooled/tree-leaves.ts';
import { rankPhrase } from '../../matching/pooled/rank-phrase.ts';
import { readIndexCache, writeIndexCache } from './index-cache.ts';
import { numberedRequest, workerSettings } from './index-messages.ts';
import type { IndexAnswer, IndexRequest } from './index-messages.ts';

const { cacheFile, dataVersion } = workerSettings.parse(workerData);
let index = new PooledIndex();
let ranker = new PooledRanker(index);

function use(next: PooledIndex): void {
  index = next;
  ranker = new PooledRanker(next);
  /** The first query should not pay for what all need. */
  next.segments();
  next.statistics.idf();
}

function load(): IndexAnswer<'load'> {
  const { stored, refusal } =
    cacheFile === null ? ({ stored: null, refusal: 'off' } as const) : readIndexCache(cacheFile, dataVersion);
  if (stored !== null) use(new PooledIndex({}, stored));
  return { documents: index.size, refusal };
}

async function finish(): Promise<IndexAnswer<'finish'>> {
  index.merge();
  use(index);
  return { documents: index.size, cacheBytes: await writeCache() };
}

/** A full disk or a folder without rights leaves the index usable. */
async function writeCache(): Promise<number | null> {
  if (cacheFile === null) return null;
  try {
    return await writeIndexCache(cacheFile, index.stored(), dataVersion);
  } catch {
    return null;
  }
}

async function answer(request: IndexRequest): Promise<unknown> {
  switch (request.type) {
    case 'load':
      return load();
    case 'add':
      for (const document of request.documents) index.upsert(document);
      return { documents: index.size } satisfies IndexAnswer<'add'>;
    case 'finish':
      return finish();
    case 'phrase':
      return rankPhrase(ranker, request.text, request.limit);
    case 'tree':
      return treeLeaves(ranker.scoreTree(request.leaves, true, request.extras)) satisfies IndexAnswer<'tree'>;
  }
}

async function serve(received: unknown): Promise<void> {
  const { id, request } = numberedRequest.parse(received);
  try {
    const answered = await answer(request);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    parentPort?.postMessage({ id, answer: answered });
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on('message', (received: unknown) => void serve(received));
