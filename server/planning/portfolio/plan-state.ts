/** A plan that firms enter and leave one by one, with its worth and the room left kept up to date. */
import { CHECK_TOLERANCE } from '../defaults.ts';
import { NOWHERE, type PortfolioArrays } from './portfolio-arrays.ts';

/** Points of a must that is kept: above any plan, so that no must is ever given up for gaps. */
const MUST = 1e7;

export class PlanState {
  readonly #arrays: PortfolioArrays;
  /** Pool of every firm. */
  readonly pools: Int32Array;
  /** Firms of every pool. */
  readonly members: readonly number[][];
  /** Points: gaps closed, by their first year, and musts kept. */
  score = 0;
  readonly #used: Float64Array;
  readonly #cityUsed: Float64Array;
  /** Landings closing a gap in a year, and on a platform. */
  readonly #closers: Int32Array;
  readonly #holders: Int32Array;
  /** Points of every gap in this plan. */
  readonly #points: Float64Array;
  readonly #spreadLimited: boolean;
  readonly #limit: { readonly room: Float64Array; readonly city: Float64Array };

  constructor(arrays: PortfolioArrays, pools: ArrayLike<number>) {
    this.#arrays = arrays;
    this.pools = new Int32Array(arrays.firms).fill(NOWHERE);
    this.members = Array.from({ length: arrays.pools }, () => []);
    this.#used = new Float64Array(arrays.room.length);
    this.#cityUsed = new Float64Array(arrays.cityRoom.length);
    this.#closers = new Int32Array(arrays.gaps * arrays.years);
    this.#holders = new Int32Array(arrays.gaps * arrays.platforms);
    this.#points = new Float64Array(arrays.gaps);
    this.#spreadLimited = arrays.platformsPerGap < arrays.platforms;
    // A quarter of what the checker lets pass: sums of many additions drift.
    const loose = (limit: number): number => limit + (CHECK_TOLERANCE / 4) * Math.max(1, limit);
    this.#limit = { room: arrays.room.map(loose), city: arrays.cityRoom.map(loose) };
    for (let firm = 0; firm < arrays.firms; firm += 1) {
      const pool = pools[firm] ?? NOWHERE;
      if (pool !== NOWHERE) this.add(firm, pool);
    }
  }

  add(firm: number, pool: number): void {
    this.score += this.#change(firm, pool, 1);
    this.pools[firm] = pool;
    this.members[pool]?.push(firm);
  }

  remove(firm: number): void {
    const pool = this.pools[firm] ?? NOWHERE;
    if (pool === NOWHERE) return;
    this.score += this.#change(firm, pool, -1);
    this.pools[firm] = NOWHERE;
    const members = this.members[pool] ?? [];
    members.splice(members.indexOf(firm), 1);
  }

  /** What the plan is worth more with the firm, which is nowhere, in a year. */
  gain(firm: number, year: number): number {
    const { closes, years, worth, mustLand, mustClose } = this.#arrays;
    let gained = mustLand[firm] ? MUST : 0;
    for (const gap of closes[firm] ?? []) {
      const points = (worth[gap * years + year] ?? 0) + (mustClose[gap] ? MUST : 0);
      gained += Math.max(0, points - (this.#points[gap] ?? 0));
    }
    return gained;
  }

  /** What the plan is worth less without the firm. */
  loss(firm: number): number {
    const { closes, years, mustLand } = this.#arrays;
    const year = (this.pools[firm] ?? 0) % years;
    let lost = mustLand[firm] ? MUST : 0;
    for (const gap of closes[firm] ?? []) {
      if (this.#closers[gap * years + year] === 1) lost += (this.#points[gap] ?? 0) - this.#pointsOf(gap, year);
    }
    return lost;
  }

  /** Whether a pool is asked for more than it has of anything. */
  poolExcess(pool: number): boolean {
    const { resources } = this.#arrays;
    for (let at = pool * resources; at < (pool + 1) * resources; at += 1) {
      if ((this.#used[at] ?? 0) > (this.#limit.room[at] ?? 0)) return true;
    }
    return false;
  }

  cityExcess(year: number): boolean {
    const { cityResources } = this.#arrays;
    for (let at = year * cityResources; at < (year + 1) * cityResources; at += 1) {
      if ((this.#cityUsed[at] ?? 0) > (this.#limit.city[at] ?? 0)) return true;
    }
    return false;
  }

  /**
   * What the excess over a pool's limits changes by when one firm leaves and another comes (NOWHERE: none), in shares of
   * each limit, summed.
   */
  poolExcessChange(pool: number, leaving: number, coming: number): number {
    const { resources, need } = this.#arrays;
    const move = { place: pool, kinds: resources, leaving, coming };
    return excessChange(this.#used, this.#limit.room, need, move);
  }

  /** The same of the city's limits in a year. */
  cityExcessChange(year: number, leaving: number, coming: number): number {
    const { cityResources, cityNeed } = this.#arrays;
    const move = { place: year, kinds: cityResources, leaving, coming };
    return excessChange(this.#cityUsed, this.#limit.city, cityNeed, move);
  }

  /** Whether a gap that the firm closes is held on more platforms than allowed. */
  spreadExcess(firm: number): boolean {
    if (!this.#spreadLimited) return false;
    const { platformsPerGap, platforms, closes } = this.#arrays;
    return (closes[firm] ?? []).some((gap) => {
      let held = 0;
      for (let platform = 0; platform < platforms; platform += 1) {
        if ((this.#holders[gap * platforms + platform] ?? 0) > 0) held += 1;
      }
      return held > platformsPerGap;
    });
  }

  /** What the firm takes of the resources its pool has too little of, as shares of the room. */
  poolRelief(firm: number, pool: number): number {
    const { resources, need, room } = this.#arrays;
    let share = 0;
    for (let kind = 0; kind < resources; kind += 1) {
      const at = pool * resources + kind;
      if ((this.#used[at] ?? 0) > (this.#limit.room[at] ?? 0)) {
        share += (need[firm * resources + kind] ?? 0) / (room[at] || 1);
      }
    }
    return share;
  }

  cityRelief(firm: number, year: number): number {
    const { cityResources, cityNeed, cityRoom } = this.#arrays;
    let share = 0;
    for (let kind = 0; kind < cityResources; kind += 1) {
      const at = year * cityResources + kind;
      if ((this.#cityUsed[at] ?? 0) > (this.#limit.city[at] ?? 0)) {
        share += (cityNeed[firm * cityResources + kind] ?? 0) / (cityRoom[at] || 1);
      }
    }
    return share;
  }

  /** Whether the firm, which is nowhere, can be added to the pool without any limit broken. */
  fits(firm: number, pool: number): boolean {
    const { resources, need, cityResources, cityNeed, years } = this.#arrays;
    for (let kind = 0; kind < resources; kind += 1) {
      const at = pool * resources + kind;
      const asked = (this.#used[at] ?? 0) + (need[firm * resources + kind] ?? 0);
      if (asked > (this.#limit.room[at] ?? 0)) return false;
    }
    const year = pool % years;
    for (let kind = 0; kind < cityResources; kind += 1) {
      const at = year * cityResources + kind;
      const asked = (this.#cityUsed[at] ?? 0) + (cityNeed[firm * cityResources + kind] ?? 0);
      if (asked > (this.#limit.city[at] ?? 0)) return false;
    }
    return !this.#spreadLimited || this.#spreadAllows(firm, pool);
  }

  #spreadAllows(firm: number, pool: number): boolean {
    this.add(firm, pool);
    const allows = !this.spreadExcess(firm);
    this.remove(firm);
    return allows;
  }

  /** Enters (1) or takes out (-1) the firm; returns the change of the score. */
  #change(firm: number, pool: number, sign: 1 | -1): number {
    const { years, mustLand, closes } = this.#arrays;
    const year = pool % years;
    this.#use(firm, pool, year, sign);
    if (this.#spreadLimited) this.#hold(firm, (pool - year) / years, sign);
    let change = mustLand[firm] ? sign * MUST : 0;
    for (const gap of closes[firm] ?? []) {
      const at = gap * years + year;
      const count = (this.#closers[at] ?? 0) + sign;
      this.#closers[at] = count;
      // The first to close it in a year, or the last to: nothing else changes the points.
      if (count !== (sign === 1 ? 1 : 0)) continue;
      const points = this.#pointsOf(gap, NOWHERE);
      change += points - (this.#points[gap] ?? 0);
      this.#points[gap] = points;
    }
    return change;
  }

  #use(firm: number, pool: number, year: number, sign: 1 | -1): void {
    const { resources, need, cityResources, cityNeed } = this.#arrays;
    for (let kind = 0; kind < resources; kind += 1) {
      const at = pool * resources + kind;
      this.#used[at] = (this.#used[at] ?? 0) + sign * (need[firm * resources + kind] ?? 0);
    }
    for (let kind = 0; kind < cityResources; kind += 1) {
      const at = year * cityResources + kind;
      this.#cityUsed[at] = (this.#cityUsed[at] ?? 0) + sign * (cityNeed[firm * cityResources + kind] ?? 0);
    }
  }

  #hold(firm: number, platform: number, sign: 1 | -1): void {
    const { platforms, closes } = this.#arrays;
    for (const gap of closes[firm] ?? []) {
      const at = gap * platforms + platform;
      this.#holders[at] = (this.#holders[at] ?? 0) + sign;
    }
  }

  /** Points of a gap by the first year it is closed in, leaving out one year. */
  #pointsOf(gap: number, without: number): number {
    const { years, worth, mustClose } = this.#arrays;
    for (let year = 0; year < years; year += 1) {
      const at = gap * years + year;
      if (year !== without && (this.#closers[at] ?? 0) > 0) return (worth[at] ?? 0) + (mustClose[gap] ? MUST : 0);
    }
    return 0;
  }
}

function excessChange(
  used: Float64Array,
  limits: Float64Array,
  needs: Float64Array,
  move: { readonly place: number; readonly kinds: number; readonly leaving: number; readonly coming: number },
): number {
  const { place, kinds, leaving, coming } = move;
  let change = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    const at = place * kinds + kind;
    const limit = limits[at] ?? 0;
    if (limit === Number.POSITIVE_INFINITY) continue;
    const over = (used[at] ?? 0) - limit;
    const left = leaving === NOWHERE ? 0 : (needs[leaving * kinds + kind] ?? 0);
    const came = coming === NOWHERE ? 0 : (needs[coming * kinds + kind] ?? 0);
    const after = over + came - left;
    if (over > 0 || after > 0) change += (Math.max(0, after) - Math.max(0, over)) / (limit || 1);
  }
  return change;
}
