/** Portfolio questions for tests and benchmarks: hand-made small ones, and synthetic ones of any size. */
import type { CompanyId, PlatformId, SegmentId } from '../../server/graph/ids.ts';
import type { Amount, PortfolioProblem } from '../../server/planning/portfolio/portfolio-types.ts';
import { type Rng, seededRng } from '../../server/planning/seeded-rng.ts';

export interface ProblemSize {
  readonly candidates: number;
  readonly gaps: number;
  readonly platforms: number;
  readonly years?: number;
  readonly platformsPerGap?: number | null;
  /** Whether 厂房 is limited as well: a sixth budget. */
  readonly plant?: boolean;
}

/** Small enough for enumeration; the seed decides years, the limit on platforms per gap and whether plant counts. */
export const smallProblem = (seed: number, candidates: number): PortfolioProblem =>
  randomProblem(
    {
      ...{ candidates, gaps: 9, platforms: 2 },
      years: seed % 2 === 0 ? 2 : 1,
      platformsPerGap: seed % 3 === 0 ? 1 : null,
      plant: seed % 5 === 0,
    },
    seededRng(seed),
  );

/** Synthetic: each firm closes 1-3 gaps, fits about half of the platforms, and budgets allow about a tenth of all. */
export function randomProblem(size: ProblemSize, rng: Rng): PortfolioProblem {
  const between = (low: number, high: number): number => low + Math.floor(rng() * (high - low + 1));
  const years = Array.from({ length: size.years ?? 1 }, (_, at) => 2026 + at);
  const platformIds = Array.from({ length: size.platforms }, (_, at) => `p${at}` as PlatformId);
  const perPlatform = Math.max(1, (size.candidates / (8 * size.platforms)) * 1.2);
  return {
    candidates: Array.from({ length: size.candidates }, (_, at) => ({
      companyId: `firm${at}` as CompanyId,
      closes: Array.from({ length: between(1, 3) }, () => `c/g${between(0, size.gaps - 1)}` as SegmentId),
      needs: {
        landMu: between(20, 200),
        energyTcePerYear: between(500, 9000),
        environmentT: between(1, 30),
        fundCny: between(1, 30) * 1e7,
        visits: between(1, 6),
        ...(size.plant ? { plantM2: between(1, 40) * 1000 } : {}),
      },
      fits: rng() < 0.3 ? null : platformIds.filter(() => rng() < 0.5),
    })),
    gaps: Array.from({ length: size.gaps }, (_, at) => ({
      segmentId: `c/g${at}` as SegmentId,
      weight: between(5, 60),
    })),
    platforms: platformIds.map((platformId) => ({
      platformId,
      budgets: years.map(() => ({
        landMu: Math.round(100 * perPlatform * (0.5 + rng())),
        plantM2: size.plant ? Math.round(20_000 * perPlatform * (0.5 + rng())) : ('unlimited' as const),
        energyTcePerYear: Math.round(4500 * perPlatform * (0.5 + rng())),
        environmentT: Math.round(15 * perPlatform * (0.5 + rng())),
      })),
    })),
    years,
    cityBudgets: years.map(() => ({
      fundCny: Math.max(2, Math.round(size.candidates * 0.1)) * 15e7,
      visits: Math.max(3, Math.round(size.candidates * 0.1 * 3.5)),
    })),
    yearDiscount: 0.9,
    platformsPerGap: size.platformsPerGap ?? null,
    mustLand: [],
    mustClose: [],
  };
}

/** One platform with land only: firms [name, gaps, mu], gaps [name, weight]. */
export function landProblem(
  firms: readonly (readonly [string, readonly string[], number])[],
  gaps: readonly (readonly [string, number])[],
  landMu: Amount,
  overrides: Partial<PortfolioProblem> = {},
): PortfolioProblem {
  return {
    candidates: firms.map(([companyId, closes, mu]) => ({
      companyId: companyId as CompanyId,
      closes: closes as readonly SegmentId[],
      needs: { landMu: mu },
      fits: null,
    })),
    gaps: gaps.map(([segmentId, weight]) => ({ segmentId: segmentId as SegmentId, weight })),
    platforms: [
      {
        platformId: 'park' as PlatformId,
        budgets: [{ landMu, plantM2: 'unlimited', energyTcePerYear: 'unlimited', environmentT: 'unlimited' }],
      },
    ],
    years: [2026],
    cityBudgets: [{ fundCny: 'unlimited', visits: 'unlimited' }],
    yearDiscount: 1,
    platformsPerGap: null,
    mustLand: [],
    mustClose: [],
    ...overrides,
  };
}
