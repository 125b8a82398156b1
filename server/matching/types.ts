/**
 * What the matching engine takes and gives: two numbers per company, never blended, each the sum of its addends.
 */
import type { CompanyId, SegmentId, SourceId } from '../graph/ids.ts';

/** How a company came into the ranking. `curated`: an editor entered the link; `matched`: it has words of the query
 * in its own texts; `inferred` 推断: only companies like it have. */
export type MatchOrigin = 'curated' | 'matched' | 'inferred';

/** A matched word and what it gave. */
export interface MatchedTerm {
  readonly term: string;
  readonly weight: number;
}

/** A part of a score; the parts sum to the score within 1e-9. */
export interface ScorePart {
  readonly key: string;
  readonly value: number;
  /** True when the fact is unknown: the part is 0 and the interval widens. */
  readonly missing: boolean;
  readonly note: string;
  readonly sourceIds: readonly SourceId[];
}

export interface Fit {
  /** Rank score, 0-1 within one query. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** P(the company really does the segment), 0-1, calibrated; null where no calibration applies. */
  readonly probability: number | null;
  readonly origin: MatchOrigin;
  readonly terms: readonly MatchedTerm[];
  /** The sentence or product of the company that matched best. */
  readonly excerpt: string;
}

export interface Attractiveness {
  /** Sum of the parts, points. */
  readonly score: number;
  /** Least and most the score can be, given what is missing. */
  readonly low: number;
  readonly high: number;
  readonly parts: readonly ScorePart[];
}

export interface RankedTarget {
  readonly companyId: CompanyId;
  /** From 1, by fit then id. */
  readonly rank: number;
  /** Least and greatest rank over the stated box of weights; null until it is computed. */
  readonly interval: { readonly best: number; readonly worst: number } | null;
  readonly fit: Fit;
  readonly attractiveness: Attractiveness;
}

/** Why a ranking is empty; null when it is not. */
export type EmptyReason = 'no_searchable_words' | 'no_company_matches' | 'filters_exclude_all' | 'no_companies';

export interface TargetRanking {
  readonly segmentId: SegmentId | null;
  readonly query: string;
  readonly rows: readonly RankedTarget[];
  /** Companies that matched before the limit. */
  readonly total: number;
  /** Matched companies left out because they are already local or of a local firm's group. */
  readonly excludedLocal: readonly CompanyId[];
  readonly emptyReason: EmptyReason | null;
}
