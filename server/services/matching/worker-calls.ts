/** Requests to one worker and the answers that belong to them. */
import { Worker } from 'node:worker_threads';
import { indexAnswers, numberedReply } from './index-messages.ts';
import type { IndexAnswer, IndexRequest } from './index-messages.ts';
import { MatchingError } from './matching-error.ts';

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: MatchingError) => void;
}

export class WorkerCalls {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #count = 0;
  #ended: MatchingError | null = null;

  constructor(file: URL, settings: { readonly cacheFile: string | null; readonly dataVersion: string }) {
    this.#worker = new Worker(file, { workerData: settings, execArgv: [] });
    this.#worker.on('message', (received) => this.#receive(received));
    this.#worker.on('error', (error) => this.#end(new MatchingError('worker_died', error.message)));
    this.#worker.on('exit', (code) => this.#end(new MatchingError('worker_died', `exit ${code}`)));
    /** A process that has nothing else to do may end; requests hold it open. */
    this.#worker.unref();
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** @throws MatchingError `worker_died`, `request_failed`, `closed`. */
  async ask<Type extends IndexRequest['type']>(
    request: Extract<IndexRequest, { type: Type }>,
  ): Promise<IndexAnswer<Type>> {
    if (this.#ended !== null) throw this.#ended;
    this.#count += 1;
    const id = this.#count;
    this.#worker.ref();
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      this.#worker.postMessage({ id, request });
    });
    return indexAnswers[request.type].parse(answer) as IndexAnswer<Type>;
  }

  async close(): Promise<void> {
    this.#end(new MatchingError('closed', 'the matching service was closed'));
    await this.#worker.terminate();
  }

  #receive(received: unknown): void {
    const { id, answer, failure } = numberedReply.parse(received);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (failure === undefined) pending?.resolve(answer);
    else pending?.reject(new MatchingError('request_failed', failure));
  }

  /** Only the first reason counts: an error is followed by an exit. */
  #end(error: MatchingError): void {
    if (this.#ended !== null) return;
    this.#ended = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
