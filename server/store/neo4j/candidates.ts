/** Candidate retrieval over the full-text index. */
import { z } from 'zod';
import type { CompanyId } from '../../graph/ids.ts';
import { compareKeys } from '../data-version.ts';
import { queryTerms } from '../candidate-text.ts';
import type { CandidateHit } from '../graph-store.ts';
import type { Transaction } from './connection.ts';
import { generationTerm } from './graph-model.ts';

export const FIND_CANDIDATES = `
  CALL db.index.fulltext.queryNodes('liantu_company_text', $query, {limit: $limit}) YIELD node, score
  RETURN node.id AS id, score
`;

/** Fields of the index with their weights; those of the embedded store. */
const FIELDS = [
  ['searchNames', 2],
  ['searchProducts', 2],
  ['searchTexts', 1],
] as const;

const hitRow = z.object({ id: z.string(), score: z.number() });

export async function findCandidatesIn(
  tx: Transaction,
  generation: number,
  text: string,
  limit: number,
): Promise<readonly CandidateHit[]> {
  const query = luceneQuery(generation, queryTerms(text));
  if (query === null) return [];
  const rows = await tx.run(FIND_CANDIDATES, { query, limit });
  return rows
    .map((row) => hitRow.parse(row))
    .map(({ id, score }) => ({ companyId: id as CompanyId, score }))
    .sort((a, b) => b.score - a.score || compareKeys(a.companyId, b.companyId));
}

/**
 * The query in Lucene's language, or null when there is nothing to ask. It is parsed by Lucene even as a parameter;
 * terms hold nothing but Han characters, [a-z0-9], and stand in quotes, so none of them is an operator or a field.
 */
export function luceneQuery(generation: number, terms: readonly string[]): string | null {
  if (terms.length === 0) return null;
  const clauses = terms.map(termClause).join(' ');
  const fields = FIELDS.map(([field, weight]) => `${field}:(${clauses})^${weight}`).join(' ');
  return `+searchGeneration:"${generationTerm(generation)}"^0 +(${fields})`;
}

const SINGLE_HAN = /^[\u3400-\u4dbf\u4e00-\u9fff\u3007]$/;

/** The index holds pairs: a single character is the beginning or the end of some, or a word of one character. */
function termClause(term: string): string {
  return SINGLE_HAN.test(term) ? `${term}* *${term}` : `"${term}"`;
}
