/** The optimiser: HiGHS and the portfolio search in a worker thread, so that a solve never blocks the server and can be stopped. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type {
  MilpSolver,
  PortfolioSearchAnswer,
  PortfolioSearchRequest,
  SolveAnswer,
  SolveRequest,
} from '../../planning/portfolio/milp-solver.ts';
import { PlanningError } from '../../planning/planning-error.ts';

export interface SolveProgress {
  /** Best value and proven bound so far; null before the first. */
  readonly value: number | null;
  readonly bound: number | null;
  readonly seconds: number;
}

export interface HighsSolverOptions {
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Another worker script; tests use one that dies. */
  readonly workerFile?: URL | undefined;
}

export interface HighsSolver extends MilpSolver {
  close(): Promise<void>;
}

/** A worker that does not end by itself this long after it was asked to, or after its time limit, is ended. */
const GRACE_MS = 2000;
/** Loading the solver takes this long at most on a slow machine. */
const LOAD_MS = 15_000;

/** Null for what is no number yet: HiGHS says infinity before it knows. */
const finite = (value: unknown): number | null => (typeof value === 'number' && Math.abs(value) < 1e20 ? value : null);
const looseNumber = z.custom<number>((value) => typeof value === 'number');
/** By its tag, not by instanceof: a test's sandbox has constructors of its own. */
const numbers = z
  .custom<Float64Array>((value) => ArrayBuffer.isView(value))
  .transform((value) => Float64Array.from(value));
const message = z.object({
  id: z.number().optional(),
  ready: z.boolean().optional(),
  failure: z.string().optional(),
  progress: z.object({ value: z.unknown(), bound: z.unknown(), seconds: z.unknown() }).optional(),
  answer: z
    .object({
      status: z.enum(['optimal', 'limited', 'cancelled', 'infeasible', 'failed']),
      columns: numbers.nullable(),
      objective: looseNumber,
      bound: looseNumber,
      rowDuals: numbers.nullable(),
      seconds: z.number(),
    })
    .optional(),
  found: z
    .object({
      pools: z.custom<Int32Array>((value) => ArrayBuffer.isView(value)).transform((value) => Int32Array.from(value)),
      bound: z.number().nullable(),
      packs: z.array(z.object({ pool: z.number(), firms: z.array(z.number()) })),
      seconds: z.number(),
      cancelled: z.boolean(),
    })
    .optional(),
});

interface Pending {
  readonly id: number;
  readonly resolve: (answer: z.infer<typeof message>) => void;
  reject(error: PlanningError): void;
  timer: NodeJS.Timeout;
}

/** Opens a solver with a worker of its own. Close it when done. */
export function openHighsSolver(options: HighsSolverOptions = {}): HighsSolver {
  return new WorkerSolver(options);
}

class WorkerSolver implements HighsSolver {
  readonly #worker: Worker;
  readonly #stop = new SharedArrayBuffer(4);
  readonly #options: HighsSolverOptions;
  #pending: Pending | null = null;
  #ended: string | null = null;
  #count = 0;
  readonly #onAbort = (): void => this.#cancel();

  constructor(options: HighsSolverOptions) {
    this.#options = options;
    const file = options.workerFile ?? new URL('./solver-worker.mjs', import.meta.url);
    this.#worker = new Worker(file, { workerData: { stop: this.#stop }, execArgv: [] });
    this.#worker.on('message', (received) => this.#receive(received));
    this.#worker.on('error', (error) => this.#end(error.message));
    this.#worker.on('exit', (code) => this.#end(`exit ${code}`));
    options.signal?.addEventListener('abort', this.#onAbort);
  }

  async solve(request: SolveRequest): Promise<SolveAnswer> {
    const { answer, seconds } = await this.#ask({ ...request }, request.timeLimitSeconds);
    if (answer === undefined || answer.status === 'failed') throw failure('solver_failed', 'status');
    return { ...answer, seconds };
  }

  async search(request: PortfolioSearchRequest): Promise<PortfolioSearchAnswer> {
    const { found, seconds } = await this.#ask({ search: request }, request.seconds);
    if (found === undefined) throw failure('solver_failed', 'search');
    return { ...found, seconds };
  }

  /** With the seconds from request to answer: loading the solver and sending count as well. */
  async #ask(request: object, limit: number): Promise<z.infer<typeof message> & { seconds: number }> {
    const started = performance.now();
    const answer = await this.#send(request, limit);
    return { ...answer, seconds: (performance.now() - started) / 1000 };
  }

  #send(request: object, seconds: number): Promise<z.infer<typeof message>> {
    if (this.#options.signal?.aborted) return Promise.reject(failure('solver_cancelled', 'abort'));
    if (this.#ended !== null) return Promise.reject(failure('solver_died', this.#ended));
    if (this.#pending) return Promise.reject(failure('solver_failed', 'busy'));
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      const limit = LOAD_MS + seconds * 1000 + GRACE_MS;
      this.#pending = { id, resolve, reject, timer: setTimeout(() => this.#kill(), limit) };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      this.#worker.postMessage({ id, ...request });
    });
  }

  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    await this.#worker.terminate();
  }

  #receive(received: unknown): void {
    const parsed = message.safeParse(received);
    if (!parsed.success) return this.#settle((pending) => pending.reject(failure('solver_failed', 'message')));
    const { id, progress, answer, found, failure: failed } = parsed.data;
    if (progress && id === this.#pending?.id) {
      const seconds = finite(progress.seconds) ?? 0;
      this.#options.onProgress?.({ value: finite(progress.value), bound: finite(progress.bound), seconds });
    }
    if (failed !== undefined) this.#settle((pending) => pending.reject(failure('solver_failed', failed)));
    if (answer || found) this.#settle((pending) => pending.resolve(parsed.data));
  }

  #cancel(): void {
    Atomics.store(new Int32Array(this.#stop), 0, 1);
    if (!this.#pending) return;
    clearTimeout(this.#pending.timer);
    this.#pending.timer = setTimeout(() => this.#kill(), GRACE_MS);
  }

  #kill(): void {
    void this.#worker.terminate();
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    const code = this.#options.signal?.aborted ? 'solver_cancelled' : 'solver_died';
    this.#settle((pending) => pending.reject(failure(code, reason)));
  }

  #settle(how: (pending: Pending) => void): void {
    const pending = this.#pending;
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending = null;
    how(pending);
  }
}

const failure = (code: 'solver_died' | 'solver_failed' | 'solver_cancelled', subject: string): PlanningError =>
  new PlanningError({ code, subject });
