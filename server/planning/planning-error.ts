/** A planning question that cannot be answered as asked, by code. The interface chooses the words. */
export type PlanningErrorCode =
  | 'landing_company_unknown'
  | 'landing_company_local'
  | 'landing_segment_unknown'
  | 'landing_segments_missing'
  | 'landing_platform_unknown'
  | 'landing_share_invalid'
  | 'landing_probability_invalid'
  | 'landing_year_invalid'
  | 'landing_amount_invalid'
  | 'landing_repeated'
  | 'shock_origin_unknown'
  | 'shock_origin_empty'
  | 'shock_size_invalid'
  | 'budget_invalid'
  | 'budget_missing'
  | 'portfolio_empty'
  | 'portfolio_platform_unknown'
  | 'portfolio_candidate_local'
  | 'portfolio_candidate_unknown'
  | 'portfolio_gap_unknown'
  | 'portfolio_number_invalid'
  | 'portfolio_must_impossible'
  | 'solver_died'
  | 'solver_failed'
  | 'solver_cancelled'
  | 'completion_dependency_unknown'
  | 'completion_capacity_invalid';

/** One thing wrong with a question. */
export interface PlanningFault {
  readonly code: PlanningErrorCode;
  /** What it is about: an id, a name as the user typed it, or a field. */
  readonly subject: string;
  /** The offending value where there is one, as text. */
  readonly value?: string | undefined;
}

export class PlanningError extends Error {
  readonly code: PlanningErrorCode;
  /** Everything that is wrong, never empty; `code` is the first one's. */
  readonly faults: readonly PlanningFault[];

  constructor(first: PlanningFault, ...others: readonly PlanningFault[]) {
    super([first, ...others].map((fault) => `${fault.code}: ${fault.subject}`).join('; '));
    this.name = 'PlanningError';
    this.code = first.code;
    this.faults = [first, ...others];
  }
}

/** @throws PlanningError with all the faults, when there are any. */
export function refuseFaults(faults: readonly PlanningFault[]): void {
  const [first, ...others] = faults;
  if (first) throw new PlanningError(first, ...others);
}
