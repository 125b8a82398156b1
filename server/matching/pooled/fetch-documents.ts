/**
 * The best documents by a weighted sum of impacts, exactly, without reading every posting: MaxScore (Turtle and Flood
 * 1995) over windows of documents with block maxima (Ding and Suel 2011). In each window the lists whose bounds are
 * smallest are left unread as long as they add up to a part of what it takes to come in; the others are summed as upper
 * bounds, and only documents that can still come in are computed from their rows.
 */
import { BestDocuments } from './best-documents.ts';
import type { BestDocument } from './best-documents.ts';
import { UNREAD_SHARE, WINDOW_DOCUMENTS } from './defaults.ts';
import { ListCursor } from './list-cursor.ts';
import type { PooledIndex, ScanSegment } from './pooled-index.ts';
import type { RowScorer, WeightedTerm } from './row-scorer.ts';
import { SATURATION_LIMIT } from './term-weights.ts';

/** Bounds are sums in another order than scores; this much more than rounding can differ. */
const ROUNDING = 1 + 1e-9;

/**
 * The `count` best documents with a positive score, best first, ties by id.
 * @param among marks by document number: only the marked are sought; all without it.
 */
export function fetchDocuments(
  index: PooledIndex,
  scorer: RowScorer,
  terms: readonly WeightedTerm[],
  count: number,
  among?: Uint8Array,
): BestDocument[] {
  const best = new BestDocuments(count, (number) => index.idOf(number));
  scorer.ask(terms);
  for (const segment of index.segments()) scanSegment(index, segment, scorer, terms, best, among);
  scorer.forget();
  return best.sorted();
}

function scanSegment(
  index: PooledIndex,
  segment: ScanSegment,
  scorer: RowScorer,
  terms: readonly WeightedTerm[],
  best: BestDocuments,
  among: Uint8Array | undefined,
): void {
  const idf = index.statistics.idf();
  const limit = SATURATION_LIMIT * boundGrowth(index, segment) * ROUNDING;
  const cursors = terms
    .map(({ term, weight }) => new ListCursor(segment.postings, term, weight * (idf[term] ?? 0) * limit))
    .filter((cursor) => cursor.bound > 0)
    .sort((a, b) => a.bound - b.bound);
  const sums = new Float64Array(WINDOW_DOCUMENTS);
  for (let start = 0; start < segment.rows.length; start += WINDOW_DOCUMENTS) {
    const end = Math.min(start + WINDOW_DOCUMENTS, segment.rows.length);
    const unread = sumWindow(cursors, sums, start, end, best.threshold);
    if (unread === null) continue;
    for (const place of promisingPlaces(sums, end - start, best.threshold - unread)) {
      if ((sums[place] ?? 0) + unread < best.threshold) break;
      const d = start + place;
      const number = segment.offset + d;
      const isSought = segment.dead[d] !== 1 && (among === undefined || among[number] === 1);
      if (isSought) best.offer({ number, score: scorer.score(segment.rows, d) });
    }
    sums.fill(0);
  }
}

/** Places with a positive sum of at least `least`, greatest first: the threshold rises soonest that way. */
function promisingPlaces(sums: Float64Array, length: number, least: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < length; place += 1) {
    const sum = sums[place] ?? 0;
    if (sum > 0 && sum >= least) places.push(place);
  }
  return places.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0));
}

/**
 * Sums the window's lists from the greatest bound down and returns the bound of those left unread; null when nothing in
 * the window can come in.
 */
function sumWindow(
  cursors: readonly ListCursor[],
  sums: Float64Array,
  start: number,
  end: number,
  threshold: number,
): number | null {
  const bounds = cursors.map((cursor) => cursor.boundWithin(start, end));
  const total = bounds.reduce((sum, bound) => sum + bound, 0);
  if (total === 0 || total < threshold) return null;
  let unread = 0;
  let first = 0;
  while (first < cursors.length && unread + (bounds[first] ?? 0) < UNREAD_SHARE * threshold) {
    unread += bounds[first] ?? 0;
    first += 1;
  }
  for (let i = first; i < cursors.length; i += 1) if ((bounds[i] ?? 0) > 0) cursors[i]?.addTo(sums, start, end);
  return unread;
}

/**
 * How much weights can have grown since they were quantised: a saturation grows at most as its frequency, and that at
 * most as the mean length of a field.
 */
function boundGrowth(index: PooledIndex, { postings }: ScanSegment): number {
  const now = index.statistics.averageLengths();
  const then = postings.average;
  return Math.max(1, now.name / then.name, now.text / then.text, now.products / then.products);
}
