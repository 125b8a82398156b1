/** What can be wrong with a portfolio question. */
import type { CompanyId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import type { PlanningErrorCode, PlanningFault } from '../planning-error.ts';
import type { Amount, PortfolioProblem, Resource } from './portfolio-types.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES, RESOURCES } from './portfolio-types.ts';

const fault = (code: PlanningErrorCode, subject: string, value?: string | number): PlanningFault => ({
  code,
  subject,
  ...(value === undefined ? {} : { value: String(value) }),
});

/** Faults of the question in itself: empty parts, budgets that are missing or negative, numbers, unknown musts. */
export function portfolioFaults(problem: PortfolioProblem): readonly PlanningFault[] {
  return [...emptyParts(problem), ...budgetFaults(problem), ...numberFaults(problem), ...mustFaults(problem)];
}

/** Faults against the graph: platforms, companies and gaps that are not there, firms already local. */
export function portfolioGraphFaults(
  snapshot: GraphSnapshot,
  problem: PortfolioProblem,
  localIds: ReadonlySet<CompanyId>,
): readonly PlanningFault[] {
  const platforms = new Set(snapshot.data.platforms.map((platform) => platform.id));
  return [
    ...problem.platforms.flatMap(({ platformId }) =>
      platforms.has(platformId) ? [] : [fault('portfolio_platform_unknown', platformId)],
    ),
    ...problem.candidates.flatMap(({ companyId }) => {
      if (!snapshot.companies.has(companyId)) return [fault('portfolio_candidate_unknown', companyId)];
      return localIds.has(companyId) ? [fault('portfolio_candidate_local', companyId)] : [];
    }),
    ...problem.gaps.flatMap(({ segmentId }) =>
      snapshot.segments.has(segmentId) ? [] : [fault('portfolio_gap_unknown', segmentId)],
    ),
  ];
}

/** Resources that any budget limits: candidates must state their need of these. */
export function limitedResources(problem: PortfolioProblem): ReadonlySet<Resource> {
  const limited = (amount: Amount | undefined): boolean => amount !== 'unlimited';
  return new Set<Resource>([
    ...PLATFORM_RESOURCES.filter((key) => problem.platforms.some((one) => one.budgets.some((b) => limited(b[key])))),
    ...CITY_RESOURCES.filter((key) => problem.cityBudgets.some((budget) => limited(budget[key]))),
  ]);
}

function emptyParts(problem: PortfolioProblem): PlanningFault[] {
  const parts = {
    candidates: problem.candidates,
    gaps: problem.gaps,
    platforms: problem.platforms,
    years: problem.years,
  };
  return Object.entries(parts).flatMap(([name, part]) => (part.length === 0 ? [fault('portfolio_empty', name)] : []));
}

function budgetFaults(problem: PortfolioProblem): PlanningFault[] {
  const { years, platforms, cityBudgets } = problem;
  return years.flatMap((year, at) => [
    ...platforms.flatMap(({ platformId, budgets }) =>
      PLATFORM_RESOURCES.flatMap((key) => amountFault(`${platformId} ${key} ${year}`, budgets[at]?.[key])),
    ),
    ...CITY_RESOURCES.flatMap((key) => amountFault(`${key} ${year}`, cityBudgets[at]?.[key])),
  ]);
}

function amountFault(subject: string, amount: Amount | undefined): PlanningFault[] {
  if (amount === undefined) return [fault('budget_missing', subject)];
  if (amount === 'unlimited' || (Number.isFinite(amount) && amount >= 0)) return [];
  return [fault('budget_invalid', subject, amount)];
}

function numberFaults(problem: PortfolioProblem): PlanningFault[] {
  const limited = limitedResources(problem);
  const faults = problem.candidates.flatMap(({ companyId, needs }) =>
    RESOURCES.flatMap((key) => {
      const need = needs[key];
      if (need === undefined) return limited.has(key) ? [fault('portfolio_number_invalid', `${companyId} ${key}`)] : [];
      return Number.isFinite(need) && need >= 0 ? [] : [fault('portfolio_number_invalid', `${companyId} ${key}`, need)];
    }),
  );
  const weights = problem.gaps.flatMap(({ segmentId, weight }) =>
    Number.isFinite(weight) && weight >= 0 ? [] : [fault('portfolio_number_invalid', segmentId, weight)],
  );
  const { platformsPerGap, yearDiscount, years } = problem;
  const limit = platformsPerGap === null || (Number.isInteger(platformsPerGap) && platformsPerGap >= 1);
  const rising = years.every((year, at) => Number.isInteger(year) && (at === 0 || year > (years[at - 1] ?? year)));
  return [
    ...faults,
    ...weights,
    ...(limit ? [] : [fault('portfolio_number_invalid', 'platformsPerGap', platformsPerGap)]),
    ...(yearDiscount >= 0 && yearDiscount <= 1
      ? []
      : [fault('portfolio_number_invalid', 'yearDiscount', yearDiscount)]),
    ...(rising ? [] : [fault('portfolio_number_invalid', 'years', years.join(','))]),
  ];
}

/** Musts that nothing could ever meet, whatever the budgets. */
function mustFaults(problem: PortfolioProblem): PlanningFault[] {
  const platforms = new Set(problem.platforms.map(({ platformId }) => platformId));
  const placeable = problem.candidates.filter(({ fits }) => fits === null || fits.some((id) => platforms.has(id)));
  const gaps = new Set(problem.gaps.map(({ segmentId }) => segmentId));
  return [
    ...problem.mustLand.flatMap((id) =>
      placeable.some(({ companyId }) => companyId === id) ? [] : [fault('portfolio_must_impossible', id)],
    ),
    ...problem.mustClose.flatMap((id) =>
      gaps.has(id) && placeable.some(({ closes }) => closes.includes(id))
        ? []
        : [fault('portfolio_must_impossible', id)],
    ),
  ];
}
