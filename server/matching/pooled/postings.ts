/**
 * The inverted side of an index: for each term its documents, as steps of variable length with a quantised weight
 * behind each. Weights are rounded up, so sums over them are upper bounds; blocks know their greatest weight and their
 * last document, so that a scan can pass over them.
 */
import type { FieldWeights } from '../defaults.ts';
import { numberLength } from './byte-buffer.ts';
import { BLOCK_POSTINGS } from './defaults.ts';
import type { DocumentRows } from './document-rows.ts';
import { RowTerms } from './row-terms.ts';
import { FieldScales, SATURATION_LIMIT } from './term-weights.ts';

/** A quantised weight of this is the greatest saturation there can be. */
export const GREATEST_WEIGHT = 255;

export interface Postings {
  /** Mean lengths the weights were computed with. */
  readonly average: FieldWeights;
  /** Term t's blocks are [termBlocks[t], termBlocks[t + 1]) of the block arrays. */
  readonly termBlocks: Uint32Array;
  /** Block's first byte; one more entry than blocks. */
  readonly blockOffsets: Uint32Array;
  readonly blockLasts: Uint32Array;
  readonly blockMaxima: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Inverts rows. Two passes over all terms of all documents; no more memory than the result and five numbers a term. */
export function invertRows(rows: DocumentRows, termCount: number, average: FieldWeights): Postings {
  const { lengths, counts } = measure(rows, termCount);
  const termBlocks = new Uint32Array(termCount + 1);
  const next = new Uint32Array(termCount);
  let size = 0;
  for (let t = 0; t < termCount; t += 1) {
    next[t] = size;
    size += lengths[t] ?? 0;
    termBlocks[t + 1] = (termBlocks[t] ?? 0) + Math.ceil((counts[t] ?? 0) / BLOCK_POSTINGS);
  }
  if (size > 0xffff_ffff) throw new RangeError('the index would exceed 4 GiB');
  const blockCount = termBlocks[termCount] ?? 0;
  const postings: Postings = {
    average,
    termBlocks,
    blockOffsets: new Uint32Array(blockCount + 1),
    blockLasts: new Uint32Array(blockCount),
    blockMaxima: new Uint8Array(blockCount),
    bytes: new Uint8Array(size),
  };
  postings.blockOffsets[blockCount] = size;
  fill(postings, rows, next);
  return postings;
}

/** Bytes and postings of each term. */
function measure(rows: DocumentRows, termCount: number): { lengths: Float64Array; counts: Uint32Array } {
  const lengths = new Float64Array(termCount);
  const counts = new Uint32Array(termCount);
  const last = new Int32Array(termCount).fill(-1);
  const row = new RowTerms();
  for (let d = 0; d < rows.length; d += 1) {
    row.read(rows, d);
    for (let i = 0; i < row.count; i += 1) {
      const term = row.terms[i] ?? 0;
      lengths[term] = (lengths[term] ?? 0) + numberLength(d - (last[term] ?? 0)) + 1;
      counts[term] = (counts[term] ?? 0) + 1;
      last[term] = d;
    }
  }
  return { lengths, counts };
}

function fill(postings: Postings, rows: DocumentRows, next: Uint32Array): void {
  const { termBlocks, blockOffsets, blockLasts, blockMaxima, bytes, average } = postings;
  const last = new Int32Array(next.length).fill(-1);
  const done = new Uint32Array(next.length);
  const scales = new FieldScales();
  const row = new RowTerms();
  for (let d = 0; d < rows.length; d += 1) {
    scales.readFrom(rows, d, average);
    row.read(rows, d);
    for (let i = 0; i < row.count; i += 1) {
      const term = row.terms[i] ?? 0;
      const count = done[term] ?? 0;
      const block = (termBlocks[term] ?? 0) + Math.floor(count / BLOCK_POSTINGS);
      let at = next[term] ?? 0;
      if (count % BLOCK_POSTINGS === 0) blockOffsets[block] = at;
      at = writeNumber(bytes, at, d - (last[term] ?? 0));
      const weight = Math.ceil((GREATEST_WEIGHT * scales.saturation(row.codes[i] ?? 0)) / SATURATION_LIMIT);
      bytes[at] = weight;
      if (weight > (blockMaxima[block] ?? 0)) blockMaxima[block] = weight;
      blockLasts[block] = d;
      next[term] = at + 1;
      last[term] = d;
      done[term] = count + 1;
    }
  }
}

function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 0x7f) {
    bytes[at] = (rest & 0x7f) | 0x80;
    at += 1;
    rest >>>= 7;
  }
  bytes[at] = rest;
  return at + 1;
}
