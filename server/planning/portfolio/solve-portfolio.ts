/** The portfolio question from check to answer, on any optimiser. */
import { type BestPlan, bestPlan } from './best-plan.ts';
import { budgetUse, planViolations } from './check-plan.ts';
import { portfolioFaults } from './check-portfolio.ts';
import { ALTERNATIVES, OPTIMALITY_GAP, SOLVE_SECONDS } from '../defaults.ts';
import { greedyPortfolio } from './greedy-portfolio.ts';
import { lpText } from './linear-model.ts';
import type { MilpSolver } from './milp-solver.ts';
import { PlanningError, refuseFaults } from '../planning-error.ts';
import { budgetFrontier, nearOptimalPlans } from './portfolio-extras.ts';
import { buildPortfolioModel, type PortfolioModel } from './portfolio-model.ts';
import { smallestRelaxation } from './portfolio-relaxation.ts';
import type { BudgetUse, PortfolioPlan, PortfolioProblem, PortfolioResult, Resource } from './portfolio-types.ts';
import { attempt, noteOf } from './solver-failure.ts';

export type PortfolioStage = 'best_plan' | 'shadow_prices' | 'relaxation' | 'alternatives' | 'frontier';

export interface PortfolioRun {
  /** Relative gap to stop at, 0-1. */
  readonly gap?: number | undefined;
  /** For each solve, seconds. */
  readonly timeLimitSeconds?: number | undefined;
  readonly alternatives?: number | undefined;
  /** The budget whose frontier is wanted. */
  readonly frontierOf?: Resource | null | undefined;
  readonly onStage?: ((stage: PortfolioStage) => void) | undefined;
}

/**
 * Best plan with bound, budgets and shadow prices; the smallest relaxation when the musts do not fit; alternatives and
 * a frontier when asked. When the optimiser dies or finds nothing in time the greedy plan stands in, and says so. A
 * failure after the best plan keeps the plan and is noted.
 * @throws PlanningError for a faulty question; `portfolio_must_impossible` when no budget makes the musts possible.
 */
export async function solvePortfolio(
  problem: PortfolioProblem,
  solver: MilpSolver,
  run: PortfolioRun = {},
): Promise<PortfolioResult> {
  refuseFaults(portfolioFaults(problem));
  const settings = settingsOf(run);
  const model = buildPortfolioModel(problem);
  settings.onStage('best_plan');
  const greedy = greedyPortfolio(problem);
  const found = await attempt(() => bestPlan(problem, model, greedy, solver, settings.limits));
  if (found instanceof PlanningError) return fallback(problem, greedy, noteOf(found), 0);
  if (found.status === 'infeasible') return infeasible(problem, greedy, solver, settings, found.seconds);
  if (found.plan === null) {
    return fallback(
      problem,
      greedy,
      found.status === 'cancelled' ? 'cancelled' : (found.note ?? 'time_limit'),
      found.seconds,
    );
  }
  return finish(problem, model, { ...found, plan: found.plan }, greedy, solver, settings);
}

/** The best plan so far. */
type Found = BestPlan & { readonly plan: PortfolioPlan };

function settingsOf(run: PortfolioRun) {
  const asked = run.timeLimitSeconds ?? SOLVE_SECONDS.base;
  return {
    limits: { gap: run.gap ?? OPTIMALITY_GAP, timeLimitSeconds: Math.min(Math.max(asked, 0.1), SOLVE_SECONDS.most) },
    alternatives: run.alternatives ?? ALTERNATIVES.count,
    frontierOf: run.frontierOf ?? null,
    onStage: run.onStage ?? (() => undefined),
  };
}

type Settings = ReturnType<typeof settingsOf>;
type Note = PortfolioResult['notes'][number];

const EMPTY = { relaxation: null, alternatives: [], frontier: [], frontierOf: null } as const;

/** The greedy plan, with the sum of all weights as the only bound there is. It may miss musts: then there is no plan. */
function fallback(problem: PortfolioProblem, greedy: PortfolioPlan, note: Note, seconds: number): PortfolioResult {
  const bound = trivialBound(problem);
  const valid = planViolations(problem, greedy.landings).length === 0;
  const plan = valid ? greedy : null;
  return {
    ...EMPTY,
    ...{ status: note === 'cancelled' ? 'cancelled' : 'greedy', method: 'greedy', plan, bound, notes: [note], seconds },
    gap: gapOf(bound, plan?.value ?? 0),
    budgets: plan ? budgetUse(problem, plan.landings).map((use) => ({ ...use, shadowPrice: null })) : [],
    greedyValue: greedy.value,
  };
}

async function infeasible(
  problem: PortfolioProblem,
  greedy: PortfolioPlan,
  solver: MilpSolver,
  { limits, onStage }: Settings,
  seconds: number,
): Promise<PortfolioResult> {
  onStage('relaxation');
  const relaxation = await attempt(() => smallestRelaxation(problem, solver, limits));
  if (relaxation === null) {
    const subject =
      problem.platformsPerGap === null ? [...problem.mustLand, ...problem.mustClose].join(',') : 'platformsPerGap';
    throw new PlanningError({ code: 'portfolio_must_impossible', subject });
  }
  const failed = relaxation instanceof PlanningError;
  return {
    ...EMPTY,
    ...{ status: 'infeasible', method: 'milp', plan: null, bound: 0, gap: 0, budgets: [] },
    relaxation: failed ? null : relaxation,
    greedyValue: greedy.value,
    notes: failed ? [noteOf(relaxation), 'extras_incomplete'] : [],
    seconds,
  };
}

async function finish(
  problem: PortfolioProblem,
  model: PortfolioModel,
  found: Found,
  greedy: PortfolioPlan,
  solver: MilpSolver,
  settings: Settings,
): Promise<PortfolioResult> {
  const { seconds } = found;
  const stopped = found.status === 'cancelled';
  const extras = stopped
    ? new PlanningError({ code: 'solver_cancelled', subject: '' })
    : await attempt(() => extrasOf(problem, model, found, solver, settings));
  const failed = extras instanceof PlanningError;
  const plan = failed ? found.plan : extras.plan;
  const bound = Math.max(plan.value, Number.isFinite(found.bound) ? found.bound : trivialBound(problem));
  const gap = gapOf(bound, plan.value);
  const within = found.status === 'optimal' || gap <= settings.limits.gap;
  const notes = new Set<Note>([
    ...(found.note === null ? [] : [found.note]),
    ...(stopped || within ? [] : (['time_limit'] as const)),
    ...(failed ? ([noteOf(extras), 'extras_incomplete'] as const) : []),
  ]);
  return {
    ...EMPTY,
    ...{ plan, bound, gap, seconds, notes: [...notes], greedyValue: greedy.value },
    status: stopped ? 'cancelled' : within ? 'optimal' : 'limited',
    method: plan === greedy ? 'greedy' : 'milp',
    budgets: pricedBudgets(problem, model, plan, failed ? null : extras.duals),
    ...(failed
      ? {}
      : { alternatives: extras.alternatives, frontier: extras.frontier, frontierOf: settings.frontierOf }),
  };
}

const trivialBound = (problem: PortfolioProblem): number => problem.gaps.reduce((sum, { weight }) => sum + weight, 0);

async function extrasOf(
  problem: PortfolioProblem,
  model: PortfolioModel,
  { plan, duals: known }: Found,
  solver: MilpSolver,
  { limits, alternatives, frontierOf, onStage }: Settings,
) {
  onStage('shadow_prices');
  const duals = known ?? (await solver.solve({ lp: lpText(model.linear, true), ...limits })).rowDuals;
  const ask = { ...ALTERNATIVES, count: alternatives };
  if (alternatives > 0) onStage('alternatives');
  const others = alternatives > 0 ? await nearOptimalPlans(problem, model, plan, ask, solver, limits) : [];
  // Within the gap asked for, an alternative can turn out better than the plan it was sought beside.
  const kept = others.filter(({ landings }) => planViolations(problem, landings).length === 0);
  const [best = plan, ...rest] = [plan, ...kept].sort((a, b) => b.value - a.value);
  if (frontierOf !== null) onStage('frontier');
  const frontier = frontierOf === null ? [] : await budgetFrontier(problem, frontierOf, best, solver, limits);
  return { duals, plan: best, alternatives: rest, frontier };
}

function pricedBudgets(
  problem: PortfolioProblem,
  model: PortfolioModel,
  plan: PortfolioPlan,
  duals: Float64Array | null,
): readonly BudgetUse[] {
  const keyOf = (key: Pick<BudgetUse, 'resource' | 'platformId' | 'year'>): string =>
    JSON.stringify([key.resource, key.platformId, key.year]);
  const rowOf = new Map(model.budgets.map((budget) => [keyOf(budget), budget.row]));
  return budgetUse(problem, plan.landings).map((use) => {
    const row = rowOf.get(keyOf(use));
    const price = row === undefined ? 0 : Math.abs(duals?.[row] ?? 0);
    return { ...use, shadowPrice: duals === null ? null : price };
  });
}

const gapOf = (bound: number, value: number): number => (bound <= 0 ? 0 : Math.max(0, (bound - value) / bound));
