/**
 * Platforms for firms whose years are settled: a packing of vectors into the pools of each year, from a start by size,
 * mended by annealing the excess over the pools' limits (firms move or swap) until there is none.
 */
import { PLACING } from '../defaults.ts';
import { PlanState } from './plan-state.ts';
import { NOWHERE, type PortfolioArrays } from './portfolio-arrays.ts';
import { type Rng, seededRng } from '../seeded-rng.ts';

export interface FirmPlacing {
  /** Pool by firm, all limits kept; null when no such placing was found, which is no proof that there is none. */
  readonly pools: Int32Array | null;
  /** By how much the pools' limits were exceeded at the end, in shares of each limit, summed. */
  readonly excess: number;
}

/**
 * @param years year by firm, as its place in the question; NOWHERE: does not land.
 */
export function placeFirms(
  arrays: PortfolioArrays,
  years: Int32Array,
  run: { readonly steps: number; readonly seed: number; readonly spent: () => number },
): FirmPlacing {
  const placing = new Placing(arrays, years, seededRng(run.seed));
  const failed = (excess: number): FirmPlacing => ({ pools: null, excess });
  if (!placing.start()) return failed(Number.POSITIVE_INFINITY);
  for (let step = 0; step < run.steps && placing.excess > 1e-9; step += 1) {
    if (step % 4096 === 0 && run.spent() >= 1) return failed(placing.excess);
    placing.step(PLACING.hot * (PLACING.cold / PLACING.hot) ** (step / run.steps));
  }
  return placing.keepsLimits() ? { pools: placing.state.pools, excess: 0 } : failed(placing.excess);
}

class Placing {
  readonly state: PlanState;
  /** Over the limits of all pools, in shares of each limit, summed. */
  excess = 0;
  readonly #arrays: PortfolioArrays;
  readonly #rng: Rng;
  /** Pools open to a firm in its year, by firm; and the firms that land. */
  readonly #places: readonly (readonly number[])[];
  readonly #firms: readonly number[];

  constructor(arrays: PortfolioArrays, years: Int32Array, rng: Rng) {
    [this.#arrays, this.#rng] = [arrays, rng];
    this.state = new PlanState(arrays, new Int32Array(arrays.firms).fill(NOWHERE));
    this.#places = arrays.places.map((places, firm) => places.filter((pool) => pool % arrays.years === years[firm]));
    this.#firms = [...years.keys()].filter((firm) => years[firm] !== NOWHERE);
  }

  /** Largest firms first, each where it exceeds least. Whether all found a pool. */
  start(): boolean {
    const { resources, need, room } = this.#arrays;
    const size = (firm: number): number =>
      Math.max(
        ...(this.#places[firm] ?? []).map((pool) =>
          Array.from({ length: resources }, (_, kind) => {
            const limit = room[pool * resources + kind] ?? 0;
            return Number.isFinite(limit) ? (need[firm * resources + kind] ?? 0) / (limit || 1) : 0;
          }).reduce((sum, share) => sum + share, 0),
        ),
      );
    const sized = this.#firms.map((firm) => [firm, size(firm)] as const).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return sized.every(([firm]) => this.#settle(firm));
  }

  keepsLimits(): boolean {
    return this.state.members.every(
      (_, pool) => !this.state.poolExcess(pool) && !this.state.cityExcess(pool % this.#arrays.years),
    );
  }

  /** One try to move a firm or to swap two. @param temperature in shares of a limit. */
  step(temperature: number): void {
    const firm = this.#firms[this.#pick(this.#firms.length)];
    if (firm === undefined) return;
    const from = this.state.pools[firm] ?? NOWHERE;
    const places = this.#places[firm] ?? [];
    const to = places[this.#pick(places.length)] ?? from;
    if (to === from) return;
    const members = this.state.members[to] ?? [];
    // As often nobody comes back as any one member of the pool.
    const other = members[this.#pick(members.length + 1)] ?? NOWHERE;
    if (other !== NOWHERE && !(this.#places[other] ?? []).includes(from)) return;
    const change = this.state.poolExcessChange(from, firm, other) + this.state.poolExcessChange(to, other, firm);
    if (change > -temperature * Math.log(this.#rng() + 1e-12)) return;
    this.#move(firm, to);
    if (other !== NOWHERE) this.#move(other, from);
    if (this.state.spreadExcess(firm) || (other !== NOWHERE && this.state.spreadExcess(other))) {
      this.#move(firm, from);
      if (other !== NOWHERE) this.#move(other, to);
      return;
    }
    this.excess += change;
  }

  #settle(firm: number): boolean {
    const ranked = (this.#places[firm] ?? [])
      .map((pool) => [pool, this.state.poolExcessChange(pool, NOWHERE, firm)] as const)
      .sort((a, b) => a[1] - b[1]);
    for (const [pool, excess] of ranked) {
      this.state.add(firm, pool);
      if (!this.state.spreadExcess(firm)) {
        this.excess += excess;
        return true;
      }
      this.state.remove(firm);
    }
    return false;
  }

  #move(firm: number, to: number): void {
    this.state.remove(firm);
    this.state.add(firm, to);
  }

  #pick(count: number): number {
    return Math.floor(this.#rng() * count);
  }
}
