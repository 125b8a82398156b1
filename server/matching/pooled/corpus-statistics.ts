/** What a weight depends on beyond its own document: document frequencies, counts and mean lengths, always exact. */
import type { FieldWeights } from '../defaults.ts';
import { FIELD_COUNT } from './document-rows.ts';
import type { DocumentRows } from './document-rows.ts';
import { NumberList } from './number-list.ts';
import { RowTerms } from './row-terms.ts';

export class CorpusStatistics {
  readonly documentFrequency: NumberList;
  #documents = 0;
  /** Tokens per field, and documents that have any. */
  readonly #lengthSums = [0, 0, 0];
  readonly #withField = [0, 0, 0];
  #idf: Float64Array | null = null;
  #average: FieldWeights | null = null;
  readonly #row = new RowTerms();

  constructor(documentFrequency: Uint32Array = new Uint32Array(0)) {
    this.documentFrequency = new NumberList(documentFrequency);
  }

  /** Statistics of stored rows whose document frequencies are known. */
  static of(rows: DocumentRows, documentFrequency: Uint32Array): CorpusStatistics {
    const statistics = new CorpusStatistics(documentFrequency);
    for (let d = 0; d < rows.length; d += 1) statistics.#countLengths(rows, d, 1);
    return statistics;
  }

  get documentCount(): number {
    return this.#documents;
  }

  add(rows: DocumentRows, d: number): void {
    this.#countLengths(rows, d, 1);
    this.#countTerms(rows, d, 1);
  }

  remove(rows: DocumentRows, d: number): void {
    this.#countLengths(rows, d, -1);
    this.#countTerms(rows, d, -1);
  }

  /** Mean length of each field over the documents that have it; 1 where none has. */
  averageLengths(): FieldWeights {
    return (this.#average ??= { name: this.#meanLength(0), text: this.#meanLength(1), products: this.#meanLength(2) });
  }

  /** ln(1 + (N - df + .5) / (df + .5)) by term, as in the exact form; recomputed after a change. */
  idf(): Float64Array {
    if (this.#idf === null) {
      const count = this.#documents;
      const frequencies = this.documentFrequency.view();
      this.#idf = Float64Array.from(frequencies, (df) => Math.log(1 + (count - df + 0.5) / (df + 0.5)));
    }
    return this.#idf;
  }

  #meanLength(f: number): number {
    const count = this.#withField[f] ?? 0;
    return count === 0 ? 1 : (this.#lengthSums[f] ?? 0) / count;
  }

  #countLengths(rows: DocumentRows, d: number, change: 1 | -1): void {
    this.#idf = null;
    this.#average = null;
    this.#documents += change;
    for (let f = 0; f < FIELD_COUNT; f += 1) {
      const length = rows.lengths.at(FIELD_COUNT * d + f);
      this.#lengthSums[f] = (this.#lengthSums[f] ?? 0) + change * length;
      if (length > 0) this.#withField[f] = (this.#withField[f] ?? 0) + change;
    }
  }

  #countTerms(rows: DocumentRows, d: number, change: 1 | -1): void {
    this.#row.read(rows, d);
    for (let i = 0; i < this.#row.count; i += 1) {
      const term = this.#row.terms[i] ?? 0;
      this.documentFrequency.growTo(term + 1);
      this.documentFrequency.set(term, this.documentFrequency.at(term) + change);
    }
  }
}
