/** Failures of a store, by code. The user's sentence and the HTTP status are decided elsewhere. */
export type StoreErrorCode =
  | 'store_unavailable'
  | 'store_unauthorized'
  | 'store_incompatible'
  | 'store_damaged'
  | 'store_read_only'
  | 'store_locked'
  | 'store_timeout'
  | 'store_empty'
  | 'graph_invalid'
  | 'import_aborted'
  | 'record_conflict'
  | 'seed_invalid';

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** For the log and the operator: paths, driver codes. Never shown to a browser. */
  readonly detail: string;

  constructor(code: StoreErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'StoreError';
    this.code = code;
    this.detail = detail;
  }
}
