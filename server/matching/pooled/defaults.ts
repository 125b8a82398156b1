/** Constants of the pooled form, each with unit, range and what moving it does. Weights are those of ../defaults.ts. */

/**
 * Documents that are scored per query: the best by words, and the best by the terms feedback adds. 20-2,000; more cost
 * time in proportion and find inferred companies further down.
 */
export const POOL = { words: 300, feedback: 50 } as const;

/** Heaviest terms of the moved query that documents are fetched by, 1-64 (FEEDBACK.terms); more cost time. */
export const FEEDBACK_FETCH_TERMS = 12;

/** Greatest count of a term in name, text and products that is kept, in one byte together: 2 + 3 + 3 bits. A term that
 * occurs more often counts as this often; saturation makes 7 and 20 mentions differ by a tenth. */
export const COUNT_LIMITS = { name: 3, text: 7, products: 7 } as const;

/** Postings per block of a list; a block is skipped whole. 64-512: smaller skip more finely and cost memory. */
export const BLOCK_POSTINGS = 128;

/** Documents per window of a scan, 1,024-16,384; the window's sums should stay in the processor's nearest cache. */
export const WINDOW_DOCUMENTS = 4096;

/**
 * Share of the pool's threshold that the lists left unread may add up to, 0-1. Higher reads fewer postings but looks
 * more documents up one by one.
 */
export const UNREAD_SHARE = 0.1;

/** Share of changed documents above which the segments are merged before the next answer, 0-1. */
export const MERGE_SHARE = 0.1;

/** Documents between two progress reports of a build. */
export const PROGRESS_EVERY = 1_000;

/** Terms of a query that are looked up: the rarest, when a page is pasted. 64-1,024; more cost time in proportion. */
export const MAX_QUERY_TERMS = 256;
