/** The documents of a pool with all their terms and impacts, and weighted sums over them. */
import type { WeightedTerm } from './row-scorer.ts';
import type { PooledIndex } from './pooled-index.ts';
import { RowTerms } from './row-terms.ts';
import { TermNumbers } from './term-numbers.ts';
import { FieldScales } from './term-weights.ts';

/** Document i of the pool has the entries [starts[i], starts[i + 1]) of terms, places and impacts. */
export interface PoolRows {
  /** Numbers in the index, in the order of the documents' ids. */
  readonly numbers: readonly number[];
  readonly ids: readonly string[];
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** The terms again, numbered from 0 within the pool. */
  readonly places: Uint32Array;
  readonly placeOf: TermNumbers;
  readonly impacts: Float64Array;
  /** Euclidean length of each document's impacts. */
  readonly norms: Float64Array;
}

/** Room for the entries of a document; most have fewer. */
const USUAL_TERMS = 160;

/** Unpacks documents; they come out in the order of their ids, each once. */
export function readPool(index: PooledIndex, numbers: Iterable<number>): PoolRows {
  const named = [...new Set(numbers)].map((number) => ({ number, id: index.idOf(number) }));
  named.sort((a, b) => (a.id < b.id ? -1 : 1));
  const starts = new Uint32Array(named.length + 1);
  const norms = new Float64Array(named.length);
  const placeOf = new TermNumbers();
  const idf = index.statistics.idf();
  const average = index.statistics.averageLengths();
  const scales = new FieldScales();
  const row = new RowTerms();
  let entries = new Entries(USUAL_TERMS * named.length);
  let at = 0;
  named.forEach(({ number }, i) => {
    const { rows, d } = index.locate(number);
    row.read(rows, d);
    scales.readFrom(rows, d, average);
    if (at + row.count > entries.terms.length) entries = entries.lengthened(2 * (at + row.count));
    let squares = 0;
    for (let j = 0; j < row.count; j += 1) {
      const term = row.terms[j] ?? 0;
      const impact = (idf[term] ?? 0) * scales.saturation(row.codes[j] ?? 0);
      entries.terms[at] = term;
      entries.places[at] = placeOf.intern(term);
      entries.impacts[at] = impact;
      squares += impact * impact;
      at += 1;
    }
    starts[i + 1] = at;
    norms[i] = Math.sqrt(squares);
  });
  const { terms, places, impacts } = entries;
  const [order, ids] = [named.map(({ number }) => number), named.map(({ id }) => id)];
  return { numbers: order, ids, starts, terms, places, placeOf, impacts, norms };
}

class Entries {
  readonly terms: Uint32Array;
  readonly places: Uint32Array;
  readonly impacts: Float64Array;

  constructor(length: number) {
    this.terms = new Uint32Array(length);
    this.places = new Uint32Array(length);
    this.impacts = new Float64Array(length);
  }

  lengthened(length: number): Entries {
    const longer = new Entries(length);
    longer.terms.set(this.terms);
    longer.places.set(this.places);
    longer.impacts.set(this.impacts);
    return longer;
  }
}

/** Which lists use a term: those of place p are [starts[p], starts[p + 1]). */
interface Uses {
  readonly starts: Uint32Array;
  readonly lists: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * For each list of terms, the sum of weight x impact in every document of the pool. One pass over the pool however many
 * lists there are. A term stands at most once in a list.
 */
export function sumsOver(pool: PoolRows, lists: readonly (readonly WeightedTerm[])[]): Float64Array[] {
  const { starts: rowStarts, places, impacts } = pool;
  const { starts, lists: users, weights } = usesByPlace(pool, lists);
  const sums = lists.map(() => new Float64Array(pool.ids.length));
  for (let i = 0; i < pool.ids.length; i += 1) {
    for (let at = rowStarts[i] ?? 0; at < (rowStarts[i + 1] ?? 0); at += 1) {
      const place = places[at] ?? 0;
      const end = starts[place + 1] ?? 0;
      for (let use = starts[place] ?? 0; use < end; use += 1) {
        const sum = sums[users[use] ?? 0];
        if (sum) sum[i] = (sum[i] ?? 0) + (weights[use] ?? 0) * (impacts[at] ?? 0);
      }
    }
  }
  return sums;
}

function usesByPlace({ placeOf }: PoolRows, lists: readonly (readonly WeightedTerm[])[]): Uses {
  const known = lists.flatMap((terms, list) =>
    terms.flatMap(({ term, weight }) => {
      const place = placeOf.find(term);
      return place === undefined ? [] : [{ place, list, weight }];
    }),
  );
  const starts = new Uint32Array(placeOf.count + 1);
  for (const { place } of known) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let p = 0; p < placeOf.count; p += 1) starts[p + 1] = (starts[p + 1] ?? 0) + (starts[p] ?? 0);
  const next = starts.slice(0, placeOf.count);
  const uses: Uses = { starts, lists: new Uint32Array(known.length), weights: new Float64Array(known.length) };
  for (const { place, list, weight } of known) {
    const at = next[place] ?? 0;
    uses.lists[at] = list;
    uses.weights[at] = weight;
    next[place] = at + 1;
  }
  return uses;
}
