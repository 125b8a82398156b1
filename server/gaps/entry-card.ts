/**
 * 可落性 likelihood: an additive card of four addends, back-tested by `evaluate entry`. Concave features, so that the
 * first firm counts more than the tenth.
 */
import { ENTRY_CARD } from './entry-card-coefficients.ts';
import type { Addend, ScoredNumber } from './types.ts';

/** What the card reads for one region and segment. A null is unknown, not zero. */
export interface EntryCounts {
  /** Firms of the segment in the whole country, each weighted by how new it is, >= 0. */
  readonly nationalNewFirms: number | null;
  /** The region's own firms of the same section (the segment's wider relatives). */
  readonly ownSectionFirms: number;
  /** Those of them that are recent. */
  readonly ownRecentFirms: number | null;
  /** Firms of the segment in the other regions, each weighted by nearness, >= 0. */
  readonly neighbourFirms: number | null;
}

/** Score as the sum of its addends; a missing count adds nothing and says so. */
export function entryScore(counts: EntryCounts): ScoredNumber {
  const { weights } = ENTRY_CARD;
  const addends = [
    addend('nationalNewFirms', weights.nationalNewFirms, log(counts.nationalNewFirms)),
    addend('ownSection', weights.ownSection, Math.sqrt(counts.ownSectionFirms)),
    addend('ownRecent', weights.ownRecent, log(counts.ownRecentFirms)),
    addend('neighbours', weights.neighbours, log(counts.neighbourFirms)),
  ];
  return { score: addends.reduce((sum, part) => sum + part.value, 0), addends };
}

const log = (count: number | null): number | null => (count === null ? null : Math.log(1 + count));

function addend(key: string, weight: number, feature: number | null): Addend {
  return { key, value: weight * (feature ?? 0), weight, feature: feature ?? 0, missing: feature === null };
}
