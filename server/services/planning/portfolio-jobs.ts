/** Portfolio solves that run in the background: started, watched, cancelled. They live as long as the process. */
import type { PortfolioInput, PortfolioJob, PortfolioView } from '../../contract/planning.ts';
import { PlanningError } from '../../planning/planning-error.ts';
import { solvePortfolio, type PortfolioRun } from '../../planning/portfolio/solve-portfolio.ts';
import type { PortfolioProblem } from '../../planning/portfolio/portfolio-types.ts';
import type { PortfolioResult } from '../../planning/portfolio/portfolio-types.ts';
import { openHighsSolver } from './highs-solver.ts';
import { planningWords } from './planning-wording.ts';

/** Finished jobs kept for a page that asks again. */
const KEPT_JOBS = 20;

interface Job {
  view: PortfolioJob;
  readonly abort: AbortController;
}

export interface SolveWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onChange?: ((change: Partial<Pick<PortfolioJob, 'stage' | 'progress'>>) => void) | undefined;
  /** Another solver script, for tests of a solver that dies. */
  readonly workerFile?: URL | undefined;
}

/** Solves in a worker of its own, which is ended afterwards whatever happens. */
export async function solveInWorker(
  problem: PortfolioProblem,
  run: PortfolioRun,
  { signal, onChange, workerFile }: SolveWatch = {},
): Promise<PortfolioResult> {
  const solver = openHighsSolver({ signal, workerFile, onProgress: (progress) => onChange?.({ progress }) });
  try {
    return await solvePortfolio(problem, solver, { ...run, onStage: (stage) => onChange?.({ stage }) });
  } finally {
    await solver.close();
  }
}

export interface PortfolioJobs {
  start(input: PortfolioInput, solve: (watch: SolveWatch) => Promise<PortfolioView>): PortfolioJob;
  get(id: string): PortfolioJob | null;
  /** The job as it stands; it ends soon after, with the best plan found so far. */
  cancel(id: string): PortfolioJob | null;
}

export function createPortfolioJobs(newId: () => string): PortfolioJobs {
  const jobs = new Map<string, Job>();
  const change = (job: Job, part: Partial<PortfolioJob>): void => {
    job.view = { ...job.view, ...part };
  };
  return {
    start(input, solve) {
      const id = newId();
      const nothingYet = { stage: null, progress: null, result: null, failure: null };
      const view: PortfolioJob = { id, input, state: 'running', ...nothingYet };
      const job: Job = { abort: new AbortController(), view };
      jobs.set(id, job);
      forgetOld(jobs);
      const watch: SolveWatch = { signal: job.abort.signal, onChange: (part) => change(job, part) };
      solve(watch).then(
        (result) => change(job, { state: 'done', result }),
        (error: unknown) => change(job, { state: 'failed', failure: failureOf(error) }),
      );
      return job.view;
    },
    get: (id) => jobs.get(id)?.view ?? null,
    cancel(id) {
      const job = jobs.get(id);
      job?.abort.abort();
      return job?.view ?? null;
    },
  };
}

function forgetOld(jobs: Map<string, Job>): void {
  const finished = [...jobs].filter(([, job]) => job.view.state !== 'running');
  for (const [id] of finished.slice(0, Math.max(0, jobs.size - KEPT_JOBS))) jobs.delete(id);
}

function failureOf(error: unknown): { code: string; text: string } {
  if (error instanceof PlanningError) return { code: error.code, text: planningWords(error).detail };
  return { code: 'internal', text: '求解未能完成，数据未受影响，请重试。' };
}
