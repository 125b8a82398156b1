/**
 * The sets of firms ("packs") that one pool has room for and that are worth most at given profits: a knapsack of several
 * resources, solved exactly by depth first search under the bound of one surrogate resource (Gavish and Pirkul 1985),
 * the pool's resources weighed by prices that make the relaxation tight.
 */
import { PACKS } from '../defaults.ts';
import type { PortfolioArrays } from './portfolio-arrays.ts';
import { solveLinear } from './solve-linear.ts';

export interface Pack {
  readonly firms: readonly number[];
  readonly profit: number;
}

export interface PackSearch {
  /** Firms open to the pool. */
  readonly firms: readonly number[];
  /** Packs returned at most, best first; all within `within` points of the best. */
  readonly keep: number;
  readonly within: number;
}

interface Item {
  readonly firm: number;
  readonly profit: number;
  /** Share of each limited resource of the pool. */
  readonly shares: readonly number[];
  weight: number;
}

/** Weight of what takes nothing, so that profit per weight is a number. */
const LEAST_WEIGHT = 1e-9;

/** Keeps its prices from one search to the next, as profits change little. */
export class PoolKnapsack {
  readonly #arrays: PortfolioArrays;
  readonly #pool: number;
  /** Numbers of the resources this pool limits, and a price for each. */
  readonly #kinds: readonly number[];
  readonly #prices: number[];

  constructor(arrays: PortfolioArrays, pool: number) {
    this.#arrays = arrays;
    this.#pool = pool;
    const kinds = Array.from({ length: arrays.resources }, (_, kind) => kind);
    this.#kinds = kinds.filter((kind) => Number.isFinite(arrays.room[pool * arrays.resources + kind]));
    this.#prices = this.#kinds.map(() => 0);
  }

  /** The packs, and a bound that no pack of the pool exceeds; the empty pack is worth 0 and is left out. */
  search(profits: Float64Array, { firms, keep, within }: PackSearch): { packs: readonly Pack[]; bound: number } {
    const least = keep === 1 ? 1e-9 : -within;
    const items = firms.flatMap((firm) => this.#item(firm, profits[firm] ?? 0, least));
    this.#price(items);
    for (const item of items) item.weight = LEAST_WEIGHT + dot(this.#prices, item.shares);
    items.sort((a, b) => b.profit / b.weight - a.profit / a.weight || a.firm - b.firm);
    // All items may take the least weight and still fit, so that it never cuts off a pack.
    const room = this.#prices.reduce((sum, price) => sum + price, 0) * (1 + 1e-9) + items.length * LEAST_WEIGHT;
    const tree = new Tree(items, this.#kinds.length, { keep, within: keep === 1 ? 0 : within });
    return tree.run(room);
  }

  #item(firm: number, profit: number, least: number): Item[] {
    if (profit < least) return [];
    const { resources, need, room } = this.#arrays;
    const shares = this.#kinds.map((kind) => {
      const asked = need[firm * resources + kind] ?? 0;
      return asked === 0 ? 0 : asked / (room[this.#pool * resources + kind] ?? 0);
    });
    return [{ firm, profit, shares, weight: 0 }];
  }

  /**
   * Prices near the minimum of sum of prices + sum of max(0, profit - price of shares), the dual of the relaxation:
   * Newton's method on the function smoothed at its corners, first coarsely, then finely.
   */
  #price(items: readonly Item[]): void {
    const mean = items.reduce((sum, { profit }) => sum + Math.max(0, profit), 0) / Math.max(1, items.length);
    if (mean <= 0) return;
    for (const smoothing of [0.2 * mean, 0.05 * mean]) {
      for (let round = 0; round < PACKS.newtonRounds; round += 1) this.#newton(items, smoothing);
    }
  }

  #newton(items: readonly Item[], smoothing: number): void {
    const count = this.#kinds.length;
    const slope = Array.from({ length: count }, () => 1);
    const bend = Array.from({ length: count }, (_, row) =>
      Array.from({ length: count }, (__, at): number => (at === row ? 1e-6 : 0)),
    );
    for (const { profit, shares } of items) {
      const margin = (profit - dot(this.#prices, shares)) / smoothing;
      if (margin < -30) continue;
      const taken = margin > 30 ? 1 : 1 / (1 + Math.exp(-margin));
      const curve = (taken * (1 - taken)) / smoothing;
      shares.forEach((share, row) => {
        slope[row] = (slope[row] ?? 0) - taken * share;
        const line = bend[row] ?? [];
        shares.forEach((other, at) => {
          line[at] = (line[at] ?? 0) + curve * share * other;
        });
      });
    }
    const step = solveLinear(bend, slope);
    const before = [...this.#prices];
    const start = smoothDual(items, before, smoothing);
    for (let scale = 1; scale > 1e-3; scale /= 2) {
      before.forEach((price, kind) => {
        this.#prices[kind] = Math.max(0, price - scale * (step[kind] ?? 0));
      });
      if (smoothDual(items, this.#prices, smoothing) <= start) return;
    }
    before.forEach((price, kind) => {
      this.#prices[kind] = price;
    });
  }
}

function dot(prices: readonly number[], shares: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < prices.length; at += 1) sum += (prices[at] ?? 0) * (shares[at] ?? 0);
  return sum;
}

function smoothDual(items: readonly Item[], prices: readonly number[], smoothing: number): number {
  let sum = prices.reduce((total, price) => total + price, 0);
  for (const { profit, shares } of items) {
    const margin = (profit - dot(prices, shares)) / smoothing;
    sum += margin > 30 ? margin * smoothing : smoothing * Math.log1p(Math.exp(margin));
  }
  return sum;
}

/** Items in falling order of profit per weight; each level decides which item comes next. */
class Tree {
  readonly #items: readonly Item[];
  readonly #profit: Float64Array;
  readonly #weight: Float64Array;
  /** Shares of item at x kinds + kind. */
  readonly #shares: Float64Array;
  readonly #room: Float64Array;
  readonly #keep: number;
  readonly #within: number;
  readonly #chosen: number[] = [];
  #packs: Pack[] = [];
  /** Packs below this are of no interest. */
  #floor = 0;
  #best = 0;
  #nodes = 0;
  /** Best that a branch left unsearched could hold. */
  #unsearched = 0;

  constructor(
    items: readonly Item[],
    kinds: number,
    { keep, within }: { readonly keep: number; readonly within: number },
  ) {
    this.#items = items;
    this.#profit = Float64Array.from(items, ({ profit }) => profit);
    this.#weight = Float64Array.from(items, ({ weight }) => weight);
    this.#shares = Float64Array.from(items.flatMap(({ shares }) => shares));
    this.#room = new Float64Array(kinds).fill(1 + 1e-9);
    [this.#keep, this.#within] = [keep, within];
    this.#floor = -within;
  }

  run(room: number): { packs: readonly Pack[]; bound: number } {
    this.#descend(0, 0, room);
    const packs = this.#packs.filter(({ profit }) => profit >= this.#best - this.#within - 1e-9);
    packs.sort((a, b) => b.profit - a.profit);
    return { packs: packs.slice(0, this.#keep), bound: Math.max(this.#best, this.#unsearched) };
  }

  #descend(from: number, profit: number, room: number): void {
    if (this.#chosen.length > 0) this.#meet(profit);
    for (let at = from; at < this.#profit.length; at += 1) {
      const bound = this.#bound(at, profit, room);
      if (bound <= this.#floor + 1e-9) return;
      if (this.#nodes >= PACKS.mostNodes) {
        this.#unsearched = Math.max(this.#unsearched, bound);
        return;
      }
      this.#nodes += 1;
      if (!this.#take(at, 1)) continue;
      this.#chosen.push(at);
      this.#descend(at + 1, profit + (this.#profit[at] ?? 0), room - (this.#weight[at] ?? 0));
      this.#chosen.pop();
      this.#take(at, -1);
    }
  }

  #meet(profit: number): void {
    if (profit <= this.#floor + (this.#keep === 1 ? 1e-12 : -1e-12)) return;
    this.#packs.push({ firms: this.#chosen.map((at) => this.#items[at]?.firm ?? 0), profit });
    this.#best = Math.max(this.#best, profit);
    this.#floor = Math.max(this.#floor, this.#best - this.#within);
    if (this.#packs.length < 2 * this.#keep) return;
    this.#packs.sort((a, b) => b.profit - a.profit);
    this.#packs.length = this.#keep;
    this.#floor = Math.max(this.#floor, this.#packs.at(-1)?.profit ?? 0);
  }

  /** Dantzig's bound on what items from `at` on can add in the surrogate room. */
  #bound(at: number, profit: number, room: number): number {
    let sum = profit;
    let left = room;
    for (let next = at; next < this.#profit.length; next += 1) {
      const more = this.#profit[next] ?? 0;
      if (more <= 0) return sum;
      const weight = this.#weight[next] ?? 0;
      if (weight > left) return sum + (more * Math.max(0, left)) / weight;
      sum += more;
      left -= weight;
    }
    return sum;
  }

  #take(at: number, sign: 1 | -1): boolean {
    const kinds = this.#room.length;
    if (sign === 1) {
      for (let kind = 0; kind < kinds; kind += 1) {
        if ((this.#shares[at * kinds + kind] ?? 0) > (this.#room[kind] ?? 0)) return false;
      }
    }
    for (let kind = 0; kind < kinds; kind += 1) {
      this.#room[kind] = (this.#room[kind] ?? 0) - sign * (this.#shares[at * kinds + kind] ?? 0);
    }
    return true;
  }
}
