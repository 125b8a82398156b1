import { budgetUse, planOf, planViolations } from '../../../server/planning/portfolio/check-plan.ts';
import { ALTERNATIVES, FRONTIER_STEPS } from '../../../server/planning/defaults.ts';
import { lpText } from '../../../server/planning/portfolio/linear-model.ts';
import { scaleBudget } from '../../../server/planning/portfolio/portfolio-extras.ts';
import { buildPortfolioModel } from '../../../server/planning/portfolio/portfolio-model.ts';
import type { PlannedLanding, PortfolioProblem } from '../../../server/planning/portfolio/portfolio-types.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { solvePortfolio } from '../../../server/planning/portfolio/solve-portfolio.ts';
import { type HighsSolver, openHighsSolver } from '../../../server/services/planning/highs-solver.ts';
import { allPlans } from '../../support/enumerate-plans.ts';
import { randomProblem } from '../../support/planning-problems.ts';

let solver: HighsSolver;
beforeAll(() => {
  solver = openHighsSolver();
});
afterAll(() => solver.close());

const solve = (problem: PortfolioProblem, run = {}) =>
  solvePortfolio(problem, solver, { gap: 0, alternatives: 0, ...run });
const small = (seed: number) =>
  randomProblem({ candidates: 6, gaps: 5, platforms: 2, plant: seed % 2 === 0 }, seededRng(seed));
const SEEDS = [1, 2, 3, 4, 5, 6];
const bestOf = (problem: PortfolioProblem, plans: readonly (readonly PlannedLanding[])[]): number =>
  Math.max(0, ...plans.map((landings) => planOf(problem, landings).value));

it.each(SEEDS)('the frontier is the best value at each budget, by enumeration, seed %i', async (seed) => {
  const problem = small(seed);
  const resource = seed % 2 === 0 ? 'plantM2' : 'landMu';
  const { frontier } = await solve(problem, { frontierOf: resource });
  expect(frontier.map(({ factor }) => factor)).toEqual(FRONTIER_STEPS);
  for (const { factor, value, bound } of frontier) {
    const scaled = scaleBudget(problem, resource, factor);
    expect(value).toBeCloseTo(bestOf(scaled, allPlans(scaled)), 6);
    expect(bound).toBeGreaterThanOrEqual(value - 1e-6);
  }
});

it.each(SEEDS)(
  'alternatives: the best that leaves out two firms of all before, by enumeration, seed %i',
  async (seed) => {
    const problem = small(seed);
    const { plan, alternatives } = await solve(problem, { alternatives: 4 });
    const plans = allPlans(problem);
    const firmsOf = (landings: readonly PlannedLanding[]) => new Set(landings.map(({ companyId }) => companyId));
    const before = [firmsOf(plan?.landings ?? [])];
    const least = ALTERNATIVES.keepShare * (plan?.value ?? 0);
    for (const alternative of [...alternatives, null]) {
      const open = plans.filter((landings) => {
        const firms = firmsOf(landings);
        return before.every((one) => [...one].filter((id) => !firms.has(id)).length >= Math.min(2, one.size));
      });
      const best = before[0]?.size === 0 ? 0 : bestOf(problem, open);
      if (alternative === null) {
        if (alternatives.length < 4) expect(best).toBeLessThan(least + 1e-6);
      } else {
        expect(planViolations(problem, alternative.landings)).toEqual([]);
        expect(alternative.value).toBeCloseTo(best, 6);
        before.push(firmsOf(alternative.landings));
      }
    }
  },
);

it.each(SEEDS)('the smallest relaxation is the least joint increase, by enumeration, seed %i', async (seed) => {
  const base = small(seed);
  const mustLand = base.candidates.filter(({ fits }) => fits === null || fits.length > 0).map((one) => one.companyId);
  const problem = { ...scaleBudget(scaleBudget(base, 'landMu', 0.5), 'visits', 0.5), mustLand };
  const { status, relaxation } = await solve(problem);
  const mean = (resource: 'landMu') =>
    problem.candidates.reduce((sum, { needs }) => sum + (needs[resource] ?? 0), 0) / problem.candidates.length;
  const sizeOf = (resource: string, limit: number) => Math.max(limit, mean(resource as 'landMu'), 1e-9);
  const costs = allPlans(problem, (landings) =>
    planViolations(problem, landings).every(({ rule }) => rule === 'over_budget'),
  ).map((landings) =>
    budgetUse(problem, landings).reduce(
      (sum, { resource, limit, used }) => sum + Math.max(0, used - limit) / sizeOf(resource, limit),
      0,
    ),
  );
  const least = Math.min(...costs);
  if (least === 0) return expect(status).not.toBe('infeasible');
  const limits = budgetUse(problem, []);
  const asked = (relaxation?.together ?? []).reduce((sum, { resource, platformId, year, increase }) => {
    const budget = limits.find(
      (one) => one.resource === resource && one.platformId === platformId && one.year === year,
    );
    return sum + increase / sizeOf(resource, budget?.limit ?? 0);
  }, 0);
  expect(status).toBe('infeasible');
  expect(asked).toBeCloseTo(least, 4);
});

it.each(SEEDS)('a shadow price is what a little more of the budget adds to the relaxation, seed %i', async (seed) => {
  const problem = randomProblem({ candidates: 12, gaps: 8, platforms: 2 }, seededRng(seed));
  const relaxed = async (one: PortfolioProblem) => {
    const lp = lpText(buildPortfolioModel(one).linear, true);
    return (await solver.solve({ lp, gap: 0, timeLimitSeconds: 20 })).objective;
  };
  const { budgets } = await solve(problem);
  const visits = budgets.find(({ resource }) => resource === 'visits');
  const [step, value] = [1e-4, await relaxed(problem)];
  const more = (await relaxed(scaleBudget(problem, 'visits', 1 + step))) - value;
  const less = value - (await relaxed(scaleBudget(problem, 'visits', 1 - step)));
  const unit = step * (visits?.limit ?? 0);
  expect(visits?.shadowPrice).toBeGreaterThanOrEqual(more / unit - 1e-4);
  expect(visits?.shadowPrice).toBeLessThanOrEqual(less / unit + 1e-4);
});
