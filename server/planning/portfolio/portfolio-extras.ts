/** What is asked after the best plan: other plans nearly as good, and what more of one budget would bring. */
import { FRONTIER_STEPS } from '../defaults.ts';
import { lpText, type LinearModel, type LinearRow } from './linear-model.ts';
import type { MilpSolver, SolveRequest } from './milp-solver.ts';
import { planOf } from './check-plan.ts';
import { PlanningError } from '../planning-error.ts';
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

/**
 * The best value at several multiples of one budget, ascending, never falling: a plan that fits a smaller budget fits a
 * larger one. A point whose solve finds nothing and has no plan before it is left out; a failed solve throws.
 * @param best the plan at the present budget, which counts from there on.
 */
export async function budgetFrontier(
  problem: PortfolioProblem,
  resource: Resource,
  best: PortfolioPlan,
  solver: MilpSolver,
  limits: Limits,
): Promise<readonly FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  let known: PortfolioPlan | null = null;
  for (const factor of FRONTIER_STEPS) {
    const scaled = scaleBudget(problem, resource, factor);
    const model = buildPortfolioModel(scaled);
    const answer = await solver.solve({ lp: lpText(model.linear), ...limits });
    if (answer.status === 'cancelled') throw new PlanningError({ code: 'solver_cancelled', subject: resource });
    const found = answer.columns === null ? null : planOf(scaled, chosenLandings(model, answer.columns));
    for (const plan of [found, factor >= 1 ? best : null]) {
      if (plan !== null && (known === null || plan.value > known.value)) known = plan;
    }
    if (known === null) continue;
    points.push({
      ...{ factor, amount: totalBudget(scaled, resource), value: known.value },
      ...{ bound: Math.max(finite(answer.bound, scaled), known.value), landings: known.landings.length },
    });
  }
  return points;
}

/** No plan is worth more than all gaps together, whatever the optimiser had time to prove. */
function finite(bound: number, { gaps }: PortfolioProblem): number {
  const all = gaps.reduce((sum, { weight }) => sum + weight, 0);
  return Number.isFinite(bound) ? Math.min(bound, all) : all;
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
