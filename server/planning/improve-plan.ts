/**
 * Large neighbourhood search (Shaw 1998): a few platforms are planned anew by the optimiser while the others keep their
 * firms, again and again. Never makes a plan worse; says nothing about the bound.
 */
import { planOf, planViolations } from './check-plan.ts';
import { IMPROVEMENT } from './defaults.ts';
import { type LinearModel, lpText } from './linear-model.ts';
import type { MilpSolver } from './milp-solver.ts';
import { chosenLandings, type PortfolioModel } from './portfolio-model.ts';
import type { PlannedLanding, PortfolioPlan, PortfolioProblem } from './portfolio-types.ts';
import { type Rng, seededRng } from './seeded-rng.ts';

/** Whether there are platforms to hold while others are planned. */
export const canImprove = (problem: PortfolioProblem): boolean => problem.platforms.length > IMPROVEMENT.platforms;

/** @param start a plan that keeps all rules. @param seconds of solver time. */
export async function improvePlan(
  problem: PortfolioProblem,
  model: PortfolioModel,
  start: PortfolioPlan,
  solver: MilpSolver,
  seconds: number,
): Promise<{ readonly plan: PortfolioPlan; readonly seconds: number; readonly cancelled: boolean }> {
  const rng = seededRng(problem.candidates.length);
  let plan = start;
  let used = 0;
  for (let idle = 0; idle < IMPROVEMENT.idleRounds && used < seconds; idle += 1) {
    const lp = lpText(withFreePlatforms(model, plan.landings, pickPlatforms(problem, rng)));
    const timeLimitSeconds = Math.max(0.1, Math.min(IMPROVEMENT.roundSeconds, seconds - used));
    const answer = await solver.solve({ lp, gap: IMPROVEMENT.roundGap, timeLimitSeconds });
    used += answer.seconds;
    const found = answer.columns === null ? plan : planOf(problem, chosenLandings(model, answer.columns));
    if (found.value > plan.value + 1e-9 && planViolations(problem, found.landings).length === 0) {
      plan = found;
      idle = -1;
    }
    if (answer.status === 'cancelled') return { plan, seconds: used, cancelled: true };
  }
  return { plan, seconds: used, cancelled: false };
}

function pickPlatforms(problem: PortfolioProblem, rng: Rng): ReadonlySet<string> {
  const left = problem.platforms.map(({ platformId }) => platformId);
  const picked = new Set<string>();
  while (picked.size < IMPROVEMENT.platforms && left.length > 0) {
    for (const id of left.splice(Math.floor(rng() * left.length), 1)) picked.add(id);
  }
  return picked;
}

/** The model with every landing outside the free platforms fixed as it is in the plan. */
function withFreePlatforms(
  model: PortfolioModel,
  landings: readonly PlannedLanding[],
  free: ReadonlySet<string>,
): LinearModel {
  const keyOf = ({ companyId, platformId, year }: PlannedLanding): string =>
    JSON.stringify([companyId, platformId, year]);
  const kept = new Set(landings.map(keyOf));
  const columns = [...model.linear.columns];
  for (const landing of model.landings) {
    const column = columns[landing.column];
    if (!column || free.has(landing.platformId)) continue;
    const value = kept.has(keyOf(landing)) ? 1 : 0;
    columns[landing.column] = { ...column, lower: value, upper: value };
  }
  return { ...model.linear, columns };
}
