/**
 * 可落性 likelihood: the additive card of four addends (domain model, "Priority"), back-tested by `evaluate entry`.
 * Log features, so that the first firm counts more than the tenth.
 */
import { ENTRY_CARD } from './entry-card-coefficients.ts';
import type { Addend, ScoredNumber } from './types.ts';

/** What the card reads for one region and segment. Counts of firms; a missing one is null. */
export interface EntryCounts {
  /** New firms in the segment in the whole country in the window. */
  readonly nationalNewFirms: number | null;
  /** The region's own firms of the same division (the nearer relatives), the segment's own not counted. */
  readonly ownDivisionFirms: number;
  /** The region's own other firms of the same section (the wider relatives). */
  readonly ownSectionFirms: number;
  /** The segment's share among the other regions' firms, distance-weighted, 0-1; null when no distance is known. */
  readonly neighbourShare: number | null;
  /** The segment's share among all firms of the country, 0-1. */
  readonly nationalShare: number;
}

/** Score as the sum of its addends; a missing count adds nothing and says so. */
export function entryScore(counts: EntryCounts): ScoredNumber {
  const { weights } = ENTRY_CARD;
  const addends = [
    addend('nationalNewFirms', weights.nationalNewFirms, logCount(counts.nationalNewFirms)),
    addend('ownDivision', weights.ownDivision, logCount(counts.ownDivisionFirms)),
    addend('ownSection', weights.ownSection, logCount(counts.ownSectionFirms)),
    addend('neighbours', weights.neighbours, neighbourFeature(counts)),
  ];
  return { score: addends.reduce((sum, part) => sum + part.value, 0), addends };
}

/** ln of the neighbours' share over the national share, both smoothed. */
function neighbourFeature({ neighbourShare, nationalShare }: EntryCounts): number | null {
  if (neighbourShare === null) return null;
  const { shareSmoothing } = ENTRY_CARD;
  return Math.log((neighbourShare + shareSmoothing) / (nationalShare + shareSmoothing));
}

const logCount = (count: number | null): number | null => (count === null ? null : Math.log(1 + count));

function addend(key: string, weight: number, feature: number | null): Addend {
  return { key, value: weight * (feature ?? 0), weight, feature: feature ?? 0, missing: feature === null };
}

/** Weight of a neighbour at a distance, 0-1: exp(-d / scale). */
export function neighbourWeight(distanceKm: number): number {
  return Math.exp(-distanceKm / ENTRY_CARD.distanceScaleKm);
}
