/**
 * One query on its way to the pool: its documents by words and parent, and the query as feedback moves it (Rocchio),
 * with the documents that fetches.
 */
import { FEEDBACK } from '../defaults.ts';
import type { RankingWeights } from '../defaults.ts';
import { bestDocuments } from '../feedback.ts';
import type { RankingQuery } from '../ranker.ts';
import { FEEDBACK_FETCH_TERMS, POOL } from './defaults.ts';
import { fetchDocuments } from './fetch-documents.ts';
import { readPool } from './pool-rows.ts';
import type { PoolRows } from './pool-rows.ts';
import type { PooledIndex } from './pooled-index.ts';
import { queryTerms } from './query-terms.ts';
import type { RowScorer, WeightedTerm } from './row-scorer.ts';

export interface LeafQuery {
  readonly query: RankingQuery;
  /** Terms of the query itself. */
  readonly terms: readonly number[];
  /** The same with weight 1, and the words of the trade, which together weigh as much. */
  readonly words: readonly WeightedTerm[];
  /** Terms of the parent's name; their weights make the best document's sum the parent's weight. */
  readonly parent: readonly WeightedTerm[];
  /** Heaviest terms of the query as its best documents by evidence move it, scaled to length 1. */
  readonly moved: readonly WeightedTerm[];
  readonly documents: readonly number[];
}

/**
 * A query without words has no terms and no documents.
 * @param among marks by document number; the best of the marked are fetched too.
 */
export function prepareLeaf(
  index: PooledIndex,
  scorer: RowScorer,
  query: RankingQuery,
  weights: RankingWeights,
  among?: Uint8Array,
): LeafQuery {
  const terms = queryTerms(index, [query.text, ...query.expansions]);
  const words = [...terms.map((term) => ({ term, weight: 1 })), ...tradeTerms(index, terms, query)];
  const parent = parentTerms(index, scorer, query, weights);
  const evidence = evidenceTerms(index, scorer, words, parent);
  const best = fetchDocuments(index, scorer, evidence, POOL.words);
  const marked = among ? fetchDocuments(index, scorer, evidence, POOL.words, among) : [];
  const scoreOf = new Map(best.slice(0, FEEDBACK.documents).map(({ number, score }) => [number, score]));
  const examples = readPool(index, scoreOf.keys());
  const scores = Float64Array.from(examples.numbers, (number) => scoreOf.get(number) ?? 0);
  const moved = moveQuery(index, terms, examples, scores);
  const fetched = fetchDocuments(index, scorer, moved.slice(0, FEEDBACK_FETCH_TERMS), POOL.feedback);
  return {
    query,
    terms,
    words,
    parent,
    moved,
    documents: [...best, ...marked, ...fetched].map(({ number }) => number),
  };
}

function parentTerms(
  index: PooledIndex,
  scorer: RowScorer,
  { parent }: RankingQuery,
  { parentWeight }: RankingWeights,
): WeightedTerm[] {
  if (parent === null || parentWeight === 0) return [];
  const terms = queryTerms(index, [parent]).map((term) => ({ term, weight: 1 }));
  const greatest = greatestSum(index, scorer, terms);
  return greatest > 0 ? terms.map(({ term }) => ({ term, weight: parentWeight / greatest })) : [];
}

/** Terms whose sum is a document's words, as a share of their maximum, plus the parent's part. */
function evidenceTerms(
  index: PooledIndex,
  scorer: RowScorer,
  words: readonly WeightedTerm[],
  parent: readonly WeightedTerm[],
): readonly WeightedTerm[] {
  if (parent.length === 0) return words;
  const greatest = greatestSum(index, scorer, words);
  const combined = new Map(parent.map(({ term, weight }) => [term, weight]));
  if (greatest > 0)
    for (const { term, weight } of words) combined.set(term, (combined.get(term) ?? 0) + weight / greatest);
  return [...combined].map(([term, weight]) => ({ term, weight }));
}

function greatestSum(index: PooledIndex, scorer: RowScorer, terms: readonly WeightedTerm[]): number {
  return fetchDocuments(index, scorer, terms, 1)[0]?.score ?? 0;
}

/** Words that point to the trade, scaled so that their idf sums to that of the query's own terms times their weight. */
function tradeTerms(index: PooledIndex, own: readonly number[], query: RankingQuery): WeightedTerm[] {
  const { vocabulary = [], vocabularyWeight = 1 } = query;
  const known = new Set(own);
  const further = queryTerms(index, vocabulary).filter((term) => !known.has(term));
  const idf = index.statistics.idf();
  const information = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + (idf[term] ?? 0), 0);
  const scale = further.length > 0 ? (vocabularyWeight * (information(own) || 1)) / information(further) : 0;
  return scale > 0 ? further.map((term) => ({ term, weight: scale })) : [];
}

/**
 * The query moved towards the centroid of its best documents (Rocchio 1971): its heaviest terms, heaviest first, scaled
 * to length 1; none when no document has a positive score.
 *
 * @param scores by document of the pool, which say what is best.
 */
export function moveQuery(
  index: PooledIndex,
  terms: readonly number[],
  pool: PoolRows,
  scores: Float64Array,
): WeightedTerm[] {
  const examples = bestDocuments(scores, FEEDBACK.documents);
  if (examples.length === 0) return [];
  const moved = unitQuery(index, terms);
  const total = examples.reduce((sum, i) => sum + (scores[i] ?? 0), 0);
  for (const i of examples) {
    const norm = pool.norms[i] ?? 0;
    const factor = norm > 0 ? (FEEDBACK.centroidWeight * (scores[i] ?? 0)) / (total * norm) : 0;
    for (let at = pool.starts[i] ?? 0; at < (pool.starts[i + 1] ?? 0); at += 1) {
      const term = pool.terms[at] ?? 0;
      moved.set(term, (moved.get(term) ?? 0) + factor * (pool.impacts[at] ?? 0));
    }
  }
  const termOf = (term: number): string => index.vocabulary.term(term);
  const kept = [...moved]
    .sort((a, b) => b[1] - a[1] || (termOf(a[0]) < termOf(b[0]) ? -1 : 1))
    .slice(0, FEEDBACK.terms);
  const norm = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return kept.map(([term, weight]) => ({ term, weight: norm > 0 ? weight / norm : 0 }));
}

function unitQuery(index: PooledIndex, terms: readonly number[]): Map<number, number> {
  const idf = index.statistics.idf();
  const norm = Math.sqrt(terms.reduce((sum, term) => sum + (idf[term] ?? 0) ** 2, 0));
  return new Map(terms.map((term) => [term, norm > 0 ? (idf[term] ?? 0) / norm : 0]));
}
