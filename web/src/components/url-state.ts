/** The address is the state: each page reads its part through a zod schema; what cannot be read is dropped and named. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import * as z from 'zod/mini';

type Shape = Readonly<Record<string, z.ZodMiniType<string | undefined>>>;

export interface UrlState<Key extends string> {
  readonly values: Readonly<Partial<Record<Key, string>>>;
  /** Keys whose value could not be read. */
  readonly dropped: readonly string[];
}

/** Reads the known keys; unknown ones are ignored, unreadable ones named. */
export function readUrlState<Key extends string>(
  shape: Readonly<Record<Key, z.ZodMiniType<string | undefined>>>,
  search: URLSearchParams,
): UrlState<Key> {
  const values: Partial<Record<Key, string>> = {};
  const dropped: string[] = [];
  for (const key of Object.keys(shape) as Key[]) {
    const raw = search.get(key);
    if (raw === null || raw === '') continue;
    const parsed = z.safeParse(shape[key], raw);
    if (parsed.success && typeof parsed.data === 'string') values[key] = parsed.data;
    else dropped.push(`${key}=${raw.slice(0, 40)}`);
  }
  return { values, dropped };
}

/**
 * @param shape a constant of the module, so that the state is computed once per address.
 * `patch` changes some keys (undefined removes one); with `push` the step can be undone by the browser's back button.
 */
export function useUrlState<Key extends string>(
  shape: Shape & Readonly<Record<Key, z.ZodMiniType<string | undefined>>>,
) {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readUrlState<Key>(shape, search), [shape, search]);
  const patch = useCallback(
    (change: Readonly<Partial<Record<Key, string | undefined>>>, how: 'push' | 'replace' = 'push') => {
      setSearch(
        (previous) => {
          const next = new URLSearchParams(previous);
          for (const [key, value] of Object.entries(change) as [Key, string | undefined][]) {
            if (value === undefined || value === '') next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: how === 'replace' },
      );
    },
    [setSearch],
  );
  return { ...state, patch };
}
