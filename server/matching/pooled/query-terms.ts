/** A query's words as the index knows them. */
import { stripLevelMark } from '../../text/company-name.ts';
import { normaliseText } from '../../text/normalise.ts';
import { forEachToken } from '../../text/tokenise.ts';
import { MAX_QUERY_TERMS } from './defaults.ts';
import type { PooledIndex } from './pooled-index.ts';

/** Distinct terms of the texts that some document has, each counted once; of too many, the rarest. */
export function queryTerms(index: PooledIndex, texts: readonly string[]): number[] {
  const frequency = index.statistics.documentFrequency;
  const terms = new Set<number>();
  for (const text of texts) {
    forEachToken(stripLevelMark(normaliseText(text)), (token) => {
      const term = index.vocabulary.find(token);
      if (term !== undefined && frequency.at(term) > 0) terms.add(term);
    });
  }
  if (terms.size <= MAX_QUERY_TERMS) return [...terms];
  const rarestFirst = [...terms].sort((a, b) => frequency.at(a) - frequency.at(b));
  return rarestFirst.slice(0, MAX_QUERY_TERMS);
}
