/**
 * The portfolio question with all platforms of a year made one: every plan of the question is a plan of it, so its
 * optimum bounds theirs (surrogate constraints, Glover 1968), and it has a tenth of the columns. Where platforms take
 * many firms each its best plans can nearly be placed, see place-firms.ts.
 */
import type { LinearModel, LinearRow } from './linear-model.ts';
import { portfolioArrays } from './portfolio-arrays.ts';
import { buildPortfolioModel, type PortfolioModel } from './portfolio-model.ts';
import type { Amount, PlannedLanding, PortfolioProblem } from './portfolio-types.ts';
import type { PLATFORM_RESOURCES } from './portfolio-types.ts';

/** @param slack share of the platforms' joint budgets that is not given out, 0-1. */
export function pooledProblem(problem: PortfolioProblem, slack: number): PortfolioProblem {
  const { places } = portfolioArrays(problem);
  const { platforms, years } = problem;
  const [first] = platforms;
  if (first === undefined) return problem;
  const sum = (amounts: readonly (Amount | undefined)[]): Amount =>
    amounts.reduce<Amount>(
      (total, amount = 'unlimited') =>
        total === 'unlimited' || amount === 'unlimited' ? 'unlimited' : total + amount * (1 - slack),
      0,
    );
  const budgetOf = (key: (typeof PLATFORM_RESOURCES)[number], at: number): Amount =>
    sum(platforms.map(({ budgets }) => budgets[at]?.[key]));
  const budgets = years.map((_, at) => ({
    landMu: budgetOf('landMu', at),
    plantM2: budgetOf('plantM2', at),
    energyTcePerYear: budgetOf('energyTcePerYear', at),
    environmentT: budgetOf('environmentT', at),
  }));
  return {
    ...problem,
    candidates: problem.candidates.map((one, firm) => ({ ...one, fits: places[firm]?.length === 0 ? [] : null })),
    platforms: [{ platformId: first.platformId, budgets }],
    platformsPerGap: null,
  };
}

/**
 * The pooled question as a model whose optimum bounds the question's, and no less tightly than the question's relaxation
 * where only budgets tie platforms: beside the joint budgets each year has the sum of all platforms' budgets weighed by
 * their shadow prices, in which a firm counts as on the platform where that is least.
 * @param duals of the relaxation by row of the model; null: without these rows.
 */
export function pooledModel(problem: PortfolioProblem, model: PortfolioModel, duals: Float64Array | null): LinearModel {
  const { linear, landings } = buildPortfolioModel(pooledProblem(problem, 0));
  if (duals === null) return linear;
  const least = leastCosts(model, duals);
  const rows = problem.years.flatMap((year): LinearRow[] => {
    const terms = landings.flatMap((one) => {
      const cost = one.year === year ? (least.get(keyOf(one)) ?? 0) : 0;
      return cost > 0 ? [[one.column, cost] as const] : [];
    });
    const bound = model.budgets
      .filter((budget) => budget.platformId !== null && budget.year === year)
      .reduce((sum, { row, limit }) => sum + Math.max(0, duals[row] ?? 0) * limit, 0);
    // A little more than the sum: rounding must cut off no plan.
    return terms.length === 0 ? [] : [{ terms, sense: '<=', bound: bound * (1 + 1e-9) + 1e-9 }];
  });
  return { ...linear, rows: [...linear.rows, ...rows] };
}

const keyOf = ({ companyId, year }: PlannedLanding): string => `${year} ${companyId}`;

/** By firm and year: what its landing takes of platform budgets at their shadow prices, where that is least, points. */
function leastCosts({ linear, budgets, landings }: PortfolioModel, duals: Float64Array): ReadonlyMap<string, number> {
  const costs = new Float64Array(linear.columns.length);
  for (const { row, platformId } of budgets) {
    if (platformId === null) continue;
    const price = Math.max(0, duals[row] ?? 0);
    for (const [column, need] of linear.rows[row]?.terms ?? []) costs[column] = (costs[column] ?? 0) + price * need;
  }
  const least = new Map<string, number>();
  for (const landing of landings) {
    const key = keyOf(landing);
    least.set(key, Math.min(least.get(key) ?? Number.POSITIVE_INFINITY, costs[landing.column] ?? 0));
  }
  return least;
}
