/**
 * 可落性 likelihood: an additive card of five addends, back-tested by `evaluate entry`. Concave features, so that the
 * first firm counts more than the tenth. Elsewhere regions are counted, not their firms: a neighbour with twenty firms
 * of the segment says little more than one with two, and on wide segments counting firms costs precision.
 */
import { ENTRY_CARD } from './entry-card-coefficients.ts';
import type { Addend, ScoredNumber } from '../types.ts';

/** What the card reads for one region and segment. A null is unknown, not zero. */
export interface EntryCounts {
  /** Firms of the segment in the whole country, each weighted by how new it is, >= 0. */
  readonly nationalNewFirms: number | null;
  /** The region's own firms of the same section (the segment's wider relatives). */
  readonly ownSectionFirms: number;
  /** Those of them that are recent. */
  readonly ownRecentFirms: number | null;
  /** Other regions that have the segment, each weighted by nearness, >= 0. */
  readonly neighbourRegions: number | null;
  readonly similarRegions: SimilarRegions | null;
}

/** Other regions by how alike they are to the region, each weighing 0-1. */
export interface SimilarRegions {
  /** Summed weight of those that have the segment, >= 0. */
  readonly having: number;
  /** What it would be if the segment was as common among them as it is everywhere, >= 0. */
  readonly expected: number;
}

/** Score as the sum of its addends; a missing count adds nothing and says so. Only similarRegions can be negative. */
export function entryScore(counts: EntryCounts): ScoredNumber {
  const { weights } = ENTRY_CARD;
  const addends = [
    addend('nationalNewFirms', weights.nationalNewFirms, log(counts.nationalNewFirms)),
    addend('ownSection', weights.ownSection, Math.sqrt(counts.ownSectionFirms)),
    addend('ownRecent', weights.ownRecent, log(counts.ownRecentFirms)),
    addend('neighbours', weights.neighbours, log(counts.neighbourRegions)),
    addend('similarRegions', weights.similarRegions, excess(counts.similarRegions)),
  ];
  return { score: addends.reduce((sum, part) => sum + part.value, 0), addends };
}

const log = (count: number | null): number | null => (count === null ? null : Math.log(1 + count));

/** Log of having over expected; the 1 keeps a handful of regions from saying much. */
const excess = (similar: SimilarRegions | null): number | null =>
  similar === null ? null : Math.log((1 + similar.having) / (1 + similar.expected));

function addend(key: string, weight: number, feature: number | null): Addend {
  return { key, value: weight * (feature ?? 0), weight, feature: feature ?? 0, missing: feature === null };
}
