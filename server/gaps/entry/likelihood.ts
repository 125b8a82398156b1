/** The likelihood card on the graph: what its companies elsewhere say about where the next firm lands. */
import type { Company, Segment } from '../../graph/entities.ts';
import type { RegionId, SegmentId } from '../../graph/ids.ts';
import { groupBy } from '../../graph/snapshot.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { LEAST_OUTSIDE_COMPANIES } from '../defaults.ts';
import { entryScore } from './entry-card.ts';
import { entryPanel } from './entry-panel.ts';
import type { PanelFirm, Place } from './entry-panel.ts';
import type { ScoredNumber } from '../types.ts';

/** Null where the graph holds too few companies elsewhere to say what the country does: no count is not a count of 0. */
export type LikelihoodCard = (segment: Segment) => ScoredNumber | null;

/**
 * The card for the snapshot's city; null for segments of chains in which fewer than LEAST_OUTSIDE_COMPANIES companies
 * elsewhere work. The section is the chain; a firm's year is that of its `listed` honour, as in the back-test, so where the
 * graph dates no listing both time-dependent addends are missing.
 * @param localCompanies local companies per segment, as assessed.
 */
export function likelihoodCard(
  snapshot: GraphSnapshot,
  asOf: string,
  localCompanies: ReadonlyMap<SegmentId, readonly Company[]>,
): LikelihoodCard {
  const { cityId } = snapshot.data;
  const asOfYear = Number(asOf.slice(0, 4));
  const outside = outsideFirms(snapshot);
  const known = new Set(
    [...groupBy(outside, (firm) => firm.section)].flatMap(([chainId, there]) =>
      new Set(there.map((firm) => firm.id)).size < LEAST_OUTSIDE_COMPANIES ? [] : [chainId],
    ),
  );
  const local = [...localCompanies].flatMap(([segmentId, companies]) => {
    const segment = snapshot.segments.get(segmentId);
    return segment ? companies.map((company) => panelFirm(company, segment, cityId)) : [];
  });
  const firms = [...outside, ...local].filter(({ year }) => year === null || year <= asOfYear);
  const regions = new Set<RegionId>([cityId, ...outside.map((firm) => firm.region)]);
  const places = new Map([...regions].flatMap((id) => placeEntry(snapshot, id)));
  const panel = entryPanel(firms, places, asOfYear);
  return (segment) => (known.has(segment.chainId) ? entryScore(panel(cityId, segment.id, segment.chainId)) : null);
}

type SnapshotFirm = PanelFirm & { readonly region: RegionId };

/** Active companies elsewhere, each of their segments once; what is abroad says nothing of the country's cities. */
function outsideFirms(snapshot: GraphSnapshot): readonly SnapshotFirm[] {
  const firms = new Map<string, SnapshotFirm>();
  for (const { companyId, segmentId } of snapshot.data.operations) {
    if (snapshot.localCompanyIds.has(companyId)) continue;
    const company = snapshot.companies.get(companyId);
    const segment = snapshot.segments.get(segmentId);
    if (company?.status !== 'active' || !segment || isAbroad(snapshot, company)) continue;
    firms.set(`${companyId} ${segmentId}`, panelFirm(company, segment, company.regionId));
  }
  return [...firms.values()];
}

/** Companies of the country stand in a province or below; of the others no more than a country is known. */
const isAbroad = (snapshot: GraphSnapshot, company: Company): boolean =>
  snapshot.regions.get(company.regionId)?.level === 'country';

function panelFirm(company: Company, segment: Segment, region: RegionId): SnapshotFirm {
  return { id: company.id, region, segment: segment.id, section: segment.chainId, year: listingYear(company) };
}

function listingYear(company: Company): number | null {
  const years = company.honours.filter((honour) => honour.kind === 'listed').map((honour) => honour.year);
  return years.length === 0 ? null : Math.min(...years);
}

/** The region's own coordinates or the nearest ancestor's. */
function placeEntry(snapshot: GraphSnapshot, id: RegionId): [RegionId, Place][] {
  const seen = new Set<RegionId>();
  let region = snapshot.regions.get(id);
  while (region && !seen.has(region.id)) {
    if (region.lng !== undefined && region.lat !== undefined) return [[id, { lng: region.lng, lat: region.lat }]];
    seen.add(region.id);
    region = region.parentId === undefined ? undefined : snapshot.regions.get(region.parentId);
  }
  return [];
}
