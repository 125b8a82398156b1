/** Fielded BM25 without the idf: how much a term's counts in a document are worth, between 0 and k1 + 1. */
import type { FieldWeights } from '../defaults.ts';
import { TERM_WEIGHTING } from '../defaults.ts';
import { FIELD_COUNT, FIELD_KINDS, nameCount, productsCount, textCount } from './document-rows.ts';
import type { DocumentRows } from './document-rows.ts';

/** A saturation divided by this is between 0 and 1. */
export const SATURATION_LIMIT = TERM_WEIGHTING.k1 + 1;

/** What one count in each field adds to the term frequency of a document. */
export class FieldScales {
  name = 0;
  text = 0;
  products = 0;

  /** Weight over length normalisation, w / (1 - b + b length / average), of document d. */
  readFrom(rows: DocumentRows, d: number, average: FieldWeights): void {
    const { b } = TERM_WEIGHTING;
    const weights = FIELD_KINDS[rows.kinds.raw[d] ?? 0];
    const at = FIELD_COUNT * d;
    this.name = (weights?.name ?? 0) / (1 - b + (b * rows.lengths.at(at)) / average.name);
    this.text = (weights?.text ?? 0) / (1 - b + (b * rows.lengths.at(at + 1)) / average.text);
    this.products = (weights?.products ?? 0) / (1 - b + (b * rows.lengths.at(at + 2)) / average.products);
  }

  /** F (k1 + 1) / (F + k1) for the counts of a byte; times idf it is the impact. */
  saturation(code: number): number {
    const frequency = this.name * nameCount(code) + this.text * textCount(code) + this.products * productsCount(code);
    return (frequency * SATURATION_LIMIT) / (frequency + TERM_WEIGHTING.k1);
  }
}
