/** What planning asks of an optimiser; who answers, and where it runs, is decided by the services. */
import type { PackPrices, PoolPack } from './pack-bound.ts';
import type { PortfolioProblem } from './portfolio-types.ts';

export interface SolveRequest {
  /** CPLEX LP format, see `lpText`. */
  readonly lp: string;
  /** Relative gap to stop at, 0-1. */
  readonly gap: number;
  readonly timeLimitSeconds: number;
}

/** `limited`: stopped by time or by the user, with the best found so far when `columns` is not null. */
export type SolveStatus = 'optimal' | 'limited' | 'cancelled' | 'infeasible' | 'failed';

export interface SolveAnswer {
  readonly status: SolveStatus;
  /** By column number; null when no solution was found. */
  readonly columns: Float64Array | null;
  readonly objective: number;
  /** Best proven bound on the objective. */
  readonly bound: number;
  /** By row number, only for a model without integers: change of the objective per unit of the row's bound. */
  readonly rowDuals: Float64Array | null;
  readonly seconds: number;
}

/** What `searchPortfolio` is asked: arrays only, so that it can be sent to a thread. */
export interface PortfolioSearchRequest {
  readonly problem: PortfolioProblem;
  /** Pool of every firm in a plan that keeps the limits, see portfolio-arrays.ts. */
  readonly start: Int32Array;
  readonly prices: PackPrices;
  /** What a landing costs at least in the relaxation, see `lossesOf`. */
  readonly losses: Float64Array;
  readonly seconds: number;
}

export interface PortfolioSearchAnswer {
  /** Pool of every firm in the best plan. */
  readonly pools: Int32Array;
  /** No plan is worth more, points; null when none was proved. */
  readonly bound: number | null;
  /** Packs from which a better plan may be made; empty when there are none. */
  readonly packs: readonly PoolPack[];
  readonly seconds: number;
  readonly cancelled: boolean;
}

/** One thing after another. @throws PlanningError `solver_died`, `solver_failed`, `solver_cancelled`. */
export interface MilpSolver {
  solve(request: SolveRequest): Promise<SolveAnswer>;
  /** `searchPortfolio` away from the caller's thread. */
  search(request: PortfolioSearchRequest): Promise<PortfolioSearchAnswer>;
}
