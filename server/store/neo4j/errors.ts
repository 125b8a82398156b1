/** What a failure of the driver or the server means for the store, by code; messages are never looked at. */
import { StoreError, type StoreErrorCode } from '../store-error.ts';

const CODES: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^Neo\.ClientError\.Security\./, 'store_unauthorized'],
  [/^Neo\.ClientError\.Transaction\.(TransactionTimedOut|Terminated|LockClientStopped)/, 'store_timeout'],
  [/^Neo\.ClientError\.Transaction\.TransactionTimedOutClientConfiguration$/, 'store_timeout'],
  [/^Neo\.TransientError\.Transaction\.(LockAcquisitionTimeout|Terminated)$/, 'store_timeout'],
  [/^Neo\.ClientError\.General\.(ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase)$/, 'store_read_only'],
  [/^Neo\.ClientError\.Cluster\.NotALeader$/, 'store_read_only'],
  [/^Neo\.ClientError\.(Database\.DatabaseNotFound|Statement\.|Procedure\.)/, 'store_incompatible'],
  [/^ProtocolError$/, 'store_incompatible'],
  [/^Neo\.(ClientError\.Schema\.|DatabaseError\.(Schema|Statement)\.)/, 'store_damaged'],
];

/**
 * The StoreError for any failure; one that is already a StoreError stays as it is. Anything unknown (the connection
 * lost, no connection free in time, the server starting or stopping) is `store_unavailable`: trying later may help.
 */
export function toStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const known = CODES.find(([pattern]) => pattern.test(code));
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(known?.[1] ?? 'store_unavailable', code === '' ? message : `${code}: ${message}`, { cause });
}

function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' ? code : '';
}
