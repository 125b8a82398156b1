/** What the completion path of a scenario asks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CompletionInput } from '../../../server/contract/planning.ts';
import { write } from './client.ts';

export type { CompletionView } from '../../../server/contract/planning.ts';

/** A question, though sent as a POST: it changes nothing. */
export const useCompletionPath = (input: CompletionInput, enabled: boolean) =>
  useQuery({
    queryKey: ['completion', input],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => write<'completionPath'>('POST', '/completion-paths', input),
  });
