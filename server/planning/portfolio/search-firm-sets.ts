/** Good plans where pools take many firms: firms and years first, with all platforms as one, then their platforms. */
import { annealFirmSet } from './anneal-firm-set.ts';
import { PLACING, SET_SEARCH } from '../defaults.ts';
import { type FirmPlacing, placeFirms } from './place-firms.ts';
import { PlanState } from './plan-state.ts';
import { pooledProblem } from './pooled-problem.ts';
import { portfolioArrays, type PortfolioArrays } from './portfolio-arrays.ts';
import type { PortfolioProblem } from './portfolio-types.ts';

export interface FirmSetRun {
  /** Points of a known plan: only better ones are of interest. */
  readonly known: number;
  /** Share of the time used; at 1 it stops. */
  readonly spent: () => number;
  readonly onBetter?: ((score: number) => void) | undefined;
}

/**
 * Pool by firm of the best plan found; null when no set of firms worth more than the known plan could be placed.
 * @param places pools by firm in which landing may be worth it.
 */
export function searchFirmSets(
  problem: PortfolioProblem,
  arrays: PortfolioArrays,
  places: PortfolioArrays['places'],
  run: FirmSetRun,
): Int32Array | null {
  const { slack: slacks, tries } = SET_SEARCH;
  const years = places.map((own) => [...new Set(own.map((pool) => pool % arrays.years))]);
  const open = places.filter((own) => own.length > 0).length;
  const steps = Math.min(SET_SEARCH.mostSteps, SET_SEARCH.stepsPerFirm * open);
  let [best, known, slack]: [Int32Array | null, number, number] = [null, run.known, slacks.first];
  for (let seed = 1; seed <= tries && slack <= slacks.most && run.spent() < 1; seed += 1) {
    const pooled = { ...portfolioArrays(pooledProblem(problem, slack)), places: years };
    const set = annealFirmSet(pooled, { steps, seed, spent: run.spent });
    if (set === null || new PlanState(pooled, set).score <= known + 1e-9) {
      slack = Math.max(slacks.least, slack * slacks.worthless);
      continue;
    }
    const { pools, excess } = bestPlacing(arrays, set, seed, run.spent);
    if (pools === null) {
      slack = Math.max(slack * slacks.failed, slack + excess / arrays.pools);
      continue;
    }
    slack = Math.max(slacks.least, slack * slacks.placed);
    [best, known] = [pools, new PlanState(arrays, pools).score];
    run.onBetter?.(known);
  }
  return best;
}

/** The first placing that keeps the limits, or of a few tries the one that exceeds them least. */
function bestPlacing(arrays: PortfolioArrays, set: Int32Array, seed: number, spent: () => number): FirmPlacing {
  const { tries, steps } = PLACING;
  let least: FirmPlacing = { pools: null, excess: Number.POSITIVE_INFINITY };
  for (let again = 0; again < tries && least.pools === null; again += 1) {
    const placing = placeFirms(arrays, set, { steps, seed: seed * tries + again, spent });
    if (placing.pools !== null || placing.excess < least.excess) least = placing;
    // Far over the limits: other tries will not end within them.
    if (least.excess > PLACING.hopeless) break;
  }
  return least;
}
