/** What the texts of all local firms together say about one segment, for the model of text-presence.ts. */
import { textPresence } from './text-presence.ts';
import type { TextPresenceFeatures } from './text-presence.ts';

/** One firm's texts about one segment. */
export interface FirmText {
  /** Its texts name the segment outright (segment-mention.ts). */
  readonly isNaming: boolean;
  /** Its texts begin with a word of the trade. */
  readonly hasTradeLead: boolean;
  /** Share of the trade among all trades that its name and texts speak of (trade-reading.ts), 0-1. */
  readonly tradeShare: number;
  /** Share of the segment's group among all segments, by rank score, 0-1. */
  readonly groupShare: number;
  /** Place of the segment among all segments of the firm, from 0. */
  readonly rank: number;
  /** Largest (share of a name found in a clause) x (how early the clause stands), 0-1. */
  readonly leadCoverage: number;
}

/**
 * Features of several firms together. Every number only grows (the best place only falls) with another firm, so the
 * probability never falls. Without firms nothing was looked at.
 * @param name what the segment's name is like (segment-mention.ts).
 */
export function combineFirmTexts(
  { isResidual }: { readonly isResidual: boolean },
  firms: readonly FirmText[],
): TextPresenceFeatures {
  const most = (value: (firm: FirmText) => number): number =>
    firms.reduce((best, firm) => Math.max(best, value(firm)), 0);
  return {
    isResidual,
    isNamed: firms.some((firm) => firm.isNaming),
    isUnread: firms.length === 0,
    tradeLeads: firms.filter((firm) => firm.hasTradeLead).length,
    tradeShare: most((firm) => firm.tradeShare),
    groupFirms: firms.reduce((sum, firm) => sum + firm.groupShare, 0),
    bestRank: firms.reduce((best, firm) => Math.min(best, firm.rank), Number.MAX_SAFE_INTEGER),
    leadCoverage: most((firm) => firm.leadCoverage),
  };
}

/** P(present | texts), 0-1, as `evaluate presence-text` gives it; 0 where nobody's text was read. */
export function cityTextProbability(features: TextPresenceFeatures): number {
  return features.isUnread ? 0 : textPresence(features).probability;
}
