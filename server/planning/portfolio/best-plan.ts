/**
 * The best plan within a time limit. First the whole model goes to the exact solver for a part of the time; what it does
 * not settle is searched from the relaxation's prices, see search-portfolio.ts. Then, where pools take few firms, the
 * best choice among their packs; where they take many, a bound by the question with all platforms as one. Every plan
 * passes the independent checker before it counts.
 */
import { planOf, planViolations } from './check-plan.ts';
import { BEST_PLAN } from '../defaults.ts';
import { lpText } from './linear-model.ts';
import type { MilpSolver, PortfolioSearchAnswer, SolveAnswer } from './milp-solver.ts';
import { packModel, poolsOfPacks } from './pack-model.ts';
import { lossesOf, pricesOf } from './relaxation-prices.ts';
import { attempt, type SolverNote } from './solver-failure.ts';
import { PlanningError } from '../planning-error.ts';
import { planOfPools, poolsOfPlan, portfolioArrays } from './portfolio-arrays.ts';
import { pooledModel } from './pooled-problem.ts';
import { chosenLandings, type PortfolioModel } from './portfolio-model.ts';
import type { PortfolioPlan, PortfolioProblem } from './portfolio-types.ts';
import { noteOf } from './solver-failure.ts';

export interface BestPlan {
  /** Null: none that keeps all rules was found. */
  readonly plan: PortfolioPlan | null;
  readonly bound: number;
  readonly status: SolveAnswer['status'];
  readonly seconds: number;
  /** Why the solver gave up, when it did. */
  readonly note: SolverNote | null;
  /** Duals of the relaxation by row of the model, when it was solved on the way. */
  readonly duals: Float64Array | null;
}

/** @param greedy the plan to fall back on; it may miss musts. @throws PlanningError when the first solve fails. */
export async function bestPlan(
  problem: PortfolioProblem,
  model: PortfolioModel,
  greedy: PortfolioPlan,
  solver: MilpSolver,
  limits: { readonly gap: number; readonly timeLimitSeconds: number },
): Promise<BestPlan> {
  const seconds = limits.timeLimitSeconds * BEST_PLAN.exactShare;
  const first = await solver.solve({ lp: lpText(model.linear), gap: limits.gap, timeLimitSeconds: seconds });
  const found: BestPlan = {
    plan: better(problem, first.columns && planOf(problem, chosenLandings(model, first.columns)), greedy),
    ...{ bound: first.bound, status: first.status, seconds: first.seconds, note: null, duals: null },
  };
  if (first.status !== 'limited') return found;
  const search = new PlanSearch(problem, model, solver, limits);
  return search.goOn(found, greedy);
}

/** The worthier of two plans, of those that keep all rules; the first when they are worth the same. */
function better(problem: PortfolioProblem, ...plans: readonly (PortfolioPlan | null)[]): PortfolioPlan | null {
  let best: PortfolioPlan | null = null;
  for (const plan of plans) {
    if (plan === null || planViolations(problem, plan.landings).length > 0) continue;
    if (best === null || plan.value > best.value) best = plan;
  }
  return best;
}

class PlanSearch {
  readonly #problem: PortfolioProblem;
  readonly #model: PortfolioModel;
  readonly #solver: MilpSolver;
  readonly #limits: { readonly gap: number; readonly timeLimitSeconds: number };

  constructor(
    problem: PortfolioProblem,
    model: PortfolioModel,
    solver: MilpSolver,
    limits: { readonly gap: number; readonly timeLimitSeconds: number },
  ) {
    [this.#problem, this.#model, this.#solver, this.#limits] = [problem, model, solver, limits];
  }

  /** A failure on the way keeps what was found before it. */
  async goOn(found: BestPlan, greedy: PortfolioPlan): Promise<BestPlan> {
    const steps = [
      (now: BestPlan) => this.#relax(now),
      (now: BestPlan) => this.#search(now, greedy),
      (now: BestPlan) => (this.#packs.length === 0 ? this.#boundPooled(now) : this.#choosePacks(now)),
    ];
    let now = found;
    for (const step of steps) {
      const next = await attempt(() => step(now));
      if (next instanceof PlanningError) return { ...now, note: noteOf(next) };
      now = next;
      if (now.status === 'cancelled') return now;
    }
    return now;
  }

  #left({ seconds }: BestPlan): number {
    return Math.max(0.1, BEST_PLAN.usedShare * this.#limits.timeLimitSeconds - seconds);
  }

  async #relax(now: BestPlan): Promise<BestPlan> {
    const lp = lpText(this.#model.linear, true);
    const answer = await this.#solver.solve({ lp, gap: 0, timeLimitSeconds: this.#left(now) / 2 });
    return {
      ...now,
      seconds: now.seconds + answer.seconds,
      bound: answer.status === 'optimal' ? tighter(now.bound, answer.bound) : now.bound,
      status: answer.status === 'cancelled' ? 'cancelled' : now.status,
      duals: answer.rowDuals,
    };
  }

  #packs: PortfolioSearchAnswer['packs'] = [];

  async #search(now: BestPlan, greedy: PortfolioPlan): Promise<BestPlan> {
    const problem = this.#problem;
    // From the greedy plan, not from what the exact solver found: that depends on how fast the machine is.
    const start = poolsOfPlan(problem, greedy.landings);
    const seconds = this.#left(now);
    const answer = await this.#solver.search({
      problem,
      start,
      prices: pricesOf(problem, this.#model, now.duals),
      losses: lossesOf(problem, this.#model, now.duals),
      seconds,
    });
    this.#packs = answer.packs;
    return {
      ...now,
      plan: better(problem, now.plan, planOf(problem, planOfPools(problem, answer.pools))),
      bound: answer.bound === null ? now.bound : tighter(now.bound, answer.bound),
      seconds: now.seconds + answer.seconds,
      status: answer.cancelled ? 'cancelled' : now.status,
    };
  }

  async #boundPooled(now: BestPlan): Promise<BestPlan> {
    const pooled = pooledModel(this.#problem, this.#model, now.duals);
    if (pooled.columns.length === 0) return now;
    const lp = lpText(pooled);
    const answer = await this.#solver.solve({ lp, gap: BEST_PLAN.pooledGap, timeLimitSeconds: this.#left(now) });
    return {
      ...now,
      bound: tighter(now.bound, answer.bound),
      seconds: now.seconds + answer.seconds,
      status: answer.status === 'cancelled' ? 'cancelled' : now.status,
    };
  }

  async #choosePacks(now: BestPlan): Promise<BestPlan> {
    const problem = this.#problem;
    const arrays = portfolioArrays(problem);
    const lp = lpText(packModel(arrays, this.#packs));
    const answer = await this.#solver.solve({ lp, gap: BEST_PLAN.packGap, timeLimitSeconds: this.#left(now) });
    const pools = answer.columns && poolsOfPacks(arrays, this.#packs, answer.columns);
    return {
      ...now,
      plan: better(problem, now.plan, pools && planOf(problem, planOfPools(problem, pools))),
      seconds: now.seconds + answer.seconds,
      status: answer.status === 'cancelled' ? 'cancelled' : now.status,
    };
  }
}

const tighter = (bound: number, other: number): number => (Number.isFinite(bound) ? Math.min(bound, other) : other);
