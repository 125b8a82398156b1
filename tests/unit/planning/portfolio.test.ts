import fc from 'fast-check';
import type { CompanyId, PlatformId, SegmentId } from '../../../server/graph/ids.ts';
import { planOf, planViolations } from '../../../server/planning/portfolio/check-plan.ts';
import type { MilpSolver } from '../../../server/planning/portfolio/milp-solver.ts';
import { scaleBudget } from '../../../server/planning/portfolio/portfolio-extras.ts';
import type { PlannedLanding, PortfolioProblem } from '../../../server/planning/portfolio/portfolio-types.ts';
import { RESOURCES } from '../../../server/planning/portfolio/portfolio-types.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { solvePortfolio } from '../../../server/planning/portfolio/solve-portfolio.ts';
import { type HighsSolver, openHighsSolver } from '../../../server/services/planning/highs-solver.ts';
import { allPlans } from '../../support/enumerate-plans.ts';
import { landProblem, randomProblem } from '../../support/planning-problems.ts';

let solver: HighsSolver;
beforeAll(() => {
  solver = openHighsSolver();
});
afterAll(() => solver.close());

const exactly = { gap: 0, alternatives: 0 } as const;
const solve = (problem: PortfolioProblem, run = {}) => solvePortfolio(problem, solver, { ...exactly, ...run });
const ids = (landings: readonly PlannedLanding[] | undefined) => landings?.map(({ companyId }) => companyId).sort();

/** Best value over all plans; null when the musts leave none. */
function enumerated(problem: PortfolioProblem): number | null {
  const values = allPlans(problem).map((landings) => planOf(problem, landings).value);
  return values.length === 0 ? null : Math.max(...values);
}

const three = landProblem(
  [
    ['big', ['g1', 'g2'], 100],
    ['left', ['g1'], 40],
    ['right', ['g3'], 50],
  ],
  [
    ['g1', 10],
    ['g2', 4],
    ['g3', 9],
  ],
  100,
);

describe('the best portfolio', () => {
  it('takes two small firms (10 + 9) over the one big (10 + 4) on 100 mu', async () => {
    const result = await solve(three);
    expect(ids(result.plan?.landings)).toEqual(['left', 'right']);
    expect(result).toMatchObject({ status: 'optimal', method: 'milp', bound: 19, gap: 0, notes: [] });
    expect(result.plan?.value).toBe(19);
    // The relaxed plan trades left for big, which closes g1 as well: 60 mu more for the 4 points of g2.
    expect(result.budgets).toEqual([
      {
        resource: 'landMu',
        platformId: 'park',
        year: 2026,
        limit: 100,
        used: 90,
        binding: false,
        shadowPrice: expect.closeTo(4 / 60, 6),
      },
    ]);
  });

  it('prices the land at what one more mu is worth in the relaxation: 10 points for 50 mu', async () => {
    const base = await solve(landProblem([['a', ['g1'], 50]], [['g1', 10]], 25), { alternatives: 0 });
    expect(base.plan?.value).toBe(0);
    expect(base.budgets[0]).toMatchObject({ shadowPrice: expect.closeTo(0.2, 6) });
  });

  it('lands a firm at most once and only where it fits', async () => {
    const problem: PortfolioProblem = {
      ...three,
      mustLand: ['left' as CompanyId],
      platforms: [
        ...three.platforms,
        { ...three.platforms[0], platformId: 'other' as PlatformId },
      ] as PortfolioProblem['platforms'],
      candidates: three.candidates.map((one) =>
        one.companyId === 'left' ? { ...one, fits: ['other' as PlatformId] } : one,
      ),
    };
    const result = await solve(problem);
    expect(result.plan?.value).toBe(23);
    expect(result.plan?.landings).toContainEqual({ companyId: 'left', platformId: 'other', year: 2026 });
    expect(new Set(ids(result.plan?.landings)).size).toBe(result.plan?.landings.length);
  });

  it('keeps the same gap off a second platform when 同质化 is limited', async () => {
    const park = {
      landMu: 50,
      plantM2: 'unlimited',
      energyTcePerYear: 'unlimited',
      environmentT: 'unlimited',
    } as const;
    const problem = (platformsPerGap: number | null) =>
      landProblem(
        [
          ['a', ['g1', 'g2'], 50],
          ['b', ['g1', 'g3'], 50],
        ],
        [
          ['g1', 1],
          ['g2', 5],
          ['g3', 5],
        ],
        50,
        {
          platforms: ['p', 'q'].map((id) => ({ platformId: id as PlatformId, budgets: [park] })),
          platformsPerGap,
        },
      );
    expect((await solve(problem(null))).plan?.value).toBe(11);
    expect((await solve(problem(1))).plan?.value).toBe(6);
  });

  it('prefers the earlier year by the discount', async () => {
    const year = {
      landMu: 50,
      plantM2: 'unlimited',
      energyTcePerYear: 'unlimited',
      environmentT: 'unlimited',
    } as const;
    const city = { fundCny: 'unlimited', visits: 'unlimited' } as const;
    const problem = landProblem(
      [
        ['a', ['g1'], 50],
        ['b', ['g2'], 50],
      ],
      [
        ['g1', 10],
        ['g2', 8],
      ],
      50,
      {
        years: [2026, 2027],
        platforms: [{ platformId: 'park' as PlatformId, budgets: [year, year] }],
        cityBudgets: [city, city],
        yearDiscount: 0.5,
      },
    );
    const result = await solve(problem);
    expect(result.plan?.value).toBe(14);
    expect(result.plan?.closed).toEqual([
      { segmentId: 'g1', year: 2026 },
      { segmentId: 'g2', year: 2027 },
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('equals enumeration on a small case, seed %i', async (seed) => {
    const rng = seededRng(seed);
    const years = seed % 2 === 0 ? 2 : 1;
    const size = {
      candidates: years === 2 ? 5 : 6,
      gaps: 5,
      platforms: 2,
      years,
      platformsPerGap: seed % 3 === 0 ? 1 : null,
      plant: seed % 2 === 1,
    };
    const problem = randomProblem(size, rng);
    const withMust =
      seed > 5 ? { ...problem, mustLand: [problem.candidates[0]?.companyId ?? ('' as CompanyId)] } : problem;
    const best = enumerated(withMust);
    const result = await solve(withMust).catch(() => null);
    if (best === null) expect(result?.status ?? 'infeasible').toBe('infeasible');
    else expect(result?.plan?.value).toBeCloseTo(best, 6);
  });

  it('more of any budget never lowers the optimum, and greedy never beats it', async () => {
    const cases = fc.record({
      seed: fc.nat(10_000),
      resource: fc.constantFrom(...RESOURCES),
      factor: fc.double({ min: 1, max: 3, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, resource, factor }) => {
        const problem = randomProblem(
          { candidates: 12, gaps: 8, platforms: 2, platformsPerGap: seed % 2 === 0 ? 1 : null, plant: true },
          seededRng(seed),
        );
        const base = await solve(problem);
        const more = await solve(scaleBudget(problem, resource, factor));
        expect(more.plan?.value ?? -1).toBeGreaterThanOrEqual((base.plan?.value ?? 0) - 1e-6);
        expect(base.greedyValue).toBeLessThanOrEqual((base.plan?.value ?? 0) + 1e-6);
        expect(planViolations(problem, base.plan?.landings ?? [])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what is asked after the best plan', () => {
  const problem = landProblem(
    [
      ['a', ['g1'], 50],
      ['b', ['g1'], 50],
      ['c', ['g2'], 50],
      ['d', ['g2'], 50],
    ],
    [
      ['g1', 10],
      ['g2', 10],
    ],
    100,
  );

  it('gives alternatives that are worth as much and differ from all before', async () => {
    const { plan, alternatives } = await solve(problem, { alternatives: 5 });
    const plans = [plan, ...alternatives].map((one) => (ids(one?.landings) ?? []).join());
    expect(new Set(plans).size).toBe(plans.length);
    expect(alternatives).toHaveLength(1); // ac and bd, or ad and bc: every other shares a firm with one of them.
    for (const one of alternatives) expect(one.value).toBeGreaterThanOrEqual(19);
  });

  it('gives the frontier over land: 0, 10 and 20 points', async () => {
    const { frontier, frontierOf } = await solve(problem, { frontierOf: 'landMu' });
    expect(frontierOf).toBe('landMu');
    expect(frontier.map(({ amount, value }) => [amount, value])).toEqual([
      [25, 0],
      [50, 10],
      [75, 10],
      [100, 20],
      [125, 20],
      [150, 20],
      [200, 20],
    ]);
  });
});

describe('musts that do not fit', () => {
  const tight = { ...three, mustLand: ['big' as CompanyId], mustClose: ['g3' as SegmentId] };

  it('say how much land more would do: 50 mu', async () => {
    const result = await solve(tight);
    expect(result).toMatchObject({ status: 'infeasible', plan: null });
    expect(result.relaxation?.together).toEqual([
      { resource: 'landMu', platformId: 'park', year: 2026, increase: expect.closeTo(50, 4) },
    ]);
    expect(result.relaxation?.alone.map(({ resource, total }) => [resource, Math.round(total)])).toEqual([
      ['landMu', 50],
    ]);
  });

  it('fit once the land is there', async () => {
    expect((await solve(scaleBudget(tight, 'landMu', 1.5))).plan?.value).toBe(23);
    expect((await solve(scaleBudget(tight, 'landMu', 1.49))).status).toBe('infeasible');
  });

  it('are not called impossible when the optimiser finds nothing in time', async () => {
    const slow: MilpSolver = {
      search: () => Promise.reject(new Error('nothing to search')),
      solve: async () => {
        calls += 1;
        const status = calls === 1 ? 'infeasible' : 'limited';
        return { status, columns: null, objective: Number.NaN, bound: Number.NaN, rowDuals: null, seconds: 1 };
      },
    };
    let calls = 0;
    const result = await solvePortfolio(tight, slow, exactly);
    expect(result).toMatchObject({
      status: 'infeasible',
      relaxation: null,
      notes: ['solver_failed', 'extras_incomplete'],
    });
  });

  it('are refused when no budget can help', async () => {
    await expect(solve({ ...three, mustLand: ['nobody' as CompanyId] })).rejects.toThrow('portfolio_must_impossible');
    await expect(solve({ ...three, mustClose: ['g9' as SegmentId] })).rejects.toThrow('portfolio_must_impossible');
    const park = {
      landMu: 100,
      plantM2: 'unlimited',
      energyTcePerYear: 'unlimited',
      environmentT: 'unlimited',
    } as const;
    const apart = landProblem(
      [
        ['a', ['g1'], 1],
        ['b', ['g1'], 1],
      ],
      [['g1', 1]],
      100,
      {
        platforms: ['p', 'q'].map((id) => ({ platformId: id as PlatformId, budgets: [park] })),
        platformsPerGap: 1,
        mustLand: ['a' as CompanyId, 'b' as CompanyId],
      },
    );
    const split = {
      ...apart,
      candidates: apart.candidates.map((one, at) => ({ ...one, fits: [(at === 0 ? 'p' : 'q') as PlatformId] })),
    };
    await expect(solve(split)).rejects.toThrow('portfolio_must_impossible: platformsPerGap');
  });
});
