/** Candidate retrieval over the full-text index. */
import { z } from 'zod';
import type { CompanyId } from '../../graph/ids.ts';
import { compareKeys } from '../data-version.ts';
import type { CandidateHit } from '../graph-store.ts';
import type { Transaction } from './connection.ts';
import { generationTerm, indexTerm } from './graph-model.ts';

export const FIND_CANDIDATES = `
  CALL db.index.fulltext.queryNodes('liantu_company_text', $query, {limit: $limit}) YIELD node, score
  RETURN node.id AS id, score
`;

const hitRow = z.object({ id: z.string(), score: z.number() });

/** @param terms as `queryTermsAndCharacters` gives them; companies that have none of them are not found. */
export async function findCandidatesIn(
  tx: Transaction,
  generation: number,
  terms: readonly string[],
  limit: number,
): Promise<readonly CandidateHit[]> {
  const query = luceneQuery(generation, terms);
  if (query === null) return [];
  const rows = await tx.run(FIND_CANDIDATES, { query, limit });
  return rows
    .map((row) => hitRow.parse(row))
    .map(({ id, score }) => ({ companyId: id as CompanyId, score }))
    .sort((a, b) => b.score - a.score || compareKeys(a.companyId, b.companyId));
}

/**
 * The query in Lucene's language, or null when there is nothing to ask. It is parsed by Lucene even as a parameter;
 * terms hold nothing but Han characters, [a-z0-9_], and stand in quotes, so none of them is an operator or a field.
 */
export function luceneQuery(generation: number, terms: readonly string[]): string | null {
  if (terms.length === 0) return null;
  const quoted = terms.map((term) => `"${indexTerm(term)}"`).join(' ');
  return `+searchGeneration:"${generationTerm(generation)}"^0 +searchText:(${quoted})`;
}
