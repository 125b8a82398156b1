import fc from 'fast-check';
import { annealFirmSet } from '../../../server/planning/portfolio/anneal-firm-set.ts';
import { planOf, planViolations } from '../../../server/planning/portfolio/check-plan.ts';
import { lpText } from '../../../server/planning/portfolio/linear-model.ts';
import { placeFirms } from '../../../server/planning/portfolio/place-firms.ts';
import { PlanState } from '../../../server/planning/portfolio/plan-state.ts';
import { pooledModel, pooledProblem } from '../../../server/planning/portfolio/pooled-problem.ts';
import {
  NOWHERE,
  planOfPools,
  type PortfolioArrays,
  portfolioArrays,
} from '../../../server/planning/portfolio/portfolio-arrays.ts';
import { buildPortfolioModel, chosenLandings } from '../../../server/planning/portfolio/portfolio-model.ts';
import type { PortfolioProblem } from '../../../server/planning/portfolio/portfolio-types.ts';
import { lossesOf } from '../../../server/planning/portfolio/relaxation-prices.ts';
import { searchFirmSets } from '../../../server/planning/portfolio/search-firm-sets.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { type HighsSolver, openHighsSolver } from '../../../server/services/planning/highs-solver.ts';
import { landProblem, randomProblem, smallProblem } from '../../support/planning-problems.ts';

let solver: HighsSolver;
beforeAll(() => {
  solver = openHighsSolver();
});
afterAll(() => solver.close());

const seeds = fc.nat(10_000);
const problemOf = (seed: number, candidates = 12) => smallProblem(seed, candidates);
const nowhere = ({ firms }: PortfolioArrays) => new Int32Array(firms).fill(NOWHERE);
const free = { spent: () => 0 };

/** Pools of the pooled question are years. */
const pooledArrays = (problem: PortfolioProblem, slack: number): PortfolioArrays => {
  const { places, years } = portfolioArrays(problem);
  const open = places.map((own) => [...new Set(own.map((pool) => pool % years))]);
  return { ...portfolioArrays(pooledProblem(problem, slack)), places: open };
};

async function solved(problem: PortfolioProblem) {
  const model = buildPortfolioModel(problem);
  const exact = await solver.solve({ lp: lpText(model.linear), gap: 0, timeLimitSeconds: 20 });
  const relaxed = await solver.solve({ lp: lpText(model.linear, true), gap: 0, timeLimitSeconds: 20 });
  const plan = planOf(problem, chosenLandings(model, exact.columns ?? new Float64Array()));
  return { model, plan, relaxed };
}

/** The best plan by trying every pool, or none, for every firm. */
function bestByEnumeration(problem: PortfolioProblem): number {
  const { places, firms } = portfolioArrays(problem);
  const pools = new Int32Array(firms).fill(NOWHERE);
  let best = 0;
  const tryFrom = (firm: number): void => {
    if (firm === firms) {
      const plan = planOf(problem, planOfPools(problem, pools));
      if (plan.value > best && planViolations(problem, plan.landings).length === 0) best = plan.value;
      return;
    }
    for (const pool of [NOWHERE, ...(places[firm] ?? [])]) {
      pools[firm] = pool;
      tryFrom(firm + 1);
    }
    pools[firm] = NOWHERE;
  };
  tryFrom(0);
  return best;
}

describe('the question with all platforms as one', () => {
  it('bounds every plan found by enumeration, with and without shadow prices', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const problem = problemOf(seed, 5);
        const best = bestByEnumeration(problem);
        const { model, relaxed } = await solved(problem);
        for (const duals of [null, relaxed.rowDuals]) {
          const pooled = pooledModel(problem, model, duals);
          // Nobody fits anywhere: there is no model to solve.
          if (pooled.columns.length === 0) return expect(best).toBe(0);
          const lp = lpText(pooled);
          const { bound } = await solver.solve({ lp, gap: 0, timeLimitSeconds: 20 });
          expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        }
        return undefined;
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('bounds the optimum of larger questions at least as tightly as their relaxation', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const problem = { ...problemOf(seed, 16), platformsPerGap: null };
        const { model, plan, relaxed } = await solved(problem);
        const pooled = pooledModel(problem, model, relaxed.rowDuals);
        fc.pre(pooled.columns.length > 0);
        const lp = lpText(pooled);
        const { bound } = await solver.solve({ lp, gap: 0, timeLimitSeconds: 20 });
        expect(bound).toBeGreaterThanOrEqual(plan.value - 1e-6);
        expect(bound).toBeLessThanOrEqual(relaxed.bound + 1e-4);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('keeps no limit that one platform does not have', () => {
    const [park] = landProblem([], [], 100).platforms;
    if (!park) throw new Error('no platform');
    const [budget] = park.budgets;
    if (!budget) throw new Error('no budget');
    const second = { ...park, budgets: [{ ...budget, landMu: 'unlimited' as const }] };
    const problem = landProblem([['a', ['c/g'], 50]], [['c/g', 5]], 100);
    expect(pooledProblem(problem, 0.1).platforms[0]?.budgets[0]?.landMu).toBeCloseTo(90, 9);
    expect(pooledProblem({ ...problem, platforms: [park, second] }, 0.1).platforms).toMatchObject([
      { budgets: [{ landMu: 'unlimited' }] },
    ]);
  });
});

it('a landing costs at least its loss: the best plan loses no more than lies between it and the relaxation', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const problem = problemOf(seed);
      const { model, plan, relaxed } = await solved(problem);
      const arrays = portfolioArrays(problem);
      const losses = lossesOf(problem, model, relaxed.rowDuals);
      const pools = plan.landings.map((one) => {
        const firm = problem.candidates.findIndex(({ companyId }) => companyId === one.companyId);
        const platform = problem.platforms.findIndex(({ platformId }) => platformId === one.platformId);
        return firm * arrays.pools + platform * arrays.years + problem.years.indexOf(one.year);
      });
      const lost = pools.reduce((sum, at) => sum + (losses[at] ?? 0), 0);
      expect(lost).toBeLessThanOrEqual(relaxed.bound - plan.value + 1e-4);
    }),
    { numRuns: 15 },
  );
}, 60_000);

it('a plan says what a coming and a leaving firm change its excess by', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.tuple(fc.nat(11), fc.nat(20)), { maxLength: 30 }), (seed, moves) => {
      const arrays = portfolioArrays(problemOf(seed));
      const state = new PlanState(arrays, nowhere(arrays));
      let [excess, over] = [0, false];
      for (const [firm, at] of moves) {
        const places = arrays.places[firm] ?? [];
        const was = state.pools[firm] ?? NOWHERE;
        const pool = was === NOWHERE ? places[at % Math.max(1, places.length)] : was;
        if (pool === undefined) continue;
        const [leaving, coming] = was === NOWHERE ? [NOWHERE, firm] : [firm, NOWHERE];
        excess += state.poolExcessChange(pool, leaving, coming);
        excess += state.cityExcessChange(pool % arrays.years, leaving, coming);
        if (was === NOWHERE) state.add(firm, pool);
        else state.remove(firm);
        over = state.members.some((_, one) => state.poolExcess(one) || state.cityExcess(one % arrays.years));
        expect(excess > 1e-9).toBe(over);
      }
    }),
    { numRuns: 60 },
  );
});

describe('firms first, then their platforms', () => {
  it('a set keeps the joint budgets and is the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = problemOf(seed);
        const arrays = pooledArrays(problem, 0);
        const run = { steps: 20_000, seed: 1, ...free };
        const set = annealFirmSet(arrays, run);
        const plan = planOfPools(pooledProblem(problem, 0), set ?? nowhere(arrays));
        expect(planViolations(pooledProblem(problem, 0), plan)).toEqual([]);
        expect(annealFirmSet(arrays, run)).toEqual(set);
      }),
      { numRuns: 20 },
    );
  });

  it('firms are placed in the years of the set, all rules kept', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = problemOf(seed, 24);
        const arrays = portfolioArrays(problem);
        const set = annealFirmSet(pooledArrays(problem, 0.3), { steps: 20_000, seed: 1, ...free }) ?? nowhere(arrays);
        const { pools, excess } = placeFirms(arrays, set, { steps: 20_000, seed: 1, ...free });
        if (pools === null) return expect(excess).toBeGreaterThan(0);
        expect(planViolations(problem, planOfPools(problem, pools))).toEqual([]);
        return expect([...pools].map((pool) => (pool === NOWHERE ? NOWHERE : pool % arrays.years))).toEqual([...set]);
      }),
      { numRuns: 30 },
    );
  });

  it('two firms that swap rooms are placed; two that need the same room are not', () => {
    const [park] = landProblem([], [], 100).platforms;
    const [budget] = park?.budgets ?? [];
    if (!park || !budget) throw new Error('no platform');
    const other = { ...park, platformId: 'other' as typeof park.platformId, budgets: [{ ...budget, landMu: 60 }] };
    const ask = (mu: readonly [number, number]) => {
      const firms = [['a', ['c/g'], mu[0]] as const, ['b', ['c/h'], mu[1]] as const];
      const problem = {
        ...landProblem(
          firms,
          [
            ['c/g', 5],
            ['c/h', 5],
          ],
          100,
        ),
        platforms: [park, other],
      };
      return placeFirms(portfolioArrays(problem), Int32Array.of(0, 0), { steps: 2000, seed: 1, ...free });
    };
    expect([...(ask([60, 100]).pools ?? [])]).toEqual([1, 0]);
    expect(ask([70, 80])).toEqual({ pools: null, excess: expect.closeTo(0.5, 5) });
  });

  it('the plan is worth more than the known one, or there is none', () => {
    const problem = randomProblem({ candidates: 24, gaps: 20, platforms: 1 }, seededRng(5));
    const arrays = portfolioArrays(problem);
    const spentAfter = (asks: number) => () => ((asks -= 1) < 0 ? 1 : 0);
    const run = { known: 0 };
    const pools = searchFirmSets(problem, arrays, arrays.places, { ...run, spent: spentAfter(500) });
    const plan = planOf(problem, planOfPools(problem, pools ?? nowhere(arrays)));
    expect(planViolations(problem, plan.landings)).toEqual([]);
    expect(plan.value).toBeGreaterThan(0);
    const known = { ...run, known: plan.value + 1e6, spent: spentAfter(20) };
    expect(searchFirmSets(problem, arrays, arrays.places, known)).toBeNull();
  });
});
