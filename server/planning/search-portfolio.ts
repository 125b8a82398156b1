/**
 * What the exact solver cannot do in time on hard questions, in one call for a thread of its own: a good plan by
 * annealing, and where pools take few firms a tighter bound with the packs to choose the final plan from.
 */
import { annealPortfolio } from './anneal-portfolio.ts';
import { ANNEALING, BEST_PLAN, PACKS } from './defaults.ts';
import type { PortfolioSearchAnswer, PortfolioSearchRequest } from './milp-solver.ts';
import { boundByPacks } from './pack-bound.ts';
import { packsOfPools } from './pack-model.ts';
import { PlanState } from './plan-state.ts';
import { NOWHERE, portfolioArrays, type PortfolioArrays } from './portfolio-arrays.ts';

export interface SearchWatch {
  /** Seconds since the search began. */
  readonly elapsed: () => number;
  readonly stopped: () => boolean;
  /** Points of the best plan so far, musts left out. */
  readonly onBetter: (value: number) => void;
}

/** The same answer for the same request, unless the time limit or the user cuts it short. */
export function searchPortfolio(request: PortfolioSearchRequest, watch: SearchWatch): PortfolioSearchAnswer {
  const { problem, start, seconds, prices } = request;
  const arrays = portfolioArrays(problem);
  const small = firmsPerPool(arrays, start) <= PACKS.mostFirmsPerPool;
  const until = (share: number) => () => (watch.stopped() ? 1 : watch.elapsed() / (seconds * share));
  const musts = problem.mustLand.length + problem.mustClose.length > 0;
  const found = annealPortfolio(arrays, start, {
    steps: small ? ANNEALING.stepsBeforePacks : ANNEALING.steps,
    seed: problem.candidates.length,
    spent: until(small ? 0.2 : 1),
    onBetter: musts ? undefined : watch.onBetter,
  });
  const answer = { pools: found, seconds: watch.elapsed(), cancelled: watch.stopped() };
  if (!small || answer.cancelled) return { ...answer, bound: null, packs: [] };
  // With musts the score counts more than points: then the start is no target to aim the prices at.
  const target = musts ? 0 : new PlanState(arrays, found).score;
  const { bound, packs } = boundByPacks(arrays, prices, target, until(BEST_PLAN.searchShare));
  return {
    ...{ pools: found, seconds: watch.elapsed(), cancelled: watch.stopped() },
    bound: Number.isFinite(bound) ? bound : null,
    packs: [...packs, ...packsOfPools(arrays, found), ...packsOfPools(arrays, start)],
  };
}

function firmsPerPool({ pools }: PortfolioArrays, start: Int32Array): number {
  return start.reduce((count, pool) => count + (pool === NOWHERE ? 0 : 1), 0) / Math.max(1, pools);
}
