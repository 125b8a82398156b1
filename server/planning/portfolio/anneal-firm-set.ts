/**
 * Which firms land in which year, found by simulated annealing over plans that may exceed the budgets at a price which
 * rises while the run cools (penalty method): where many budgets bind at once, plans that keep all of them lie too far
 * apart to walk from one to the next. For a question of one platform, see pooled-problem.ts.
 */
import { SET_SEARCH } from '../defaults.ts';
import { PlanState } from './plan-state.ts';
import { NOWHERE, type PortfolioArrays } from './portfolio-arrays.ts';
import { type Rng, seededRng } from '../seeded-rng.ts';

const ASK_EVERY = 4096;

/**
 * Pool by firm of the best plan met that keeps the budgets; null when none was.
 * @param run `spent`: share of the time used, 0-1, asked now and then; at 1 it stops.
 */
export function annealFirmSet(
  arrays: PortfolioArrays,
  run: { readonly steps: number; readonly seed: number; readonly spent: () => number },
): Int32Array | null {
  if (arrays.places.every((places) => places.length === 0)) return null;
  const state = new PlanState(arrays, new Int32Array(arrays.firms).fill(NOWHERE));
  const walk = new PricedWalk(arrays, state, seededRng(run.seed));
  let best: { readonly score: number; readonly pools: Int32Array } | null = null;
  for (let step = 0; step < run.steps; step += 1) {
    if (step % ASK_EVERY === 0) {
      if (run.spent() >= 1) break;
      walk.settle(step / run.steps);
    }
    walk.step();
    if (state.score <= (best?.score ?? 0) + 1e-9 || !walk.keepsLimits()) continue;
    best = { score: state.score, pools: state.pools.slice() };
  }
  return best?.pools ?? null;
}

class PricedWalk {
  readonly #arrays: PortfolioArrays;
  readonly #state: PlanState;
  readonly #rng: Rng;
  /** Firms that may land at all. */
  readonly #open: readonly number[];
  /** Mean points of a gap, and of all gaps together. */
  readonly #mean: number;
  readonly #all: number;
  #temperature = 0;
  /** Points that an excess of one whole limit costs. */
  #price = 0;

  constructor(arrays: PortfolioArrays, state: PlanState, rng: Rng) {
    [this.#arrays, this.#state, this.#rng] = [arrays, state, rng];
    this.#open = arrays.places.flatMap((places, firm) => (places.length === 0 ? [] : [firm]));
    this.#all = arrays.worth.reduce((sum, points) => sum + points, 0) / Math.max(1, arrays.years);
    this.#mean = this.#all / Math.max(1, arrays.gaps);
  }

  /** @param progress 0-1. */
  settle(progress: number): void {
    const { hot, cold, firstPrice, lastPrice } = SET_SEARCH;
    this.#temperature = Math.max(1e-9, this.#mean * hot * (cold / hot) ** progress);
    this.#price = this.#all * firstPrice * (lastPrice / firstPrice) ** progress;
  }

  step(): void {
    const kind = this.#rng();
    const least = this.#temperature * Math.log(this.#rng() + 1e-12);
    if (kind < SET_SEARCH.insertShare) this.#insert(least);
    else if (kind < SET_SEARCH.insertShare + SET_SEARCH.dropShare) this.#drop(least);
    else this.#replace(least);
  }

  keepsLimits(): boolean {
    const { pools, years } = this.#arrays;
    for (let pool = 0; pool < pools; pool += 1) if (this.#state.poolExcess(pool)) return false;
    for (let year = 0; year < years; year += 1) if (this.#state.cityExcess(year)) return false;
    return true;
  }

  /** A firm lands, or lands in another year. @param least change of the score that is accepted. */
  #insert(least: number): void {
    const firm = this.#pickOpen();
    const pool = this.#pickPlace(firm);
    const was = this.#state.pools[firm] ?? NOWHERE;
    if (pool === was) return;
    const before = this.#state.score;
    let relief = 0;
    if (was !== NOWHERE) {
      relief = this.#excess(was, firm, NOWHERE);
      this.#state.remove(firm);
    }
    const points = this.#state.score - before + this.#state.gain(firm, pool % this.#arrays.years);
    if (points - this.#price * relief >= least) {
      const excess = relief + this.#excess(pool, NOWHERE, firm);
      if (points - this.#price * excess >= least) return this.#state.add(firm, pool);
    }
    if (was !== NOWHERE) this.#state.add(firm, was);
  }

  #drop(least: number): void {
    const pool = this.#pick(this.#arrays.pools);
    const firm = this.#pickMember(pool);
    if (firm === NOWHERE) return;
    const excess = this.#excess(pool, firm, NOWHERE);
    if (-this.#state.loss(firm) - this.#price * excess >= least) this.#state.remove(firm);
  }

  /** A firm takes the place of another. */
  #replace(least: number): void {
    const firm = this.#pickOpen();
    if ((this.#state.pools[firm] ?? NOWHERE) !== NOWHERE) return;
    const pool = this.#pickPlace(firm);
    const out = this.#pickMember(pool);
    if (out === NOWHERE) return;
    const { closes, worth, years } = this.#arrays;
    const [state, year] = [this.#state, pool % years];
    let most = state.gain(firm, year) - state.loss(out);
    for (const gap of closes[firm] ?? []) if (closes[out]?.includes(gap)) most += worth[gap * years + year] ?? 0;
    const priced = this.#price * this.#excess(pool, out, firm);
    if (most - priced < least) return;
    const before = state.score;
    state.remove(out);
    if (state.score - before + state.gain(firm, year) - priced >= least) state.add(firm, pool);
    else state.add(out, pool);
  }

  #excess(pool: number, leaving: number, coming: number): number {
    const year = pool % this.#arrays.years;
    return this.#state.poolExcessChange(pool, leaving, coming) + this.#state.cityExcessChange(year, leaving, coming);
  }

  #pickOpen(): number {
    return this.#open[this.#pick(this.#open.length)] ?? 0;
  }

  #pickPlace(firm: number): number {
    const places = this.#arrays.places[firm] ?? [];
    return places[this.#pick(places.length)] ?? 0;
  }

  #pickMember(pool: number): number {
    const members = this.#state.members[pool] ?? [];
    return members[this.#pick(members.length)] ?? NOWHERE;
  }

  #pick(count: number): number {
    return Math.floor(this.#rng() * count);
  }
}
