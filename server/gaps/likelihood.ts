/** The likelihood card on the graph: what its companies elsewhere say about where the next firm lands. */
import type { Company, Segment } from '../graph/entities.ts';
import { distanceKm } from '../graph/distance.ts';
import type { CompanyId, RegionId, SegmentId } from '../graph/ids.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { LEAST_OUTSIDE_COMPANIES, NEW_FIRM_WINDOW_YEARS } from './defaults.ts';
import type { EntryCounts } from './entry-card.ts';
import { entryScore, neighbourWeight } from './entry-card.ts';
import type { ScoredNumber } from './types.ts';

export type LikelihoodCard = (segment: Segment) => ScoredNumber;

/**
 * The card for the snapshot's city, or null when fewer than LEAST_OUTSIDE_COMPANIES companies elsewhere carry a
 * segment. New firms are those whose `listed` honour falls into the window, as in the back-test; the addend is
 * missing when no company of the graph has one. Division is the group card, section the chain.
 * @param localCompanies local companies per segment, as assessed.
 */
export function likelihoodCard(
  snapshot: GraphSnapshot,
  asOf: string,
  localCompanies: ReadonlyMap<SegmentId, readonly CompanyId[]>,
): LikelihoodCard | null {
  const outside = outsideOperations(snapshot);
  if (new Set(outside.map((entry) => entry.company.id)).size < LEAST_OUTSIDE_COMPANIES) return null;
  const bySegment = groupBy(outside, (entry) => entry.segmentId);
  const weightOf = regionWeights(snapshot);
  const weightedTotal = sum(outside.map((entry) => weightOf(entry.company.regionId)));
  const isNew = newcomers(snapshot, asOf);
  const own = ownFirms(snapshot, localCompanies);
  return (segment) => {
    const entries = bySegment.get(segment.id) ?? [];
    const weighted = sum(entries.map((entry) => weightOf(entry.company.regionId)));
    return entryScore({
      nationalNewFirms: isNew === null ? null : entries.filter((entry) => isNew.has(entry.company.id)).length,
      ...own(segment),
      neighbourShare: weightedTotal > 0 ? weighted / weightedTotal : null,
      nationalShare: entries.length / outside.length,
    });
  };
}

interface OutsideOperation {
  readonly company: Company;
  readonly segmentId: SegmentId;
}

/** Active companies elsewhere with each of their segments once, in a fixed order. */
function outsideOperations(snapshot: GraphSnapshot): readonly OutsideOperation[] {
  const seen = new Map<string, OutsideOperation>();
  for (const { companyId, segmentId } of snapshot.data.operations) {
    const company = snapshot.companies.get(companyId);
    if (!company || company.status !== 'active' || snapshot.localCompanyIds.has(companyId)) continue;
    seen.set(JSON.stringify([companyId, segmentId]), { company, segmentId });
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** exp(-d / 300 km) to the city; 0 for a region without coordinates (its own or an ancestor's). */
function regionWeights(snapshot: GraphSnapshot): (id: RegionId) => number {
  const city = placeOf(snapshot, snapshot.data.cityId);
  const known = new Map<RegionId, number>();
  return (id) => {
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    const place = placeOf(snapshot, id);
    const weight = city && place ? neighbourWeight(distanceKm(city, place)) : 0;
    known.set(id, weight);
    return weight;
  };
}

function placeOf(snapshot: GraphSnapshot, id: RegionId): { lng: number; lat: number } | null {
  const seen = new Set<RegionId>();
  let region = snapshot.regions.get(id);
  while (region && !seen.has(region.id)) {
    if (region.lng !== undefined && region.lat !== undefined) return { lng: region.lng, lat: region.lat };
    seen.add(region.id);
    region = region.parentId === undefined ? undefined : snapshot.regions.get(region.parentId);
  }
  return null;
}

/** Companies listed within the window; null when the graph dates no listing at all. */
function newcomers(snapshot: GraphSnapshot, asOf: string): ReadonlySet<CompanyId> | null {
  const lastYear = Number(asOf.slice(0, 4));
  const listings = snapshot.data.companies.flatMap((company) =>
    company.honours
      .filter((honour) => honour.kind === 'listed')
      .map((honour) => ({ id: company.id, year: honour.year })),
  );
  if (listings.length === 0) return null;
  return new Set(
    listings.filter(({ year }) => year > lastYear - NEW_FIRM_WINDOW_YEARS && year <= lastYear).map(({ id }) => id),
  );
}

/** Own firms of the group card, and other own firms of the chain. */
function ownFirms(
  snapshot: GraphSnapshot,
  localCompanies: ReadonlyMap<SegmentId, readonly CompanyId[]>,
): (segment: Segment) => Pick<EntryCounts, 'ownDivisionFirms' | 'ownSectionFirms'> {
  return (segment) => {
    const chain = snapshot.segmentsOfChain.get(segment.chainId) ?? [];
    const card = chain.filter((other) => other.tier === segment.tier && other.group === segment.group);
    const firms = (segments: readonly Segment[]): ReadonlySet<CompanyId> =>
      new Set(
        segments.filter((other) => other.id !== segment.id).flatMap((other) => localCompanies.get(other.id) ?? []),
      );
    const division = firms(card);
    const section = [...firms(chain)].filter((id) => !division.has(id));
    return { ownDivisionFirms: division.size, ownSectionFirms: section.length };
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
