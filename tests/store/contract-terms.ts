/** What all parts of the contract suite say alike. */
import { StoreError } from '../../server/store/store-error.ts';

export const IMPORTED_AT = '2025-01-02T03:04:05.000Z';

/** Awaits a failure and gives its code. */
export async function codeOf(failing: Promise<unknown>): Promise<string> {
  const failure: unknown = await failing.then(
    () => 'no failure',
    (cause: unknown) => cause,
  );
  return failure instanceof StoreError ? failure.code : String(failure);
}
