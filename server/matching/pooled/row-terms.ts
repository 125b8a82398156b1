/** The terms of one row, unpacked into arrays that are used again for the next row. */
import type { DocumentRows } from './document-rows.ts';

const FIRST_CAPACITY = 512;

export class RowTerms {
  /** Terms read last; only the first `count` entries of the arrays are valid. */
  count = 0;
  terms = new Uint32Array(FIRST_CAPACITY);
  /** Counts of each term, packed as DocumentRows packs them. */
  codes = new Uint8Array(FIRST_CAPACITY);

  /** Unpacks row d, in the order of term numbers. */
  read(rows: DocumentRows, d: number): void {
    const bytes = rows.rows.raw;
    const start = rows.starts.at(d);
    const end = rows.starts.at(d + 1);
    if ((end - start) / 2 > this.terms.length) this.#reserve(end - start);
    const { terms, codes } = this;
    let at = start;
    let term = -1;
    let count = 0;
    while (at < end) {
      let byte = bytes[at] ?? 0;
      let step = byte & 0x7f;
      at += 1;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at] ?? 0;
        at += 1;
        step |= (byte & 0x7f) << shift;
      }
      term += step;
      terms[count] = term;
      codes[count] = bytes[at] ?? 0;
      at += 1;
      count += 1;
    }
    this.count = count;
  }

  /** A term takes two bytes or more. */
  #reserve(bytes: number): void {
    this.terms = new Uint32Array(bytes);
    this.codes = new Uint8Array(bytes);
  }
}
