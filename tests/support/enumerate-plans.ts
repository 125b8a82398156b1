/** The slow oracle of the portfolio tests: every plan of a small question, by trying everything. */
import { planViolations } from '../../server/planning/portfolio/check-plan.ts';
import type { PlannedLanding, PortfolioProblem } from '../../server/planning/portfolio/portfolio-types.ts';

/** All assignments of firms to (platform, year) or nothing that break none of the rules counted in `allowed`. */
export function allPlans(
  problem: PortfolioProblem,
  isAllowed: (landings: readonly PlannedLanding[]) => boolean = (landings) =>
    planViolations(problem, landings).length === 0,
): readonly (readonly PlannedLanding[])[] {
  const places = problem.platforms.flatMap(({ platformId }) => problem.years.map((year) => ({ platformId, year })));
  const plans: (readonly PlannedLanding[])[] = [];
  const extend = (at: number, landings: readonly PlannedLanding[]): void => {
    const candidate = problem.candidates[at];
    if (!candidate) {
      if (isAllowed(landings)) plans.push(landings);
      return;
    }
    extend(at + 1, landings);
    for (const place of places) extend(at + 1, [...landings, { companyId: candidate.companyId, ...place }]);
  };
  extend(0, []);
  return plans;
}
