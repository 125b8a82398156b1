/** Reads one term's postings in the order of documents, passing over blocks that are not wanted. */
import { BLOCK_POSTINGS } from './defaults.ts';
import { GREATEST_WEIGHT } from './postings.ts';
import type { Postings } from './postings.ts';

/** After the last posting. */
const NO_DOCUMENT = 0x7fff_ffff;

export class ListCursor {
  /** Greatest value any posting of the list can have. */
  readonly bound: number;
  readonly #postings: Postings;
  readonly #unit: number;
  readonly #endBlock: number;
  readonly #end: number;
  #block: number;
  #at = 0;
  #document = NO_DOCUMENT;

  /** @param value what the greatest saturation is worth in this query; quantised weights scale to it. */
  constructor(postings: Postings, term: number, value: number) {
    this.#postings = postings;
    this.#unit = value / GREATEST_WEIGHT;
    const isKnown = term + 1 < postings.termBlocks.length;
    this.#block = isKnown ? (postings.termBlocks[term] ?? 0) : 0;
    this.#endBlock = isKnown ? (postings.termBlocks[term + 1] ?? 0) : 0;
    this.#end = postings.blockOffsets[this.#endBlock] ?? 0;
    let greatest = 0;
    for (let b = this.#block; b < this.#endBlock; b += 1) greatest = Math.max(greatest, postings.blockMaxima[b] ?? 0);
    this.bound = greatest * this.#unit;
    if (this.#block < this.#endBlock) this.#enterBlock(-1);
  }

  /** Postings of the list, at most. */
  get length(): number {
    return (this.#endBlock - this.#block) * BLOCK_POSTINGS;
  }

  /** Upper bound of the values of documents in [start, end). Windows must be asked for in order. */
  boundWithin(start: number, end: number): number {
    const { blockLasts, blockMaxima } = this.#postings;
    this.#skipTo(start);
    if (this.#document >= end) return 0;
    let greatest = 0;
    for (let b = this.#block; b < this.#endBlock; b += 1) {
      greatest = Math.max(greatest, blockMaxima[b] ?? 0);
      if ((blockLasts[b] ?? 0) >= end - 1) break;
    }
    return greatest * this.#unit;
  }

  /** Adds the values of documents in [start, end) to the sums, by document - start. `boundWithin` comes before. */
  addTo(sums: Float64Array, start: number, end: number): void {
    const { bytes } = this.#postings;
    const [last, unit] = [this.#end, this.#unit];
    let at = this.#at;
    let document = this.#document;
    while (document < end) {
      const place = document - start;
      if (place >= 0) sums[place] = (sums[place] ?? 0) + unit * (bytes[at] ?? 0);
      at += 1;
      if (at >= last) {
        document = NO_DOCUMENT;
        break;
      }
      let byte = bytes[at] ?? 0;
      at += 1;
      let step = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at] ?? 0;
        at += 1;
        step |= (byte & 0x7f) << shift;
      }
      document += step;
    }
    this.#at = at;
    this.#document = document;
  }

  /** Goes to the block that may hold document `start`, if the reading place is before it. */
  #skipTo(start: number): void {
    const { blockLasts } = this.#postings;
    let block = this.#block;
    while (block < this.#endBlock && (blockLasts[block] ?? 0) < start) block += 1;
    if (block === this.#block) return;
    const before = blockLasts[block - 1] ?? 0;
    this.#block = block;
    if (block === this.#endBlock) this.#document = NO_DOCUMENT;
    else if (this.#document <= before) this.#enterBlock(before);
  }

  /** Reads the first posting of the block. */
  #enterBlock(before: number): void {
    const { bytes, blockOffsets } = this.#postings;
    let at = blockOffsets[this.#block] ?? 0;
    let byte = bytes[at] ?? 0;
    at += 1;
    let step = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at] ?? 0;
      at += 1;
      step |= (byte & 0x7f) << shift;
    }
    this.#at = at;
    this.#document = before + step;
  }
}
