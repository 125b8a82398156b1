/**
 * Which companies are alike: the nearest by cosine over their heaviest terms. Smoothing a score over this graph is
 * one of the three largest gains measured, because two texts about the same trade rarely use the same words.
 */
import type { CorpusWeights } from './corpus-index.ts';
import { NEIGHBOURS } from './defaults.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Neighbours of document d are [starts[d], starts[d + 1]); the weights of one document sum to 1 or there are none. */
export interface NeighbourGraph {
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
}

interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/**
 * O(documents x terms x postings of those terms). Ties are broken by the order of ids.
 *
 * @param pool documents among which neighbours are sought, the others have none; null for all documents.
 */
export function buildNeighbourGraph(
  corpus: CorpusWeights,
  vocabulary: Vocabulary,
  pool: ReadonlySet<number> | null = null,
): NeighbourGraph {
  const rows = heaviestTerms(corpus, vocabulary, pool);
  const postings = transpose(rows, vocabulary.size);
  const count = corpus.ids.length;
  const starts = new Uint32Array(count + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  const cosine = new Float64Array(count);
  for (let d = 0; d < count; d += 1) {
    const touched = accumulate(rows, postings, d, cosine);
    const nearest = touched
      .filter((other) => other !== d)
      .sort((a, b) => (cosine[b] ?? 0) - (cosine[a] ?? 0) || a - b)
      .slice(0, NEIGHBOURS.count);
    const sum = nearest.reduce((total, other) => total + (cosine[other] ?? 0), 0);
    for (const other of nearest) {
      neighbours.push(other);
      weights.push((cosine[other] ?? 0) / sum);
    }
    starts[d + 1] = neighbours.length;
    for (const other of touched) cosine[other] = 0;
  }
  return { starts, neighbours: Uint32Array.from(neighbours), weights: Float64Array.from(weights) };
}

/** Each document's heaviest terms that occur elsewhere too, scaled to length 1. */
function heaviestTerms(corpus: CorpusWeights, vocabulary: Vocabulary, pool: ReadonlySet<number> | null): SparseRows {
  const { docStarts, docTerms, docImpacts, documentFrequency } = corpus;
  const starts = new Uint32Array(docStarts.length);
  const columns: number[] = [];
  const values: number[] = [];
  for (let d = 0; d + 1 < docStarts.length; d += 1) {
    const places: number[] = [];
    const last = pool === null || pool.has(d) ? (docStarts[d + 1] ?? 0) : 0;
    for (let i = docStarts[d] ?? 0; i < last; i += 1) {
      const shared = (documentFrequency[docTerms[i] ?? 0] ?? 0) >= NEIGHBOURS.minDocumentFrequency;
      if (shared && (docImpacts[i] ?? 0) > 0) places.push(i);
    }
    places.sort(
      (a, b) =>
        (docImpacts[b] ?? 0) - (docImpacts[a] ?? 0) ||
        compareText(vocabulary.term(docTerms[a] ?? 0), vocabulary.term(docTerms[b] ?? 0)),
    );
    const kept = places.slice(0, NEIGHBOURS.terms);
    const norm = Math.sqrt(kept.reduce((sum, i) => sum + (docImpacts[i] ?? 0) ** 2, 0));
    for (const i of kept) {
      columns.push(docTerms[i] ?? 0);
      values.push((docImpacts[i] ?? 0) / norm);
    }
    starts[d + 1] = columns.length;
  }
  return { starts, columns: Uint32Array.from(columns), values: Float64Array.from(values) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function transpose(rows: SparseRows, columnCount: number): SparseRows {
  const starts = new Uint32Array(columnCount + 1);
  for (const column of rows.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let c = 0; c < columnCount; c += 1) starts[c + 1] = (starts[c + 1] ?? 0) + (starts[c] ?? 0);
  const next = starts.slice(0, columnCount);
  const columns = new Uint32Array(rows.columns.length);
  const values = new Float64Array(rows.columns.length);
  for (let r = 0; r + 1 < rows.starts.length; r += 1) {
    for (let i = rows.starts[r] ?? 0; i < (rows.starts[r + 1] ?? 0); i += 1) {
      const column = rows.columns[i] ?? 0;
      const at = next[column] ?? 0;
      columns[at] = r;
      values[at] = rows.values[i] ?? 0;
      next[column] = at + 1;
    }
  }
  return { starts, columns, values };
}

/** Adds row d's cosine with every row into `cosine`; returns the rows touched. */
function accumulate(rows: SparseRows, postings: SparseRows, d: number, cosine: Float64Array): number[] {
  const touched: number[] = [];
  for (let i = rows.starts[d] ?? 0; i < (rows.starts[d + 1] ?? 0); i += 1) {
    const term = rows.columns[i] ?? 0;
    const value = rows.values[i] ?? 0;
    for (let p = postings.starts[term] ?? 0; p < (postings.starts[term + 1] ?? 0); p += 1) {
      const other = postings.columns[p] ?? 0;
      const before = cosine[other] ?? 0;
      if (before === 0) touched.push(other);
      cosine[other] = before + value * (postings.values[p] ?? 0);
    }
  }
  return touched;
}
