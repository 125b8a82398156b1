/** 链主 of a chain, and the decisions about them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeaderInput, LeaderList, LeaderView } from '../../../server/contract/leaders.ts';
import { read, write } from './client.ts';

export type { LeaderInput, LeaderList, LeaderView };

export function useLeaders(chain: string) {
  return useQuery({
    queryKey: ['leaders', chain],
    queryFn: ({ signal }) => read<'chainLeaders'>(`/chains/${encodeURIComponent(chain)}/leaders`, {}, signal),
  });
}

/** Records a decision; everything shown is read again after. */
export function useLeaderDecision(chain: string, company: string) {
  const client = useQueryClient();
  const path = `/chains/${encodeURIComponent(chain)}/leaders/${encodeURIComponent(company)}`;
  return useMutation({
    mutationFn: (input: LeaderInput) => write<'decideLeader'>('PUT', path, input),
    onSuccess: () => client.invalidateQueries(),
  });
}
