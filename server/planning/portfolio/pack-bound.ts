/**
 * A bound on every plan that is tighter than the linear relaxation where pools take few firms: each pool's own limits
 * are kept exactly, and only what ties pools together (a firm lands once, a gap closes once, the city's budgets) is
 * priced (Lagrangian relaxation, Geoffrion 1974; prices by the subgradient method with Polyak's step). Near the best
 * prices it lists each pool's best packs: the columns among which the best plan is looked for, see pack-model.ts.
 *
 *     L = sum pi(i) + sum sigma(q) B(q) + sum over g of max over t of max(0, w(g,t) - mu(g,t)) + sum of best packs,
 *     profit of firm i in year t = sum over its g of mu(g,t) - pi(i) - sum over q of sigma(q,t) need(i,q)
 */
import { PACKS } from '../defaults.ts';
import { PoolKnapsack } from './pool-knapsack.ts';
import type { PortfolioArrays } from './portfolio-arrays.ts';

/** All >= 0 but those of musts. */
export interface PackPrices {
  /** Landing once, by firm. */
  readonly firm: Float64Array;
  /** Closing a gap, gap x years + year. */
  readonly gap: Float64Array;
  /** City budgets, year x cityResources + q, per unit. */
  readonly city: Float64Array;
}

/** Firms that land together in one pool. */
export interface PoolPack {
  readonly pool: number;
  readonly firms: readonly number[];
}

export interface PackBound {
  readonly bound: number;
  readonly packs: readonly PoolPack[];
}

/**
 * @param start prices to begin with, e.g. the duals of the linear relaxation.
 * @param target value of a known plan, points.
 * @param spent share of the time used; at 1 it stops.
 */
export function boundByPacks(
  arrays: PortfolioArrays,
  start: PackPrices,
  target: number,
  spent: () => number,
): PackBound {
  const relaxation = new PackRelaxation(arrays, start);
  let best = { bound: Number.POSITIVE_INFINITY, prices: relaxation.prices() };
  let step: number = PACKS.firstStep;
  let idle = 0;
  for (let round = 0; round < PACKS.rounds && step > PACKS.lastStep && spent() < 1; round += 1) {
    const value = relaxation.evaluate();
    if (value < best.bound - 1e-7) {
      best = { bound: value, prices: relaxation.prices() };
      idle = 0;
    } else idle += 1;
    if (idle > PACKS.idleRounds) [step, idle] = [step * 0.75, 0];
    if (best.bound <= target + 1e-6) break;
    relaxation.move(step * Math.max(value - target, 1e-6 * Math.max(1, target)));
  }
  return { bound: best.bound, packs: relaxation.packsAt(best.prices, Math.max(0, best.bound - target)) };
}

class PackRelaxation {
  readonly #arrays: PortfolioArrays;
  readonly #pools: readonly { readonly knapsack: PoolKnapsack; readonly firms: readonly number[] }[];
  readonly #profits: readonly Float64Array[];
  #firm: Float64Array;
  #gap: Float64Array;
  #city: Float64Array;
  /** How much each tie is broken by the packs found last, and the direction of the last step. */
  readonly #slope: { readonly firm: Float64Array; readonly gap: Float64Array; readonly city: Float64Array };
  /** Mean need by city resource: what one firm counts as. */
  readonly #unit: readonly number[];

  constructor(arrays: PortfolioArrays, start: PackPrices) {
    this.#arrays = arrays;
    [this.#firm, this.#gap, this.#city] = [start.firm.slice(), start.gap.slice(), start.city.slice()];
    // What nobody closes is worth nothing: without a price the bound would count it in full.
    const closed = new Set(arrays.closes.flat());
    this.#gap.forEach((_, at) => {
      if (!closed.has(Math.floor(at / arrays.years))) this.#gap[at] = arrays.worth[at] ?? 0;
    });
    this.#pools = Array.from({ length: arrays.pools }, (_, pool) => ({
      knapsack: new PoolKnapsack(arrays, pool),
      firms: arrays.places.flatMap((places, firm) => (places.includes(pool) ? [firm] : [])),
    }));
    this.#profits = Array.from({ length: arrays.years }, () => new Float64Array(arrays.firms));
    this.#slope = {
      firm: new Float64Array(this.#firm.length),
      gap: new Float64Array(this.#gap.length),
      city: new Float64Array(this.#city.length),
    };
    this.#unit = Array.from({ length: arrays.cityResources }, (_, kind) => {
      let sum = 0;
      for (let firm = 0; firm < arrays.firms; firm += 1)
        sum += arrays.cityNeed[firm * arrays.cityResources + kind] ?? 0;
      return sum / Math.max(1, arrays.firms) || 1;
    });
  }

  prices(): PackPrices {
    return { firm: this.#firm.slice(), gap: this.#gap.slice(), city: this.#city.slice() };
  }

  /** L at the present prices. Leaves in the slopes what the packs ask for beyond what the ties allow. */
  evaluate(): number {
    const { cityResources, cityNeed, closes, years } = this.#arrays;
    const fresh = this.#freshSlopes();
    let value = this.#ownTerms(fresh);
    this.#setProfits();
    this.#pools.forEach(({ knapsack, firms }, pool) => {
      const year = pool % years;
      const { packs, bound } = knapsack.search(this.#profits[year] ?? new Float64Array(), {
        firms,
        keep: 1,
        within: 0,
      });
      value += bound;
      for (const firm of packs[0]?.firms ?? []) {
        fresh.firm[firm] = (fresh.firm[firm] ?? 0) + 1;
        for (const gap of closes[firm] ?? []) fresh.gap[gap * years + year] = (fresh.gap[gap * years + year] ?? 0) - 1;
        for (let kind = 0; kind < cityResources; kind += 1) {
          const at = year * cityResources + kind;
          fresh.city[at] =
            (fresh.city[at] ?? 0) + (cityNeed[firm * cityResources + kind] ?? 0) / (this.#unit[kind] ?? 1);
        }
      }
    });
    this.#deflect(fresh);
    return value;
  }

  /** Moves the prices against the slopes. @param reach step length times squared slope, points. */
  move(reach: number): void {
    const { mustLand, cityResources, worth } = this.#arrays;
    let square = 0;
    for (const part of Object.values(this.#slope)) for (const one of part) square += one * one;
    const step = reach / Math.max(square, 1e-9);
    this.#firm = this.#firm.map((price, firm) => {
      const moved = price + step * (this.#slope.firm[firm] ?? 0);
      return mustLand[firm] ? moved : Math.max(0, moved);
    });
    this.#gap = this.#gap.map((price, at) =>
      Math.max(0, Math.min(worthLimit(this.#arrays, at, worth[at] ?? 0), price + step * (this.#slope.gap[at] ?? 0))),
    );
    this.#city = this.#city.map((price, at) => {
      if (!Number.isFinite(this.#arrays.cityRoom[at])) return 0;
      return Math.max(0, price + (step * (this.#slope.city[at] ?? 0)) / (this.#unit[at % cityResources] ?? 1));
    });
  }

  /** Each pool's best packs at these prices, none that could not be in a plan `within` points better than known. */
  packsAt(prices: PackPrices, within: number): readonly PoolPack[] {
    [this.#firm, this.#gap, this.#city] = [prices.firm, prices.gap, prices.city];
    this.#setProfits();
    return this.#pools.flatMap(({ knapsack, firms }, pool) => {
      const profits = this.#profits[pool % this.#arrays.years] ?? new Float64Array();
      const { packs } = knapsack.search(profits, { firms, keep: PACKS.keptPerPool, within });
      return packs.map((pack) => ({ pool, firms: pack.firms }));
    });
  }

  #freshSlopes() {
    const { cityResources, cityRoom } = this.#arrays;
    const { firm, gap } = this.#slope;
    return {
      firm: new Float64Array(firm.length).fill(-1),
      gap: new Float64Array(gap.length),
      city: cityRoom.map((room, at) => (Number.isFinite(room) ? -room / (this.#unit[at % cityResources] ?? 1) : 0)),
    };
  }

  /** What L holds besides the packs; enters the gaps that would close at these prices into the slopes. */
  #ownTerms(fresh: { readonly gap: Float64Array }): number {
    const { gaps, years, worth, mustClose, cityRoom } = this.#arrays;
    let value = this.#firm.reduce((sum, price) => sum + price, 0);
    this.#city.forEach((price, at) => {
      if (price > 0) value += price * (cityRoom[at] ?? 0);
    });
    for (let gap = 0; gap < gaps; gap += 1) {
      let most = mustClose[gap] ? Number.NEGATIVE_INFINITY : 0;
      let closing = -1;
      for (let at = gap * years; at < (gap + 1) * years; at += 1) {
        const margin = (worth[at] ?? 0) - (this.#gap[at] ?? 0);
        if (margin > most) [most, closing] = [margin, at];
      }
      value += most;
      if (closing >= 0) fresh.gap[closing] = (fresh.gap[closing] ?? 0) + 1;
    }
    return value;
  }

  #setProfits(): void {
    const { closes, years, cityResources, cityNeed } = this.#arrays;
    this.#profits.forEach((profits, year) => {
      for (let firm = 0; firm < profits.length; firm += 1) {
        let profit = -(this.#firm[firm] ?? 0);
        for (const gap of closes[firm] ?? []) profit += this.#gap[gap * years + year] ?? 0;
        for (let kind = 0; kind < cityResources; kind += 1) {
          profit -= (this.#city[year * cityResources + kind] ?? 0) * (cityNeed[firm * cityResources + kind] ?? 0);
        }
        profits[firm] = profit;
      }
    });
  }

  /** New slope plus a part of the last: steps zigzag less. A free firm's price of 0 cannot fall. */
  #deflect(fresh: { readonly firm: Float64Array; readonly gap: Float64Array; readonly city: Float64Array }): void {
    const { mustLand } = this.#arrays;
    for (const part of ['firm', 'gap', 'city'] as const) {
      const slope = this.#slope[part];
      for (let at = 0; at < slope.length; at += 1) {
        const idle = part === 'firm' && !mustLand[at] && (this.#firm[at] ?? 0) <= 0 && (fresh.firm[at] ?? 0) < 0;
        slope[at] = (idle ? 0 : (fresh[part][at] ?? 0)) + PACKS.deflection * (slope[at] ?? 0);
      }
    }
  }
}

/** A price above a gap's worth helps nothing, unless the gap must close. */
function worthLimit({ years, mustClose }: PortfolioArrays, at: number, worth: number): number {
  return mustClose[Math.floor(at / years)] ? Number.POSITIVE_INFINITY : worth;
}
