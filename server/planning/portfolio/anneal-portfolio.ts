/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over whole plans: a firm moves into a pool, those it
 * crowds out leave or move on, and a worse plan is accepted the less often the cooler it gets. Every plan it passes
 * through keeps all limits. Where many budgets bind at once it beats what the exact solver finds in the same time by
 * far (`bench:plan`); of the optimum it says nothing.
 */
import { ANNEALING } from '../defaults.ts';
import { PlanState } from './plan-state.ts';
import { NOWHERE, type PortfolioArrays } from './portfolio-arrays.ts';
import { type Rng, seededRng } from '../seeded-rng.ts';

export interface AnnealingRun {
  /** Cooled down after so many steps, or sooner when `spent` says that the time is used up. */
  readonly steps: number;
  readonly seed: number;
  /** Share of the time used, 0-1; at 1 it stops. Asked now and then. */
  readonly spent: () => number;
  readonly onBetter?: ((score: number) => void) | undefined;
}

const ASK_EVERY = 4096;

/** @param start pool by firm. Returns the best plan met, pool by firm. */
export function annealPortfolio(arrays: PortfolioArrays, start: ArrayLike<number>, run: AnnealingRun): Int32Array {
  const state = new PlanState(arrays, start);
  const walk = new Walk(arrays, state, seededRng(run.seed));
  let best = { score: state.score, pools: state.pools.slice() };
  let temperature = 0;
  for (let step = 0; step < run.steps; step += 1) {
    if (step % ASK_EVERY === 0) {
      const spent = run.spent();
      if (spent >= 1) break;
      temperature = temperatureAt(arrays, Math.max(spent, step / run.steps));
    }
    walk.step(temperature);
    if (state.score <= best.score + 1e-9) continue;
    best = { score: state.score, pools: state.pools.slice() };
    run.onBetter?.(best.score);
  }
  return best.pools;
}

/** Points; falls from hot to cold by the same factor in equal parts of the run. */
function temperatureAt({ worth, gaps }: PortfolioArrays, progress: number): number {
  const mean = worth.reduce((sum, points) => sum + points, 0) / Math.max(1, gaps);
  const { hot, cold } = ANNEALING;
  return Math.max(1e-9, mean * hot * (cold / hot) ** progress);
}

/** What a step changed, to take it back: firm and the pool it was in. */
type Trail = (readonly [firm: number, pool: number])[];

class Walk {
  readonly #arrays: PortfolioArrays;
  readonly #state: PlanState;
  readonly #rng: Rng;

  constructor(arrays: PortfolioArrays, state: PlanState, rng: Rng) {
    this.#arrays = arrays;
    this.#state = state;
    this.#rng = rng;
  }

  step(temperature: number): void {
    const { firms, places, years } = this.#arrays;
    const firm = this.#pick(firms);
    const open = places[firm] ?? [];
    const pool = open[this.#pick(open.length)];
    const was = this.#state.pools[firm] ?? NOWHERE;
    if (pool === undefined || pool === was) return;
    const gain = was === NOWHERE ? this.#state.gain(firm, pool % years) : Number.POSITIVE_INFINITY;
    // The chance is drawn first: whoever leaves can only cost points, so most moves are seen to fail early.
    const least = this.#state.score + temperature * Math.log(this.#rng() + 1e-12);
    if (gain <= 0 || this.#state.score + gain < least) return;
    const trail: Trail = [[firm, was]];
    this.#state.remove(firm);
    this.#state.add(firm, pool);
    const kept =
      this.#clearPool(firm, pool, trail, least) &&
      this.#clearCity(firm, pool % years, trail, least) &&
      !this.#state.spreadExcess(firm);
    if (!kept || this.#state.score < least) this.#undo(trail);
  }

  /**
   * Makes the others leave until the pool holds the rest; they move to another place when one has room. Gives up when
   * the plan falls below `least`.
   */
  #clearPool(firm: number, pool: number, trail: Trail, least: number): boolean {
    while (this.#state.poolExcess(pool)) {
      if (this.#state.score < least) return false;
      const members = this.#state.members[pool] ?? [];
      const out = this.#least(members, firm, (one) => this.#state.poolRelief(one, pool));
      if (out === null) return false;
      trail.push([out, pool]);
      this.#state.remove(out);
      this.#moveOn(out, pool);
    }
    return true;
  }

  #clearCity(firm: number, year: number, trail: Trail, least: number): boolean {
    const { platforms, years } = this.#arrays;
    for (let tries = 0; this.#state.cityExcess(year); tries += 1) {
      if (tries > ANNEALING.mostEvictions || this.#state.score < least) return false;
      const sample: number[] = [];
      while (sample.length < ANNEALING.citySample) {
        const members = this.#state.members[this.#pick(platforms) * years + year] ?? [];
        sample.push(members[this.#pick(members.length)] ?? firm);
      }
      const out = this.#least(sample, firm, (one) => this.#state.cityRelief(one, year));
      if (out === null) continue;
      trail.push([out, this.#state.pools[out] ?? NOWHERE]);
      this.#state.remove(out);
    }
    return true;
  }

  /** The firm whose leaving costs least for the relief it brings, with some chance in it; null when none brings any. */
  #least(firms: readonly number[], except: number, relief: (firm: number) => number): number | null {
    let least: number | null = null;
    let lowest = Number.POSITIVE_INFINITY;
    for (const firm of firms) {
      if (firm === except) continue;
      const brought = relief(firm);
      if (brought <= 0) continue;
      const price = ((this.#state.loss(firm) + 1) * (0.5 + this.#rng())) / brought;
      if (price < lowest) [least, lowest] = [firm, price];
    }
    return least;
  }

  #moveOn(firm: number, from: number): void {
    const open = this.#arrays.places[firm] ?? [];
    const first = this.#pick(open.length);
    for (let at = 0; at < open.length; at += 1) {
      const pool = open[(first + at) % open.length];
      if (pool === undefined || pool === from || !this.#state.fits(firm, pool)) continue;
      this.#state.add(firm, pool);
      return;
    }
  }

  #undo(trail: Trail): void {
    for (const [firm] of trail) this.#state.remove(firm);
    // A firm that moved twice goes back to where it was first.
    for (const [firm, pool] of trail) {
      if (pool !== NOWHERE && this.#state.pools[firm] === NOWHERE) this.#state.add(firm, pool);
    }
  }

  #pick(count: number): number {
    return Math.floor(this.#rng() * count);
  }
}
