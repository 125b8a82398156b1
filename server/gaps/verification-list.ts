/** 待核: which segments to ask about first, by the value of one phone call. */
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import { CALL_COMPANIES, LEAST_CALL_STAKE, WRONG_VERDICT_COST } from './defaults.ts';
import type { GapAnalysis, SegmentAssessment } from './types.ts';

export interface VerificationItem {
  readonly segmentId: SegmentId;
  /** costSaved x stake; the order of the list. */
  readonly value: number;
  /** Expected cost of deciding without the call, min(1, 4 p, 4 (1 - p)): 1 is the cost of 不知. A call brings it to 0. */
  readonly costSaved: number;
  /** What hangs on the answer: the segment's need, at least LEAST_CALL_STAKE points. */
  readonly stake: number;
  /** P(present), 0-1. */
  readonly probability: number;
  /** Local companies whose own evidence is the likeliest lead, at most CALL_COMPANIES. */
  readonly askCompanyIds: readonly CompanyId[];
}

/**
 * All 不知 without an override, and all 缺 not yet certain enough to leave the building, most valuable call first,
 * ties by segment id.
 */
export function verificationList(analysis: GapAnalysis): readonly VerificationItem[] {
  return [...analysis.segments.values()]
    .filter(isWorthACall)
    .map(itemOf)
    .sort((a, b) => b.value - a.value || (a.segmentId < b.segmentId ? -1 : 1));
}

function isWorthACall({ presence, kind }: SegmentAssessment): boolean {
  if (presence.override !== null || kind === null) return false;
  return presence.verdict === '不知' || (presence.verdict === '缺' && !presence.exportGrade);
}

function itemOf({ segmentId, presence, need }: SegmentAssessment): VerificationItem {
  const { probability, proof } = presence;
  const costSaved = Math.min(1, WRONG_VERDICT_COST * probability, WRONG_VERDICT_COST * (1 - probability));
  const stake = Math.max(LEAST_CALL_STAKE, need.score);
  const leads = proof.evidence
    .filter(({ side }) => side === 'for')
    .flatMap(({ companyId, cityText }) => [companyId ?? [], cityText?.leads.map((lead) => lead.companyId) ?? []])
    .flat();
  return {
    segmentId,
    value: costSaved * stake,
    costSaved,
    stake,
    probability,
    askCompanyIds: [...new Set(leads)].slice(0, CALL_COMPANIES),
  };
}
