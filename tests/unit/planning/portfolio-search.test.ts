import fc from 'fast-check';
import { annealPortfolio } from '../../../server/planning/portfolio/anneal-portfolio.ts';
import { planOf, planViolations } from '../../../server/planning/portfolio/check-plan.ts';
import { greedyPortfolio } from '../../../server/planning/portfolio/greedy-portfolio.ts';
import { lpText } from '../../../server/planning/portfolio/linear-model.ts';
import { boundByPacks, type PackPrices, type PoolPack } from '../../../server/planning/portfolio/pack-bound.ts';
import { packModel, packsOfPools, poolsOfPacks } from '../../../server/planning/portfolio/pack-model.ts';
import { PlanState } from '../../../server/planning/portfolio/plan-state.ts';
import { PoolKnapsack } from '../../../server/planning/portfolio/pool-knapsack.ts';
import {
  NOWHERE,
  planOfPools,
  type PortfolioArrays,
  poolsOfPlan,
  portfolioArrays,
} from '../../../server/planning/portfolio/portfolio-arrays.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { solveLinear } from '../../../server/planning/portfolio/solve-linear.ts';
import { solvePortfolio } from '../../../server/planning/portfolio/solve-portfolio.ts';
import { type HighsSolver, openHighsSolver } from '../../../server/services/planning/highs-solver.ts';
import { randomProblem, smallProblem } from '../../support/planning-problems.ts';

let solver: HighsSolver;
beforeAll(() => {
  solver = openHighsSolver();
});
afterAll(() => solver.close());

const problemOf = (seed: number, candidates = 14) => smallProblem(seed, candidates);
const seeds = fc.nat(10_000);
const nowhere = ({ firms }: PortfolioArrays) => new Int32Array(firms).fill(NOWHERE);
const freePrices = (arrays: PortfolioArrays): PackPrices => ({
  firm: new Float64Array(arrays.firms),
  gap: new Float64Array(arrays.worth.length),
  city: new Float64Array(arrays.cityRoom.length),
});

describe('a plan firms enter and leave', () => {
  it('has the worth of the plan it stands for, whatever came and went', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.tuple(fc.nat(13), fc.nat(20)), { maxLength: 40 }), (seed, moves) => {
        const problem = problemOf(seed);
        const arrays = portfolioArrays(problem);
        const state = new PlanState(arrays, nowhere(arrays));
        for (const [firm, at] of moves) {
          const places = arrays.places[firm] ?? [];
          const pool = places[at % Math.max(1, places.length)];
          if (pool === undefined) continue;
          const before = state.score;
          if (state.pools[firm] === NOWHERE) {
            const gain = state.gain(firm, pool % arrays.years);
            state.add(firm, pool);
            expect(state.score - before).toBeCloseTo(gain, 9);
          } else {
            const loss = state.loss(firm);
            state.remove(firm);
            expect(before - state.score).toBeCloseTo(loss, 9);
          }
        }
        expect(state.score).toBeCloseTo(planOf(problem, planOfPools(problem, state.pools)).value, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('annealing', () => {
  it('keeps all rules, never ends below its start, and is the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = problemOf(seed, 20);
        const arrays = portfolioArrays(problem);
        const greedy = greedyPortfolio(problem);
        const run = { steps: 20_000, seed: 1, spent: () => 0 };
        const pools = annealPortfolio(arrays, poolsOfPlan(problem, greedy.landings), run);
        const landings = planOfPools(problem, pools);
        expect(planViolations(problem, landings)).toEqual([]);
        expect(planOf(problem, landings).value).toBeGreaterThanOrEqual(greedy.value - 1e-9);
        expect([...annealPortfolio(arrays, poolsOfPlan(problem, greedy.landings), run)]).toEqual([...pools]);
      }),
      { numRuns: 15 },
    );
  });

  it('stops at once when the time is used up', () => {
    const arrays = portfolioArrays(problemOf(1));
    const pools = annealPortfolio(arrays, nowhere(arrays), { steps: 1e9, seed: 1, spent: () => 1 });
    expect([...pools]).toEqual([...nowhere(arrays)]);
  });
});

/** Every set of firms that one pool has room for. */
function allPacks(arrays: PortfolioArrays, pool: number): readonly (readonly number[])[] {
  const open = arrays.places.flatMap((places, firm) => (places.includes(pool) ? [firm] : []));
  const fits = (firms: readonly number[]): boolean =>
    Array.from({ length: arrays.resources }, (_, kind) =>
      firms.reduce((sum, firm) => sum + (arrays.need[firm * arrays.resources + kind] ?? 0), 0),
    ).every((used, kind) => used <= (arrays.room[pool * arrays.resources + kind] ?? 0));
  let packs: (readonly number[])[] = [[]];
  for (const firm of open) packs = packs.concat(packs.map((pack) => pack.concat(firm)).filter(fits));
  return packs;
}

describe('the packs of a pool', () => {
  it('the best one equals enumeration, and the bound is its worth', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const arrays = portfolioArrays(problemOf(seed, 12));
        const rng = seededRng(seed);
        const profits = Float64Array.from({ length: arrays.firms }, () => 60 * rng() - 15);
        const firms = arrays.places.flatMap((places, firm) => (places.includes(0) ? [firm] : []));
        const worth = (pack: readonly number[]) => pack.reduce((sum, firm) => sum + (profits[firm] ?? 0), 0);
        const all = allPacks(arrays, 0).map(worth);
        const best = Math.max(...all);
        const knapsack = new PoolKnapsack(arrays, 0);
        const found = knapsack.search(profits, { firms, keep: 1, within: 0 });
        expect(found.bound).toBeCloseTo(best, 6);
        expect(worth(found.packs[0]?.firms ?? [])).toBeCloseTo(best, 6);
        const near = knapsack.search(profits, { firms, keep: 5000, within: 20 });
        const wanted = all.filter((one) => one >= best - 20 - 1e-9).length;
        const empty = best <= 20 + 1e-9 ? 1 : 0;
        expect(near.packs).toHaveLength(wanted - empty);
      }),
      { numRuns: 40 },
    );
  });

  it('bound every plan, and hold the best plan when all of them may be chosen', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const problem = problemOf(seed, 10);
        const arrays = portfolioArrays(problem);
        const { plan } = await solvePortfolio(problem, solver, { gap: 0, alternatives: 0 });
        const best = plan?.value ?? 0;
        const { bound } = boundByPacks(arrays, freePrices(arrays), best, () => 0);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        const packs: PoolPack[] = Array.from({ length: arrays.pools }, (_, pool) => pool).flatMap((pool) =>
          allPacks(arrays, pool).flatMap((firms) => (firms.length === 0 ? [] : [{ pool, firms }])),
        );
        fc.pre(packs.length > 0);
        const answer = await solver.solve({ lp: lpText(packModel(arrays, packs)), gap: 0, timeLimitSeconds: 20 });
        const pools = poolsOfPacks(arrays, packs, answer.columns ?? new Float64Array());
        const landings = planOfPools(problem, pools);
        expect(planViolations(problem, landings)).toEqual([]);
        expect(planOf(problem, landings).value).toBeCloseTo(best, 6);
        expect(packsOfPools(arrays, pools).flatMap(({ firms }) => firms)).toHaveLength(landings.length);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('bound more tightly than the relaxation where pools take few firms', async () => {
    const problem = problemOf(7, 40);
    const arrays = portfolioArrays(problem);
    const result = await solvePortfolio(problem, solver, { gap: 0, alternatives: 0 });
    const { bound } = boundByPacks(arrays, freePrices(arrays), result.plan?.value ?? 0, () => 0);
    expect(bound).toBeLessThan(1.05 * (result.plan?.value ?? 0));
  });
});

describe('the search in the worker gives a plan that keeps the rules, the same each time', () => {
  const searched = async (platforms: number) => {
    const problem = randomProblem({ candidates: 40, gaps: 30, platforms }, seededRng(3));
    const arrays = portfolioArrays(problem);
    const losses = new Float64Array(arrays.firms * arrays.pools);
    const request = { problem, start: nowhere(arrays), prices: freePrices(arrays), losses, seconds: 60 };
    const first = await solver.search(request);
    expect(first.cancelled).toBe(false);
    expect(planViolations(problem, planOfPools(problem, first.pools))).toEqual([]);
    expect([...(await solver.search(request)).pools]).toEqual([...first.pools]);
    return first;
  };

  it('by firms first, where they can be placed', async () => {
    expect(await searched(1)).toMatchObject({ bound: null, packs: [] });
  }, 120_000);

  it('by packs and with a bound, where platforms take few firms', async () => {
    const { bound, packs } = await searched(4);
    expect(bound).toEqual(expect.any(Number));
    expect(packs.length).toBeGreaterThan(0);
  }, 120_000);
});

it('solves small linear systems, a singular row gives 0', () => {
  expect(
    solveLinear(
      [
        [2, 1],
        [1, 3],
      ],
      [3, 5],
    ),
  ).toEqual([expect.closeTo(0.8, 12), expect.closeTo(1.4, 12)]);
  expect(
    solveLinear(
      [
        [0, 0],
        [0, 2],
      ],
      [1, 4],
    ),
  ).toEqual([0, 2]);
});
