/** Candidate retrieval over the full-text table. */
import { z } from 'zod';
import type { CompanyId } from '../../graph/ids.ts';
import { queryTerms } from '../candidate-text.ts';
import type { CandidateHit } from '../graph-store.ts';
import type { Connection } from './connection.ts';

/** bm25 is negative in FTS5, best first; the weights are those of names, products and texts. */
const FIND_CANDIDATES = `
  SELECT company.id AS id, -bm25(company_text, 2.0, 2.0, 1.0) AS score
  FROM company_text JOIN company ON company.position = company_text.rowid
  WHERE company_text MATCH ? ORDER BY score DESC, id LIMIT ?
`;

const hitRow = z.object({ id: z.string(), score: z.number() });

export function findCandidatesIn(db: Connection, text: string, limit: number): readonly CandidateHit[] {
  const terms = queryTerms(text);
  if (terms.length === 0) return [];
  const match = terms.map((term) => `"${term}"`).join(' OR ');
  return db
    .prepare(FIND_CANDIDATES)
    .all(match, limit)
    .map((row) => hitRow.parse(row))
    .map(({ id, score }) => ({ companyId: id as CompanyId, score }));
}
