/** What the duals of the relaxation say, in the numbering of portfolio-arrays.ts. */
import type { PackPrices } from './pack-bound.ts';
import { portfolioArrays } from './portfolio-arrays.ts';
import type { PortfolioModel } from './portfolio-model.ts';
import type { PortfolioProblem } from './portfolio-types.ts';

/** The duals of the rows that tie pools together; zeros when there are none. */
export function pricesOf(problem: PortfolioProblem, model: PortfolioModel, duals: Float64Array | null): PackPrices {
  const priceAt = (row: number): number => (row < 0 ? 0 : (duals?.[row] ?? 0));
  const { cityResources, cityRoom } = portfolioArrays(problem);
  const city = new Float64Array(cityRoom.length);
  for (const { kind, row, year, platformId } of model.budgets) {
    if (platformId === null) city[problem.years.indexOf(year) * cityResources + kind] = Math.max(0, priceAt(row));
  }
  return {
    firm: Float64Array.from(model.firmRows, priceAt),
    gap: Float64Array.from(model.gapRows, (row) => Math.max(0, priceAt(row))),
    city,
  };
}

/**
 * Points that any plan with a landing is worth less than the relaxation's bound, at least (reduced costs), by
 * firm x pools + pool; zeros without duals.
 */
export function lossesOf(problem: PortfolioProblem, model: PortfolioModel, duals: Float64Array | null): Float64Array {
  const { linear, landings } = model;
  const { candidates, platforms, years } = problem;
  const pools = platforms.length * years.length;
  const losses = new Float64Array(candidates.length * pools);
  if (duals === null) return losses;
  const cost = new Float64Array(linear.columns.length);
  linear.rows.forEach(({ terms }, row) => {
    for (const [column, coefficient] of terms) cost[column] = (cost[column] ?? 0) + coefficient * (duals[row] ?? 0);
  });
  const firmAt = new Map(candidates.map(({ companyId }, at) => [companyId, at]));
  const platformAt = new Map(platforms.map(({ platformId }, at) => [platformId, at]));
  for (const { companyId, platformId, year, column } of landings) {
    const pool = (platformAt.get(platformId) ?? 0) * years.length + years.indexOf(year);
    losses[(firmAt.get(companyId) ?? 0) * pools + pool] = Math.max(0, cost[column] ?? 0);
  }
  return losses;
}
