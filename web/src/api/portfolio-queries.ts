/** What the portfolio page asks: it starts a solve on the server, watches it, and may stop it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type GapLine, type PortfolioInput, type PortfolioJob, read, write } from './client.ts';

const POLL_MS = 500;
const keyOf = (job: string | undefined) => ['portfolio', job];
const pathOf = (job: string): string => `/portfolios/${encodeURIComponent(job)}`;

/** @param job undefined: none was started. A running one is asked for again until it ends. */
export const usePortfolioJob = (job: string | undefined) =>
  useQuery<PortfolioJob>({
    queryKey: keyOf(job),
    enabled: job !== undefined,
    // After a failure the user is asked first; an answer then sets it going again.
    refetchInterval: ({ state }) => (state.data?.state === 'running' && state.error === null ? POLL_MS : false),
    // A finished job never changes; a running one is asked for by the interval.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => read<'portfolio'>(pathOf(job ?? ''), {}, signal),
  });

export function useStartPortfolio() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: PortfolioInput) => write<'startPortfolio'>('POST', '/portfolios', input),
    onSuccess: (job: PortfolioJob) => client.setQueryData(keyOf(job.id), job),
  });
}

export const useCancelPortfolio = () =>
  useMutation({ mutationFn: (job: string) => write<'cancelPortfolio'>('POST', `${pathOf(job)}/cancel`, {}) });

/** Gaps that a landing can close: the firm that makes a weak segment strong is not asked for. */
export const useOpenGaps = () =>
  useQuery({
    queryKey: ['gaps'],
    queryFn: ({ signal }) => read<'gaps'>('/gaps', {}, signal),
    select: ({ gaps }): readonly GapLine[] => gaps.filter(({ kind }) => kind !== null && kind !== '强'),
  });
