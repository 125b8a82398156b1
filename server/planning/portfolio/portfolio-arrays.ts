/**
 * A portfolio question in numbers, for the searches that run millions of steps. Firms, gaps, platforms and years by
 * their place in the question; a pool is one platform in one year, numbered platform x years + year.
 */
import type { Amount, PlannedLanding, PortfolioProblem } from './portfolio-types.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES } from './portfolio-types.ts';

/** Place of a firm that does not land. */
export const NOWHERE = -1;

export interface PortfolioArrays {
  readonly firms: number;
  readonly gaps: number;
  readonly platforms: number;
  readonly years: number;
  readonly pools: number;
  /** Gaps closed, by firm, each once. */
  readonly closes: readonly (readonly number[])[];
  /** Pools a firm fits in when it is alone, by firm. */
  readonly places: readonly (readonly number[])[];
  /** Points of a gap closed in a year, gap x years + year. */
  readonly worth: Float64Array;
  /** Resources that pools give out and any of them limits: need by firm x resources + r, room by pool x resources + r; no limit: infinity. */
  readonly resources: number;
  readonly need: Float64Array;
  readonly room: Float64Array;
  /** Resources the city gives out: need by firm x cityResources + q, room by year x cityResources + q. */
  readonly cityResources: number;
  readonly cityNeed: Float64Array;
  readonly cityRoom: Float64Array;
  readonly mustLand: readonly boolean[];
  readonly mustClose: readonly boolean[];
  /** Most platforms that may hold the same gap; infinity: no limit. */
  readonly platformsPerGap: number;
}

const size = (amount: Amount | undefined): number => (typeof amount === 'number' ? amount : Number.POSITIVE_INFINITY);

/** @param problem free of faults. */
export function portfolioArrays(problem: PortfolioProblem): PortfolioArrays {
  const { candidates, gaps, platforms, years, cityBudgets, yearDiscount } = problem;
  const gapAt = new Map(gaps.map(({ segmentId }, at) => [segmentId, at]));
  const mustLand = new Set(problem.mustLand);
  const mustClose = new Set(problem.mustClose);
  const limited = PLATFORM_RESOURCES.filter((key) =>
    platforms.some((one) => one.budgets.some((budget) => budget[key] !== 'unlimited')),
  );
  const budgets = {
    resources: limited.length,
    need: Float64Array.from(candidates.flatMap(({ needs }) => limited.map((key) => needs[key] ?? 0))),
    room: Float64Array.from(
      platforms.flatMap((one) => years.flatMap((_, at) => limited.map((key) => size(one.budgets[at]?.[key])))),
    ),
    cityNeed: Float64Array.from(candidates.flatMap(({ needs }) => CITY_RESOURCES.map((key) => needs[key] ?? 0))),
    cityRoom: Float64Array.from(years.flatMap((_, at) => CITY_RESOURCES.map((key) => size(cityBudgets[at]?.[key])))),
  };
  return {
    ...{ firms: candidates.length, gaps: gaps.length, platforms: platforms.length, years: years.length },
    pools: platforms.length * years.length,
    closes: candidates.map(({ closes }) => [...new Set(closes)].flatMap((id) => gapAt.get(id) ?? [])),
    places: candidates.map((candidate, firm) => placesOf(problem, candidate.fits, firm, budgets)),
    worth: Float64Array.from(gaps.flatMap(({ weight }) => years.map((_, at) => weight * yearDiscount ** at))),
    ...{ cityResources: CITY_RESOURCES.length, ...budgets },
    mustLand: candidates.map(({ companyId }) => mustLand.has(companyId)),
    mustClose: gaps.map(({ segmentId }) => mustClose.has(segmentId)),
    platformsPerGap: problem.platformsPerGap ?? Number.POSITIVE_INFINITY,
  };
}

function placesOf(
  { platforms, years }: PortfolioProblem,
  fits: PortfolioProblem['candidates'][number]['fits'],
  firm: number,
  budgets: Pick<PortfolioArrays, 'resources' | 'need' | 'room' | 'cityNeed' | 'cityRoom'>,
): readonly number[] {
  const within = (need: Float64Array, room: Float64Array, pool: number, kinds: number): boolean => {
    for (let kind = 0; kind < kinds; kind += 1) {
      if ((need[firm * kinds + kind] ?? 0) > (room[pool * kinds + kind] ?? 0)) return false;
    }
    return true;
  };
  return platforms.flatMap(({ platformId }, platform) =>
    fits !== null && !fits.includes(platformId)
      ? []
      : years.flatMap((_, year) => {
          const pool = platform * years.length + year;
          const fitsPool = within(budgets.need, budgets.room, pool, budgets.resources);
          return fitsPool && within(budgets.cityNeed, budgets.cityRoom, year, CITY_RESOURCES.length) ? [pool] : [];
        }),
  );
}

/** Pool of every firm, NOWHERE for those that do not land. */
export function poolsOfPlan(problem: PortfolioProblem, landings: readonly PlannedLanding[]): Int32Array {
  const firmAt = new Map(problem.candidates.map(({ companyId }, at) => [companyId, at]));
  const platformAt = new Map(problem.platforms.map(({ platformId }, at) => [platformId, at]));
  const pools = new Int32Array(problem.candidates.length).fill(NOWHERE);
  for (const { companyId, platformId, year } of landings) {
    const pool = (platformAt.get(platformId) ?? 0) * problem.years.length + problem.years.indexOf(year);
    pools[firmAt.get(companyId) ?? NOWHERE] = pool;
  }
  return pools;
}

export function planOfPools(problem: PortfolioProblem, pools: ArrayLike<number>): readonly PlannedLanding[] {
  const { platforms, years } = problem;
  return problem.candidates.flatMap(({ companyId }, firm): PlannedLanding[] => {
    const pool = pools[firm] ?? NOWHERE;
    const platform = platforms[Math.floor(pool / years.length)];
    const year = years[pool % years.length];
    return pool === NOWHERE || !platform || year === undefined
      ? []
      : [{ companyId, platformId: platform.platformId, year }];
  });
}
