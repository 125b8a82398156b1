/**
 * The pooled matching engine in a thread of its own: builds or loads its index and answers, while the server's event
 * loop stays free. A worker that dies is replaced at the next request, and a question it took along is asked once more.
 */
import type { FieldedDocument } from '../../matching/document-fields.ts';
import type { LeafScores } from '../../matching/leaf-scores.ts';
import type { PoolExtras } from '../../matching/pooled/pooled-ranker.ts';
import type { RankingQuery } from '../../matching/ranker.ts';
import type { CacheRefusal } from './cache-file.ts';
import type { IndexAnswer, IndexRequest } from './index-messages.ts';
import { MatchingError } from './matching-error.ts';
import { WorkerCalls } from './worker-calls.ts';

export interface BuildProgress {
  /** `loading` the file, `reading` documents, `indexing` what was read, `ready`; `scoring` all chains with it. */
  readonly phase: 'loading' | 'reading' | 'indexing' | 'ready' | 'scoring';
  readonly documents: number;
}

export interface MatchingServiceOptions {
  /** Where the index is cached; null for nowhere. */
  readonly cacheFile: string | null;
  /** Version of the data that `documents` gives; a file of another version is not used. */
  readonly dataVersion: string;
  /** All documents, read only when the file cannot be used; called again if the worker has to be replaced. */
  readonly documents: () => AsyncIterable<FieldedDocument> | Iterable<FieldedDocument>;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** Another worker script; tests use one that dies. */
  readonly workerFile?: URL | undefined;
}

export interface IndexState {
  readonly documents: number;
  /** Why the cache file was not used; `off` when there is none to be; null when it was. */
  readonly refusal: CacheRefusal | 'off' | null;
  /** Whether the next start finds the index in the file: false without one, or where it could not be written. */
  readonly isCached: boolean;
}

export interface MatchingService {
  /** Loads or builds the index, once; later calls wait for the same. */
  ready(): Promise<IndexState>;
  rankPhrase(text: string, limit: number): Promise<IndexAnswer<'phrase'>>;
  /** Scores of a tree's leaves, which compete, each over its own pool. */
  scoreTree(leaves: readonly RankingQuery[], extras: PoolExtras): Promise<readonly LeafScores[]>;
  close(): Promise<void>;
}

/** Documents per message: a few milliseconds of the server's time to hand over. */
const BATCH_DOCUMENTS = 100;
/** Characters per message, so that a few giant texts are handed over one by one. */
const BATCH_CHARACTERS = 200_000;

/** Starts a worker at the first request. Close it when done. */
export function openMatchingService(options: MatchingServiceOptions): MatchingService {
  return new WorkerMatchingService(options);
}

interface Running {
  readonly calls: WorkerCalls;
  readonly state: Promise<IndexState>;
}

class WorkerMatchingService implements MatchingService {
  readonly #options: MatchingServiceOptions;
  #running: Running | null = null;
  #isClosed = false;

  constructor(options: MatchingServiceOptions) {
    this.#options = options;
  }

  async ready(): Promise<IndexState> {
    return this.#start().state;
  }

  rankPhrase(text: string, limit: number): Promise<IndexAnswer<'phrase'>> {
    return this.#ask({ type: 'phrase', text, limit });
  }

  scoreTree(leaves: readonly RankingQuery[], extras: PoolExtras): Promise<readonly LeafScores[]> {
    return this.#ask({ type: 'tree', leaves, extras });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running?.calls.close();
  }

  async #ask<Type extends 'phrase' | 'tree'>(
    request: Extract<IndexRequest, { type: Type }>,
  ): Promise<IndexAnswer<Type>> {
    try {
      return await this.#askOnce(request);
    } catch (error) {
      if (!(error instanceof MatchingError) || error.code !== 'worker_died' || this.#isClosed) throw error;
      return this.#askOnce(request);
    }
  }

  async #askOnce<Type extends 'phrase' | 'tree'>(
    request: Extract<IndexRequest, { type: Type }>,
  ): Promise<IndexAnswer<Type>> {
    const { calls, state } = this.#start();
    await state;
    return calls.ask<Type>(request);
  }

  /** The worker at work, or a new one. @throws MatchingError `closed`. */
  #start(): Running {
    if (this.#isClosed) throw new MatchingError('closed', 'the matching service was closed');
    if (this.#running !== null && !this.#running.calls.hasEnded) return this.#running;
    const { cacheFile, dataVersion, workerFile } = this.#options;
    const calls = new WorkerCalls(workerFile ?? new URL('./index-worker.mjs', import.meta.url), {
      cacheFile,
      dataVersion,
    });
    const state = this.#fill(calls);
    const running: Running = { calls, state };
    state.catch(() => {
      if (this.#running === running) this.#running = null;
      void calls.close();
    });
    this.#running = running;
    return running;
  }

  async #fill(calls: WorkerCalls): Promise<IndexState> {
    const tell = (phase: BuildProgress['phase'], documents: number): void =>
      this.#options.onProgress?.({ phase, documents });
    tell('loading', 0);
    const { documents: loaded, refusal } = await calls.ask({ type: 'load' });
    if (refusal === null) {
      tell('ready', loaded);
      return { documents: loaded, refusal, isCached: true };
    }
    await this.#send(calls, tell);
    tell('indexing', 0);
    const { documents, cacheBytes } = await calls.ask({ type: 'finish' });
    tell('ready', documents);
    return { documents, refusal, isCached: cacheBytes !== null };
  }

  async #send(calls: WorkerCalls, tell: (phase: 'reading', documents: number) => void): Promise<void> {
    let batch: FieldedDocument[] = [];
    let characters = 0;
    const flush = async (): Promise<void> => {
      const { documents } = await calls.ask({ type: 'add', documents: batch });
      batch = [];
      characters = 0;
      tell('reading', documents);
    };
    for await (const document of this.#options.documents()) {
      batch.push(document);
      characters += document.text.length;
      if (batch.length >= BATCH_DOCUMENTS || characters >= BATCH_CHARACTERS) await flush();
    }
    if (batch.length > 0) await flush();
  }
}
