/** Computes weighted sums of impacts for single documents from their rows. */
import type { DocumentRows } from './document-rows.ts';
import type { PooledIndex } from './pooled-index.ts';
import { RowTerms } from './row-terms.ts';
import { FieldScales } from './term-weights.ts';

export interface WeightedTerm {
  readonly term: number;
  /** Factor of the term's impact, positive. */
  readonly weight: number;
}

export class RowScorer {
  readonly #index: PooledIndex;
  readonly #row = new RowTerms();
  readonly #scales = new FieldScales();
  /** Place of each term among the terms asked for, + 1; 0 for the others. */
  #places = new Uint16Array(0);
  #terms: readonly WeightedTerm[] = [];
  #greatest = -1;
  #found = new Float64Array(0);

  constructor(index: PooledIndex) {
    this.#index = index;
  }

  /** Sets the terms; at most 65,535. Call `forget` when done. */
  ask(terms: readonly WeightedTerm[]): void {
    if (this.#places.length < this.#index.vocabulary.size) this.#places = new Uint16Array(this.#index.vocabulary.size);
    this.#terms = terms;
    this.#found = new Float64Array(terms.length);
    this.#greatest = -1;
    terms.forEach(({ term }, i) => {
      this.#places[term] = i + 1;
      this.#greatest = Math.max(this.#greatest, term);
    });
  }

  forget(): void {
    for (const { term } of this.#terms) this.#places[term] = 0;
  }

  /** Sum of weight x impact over the terms asked for, added in their order, so equal however rows are stored. */
  score(rows: DocumentRows, d: number): number {
    this.#row.read(rows, d);
    this.#scales.readFrom(rows, d, this.#index.statistics.averageLengths());
    const { count, terms, codes } = this.#row;
    const found = this.#found.fill(0);
    for (let i = 0; i < count; i += 1) {
      const term = terms[i] ?? 0;
      if (term > this.#greatest) break;
      const place = this.#places[term] ?? 0;
      if (place > 0) found[place - 1] = this.#scales.saturation(codes[i] ?? 0);
    }
    const idf = this.#index.statistics.idf();
    let sum = 0;
    for (let i = 0; i < found.length; i += 1) {
      const asked = this.#terms[i];
      if (asked && (found[i] ?? 0) > 0) sum += asked.weight * (idf[asked.term] ?? 0) * (found[i] ?? 0);
    }
    return sum;
  }
}
