/** What the priority and verification pages ask. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from './client.ts';

type PriorityKey = 'chain' | 'absent' | 'margin' | 'demandPull' | 'dominatorShare' | 'betweenness' | 'planMention';
type PriorityFilters = Readonly<Partial<Record<PriorityKey, string>>>;

export const usePriority = (filters: PriorityFilters) =>
  useQuery({
    queryKey: ['priority', filters],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'priority'>('/priority', filters, signal),
  });

export const useVerifications = (chain: string | undefined) =>
  useQuery({
    queryKey: ['verifications', chain],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'verifications'>('/verifications', { chain }, signal),
  });
