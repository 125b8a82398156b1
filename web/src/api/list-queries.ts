/** What the pages ask about 名录 and contact marks. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteBody } from '../../../server/contract/routes.ts';
import { read, remove, write } from './client.ts';
import type { TargetFilters } from './queries.ts';

export type {
  ContactMark,
  ListSummary,
  RowChange,
  TargetListDiff,
  TargetListShelf,
  TargetListVersion,
} from '../../../server/contract/target-lists.ts';

export type { TargetExplanation } from '../../../server/contract/target-explanations.ts';

const SHELF = ['target-lists'] as const;
const CONTACTS = ['contacts'] as const;

export const useShelf = () =>
  useQuery({ queryKey: SHELF, queryFn: ({ signal }) => read<'targetLists'>('/target-lists', {}, signal) });

/** A version never changes, so it is never asked for twice. */
export const useListVersion = (list: string, version: number) =>
  useQuery({
    queryKey: ['target-list', list, version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => read<'targetListVersion'>(`/target-lists/${list}/versions/${version}`, {}, signal),
  });

export const useListDiff = (list: string, from: number, to: number) =>
  useQuery({
    queryKey: ['target-list-diff', list, from, to],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => read<'diffTargetList'>(`/target-lists/${list}/diff`, { from, to }, signal),
  });

export const useSaveList = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { name: string; office: string; filters: TargetFilters }) =>
      write<'saveTargetList'>('POST', '/target-lists', {
        name: input.name,
        office: input.office,
        // The page has checked the form of each value; the server checks it again.
        query: { sort: 'fit', ...input.filters } as RouteBody<'saveTargetList'>['query'],
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: SHELF }),
  });
};

export type ShelfChange = { readonly id: string; readonly revision: number } & (
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'remove' | 'restore' }
);

export const useShelfChange = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ShelfChange) => {
      const path = `/target-lists/${change.id}`;
      const expectedRevision = change.revision;
      if (change.kind === 'rename')
        return write<'renameTargetList'>('PUT', path, { name: change.name, expectedRevision });
      if (change.kind === 'restore') return write<'restoreTargetList'>('POST', `${path}/restore`, { expectedRevision });
      return remove<'removeTargetList'>(path, { expectedRevision });
    },
    onSuccess: (shelf) => client.setQueryData(SHELF, shelf),
    onError: () => client.invalidateQueries({ queryKey: SHELF }),
  });
};

export const useContacts = () =>
  useQuery({ queryKey: CONTACTS, queryFn: ({ signal }) => read<'contacts'>('/contacts', {}, signal) });

/** Where a company stands among the targets of a segment, and what would lift it. */
export const useTargetExplanation = (segment: string, company: string) =>
  useQuery({
    queryKey: ['target-explanation', segment, company],
    queryFn: ({ signal }) => read<'explainTarget'>('/targets/explanation', { segment, company }, signal),
  });

export type ContactChange = { readonly company: string; readonly office: string; readonly revision: number } & (
  | { readonly kind: 'mark'; readonly confirmed: boolean }
  | { readonly kind: 'withdraw' }
);

export const useContactChange = () => {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(change: ContactChange): Promise<void> {
      const path = `/contacts/${encodeURIComponent(change.company)}`;
      const { office, revision: expectedRevision } = change;
      if (change.kind === 'withdraw') await remove<'withdrawContact'>(path, { office, expectedRevision });
      else await write<'markContact'>('PUT', path, { office, expectedRevision, confirmed: change.confirmed });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: CONTACTS }),
        client.invalidateQueries({ queryKey: ['targets'] }),
      ]),
  });
};
