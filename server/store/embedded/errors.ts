/** What a failure of SQLite or of the file system means for the store, by code. */
import { StoreError, type StoreErrorCode } from '../store-error.ts';

const CODES: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, 'store_damaged'],
  [/^(SQLITE_(READONLY|PERM|AUTH|CANTOPEN|FULL)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC)/, 'store_read_only'],
  [/^SQLITE_(BUSY|LOCKED)/, 'store_locked'],
];

/** The StoreError for any failure; one that is already a StoreError stays as it is. */
export function toStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const known = CODES.find(([pattern]) => pattern.test(code));
  const message = cause instanceof Error || hasMessage(cause) ? cause.message : String(cause);
  return new StoreError(known?.[1] ?? 'store_unavailable', code === '' ? message : `${code}: ${message}`, { cause });
}

/** Runs a task on the file; every failure comes out as a StoreError. */
export function guarded<Result>(task: () => Result): Result {
  try {
    return task();
  } catch (cause) {
    throw toStoreError(cause);
  }
}

function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' ? code : '';
}

function hasMessage(cause: unknown): cause is { readonly message: string } {
  return typeof cause === 'object' && cause !== null && 'message' in cause && typeof cause.message === 'string';
}
