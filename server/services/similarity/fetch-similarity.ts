/** Asks a similarity model about every segment and company of a snapshot, block by block, before any ranking. */
import { z } from 'zod';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { companyDocument, segmentQuery } from '../../matching/company-documents.ts';
import { SimilarityTable } from '../../matching/similarity-table.ts';
import { SimilarityError, type SimilarityModel, type SimilarityText, withinTime } from './similarity-model.ts';

export interface SimilarityLimits {
  /** Companies per question, 1-2000. */
  readonly batch: number;
  /** All questions together, ms. */
  readonly totalTimeoutMs: number;
}

/** Segments per question. */
const QUERIES_PER_QUESTION = 16;
/** Characters of a company and of a segment that a model is given. */
const MAX_COMPANY_TEXT = 4_000;
const MAX_SEGMENT_TEXT = 2_000;
/** Pairs that are asked about at most: 371 segments of 50,000 companies; four bytes each. */
const MAX_PAIRS = 20_000_000;

/** @throws SimilarityError when the model fails on any block: a half-filled table would rank by who was asked first. */
export async function fetchSimilarity(
  model: SimilarityModel,
  snapshot: GraphSnapshot,
  { batch, totalTimeoutMs }: SimilarityLimits,
): Promise<SimilarityTable> {
  const queries = snapshot.data.segments.map((segment): SimilarityText => {
    const { id, text, expansions, parent } = segmentQuery(segment);
    return { id, text: [text, ...expansions, parent ?? ''].join('\n').trim().slice(0, MAX_SEGMENT_TEXT) };
  });
  const companies = snapshot.data.companies
    .filter(({ status }) => status === 'active')
    .map((company): SimilarityText => {
      const { id, name, text, products } = companyDocument(company);
      return { id, text: [name, ...products, text].join('\n').slice(0, MAX_COMPANY_TEXT) };
    });
  const pairs = queries.length * companies.length;
  if (pairs > MAX_PAIRS) throw new SimilarityError('too_many_pairs', `${pairs} pairs, at most ${MAX_PAIRS}`);
  const table = new SimilarityTable(
    queries.map(({ id }) => id),
    companies.map(({ id }) => id),
  );
  const progress = { isOver: false };
  try {
    await withinTime(askAll(model, table, { queries, companies, batch }, progress), totalTimeoutMs);
  } finally {
    progress.isOver = true;
  }
  return table;
}

async function askAll(
  model: SimilarityModel,
  table: SimilarityTable,
  of: { readonly queries: SimilarityText[]; readonly companies: SimilarityText[]; readonly batch: number },
  progress: { readonly isOver: boolean },
): Promise<void> {
  for (const companies of blocks(of.companies, of.batch)) {
    const documentIds = companies.map(({ id }) => id);
    for (const queries of blocks(of.queries, QUERIES_PER_QUESTION)) {
      if (progress.isOver) return;
      const scores = checked(await model.ask({ queries, companies }), queries.length, companies.length);
      queries.forEach(({ id }, row) => table.enter(id, documentIds, scores[row] ?? []));
    }
  }
}

const blocks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** One row per query, one score 0-1 per company. */
function checked(answer: unknown, rows: number, columns: number): readonly (readonly number[])[] {
  const shape = z.object({ scores: z.array(z.array(z.number().min(0).max(1)).length(columns)).length(rows) });
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data.scores;
  const issue = parsed.error.issues[0];
  throw new SimilarityError('wrong_shape', `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
