/** Values and verifies a plan from the question alone, sharing nothing with the model that made it. */
import type { CompanyId, PlatformId, SegmentId } from '../../graph/ids.ts';
import { BINDING_SLACK_SHARE, CHECK_TOLERANCE } from '../defaults.ts';
import type {
  Amount,
  BudgetKey,
  BudgetUse,
  PlannedLanding,
  PortfolioPlan,
  PortfolioProblem,
  Resource,
} from './portfolio-types.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES } from './portfolio-types.ts';

export type PlanViolation =
  | { readonly rule: 'unknown_landing' | 'lands_twice' | 'does_not_fit'; readonly companyId: CompanyId }
  | { readonly rule: 'must_land'; readonly companyId: CompanyId }
  | { readonly rule: 'must_close' | 'too_many_platforms'; readonly segmentId: SegmentId }
  | { readonly rule: 'over_budget'; readonly budget: BudgetKey; readonly by: number };

/** The plan that a set of landings is: each gap closes in the first year somebody lands in it. */
export function planOf(problem: PortfolioProblem, landings: readonly PlannedLanding[]): PortfolioPlan {
  const closes = new Map(problem.candidates.map((candidate) => [candidate.companyId, candidate.closes]));
  const firstYear = new Map<SegmentId, number>();
  for (const { companyId, year } of landings) {
    for (const gap of closes.get(companyId) ?? []) {
      firstYear.set(gap, Math.min(year, firstYear.get(gap) ?? Number.POSITIVE_INFINITY));
    }
  }
  let value = 0;
  const closed = problem.gaps.flatMap(({ segmentId, weight }) => {
    const year = firstYear.get(segmentId);
    if (year === undefined) return [];
    value += weight * problem.yearDiscount ** problem.years.indexOf(year);
    return [{ segmentId, year }];
  });
  return { landings, closed, value };
}

/** Every rule a set of landings breaks; empty: it keeps all. */
export function planViolations(
  problem: PortfolioProblem,
  landings: readonly PlannedLanding[],
): readonly PlanViolation[] {
  const closed = new Set(planOf(problem, landings).closed.map(({ segmentId }) => segmentId));
  const landed = new Set(landings.map(({ companyId }) => companyId));
  return [
    ...landingViolations(problem, landings),
    ...problem.mustLand.flatMap((companyId) =>
      landed.has(companyId) ? [] : [{ rule: 'must_land' as const, companyId }],
    ),
    ...problem.mustClose.flatMap((segmentId) =>
      closed.has(segmentId) ? [] : [{ rule: 'must_close' as const, segmentId }],
    ),
    ...spreadViolations(problem, landings),
    ...budgetUse(problem, landings).flatMap(({ resource, platformId, year, limit, used }) =>
      used > limit + CHECK_TOLERANCE * Math.max(1, limit)
        ? [{ rule: 'over_budget' as const, budget: { resource, platformId, year }, by: used - limit }]
        : [],
    ),
  ];
}

/** Use of every limited budget. */
export function budgetUse(
  problem: PortfolioProblem,
  landings: readonly PlannedLanding[],
): readonly Omit<BudgetUse, 'shadowPrice'>[] {
  const needs = new Map(problem.candidates.map((candidate) => [candidate.companyId, candidate.needs]));
  const used = (key: BudgetKey): number =>
    landings
      .filter(({ year, platformId }) => year === key.year && (key.platformId ?? platformId) === platformId)
      .reduce((sum, { companyId }) => sum + (needs.get(companyId)?.[key.resource] ?? 0), 0);
  return budgetLimits(problem).map(({ limit, ...key }) => {
    const amount = used(key);
    return { ...key, limit, used: amount, binding: limit - amount <= BINDING_SLACK_SHARE * limit };
  });
}

/** All limits of the question. */
export function budgetLimits(problem: PortfolioProblem): readonly (BudgetKey & { readonly limit: number })[] {
  return problem.years.flatMap((year, at) => {
    const limited = (resource: Resource, platformId: PlatformId | null, amount: Amount | undefined) =>
      typeof amount === 'number' ? [{ resource, platformId, year, limit: amount }] : [];
    return [
      ...problem.platforms.flatMap(({ platformId, budgets }) =>
        PLATFORM_RESOURCES.flatMap((resource) => limited(resource, platformId, budgets[at]?.[resource])),
      ),
      ...CITY_RESOURCES.flatMap((resource) => limited(resource, null, problem.cityBudgets[at]?.[resource])),
    ];
  });
}

function landingViolations(problem: PortfolioProblem, landings: readonly PlannedLanding[]): PlanViolation[] {
  const platforms = new Set(problem.platforms.map(({ platformId }) => platformId));
  const fits = new Map(problem.candidates.map((candidate) => [candidate.companyId, candidate.fits]));
  const seen = new Set<CompanyId>();
  return landings.flatMap(({ companyId, platformId, year }) => {
    const allowed = fits.get(companyId);
    const violations: PlanViolation[] = [];
    const unknown = allowed === undefined || !platforms.has(platformId) || !problem.years.includes(year);
    if (unknown) violations.push({ rule: 'unknown_landing', companyId });
    else if (allowed !== null && !allowed.includes(platformId)) violations.push({ rule: 'does_not_fit', companyId });
    if (seen.has(companyId)) violations.push({ rule: 'lands_twice', companyId });
    seen.add(companyId);
    return violations;
  });
}

function spreadViolations(problem: PortfolioProblem, landings: readonly PlannedLanding[]): PlanViolation[] {
  const { platformsPerGap } = problem;
  if (platformsPerGap === null) return [];
  const closes = new Map(problem.candidates.map((candidate) => [candidate.companyId, candidate.closes]));
  return problem.gaps.flatMap(({ segmentId }) => {
    const holders = landings.filter(({ companyId }) => closes.get(companyId)?.includes(segmentId));
    const platforms = new Set(holders.map(({ platformId }) => platformId));
    return platforms.size > platformsPerGap ? [{ rule: 'too_many_platforms' as const, segmentId }] : [];
  });
}
