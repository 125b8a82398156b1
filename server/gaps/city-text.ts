/** What the texts of all local firms together say about one segment, for the model of text-presence.ts. */
import type { CompanyId } from '../graph/ids.ts';
import { textPresence } from './text-presence.ts';
import type { TextPresenceFeatures } from './text-presence.ts';

/** One firm's texts about one segment. */
export interface FirmText {
  readonly companyId: CompanyId;
  /** Its texts name the segment outright (segment-mention.ts). */
  readonly isNaming: boolean;
  /** Its texts name the segment's group outright. */
  readonly isNamingGroup: boolean;
  /** Its own name holds a word of the trade. */
  readonly hasTradeName: boolean;
  /** Its texts begin with a word of the trade. */
  readonly hasTradeLead: boolean;
  /** Its own name holds a part of the segment's name. */
  readonly hasNamePart: boolean;
  /** The segment's share among all segments, by rank score, 0-1. */
  readonly share: number;
  /** The same for the segment's group, 0-1. */
  readonly groupShare: number;
  /** Place of the segment among all segments of the firm, from 0. */
  readonly rank: number;
  /** Largest (share of a name found in a clause) x (how early the clause stands), 0-1. */
  readonly leadCoverage: number;
}

/** What a segment's name is like (segment-mention.ts). */
export interface NameKind {
  readonly isShort: boolean;
  readonly isResidual: boolean;
}

/**
 * Features of several firms together. Every number only grows (the best place only falls) with another firm, so the
 * probability never falls. Without firms nothing was looked at.
 */
export function combineFirmTexts({ isShort, isResidual }: NameKind, firms: readonly FirmText[]): TextPresenceFeatures {
  const count = (holds: (firm: FirmText) => boolean): number => firms.filter(holds).length;
  return {
    isShort,
    isResidual,
    isNamed: firms.some((firm) => firm.isNaming),
    isUnread: firms.length === 0,
    tradeNames: count((firm) => firm.hasTradeName),
    tradeLeads: count((firm) => firm.hasTradeLead),
    preferringFirms: firms.reduce((sum, firm) => sum + firm.share, 0),
    groupFirms: firms.reduce((sum, firm) => sum + firm.groupShare, 0),
    groupMentions: count((firm) => firm.isNamingGroup),
    bestRank: firms.reduce((best, firm) => Math.min(best, firm.rank), Number.MAX_SAFE_INTEGER),
    leadCoverage: firms.reduce((best, firm) => Math.max(best, firm.leadCoverage), 0),
    firmNames: count((firm) => firm.hasNamePart),
  };
}

/** P(present | texts), 0-1, as `evaluate presence-text` gives it; 0 where nobody's text was read. */
export function cityTextProbability(features: TextPresenceFeatures): number {
  return features.isUnread ? 0 : textPresence(features).probability;
}
