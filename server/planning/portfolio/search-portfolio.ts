/**
 * What the exact solver cannot do in time on hard questions, in one call for a thread of its own: firms first, then their
 * platforms. Where no such plan is found, annealing; and where pools take few firms also a tighter bound, and the packs
 * to choose the final plan from.
 */
import { annealPortfolio } from './anneal-portfolio.ts';
import { ANNEALING, BEST_PLAN, PACKS, SET_SEARCH } from '../defaults.ts';
import type { PortfolioSearchAnswer, PortfolioSearchRequest } from './milp-solver.ts';
import { boundByPacks } from './pack-bound.ts';
import { packsOfPools } from './pack-model.ts';
import { PlanState } from './plan-state.ts';
import { searchFirmSets } from './search-firm-sets.ts';
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
  const near = { ...arrays, places: nearPlaces(arrays, request.losses) };
  const anneal = { seed: problem.candidates.length, onBetter: musts ? undefined : watch.onBetter };
  const answer = (pools: Int32Array) => ({ pools, seconds: watch.elapsed(), cancelled: watch.stopped() });
  const known = new PlanState(arrays, start).score;
  const sets = { known, spent: until(SET_SEARCH.share), onBetter: anneal.onBetter };
  const placed = searchFirmSets(problem, arrays, near.places, sets);
  if (placed !== null || !small) {
    const spent = until(placed === null ? 1 : BEST_PLAN.searchShare);
    const pools = annealPortfolio(near, placed ?? start, { ...anneal, steps: ANNEALING.steps, spent });
    return { ...answer(pools), bound: null, packs: [] };
  }
  const { stepsBeforePacks: steps } = ANNEALING;
  const found = annealPortfolio(near, start, { ...anneal, steps, spent: until(BEST_PLAN.annealShare) });
  if (watch.stopped()) return { ...answer(found), bound: null, packs: [] };
  // With musts the score counts more than points: then the start is no target to aim the prices at.
  const target = musts ? 0 : new PlanState(arrays, found).score;
  const { bound, packs } = boundByPacks(arrays, prices, target, until(BEST_PLAN.searchShare));
  return {
    ...answer(found),
    bound: Number.isFinite(bound) ? bound : null,
    packs: [...packs, ...packsOfPools(arrays, found), ...packsOfPools(arrays, start)],
  };
}

/** Pools in which landing may be worth it as the relaxation has it, by firm; all for firms that must land. */
function nearPlaces(arrays: PortfolioArrays, losses: Float64Array): PortfolioArrays['places'] {
  const { places, pools, worth, gaps, years, mustLand } = arrays;
  const most = (SET_SEARCH.reach * worth.reduce((sum, points) => sum + points, 0)) / Math.max(1, gaps * years);
  return places.map((own, firm) => own.filter((pool) => mustLand[firm] || (losses[firm * pools + pool] ?? 0) <= most));
}

function firmsPerPool({ pools }: PortfolioArrays, start: Int32Array): number {
  return start.reduce((count, pool) => count + (pool === NOWHERE ? 0 : 1), 0) / Math.max(1, pools);
}
