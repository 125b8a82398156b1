/** Which documents of a pool are alike: the neighbour graph of the exact form, sought in the pool only. */
import { NEIGHBOURS } from '../defaults.ts';
import type { NeighbourGraph } from '../neighbour-graph.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { kthGreatest } from './kth-greatest.ts';
import type { NumberList } from './number-list.ts';
import type { PoolRows } from './pool-rows.ts';

/** Rows of a sparse matrix: row r has the entries [starts[r], starts[r + 1]). */
interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/** The nearest of each document among the others, by cosine over their heaviest terms; ties by place. */
export function poolNeighbours(pool: PoolRows, vocabulary: Vocabulary, documentFrequency: NumberList): NeighbourGraph {
  const heavy = heaviestTerms(pool, vocabulary, documentFrequency);
  const lists = transpose(heavy, pool.placeOf.count);
  const count = pool.ids.length;
  const graph: NeighbourGraph = {
    starts: new Uint32Array(count + 1),
    neighbours: new Uint32Array(count * NEIGHBOURS.count),
    weights: new Float64Array(count * NEIGHBOURS.count),
  };
  const cosines = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    addCosines(heavy, lists, i, cosines);
    cosines[i] = 0;
    keepNearest(graph, i, cosines);
    cosines.fill(0);
  }
  return graph;
}

/** Each document's heaviest terms that occur elsewhere too, by place in the pool, scaled to length 1. */
function heaviestTerms(pool: PoolRows, vocabulary: Vocabulary, documentFrequency: NumberList): SparseRows {
  const starts = new Uint32Array(pool.ids.length + 1);
  const columns = new Uint32Array(pool.ids.length * NEIGHBOURS.terms);
  const values = new Float64Array(columns.length);
  const heaviest = new HeaviestEntries(pool, vocabulary, documentFrequency);
  let at = 0;
  for (let i = 0; i < pool.ids.length; i += 1) {
    heaviest.find(i);
    let squares = 0;
    for (let k = 0; k < heaviest.count; k += 1) squares += (pool.impacts[heaviest.entries[k] ?? 0] ?? 0) ** 2;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < heaviest.count; k += 1) {
      const entry = heaviest.entries[k] ?? 0;
      columns[at] = pool.places[entry] ?? 0;
      values[at] = (pool.impacts[entry] ?? 0) / norm;
      at += 1;
    }
    starts[i + 1] = at;
  }
  return { starts, columns, values };
}

/** Collects a document's heaviest entries that occur elsewhere too; equal ones in the order of the terms' text. */
class HeaviestEntries {
  /** Entries found last; only the first `count` are valid. */
  entries = new Uint32Array(0);
  count = 0;
  #impacts = new Float64Array(0);
  readonly #pool: PoolRows;
  readonly #vocabulary: Vocabulary;
  readonly #documentFrequency: NumberList;

  constructor(pool: PoolRows, vocabulary: Vocabulary, documentFrequency: NumberList) {
    this.#pool = pool;
    this.#vocabulary = vocabulary;
    this.#documentFrequency = documentFrequency;
  }

  find(i: number): void {
    const { starts, terms, impacts } = this.#pool;
    const end = starts[i + 1] ?? 0;
    this.#reserve(end - (starts[i] ?? 0));
    let count = 0;
    for (let at = starts[i] ?? 0; at < end; at += 1) {
      const impact = impacts[at] ?? 0;
      if (impact <= 0 || this.#documentFrequency.at(terms[at] ?? 0) < NEIGHBOURS.minDocumentFrequency) continue;
      this.entries[count] = at;
      this.#impacts[count] = impact;
      count += 1;
    }
    this.count = count <= NEIGHBOURS.terms ? count : this.#keepHeaviest(count);
  }

  #keepHeaviest(count: number): number {
    const { terms, impacts } = this.#pool;
    const limit = kthGreatest(this.#impacts, count, NEIGHBOURS.terms);
    const level: number[] = [];
    let kept = 0;
    for (let k = 0; k < count; k += 1) {
      const at = this.entries[k] ?? 0;
      if ((impacts[at] ?? 0) === limit) level.push(at);
      if ((impacts[at] ?? 0) <= limit) continue;
      this.entries[kept] = at;
      kept += 1;
    }
    const termOf = (at: number): string => this.#vocabulary.term(terms[at] ?? 0);
    if (kept + level.length > NEIGHBOURS.terms) level.sort((a, b) => (termOf(a) < termOf(b) ? -1 : 1));
    this.entries.set(level.slice(0, NEIGHBOURS.terms - kept), kept);
    return NEIGHBOURS.terms;
  }

  #reserve(count: number): void {
    if (count <= this.entries.length) return;
    this.entries = new Uint32Array(2 * count);
    this.#impacts = new Float64Array(2 * count);
  }
}

function transpose(rows: SparseRows, columnCount: number): SparseRows {
  const size = rows.starts[rows.starts.length - 1] ?? 0;
  const starts = new Uint32Array(columnCount + 1);
  for (let i = 0; i < size; i += 1) {
    const column = (rows.columns[i] ?? 0) + 1;
    starts[column] = (starts[column] ?? 0) + 1;
  }
  for (let c = 0; c < columnCount; c += 1) starts[c + 1] = (starts[c + 1] ?? 0) + (starts[c] ?? 0);
  const next = starts.slice(0, columnCount);
  const columns = new Uint32Array(size);
  const values = new Float64Array(size);
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

/** Adds row i's cosine with every row to `cosines`. */
function addCosines(heavy: SparseRows, lists: SparseRows, i: number, cosines: Float64Array): void {
  const { columns, values } = lists;
  for (let k = heavy.starts[i] ?? 0; k < (heavy.starts[i + 1] ?? 0); k += 1) {
    const term = heavy.columns[k] ?? 0;
    const value = heavy.values[k] ?? 0;
    const end = lists.starts[term + 1] ?? 0;
    for (let at = lists.starts[term] ?? 0; at < end; at += 1) {
      const other = columns[at] ?? 0;
      cosines[other] = (cosines[other] ?? 0) + value * (values[at] ?? 0);
    }
  }
}

/** Keeps the greatest cosines of document i, by insertion; of equal ones the first. */
function keepNearest({ starts, neighbours, weights }: NeighbourGraph, i: number, cosines: Float64Array): void {
  const start = starts[i] ?? 0;
  let length = 0;
  let least = 0;
  for (let other = 0; other < cosines.length; other += 1) {
    const cosine = cosines[other] ?? 0;
    if (cosine <= least) continue;
    let at = start + Math.min(length, NEIGHBOURS.count - 1);
    for (; at > start && cosine > (weights[at - 1] ?? 0); at -= 1) {
      weights[at] = weights[at - 1] ?? 0;
      neighbours[at] = neighbours[at - 1] ?? 0;
    }
    weights[at] = cosine;
    neighbours[at] = other;
    length = Math.min(length + 1, NEIGHBOURS.count);
    if (length === NEIGHBOURS.count) least = weights[start + length - 1] ?? 0;
  }
  starts[i + 1] = start + length;
  let sum = 0;
  for (let at = start; at < start + length; at += 1) sum += weights[at] ?? 0;
  for (let at = start; at < start + length; at += 1) weights[at] = (weights[at] ?? 0) / sum;
}
