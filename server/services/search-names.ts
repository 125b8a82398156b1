/** The search box's answer; an empty one says why. */
import type { SearchResult } from '../contract/companies.ts';
import { normaliseText } from '../text/normalise.ts';
import { compact } from '../text/tokenise.ts';
import type { GraphState } from './graph-state.ts';

export function searchNames(state: GraphState, text: string, limit: number): SearchResult {
  const hits = state.matching.search(text, limit).map(({ type, id, name, hint }) => ({ type, id, name, hint }));
  if (hits.length > 0) return { hits, empty: null };
  return { hits, empty: compact(normaliseText(text)) === '' ? 'no_searchable_words' : 'no_name_matches' };
}
