/** What the scenario pages ask and change. An answer to a change is the scenario itself and takes its place. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, remove, type ScenarioContent, type ScenarioView, write } from './client.ts';

const LIST = ['scenarios'];
const keyOf = (id: string) => ['scenario', id];
const pathOf = (id: string): string => `/scenarios/${encodeURIComponent(id)}`;

export const useScenarios = () =>
  useQuery({ queryKey: LIST, queryFn: ({ signal }) => read<'scenarios'>('/scenarios', {}, signal) });

export const useScenario = (id: string) =>
  useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => read<'scenario'>(pathOf(id), {}, signal) });

export const useComparison = (ids: readonly string[], enabled: boolean) =>
  useQuery({
    queryKey: ['comparison', ids],
    enabled,
    queryFn: ({ signal }) => read<'compareScenarios'>('/scenarios/compare', { ids: ids.join(',') }, signal),
  });

export const usePlatforms = () =>
  useQuery({ queryKey: ['platforms'], queryFn: ({ signal }) => read<'platforms'>('/platforms', {}, signal) });

export const useSegmentNames = () =>
  useQuery({ queryKey: ['segments'], queryFn: ({ signal }) => read<'segments'>('/segments', {}, signal) });

/** Hits of one type among those of the common search. */
export const usePick = (text: string) =>
  useQuery({
    queryKey: ['pick', text],
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read<'search'>('/search', { q: text, limit: 20 }, signal),
  });

/** Puts the answer in the scenario's place and has lists and comparisons read again. */
function useKeep(): (view: ScenarioView) => Promise<void> {
  const client = useQueryClient();
  return async (view) => {
    client.setQueryData(keyOf(view.id), view);
    await Promise.all([
      client.invalidateQueries({ queryKey: LIST }),
      client.invalidateQueries({ queryKey: ['comparison'] }),
    ]);
  };
}

export function useCreateScenario() {
  const onSuccess = useKeep();
  return useMutation({
    mutationFn: (from: { readonly content: ScenarioContent } | { readonly duplicateOf: string }) =>
      'content' in from
        ? write<'createScenario'>('POST', '/scenarios', from.content)
        : write<'duplicateScenario'>('POST', `${pathOf(from.duplicateOf)}/duplicate`, {}),
    onSuccess,
  });
}

export type ScenarioStep = { readonly content: ScenarioContent } | { readonly step: 'undo' | 'redo' };

/** Changes of one scenario, one after the other, each on the revision that the page shows. */
export function useChangeScenario(id: string, revision: number) {
  const onSuccess = useKeep();
  return useMutation({
    scope: { id: `scenario:${id}` },
    mutationFn: (change: ScenarioStep) =>
      'content' in change
        ? write<'changeScenario'>('PUT', pathOf(id), { content: change.content, expectedRevision: revision })
        : write<'undoScenario'>('POST', `${pathOf(id)}/${change.step}`, { expectedRevision: revision }),
    onSuccess,
  });
}

export function useRemoveScenario() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision }: { readonly id: string; readonly revision: number }) =>
      remove<'removeScenario'>(pathOf(id), { expectedRevision: revision }),
    onSuccess: (list, { id }) => {
      client.setQueryData(LIST, list);
      client.removeQueries({ queryKey: keyOf(id) });
    },
  });
}
