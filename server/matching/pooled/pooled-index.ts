/**
 * The compact index: a large base segment, a small one for what was added or replaced since, and marks on what was
 * removed. Rows hold raw counts and every weight is computed from statistics of the living documents, so an answer
 * never depends on how the corpus came about; merging only makes it faster.
 */
import { parseDocument } from '../document-fields.ts';
import type { FieldedDocument } from '../document-fields.ts';
import { Vocabulary } from '../vocabulary.ts';
import { CorpusStatistics } from './corpus-statistics.ts';
import { MERGE_SHARE, PROGRESS_EVERY } from './defaults.ts';
import { DocumentRows } from './document-rows.ts';
import type { Postings } from './postings.ts';
import { Segment } from './segment.ts';

/** One segment as a scan sees it; its document d has number `offset + d` in the index. */
export interface ScanSegment {
  readonly rows: DocumentRows;
  readonly postings: Postings;
  readonly dead: Uint8Array;
  readonly offset: number;
}

export interface PooledIndexOptions {
  /** Share of changed documents above which segments are merged before the next answer, 0-1. */
  readonly mergeShare?: number;
}

export interface BuildOptions extends PooledIndexOptions {
  /** Told now and then, and at the end, how many documents have been read. */
  readonly onProgress?: ((documents: number) => void) | undefined;
}

/** What a stored index consists of. */
export interface StoredIndex {
  readonly vocabulary: Vocabulary;
  readonly rows: DocumentRows;
  readonly postings: Postings;
  readonly documentFrequency: Uint32Array;
}

export class PooledIndex {
  readonly vocabulary: Vocabulary;
  readonly statistics: CorpusStatistics;
  readonly #mergeShare: number;
  #base: Segment;
  #delta = new Segment();

  constructor({ mergeShare = MERGE_SHARE }: PooledIndexOptions = {}, stored?: StoredIndex) {
    this.#mergeShare = mergeShare;
    this.vocabulary = stored?.vocabulary ?? new Vocabulary();
    this.#base = stored ? new Segment(stored.rows, stored.postings) : new Segment();
    this.statistics = stored ? CorpusStatistics.of(stored.rows, stored.documentFrequency) : new CorpusStatistics();
  }

  /** Reads documents one by one, none is kept; of equal ids the last counts. */
  static async build(
    documents: AsyncIterable<FieldedDocument> | Iterable<FieldedDocument>,
    options: BuildOptions = {},
  ): Promise<PooledIndex> {
    const index = new PooledIndex(options);
    let read = 0;
    for await (const document of documents) {
      index.upsert(document);
      read += 1;
      if (read % PROGRESS_EVERY === 0) options.onProgress?.(read);
    }
    index.merge();
    options.onProgress?.(read);
    return index;
  }

  get size(): number {
    return this.statistics.documentCount;
  }

  /** Adds a document, or replaces the one with its id. */
  upsert(document: FieldedDocument): void {
    this.remove(document.id);
    const parsed = parseDocument(document, this.vocabulary);
    this.#delta.append(document.id, (rows) => rows.push(parsed));
    this.statistics.add(this.#delta.rows, this.#delta.rows.length - 1);
  }

  /** Removes a document; an unknown id is not an error. */
  remove(id: string): void {
    for (const segment of [this.#delta, this.#base]) {
      const d = segment.find(id);
      if (d === undefined) continue;
      segment.bury(d);
      this.statistics.remove(segment.rows, d);
    }
  }

  /** One segment without removed documents. O(terms of all documents); changes no answer. */
  merge(): void {
    const isMerged = this.#delta.rows.length === 0 && this.#base.deadCount === 0;
    if (isMerged) return;
    if (this.#base.rows.length === 0 && this.#delta.deadCount === 0) this.#base = new Segment(this.#delta.rows);
    else this.#base = new Segment(livingRows([this.#base, this.#delta]));
    this.#delta = new Segment();
  }

  /** Merges when much has changed. Numbers of documents hold until the next change after it. */
  settle(): void {
    const changed = this.#delta.rows.length + this.#base.deadCount;
    if (changed > this.#mergeShare * this.#base.rows.length) this.merge();
  }

  /** The segments, ready to be scanned; settled first. */
  segments(): ScanSegment[] {
    this.settle();
    const offsets = [0, this.#base.rows.length];
    return [this.#base, this.#delta].flatMap((segment, i) =>
      segment.rows.length === 0 ? [] : [this.#scanSegment(segment, offsets[i] ?? 0)],
    );
  }

  /** The number of the living document with this id, or undefined. */
  find(id: string): number | undefined {
    const inDelta = this.#delta.find(id);
    return inDelta === undefined ? this.#base.find(id) : this.#base.rows.length + inDelta;
  }

  /** Where document `number` is. */
  locate(number: number): { readonly rows: DocumentRows; readonly d: number } {
    const first = this.#base.rows.length;
    return number < first ? { rows: this.#base.rows, d: number } : { rows: this.#delta.rows, d: number - first };
  }

  idOf(number: number): string {
    const { rows, d } = this.locate(number);
    return rows.ids.read(d);
  }

  /** The parts to be stored; merges first. */
  stored(): StoredIndex {
    this.merge();
    const { postings, rows } = this.#scanSegment(this.#base, 0);
    const documentFrequency = this.statistics.documentFrequency.view();
    return { vocabulary: this.vocabulary, rows, postings, documentFrequency };
  }

  #scanSegment(segment: Segment, offset: number): ScanSegment {
    const postings = segment.postings(this.vocabulary.size, this.statistics.averageLengths());
    return { rows: segment.rows, postings, dead: segment.dead.raw, offset };
  }
}

function livingRows(segments: readonly Segment[]): DocumentRows {
  const living = new DocumentRows();
  for (const segment of segments)
    for (let d = 0; d < segment.rows.length; d += 1) if (!segment.isDead(d)) living.pushRow(segment.rows, d);
  return living;
}
