/** Which segments lose how much when a company, a segment, a region or an import fails. */
import type { Company } from '../../graph/entities.ts';
import type { CompanyId, RegionId, SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { isWithinRegion } from '../../graph/snapshot.ts';
import { PlanningError } from '../planning-error.ts';
import type { SegmentStates } from '../types.ts';

export type ShockQuestion =
  | { readonly type: 'company'; readonly companyId: CompanyId }
  | { readonly type: 'region'; readonly regionId: RegionId }
  /** `share` of the segment's local output is lost, above 0 to 1. */
  | { readonly type: 'segment'; readonly segmentId: SegmentId; readonly share: number }
  /** Deliveries from outside of something the city does not make. */
  | { readonly type: 'import'; readonly segmentId: SegmentId; readonly share: number };

export interface SegmentLoss {
  readonly segmentId: SegmentId;
  /** Share of the supply lost, above 0 to 1. */
  readonly shortfall: number;
  /** `local`: of what is made here; `import`: of what comes from outside. */
  readonly supply: 'local' | 'import';
  readonly lostCompanyIds: readonly CompanyId[];
}

/**
 * Where the segment is present, the loss is the lost companies' part of the local companies; where it is not, their
 * part of the known companies outside. Parts are by revenue where it is known of all, else by number.
 * @throws PlanningError `shock_origin_unknown`; `shock_size_invalid`; `shock_origin_empty` when nothing is lost, e.g.
 * a company without a segment, or an import of what is made here.
 */
export function shockLosses(
  snapshot: GraphSnapshot,
  states: SegmentStates,
  question: ShockQuestion,
): readonly SegmentLoss[] {
  const losses =
    question.type === 'segment' || question.type === 'import'
      ? segmentLoss(snapshot, states, question)
      : companyLosses(snapshot, states, lostCompanies(snapshot, question));
  if (losses.length === 0) throw new PlanningError({ code: 'shock_origin_empty', subject: subjectOf(question) });
  return losses;
}

function subjectOf(question: ShockQuestion): string {
  if (question.type === 'company') return question.companyId;
  return question.type === 'region' ? question.regionId : question.segmentId;
}

function segmentLoss(
  snapshot: GraphSnapshot,
  states: SegmentStates,
  question: Extract<ShockQuestion, { readonly segmentId: SegmentId }>,
): readonly SegmentLoss[] {
  const { segmentId, share, type } = question;
  if (!snapshot.segments.has(segmentId)) throw new PlanningError({ code: 'shock_origin_unknown', subject: segmentId });
  if (!(share > 0 && share <= 1)) {
    throw new PlanningError({ code: 'shock_size_invalid', subject: segmentId, value: String(share) });
  }
  const supply = states.get(segmentId)?.verdict === '有' ? 'local' : 'import';
  const wanted = type === 'segment' ? 'local' : 'import';
  return supply === wanted ? [{ segmentId, shortfall: share, supply, lostCompanyIds: [] }] : [];
}

function lostCompanies(
  snapshot: GraphSnapshot,
  question: Extract<ShockQuestion, { readonly type: 'company' | 'region' }>,
): ReadonlySet<CompanyId> {
  if (question.type === 'company') {
    const { companyId } = question;
    if (snapshot.companies.has(companyId)) return new Set([companyId]);
    throw new PlanningError({ code: 'shock_origin_unknown', subject: companyId });
  }
  const { regionId } = question;
  if (!snapshot.regions.has(regionId)) throw new PlanningError({ code: 'shock_origin_unknown', subject: regionId });
  const inside = snapshot.data.companies.filter((one) => isWithinRegion(snapshot.regions, one.regionId, regionId));
  return new Set(inside.map((company) => company.id));
}

function companyLosses(
  snapshot: GraphSnapshot,
  states: SegmentStates,
  lost: ReadonlySet<CompanyId>,
): readonly SegmentLoss[] {
  return [...snapshot.segments.keys()].sort().flatMap((segmentId) => {
    const local = states.get(segmentId)?.verdict === '有';
    const suppliers = activeIn(snapshot, segmentId).filter(({ id }) => snapshot.localCompanyIds.has(id) === local);
    const gone = suppliers.filter(({ id }) => lost.has(id));
    if (gone.length === 0) return [];
    const shortfall = Math.min(1, totalSize(gone, suppliers) / totalSize(suppliers, suppliers));
    const lostCompanyIds = gone.map(({ id }) => id);
    return [{ segmentId, shortfall, supply: local ? ('local' as const) : ('import' as const), lostCompanyIds }];
  });
}

/** Active companies of the segment, in id order, each once. */
export function activeIn(snapshot: GraphSnapshot, segmentId: SegmentId): readonly Company[] {
  const ids = new Set((snapshot.operationsOfSegment.get(segmentId) ?? []).map(({ companyId }) => companyId));
  return [...ids].sort().flatMap((id) => {
    const company = snapshot.companies.get(id);
    return company?.status === 'active' ? [company] : [];
  });
}

/** Revenues where all of `among` have one above 0, else heads. */
function totalSize(companies: readonly Company[], among: readonly Company[]): number {
  const known = among.every((company) => (company.scale?.revenueCny ?? 0) > 0);
  return companies.reduce((sum, company) => sum + (known ? (company.scale?.revenueCny ?? 0) : 1), 0);
}
