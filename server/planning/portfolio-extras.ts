/** What is asked after the best plan: other plans nearly as good, and what more of one budget would bring. */
import { lpText, type LinearModel, type LinearRow } from './linear-model.ts';
import type { MilpSolver, SolveRequest } from './milp-solver.ts';
import { planOf } from './check-plan.ts';
import { buildPortfolioModel, chosenLandings, type PortfolioModel } from './portfolio-model.ts';
import type { Amount, FrontierPoint, PortfolioPlan, PortfolioProblem, Resource } from './portfolio-types.ts';

type Limits = Pick<SolveRequest, 'gap' | 'timeLimitSeconds'>;

/**
 * Up to `count` plans worth at least `keepShare` of the best, each with at least `leastChanged` firms of every plan
 * before it left out, best first. Fewer when there are no more.
 */
export async function nearOptimalPlans(
  problem: PortfolioProblem,
  model: PortfolioModel,
  best: PortfolioPlan,
  ask: { readonly count: number; readonly keepShare: number; readonly leastChanged: number },
  solver: MilpSolver,
  limits: Limits,
): Promise<readonly PortfolioPlan[]> {
  const rows: LinearRow[] = [
    keepValue(model.linear, ask.keepShare * best.value),
    leaveOut(model, best, ask.leastChanged),
  ];
  const plans: PortfolioPlan[] = [];
  while (plans.length < ask.count && best.landings.length > 0) {
    const linear = { ...model.linear, rows: [...model.linear.rows, ...rows] };
    const { columns } = await solver.solve({ lp: lpText(linear), ...limits });
    if (columns === null) break;
    const plan = planOf(problem, chosenLandings(model, columns));
    plans.push(plan);
    rows.push(leaveOut(model, plan, ask.leastChanged));
  }
  return plans;
}

function keepValue(linear: LinearModel, least: number): LinearRow {
  const terms = linear.columns.flatMap(({ cost }, column) => (cost > 0 ? [[column, cost] as const] : []));
  return { terms, sense: '>=', bound: least };
}

/** At most all but `leastChanged` of the plan's firms again, wherever they land. */
function leaveOut(model: PortfolioModel, plan: PortfolioPlan, leastChanged: number): LinearRow {
  const firms = new Set(plan.landings.map(({ companyId }) => companyId));
  const terms = model.landings.flatMap(({ companyId, column }) => (firms.has(companyId) ? [[column, 1] as const] : []));
  return { terms, sense: '<=', bound: Math.max(0, firms.size - leastChanged) };
}

/** The best value at several multiples of one budget, ascending. A point whose solve fails ends the frontier. */
export async function budgetFrontier(
  problem: PortfolioProblem,
  resource: Resource,
  factors: readonly number[],
  solver: MilpSolver,
  limits: Limits,
): Promise<readonly FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  for (const factor of [...factors].sort((a, b) => a - b)) {
    const scaled = scaleBudget(problem, resource, factor);
    const model = buildPortfolioModel(scaled);
    const answer = await solver.solve({ lp: lpText(model.linear), ...limits });
    if (answer.status === 'infeasible') continue;
    if (answer.columns === null) break;
    const plan = planOf(scaled, chosenLandings(model, answer.columns));
    points.push({
      ...{ factor, amount: totalBudget(scaled, resource), value: plan.value },
      ...{ bound: Math.max(answer.bound, plan.value), landings: plan.landings.length },
    });
  }
  return points;
}

const scaleAmount = (amount: Amount, factor: number): Amount => (amount === 'unlimited' ? amount : amount * factor);

/** The same question with one resource's budgets multiplied. */
export function scaleBudget(problem: PortfolioProblem, resource: Resource, factor: number): PortfolioProblem {
  if (resource === 'fundCny' || resource === 'visits') {
    const cityBudgets = problem.cityBudgets.map((one) => ({ ...one, [resource]: scaleAmount(one[resource], factor) }));
    return { ...problem, cityBudgets };
  }
  const platforms = problem.platforms.map((platform) => ({
    ...platform,
    budgets: platform.budgets.map((one) => ({ ...one, [resource]: scaleAmount(one[resource], factor) })),
  }));
  return { ...problem, platforms };
}

function totalBudget(problem: PortfolioProblem, resource: Resource): number {
  const amounts =
    resource === 'fundCny' || resource === 'visits'
      ? problem.cityBudgets.map((one) => one[resource])
      : problem.platforms.flatMap(({ budgets }) => budgets.map((one) => one[resource]));
  return amounts.reduce<number>((sum, amount) => sum + (amount === 'unlimited' ? 0 : amount), 0);
}
