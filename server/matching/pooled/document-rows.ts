/**
 * The raw data of an index, one row per document: its terms with their counts, its lengths, its id, its folded text.
 * Nothing here depends on other documents, so rows survive any change of the corpus; weights are computed from them.
 */
import type { FieldWeights } from '../defaults.ts';
import { FIELD_WEIGHTS_NAMED_TEXT, FIELD_WEIGHTS_SCOPE } from '../defaults.ts';
import type { ParsedDocument } from '../document-fields.ts';
import { ByteBuffer } from './byte-buffer.ts';
import { COUNT_LIMITS } from './defaults.ts';
import { NumberList } from './number-list.ts';
import { TextRows } from './text-rows.ts';

export const FIELD_COUNT = 3;
/** Kinds of documents by what their fields weigh; a row holds the place in this list. */
export const FIELD_KINDS: readonly FieldWeights[] = [FIELD_WEIGHTS_NAMED_TEXT, FIELD_WEIGHTS_SCOPE];

const TEXT_SHIFT = 2;
const PRODUCTS_SHIFT = 5;
/** More terms than a vocabulary has; one row packs term and counts into one number to sort them. */
const CODES = 256;

/** Counts of one term in one document, as its byte says. */
export const nameCount = (code: number): number => code & COUNT_LIMITS.name;
export const textCount = (code: number): number => (code >>> TEXT_SHIFT) & COUNT_LIMITS.text;
export const productsCount = (code: number): number => code >>> PRODUCTS_SHIFT;

/** The parts of stored rows; lengths hold three numbers per document, rows pairs of term step and counts. */
export interface StoredRows {
  readonly ids: TextRows;
  readonly phrases: TextRows;
  readonly lengths: NumberList;
  readonly kinds: ByteBuffer;
  readonly starts: NumberList;
  readonly rows: ByteBuffer;
}

export class DocumentRows implements StoredRows {
  readonly ids: TextRows;
  readonly phrases: TextRows;
  readonly lengths: NumberList;
  readonly kinds: ByteBuffer;
  readonly starts: NumberList;
  readonly rows: ByteBuffer;

  constructor(stored: Partial<StoredRows> = {}) {
    this.ids = stored.ids ?? new TextRows();
    this.phrases = stored.phrases ?? new TextRows();
    this.lengths = stored.lengths ?? new NumberList();
    this.kinds = stored.kinds ?? new ByteBuffer();
    this.starts = stored.starts ?? new NumberList(new Uint32Array(1));
    this.rows = stored.rows ?? new ByteBuffer();
  }

  get length(): number {
    return this.ids.length;
  }

  push(document: ParsedDocument): void {
    const kind = FIELD_KINDS.indexOf(document.fieldWeights);
    if (kind < 0) throw new RangeError(`unknown field weights of ${document.id}`);
    const { name, text, products } = document.lengths;
    let last = -1;
    for (const packed of packedTerms(document)) {
      const term = Math.floor(packed / CODES);
      this.rows.pushNumber(term - last);
      this.rows.pushByte(packed % CODES);
      last = term;
    }
    this.starts.push(this.rows.length);
    for (const length of [name, text, products]) this.lengths.push(length);
    this.kinds.pushByte(kind);
    this.ids.push(document.id);
    this.phrases.push(document.phraseText);
  }

  /** Appends row d of another store with the same vocabulary. */
  pushRow(other: DocumentRows, d: number): void {
    this.rows.pushBytes(other.rows.raw.subarray(other.starts.at(d), other.starts.at(d + 1)));
    this.starts.push(this.rows.length);
    for (let f = 0; f < FIELD_COUNT; f += 1) this.lengths.push(other.lengths.at(FIELD_COUNT * d + f));
    this.kinds.pushByte(other.kinds.raw[d] ?? 0);
    this.ids.pushRow(other.ids, d);
    this.phrases.pushRow(other.phrases, d);
  }
}

/** Term number x 256 + counts, ascending. */
function packedTerms({ terms, counts }: ParsedDocument): Float64Array {
  const packed = new Float64Array(terms.length);
  for (let i = 0; i < terms.length; i += 1) {
    const name = Math.min(counts[FIELD_COUNT * i] ?? 0, COUNT_LIMITS.name);
    const text = Math.min(counts[FIELD_COUNT * i + 1] ?? 0, COUNT_LIMITS.text);
    const products = Math.min(counts[FIELD_COUNT * i + 2] ?? 0, COUNT_LIMITS.products);
    packed[i] = (terms[i] ?? 0) * CODES + name + (text << TEXT_SHIFT) + (products << PRODUCTS_SHIFT);
  }
  return packed.sort();
}
