/** Failures of the matching worker, by code. */
export type MatchingErrorCode =
  /** The worker ended while it was needed; a new one is started at the next request. */
  | 'worker_died'
  /** The worker answered that it could not. */
  | 'request_failed'
  | 'closed';

export class MatchingError extends Error {
  readonly code: MatchingErrorCode;

  constructor(code: MatchingErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'MatchingError';
    this.code = code;
  }
}
