/** What the priority and verification pages and the need of a segment ask. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from './client.ts';

type NeedKey = 'margin' | 'demandPull' | 'dominatorShare' | 'betweenness' | 'planMention';
type PriorityFilters = Readonly<Partial<Record<NeedKey | 'chain' | 'absent', string>>>;

export const usePriority = (filters: PriorityFilters) =>
  useQuery({
    queryKey: ['priority', filters],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'priority'>('/priority', filters, signal),
  });

/** @param id `<chain>/<slug>`, each part encoded. */
export const useNeed = (id: string, weights: Readonly<Partial<Record<NeedKey, string>>>) =>
  useQuery({
    queryKey: ['need', id, weights],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'need'>(`/segments/${id}/need`, weights, signal),
  });

export const useVerifications = (chain: string | undefined) =>
  useQuery({
    queryKey: ['verifications', chain],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'verifications'>('/verifications', { chain }, signal),
  });
