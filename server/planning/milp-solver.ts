/** What planning asks of an optimiser; who answers, and where it runs, is decided by the services. */
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

/** Solves one model after another. @throws PlanningError `solver_died`, `solver_failed` from `solve`. */
export interface MilpSolver {
  solve(request: SolveRequest): Promise<SolveAnswer>;
}
