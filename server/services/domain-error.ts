/** A request that cannot be met, by code; the API and the CLI choose the words and the status. */
export type DomainErrorCode =
  | 'chain_not_found'
  | 'segment_not_found'
  | 'company_not_found'
  | 'region_not_found'
  | 'target_list_not_found';

export class DomainError extends Error {
  readonly code: DomainErrorCode;
  /** What was asked for. */
  readonly asked: string;
  /** The nearest existing names, best first, at most three. */
  readonly suggestions: readonly string[];

  constructor(code: DomainErrorCode, asked: string, suggestions: readonly string[]) {
    super(`${code}: ${asked}`);
    this.name = 'DomainError';
    this.code = code;
    this.asked = asked;
    this.suggestions = suggestions;
  }
}
