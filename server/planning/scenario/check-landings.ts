/** What can be wrong with the landings of a scenario. */
import type { CompanyId, SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { LANDING_YEARS } from '../defaults.ts';
import type { PlanningErrorCode, PlanningFault } from '../planning-error.ts';
import type { Landing } from '../types.ts';

/** A fault and the landing it is about. */
export interface LandingFault extends PlanningFault {
  readonly landingId: string;
}

const AMOUNTS = ['landMu', 'energyTcePerYear', 'plantM2', 'investmentCny'] as const;
const isShare = (value: number): boolean => value >= 0 && value <= 1;

/**
 * All faults, in the order of the landings. A firm lands at most once as itself, however often firms like it do.
 * @param localIds companies that are already here, or of a local group.
 */
export function landingFaults(
  snapshot: GraphSnapshot,
  landings: readonly Landing[],
  localIds: ReadonlySet<CompanyId>,
): readonly LandingFault[] {
  const ids = new Set<string>();
  const firms = new Set<CompanyId>();
  return landings.flatMap((landing) => {
    const faults = [...ownFaults(snapshot, landing, localIds)];
    const firmTwice = landing.as === 'company' && firms.has(landing.companyId);
    if (ids.has(landing.id) || firmTwice) faults.push(fault(landing, 'landing_repeated', landing.companyId));
    ids.add(landing.id);
    if (landing.as === 'company') firms.add(landing.companyId);
    return faults;
  });
}

function* ownFaults(
  snapshot: GraphSnapshot,
  landing: Landing,
  localIds: ReadonlySet<CompanyId>,
): Generator<LandingFault> {
  const { companyId, platformId, startYear, probability } = landing;
  if (!snapshot.companies.has(companyId)) yield fault(landing, 'landing_company_unknown', companyId);
  else if (landing.as === 'company' && localIds.has(companyId))
    yield fault(landing, 'landing_company_local', companyId);
  if (platformId !== null && !snapshot.data.platforms.some((platform) => platform.id === platformId))
    yield fault(landing, 'landing_platform_unknown', platformId);
  if (!isShare(probability)) yield fault(landing, 'landing_probability_invalid', companyId, probability);
  if (!Number.isInteger(startYear) || startYear < LANDING_YEARS.least || startYear > LANDING_YEARS.most)
    yield fault(landing, 'landing_year_invalid', companyId, startYear);
  for (const key of AMOUNTS) {
    const amount = landing[key];
    if (amount !== undefined && !(Number.isFinite(amount) && amount >= 0))
      yield fault(landing, 'landing_amount_invalid', key, amount);
  }
  yield* segmentFaults(snapshot, landing);
}

function* segmentFaults(snapshot: GraphSnapshot, landing: Landing): Generator<LandingFault> {
  const { segments, companyId } = landing;
  if (segments.length === 0) yield fault(landing, 'landing_segments_missing', companyId);
  const seen = new Set<SegmentId>();
  for (const { segmentId, share } of segments) {
    if (!snapshot.segments.has(segmentId)) yield fault(landing, 'landing_segment_unknown', segmentId);
    if (!isShare(share) || share === 0 || seen.has(segmentId))
      yield fault(landing, 'landing_share_invalid', segmentId, share);
    seen.add(segmentId);
  }
  const total = segments.reduce((sum, { share }) => sum + share, 0);
  if (total > 1 + 1e-9) yield fault(landing, 'landing_share_invalid', companyId, total);
}

function fault(landing: Landing, code: PlanningErrorCode, subject: string, value?: number): LandingFault {
  return { landingId: landing.id, code, subject, ...(value === undefined ? {} : { value: String(value) }) };
}
