/** 再要多少: the smallest increase of budgets that makes the musts possible. Elastic programming: every budget row may be
 * exceeded at a price, and the price is minimised. */
import type { LinearColumn, LinearModel, LinearRow } from './linear-model.ts';
import { lpText } from './linear-model.ts';
import type { MilpSolver, SolveRequest } from './milp-solver.ts';
import { PlanningError } from '../planning-error.ts';
import type { BudgetRow, PortfolioModel } from './portfolio-model.ts';
import { buildPortfolioModel } from './portfolio-model.ts';
import type { BudgetIncrease, PortfolioProblem, Relaxation, Resource } from './portfolio-types.ts';
import { RESOURCES } from './portfolio-types.ts';

/** Increases below this share of the budget's size are rounding. */
const ROUNDING = 1e-6;

/** Null when no increase of budgets helps: the musts contradict each other or the limit of platforms per gap. */
export async function smallestRelaxation(
  problem: PortfolioProblem,
  solver: MilpSolver,
  limits: Pick<SolveRequest, 'timeLimitSeconds'>,
): Promise<Relaxation | null> {
  const model = buildPortfolioModel(problem);
  const together = await leastIncrease(problem, model, RESOURCES, solver, limits);
  if (together === null) return null;
  const alone: { resource: Resource; total: number; increases: readonly BudgetIncrease[] }[] = [];
  for (const resource of RESOURCES) {
    if (!together.some((increase) => increase.resource === resource)) continue;
    const increases = await leastIncrease(problem, model, [resource], solver, limits);
    if (increases === null) continue;
    alone.push({ resource, increases, total: increases.reduce((sum, { increase }) => sum + increase, 0) });
  }
  return { together, alone };
}

async function leastIncrease(
  problem: PortfolioProblem,
  model: PortfolioModel,
  elastic: readonly Resource[],
  solver: MilpSolver,
  limits: Pick<SolveRequest, 'timeLimitSeconds'>,
): Promise<readonly BudgetIncrease[] | null> {
  const rows = model.budgets.filter(({ resource }) => elastic.includes(resource));
  const linear = elasticModel(problem, model, rows);
  const answer = await solver.solve({ lp: lpText(linear), gap: 1e-6, ...limits });
  const { columns } = answer;
  if (answer.status === 'infeasible') return null;
  // Nothing found in time is no proof that nothing helps.
  if (columns === null) throw new PlanningError({ code: 'solver_failed', subject: 'relaxation' });
  const first = model.linear.columns.length;
  return rows.flatMap((budget, at) => {
    const increase = columns[first + at] ?? 0;
    const { resource, platformId, year } = budget;
    return increase > ROUNDING * sizeOf(problem, budget) ? [{ resource, platformId, year, increase }] : [];
  });
}

function elasticModel(problem: PortfolioProblem, model: PortfolioModel, rows: readonly BudgetRow[]): LinearModel {
  const first = model.linear.columns.length;
  const extra = new Map(rows.map(({ row }, at) => [row, first + at]));
  const columns: LinearColumn[] = [
    ...model.linear.columns.map((column) => ({ ...column, cost: 0 })),
    ...rows.map((budget) => ({ cost: 1 / sizeOf(problem, budget), upper: Number.POSITIVE_INFINITY, integer: false })),
  ];
  const relaxed = model.linear.rows.map((row, at): LinearRow => {
    const column = extra.get(at);
    return column === undefined ? row : { ...row, terms: [...row.terms, [column, -1]] };
  });
  return { sense: 'min', columns, rows: relaxed };
}

/** What one unit of a budget is measured by: the budget itself, or the mean need where it is smaller. */
function sizeOf(problem: PortfolioProblem, { resource, limit }: BudgetRow): number {
  const needs = problem.candidates.map((candidate) => candidate.needs[resource] ?? 0);
  const mean = needs.reduce((sum, need) => sum + need, 0) / Math.max(1, needs.length);
  return Math.max(limit, mean, 1e-9);
}
