/** One hook per question a page asks. Keys carry everything the answer depends on. */
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RequestFailure, read, remove, write } from './client.ts';

const STALE_MS = 30_000;
const RETRIES = 2;

/** Only what may heal by itself is tried again: no answer, or 503. */
const mayHeal = (error: Error): boolean =>
  error instanceof RequestFailure && (error.problem === null || error.problem.status === 503);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (count, error) => count < RETRIES && mayHeal(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        refetchOnWindowFocus: false,
      },
    },
  });
}

export const useChains = () =>
  useQuery({ queryKey: ['chains'], queryFn: ({ signal }) => read<'chains'>('/chains', {}, signal) });

export const useChainMap = (chain: string) =>
  useQuery({
    queryKey: ['chain', chain],
    queryFn: ({ signal }) => read<'chainMap'>(`/chains/${encodeURIComponent(chain)}`, {}, signal),
  });

/** @param id `<chain>/<slug>`, or undefined while nothing is selected. */
export const useSegment = (id: string | undefined) =>
  useQuery({
    queryKey: ['segment', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => read<'segment'>(`/segments/${id ?? ''}`, {}, signal),
  });

export type TargetFilters = Readonly<
  Partial<Record<'chain' | 'segment' | 'honour' | 'region' | 'origin' | 'signal' | 'q' | 'sort', string>>
>;

/** Most rows a list asks for; what lies beyond is said on the page. */
export const TARGET_LIMIT = 5000;

export const useTargets = (filters: TargetFilters, limit = TARGET_LIMIT, enabled = true) =>
  useQuery({
    queryKey: ['targets', filters, limit],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'targets'>('/targets', { ...filters, limit }, signal),
  });

export const useCompany = (id: string) =>
  useQuery({
    queryKey: ['company', id],
    queryFn: ({ signal }) => read<'company'>(`/companies/${encodeURIComponent(id)}`, {}, signal),
  });

export const useSearch = (text: string) =>
  useQuery({
    queryKey: ['search', text],
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'search'>('/search', { q: text, limit: 8 }, signal),
  });

export interface OverrideWrite {
  readonly verdict: '有' | '缺' | '不知';
  readonly office: string;
  readonly reason: string;
  readonly expectedRevision: number;
}

/** Sets (an object) or withdraws (a revision) the override of a segment; everything shown is read again after. */
export function useOverride(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: OverrideWrite | { readonly withdrawRevision: number }) =>
      'withdrawRevision' in change
        ? remove<'withdrawOverride'>(`/segments/${id}/override`, { expectedRevision: change.withdrawRevision })
        : write<'overrideSegment'>('PUT', `/segments/${id}/override`, change),
    onSuccess: () => client.invalidateQueries(),
  });
}
