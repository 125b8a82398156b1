/** A portfolio result in names. */
import type { PortfolioView } from '../../contract/planning.ts';
import type { PlatformId } from '../../graph/ids.ts';
import type {
  BudgetIncrease,
  PortfolioPlan,
  PortfolioProblem,
  PortfolioResult,
} from '../../planning/portfolio/portfolio-types.ts';
import { entityNames, type EntityNames, type PlanningState } from './planning-state.ts';

export function portfolioView(state: PlanningState, problem: PortfolioProblem, result: PortfolioResult): PortfolioView {
  const names = entityNames(state);
  const { relaxation } = result;
  return {
    ...result,
    version: state.snapshot.version,
    candidates: problem.candidates.length,
    gaps: problem.gaps.length,
    plan: result.plan && planView(names, problem, result.plan),
    alternatives: result.alternatives.map((plan) => planView(names, problem, plan)),
    budgets: result.budgets.map(({ platformId, ...use }) => ({ ...use, platform: platformOf(names, platformId) })),
    relaxation: relaxation && {
      together: relaxation.together.map((increase) => increaseView(names, increase)),
      alone: relaxation.alone.map(({ resource, total, increases }) => ({
        ...{ resource, total },
        increases: increases.map((increase) => increaseView(names, increase)),
      })),
    },
    frontier: [...result.frontier],
    notes: [...result.notes],
  };
}

const platformOf = (names: EntityNames, id: PlatformId | null) => (id === null ? null : names.platform(id));

const increaseView = (names: EntityNames, { platformId, ...increase }: BudgetIncrease) => ({
  ...increase,
  platform: platformOf(names, platformId),
});

function planView(names: EntityNames, problem: PortfolioProblem, plan: PortfolioPlan) {
  const closes = new Map(problem.candidates.map((candidate) => [candidate.companyId, candidate.closes]));
  const weights = new Map(problem.gaps.map(({ segmentId, weight }) => [segmentId, weight]));
  return {
    value: plan.value,
    landings: plan.landings.map(({ companyId, platformId, year }) => ({
      company: names.company(companyId),
      platform: names.platform(platformId),
      year,
      closes: (closes.get(companyId) ?? []).map((id) => names.segment(id)),
    })),
    closed: plan.closed.map(({ segmentId, year }) => ({
      segment: names.segment(segmentId),
      year,
      weight: weights.get(segmentId) ?? 0,
    })),
  };
}
