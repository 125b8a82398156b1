/** Firms by region, segment and year, counted the way the likelihood card reads them. */
import { distanceKm } from '../graph/distance.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { EntryCounts } from './entry-card.ts';
import { ENTRY_CARD } from './entry-card-coefficients.ts';

/** One firm in one segment. A firm of several segments has several records of one id. */
export interface PanelFirm {
  readonly id: string;
  readonly region: string;
  readonly segment: string;
  /** What the segment belongs to in the large: an industry section, a chain. */
  readonly section: string;
  /** Year of entry; null when it is not known: such a firm counts as there, not as new. */
  readonly year: number | null;
}

export interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** Counts for a region and a segment of a section. */
export type EntryPanel = (region: string, segment: string, section: string) => EntryCounts;

/**
 * The panel as of a year; the caller leaves out firms dated later. A region without a place is nobody's neighbour,
 * and for itself the neighbours are unknown.
 */
export function entryPanel(
  firms: readonly PanelFirm[],
  places: ReadonlyMap<string, Place>,
  asOfYear: number,
): EntryPanel {
  const isDated = firms.some((firm) => firm.year !== null);
  const bySegment = new Map(
    [...groupBy(firms, (firm) => firm.segment)].map(([segment, members]) => [
      segment,
      segmentCounts(members, asOfYear),
    ]),
  );
  const own = ownCounts(firms, asOfYear);
  const weight = nearness(places);
  return (region, segment, section) => {
    const counts = bySegment.get(segment);
    const ownFirms = own.get(region)?.get(section);
    return {
      nationalNewFirms: isDated ? (counts?.newness ?? 0) : null,
      ownSectionFirms: ownFirms?.all ?? 0,
      ownRecentFirms: isDated ? (ownFirms?.recent ?? 0) : null,
      neighbourFirms: places.has(region) ? neighbourSum(region, counts?.firmsOf ?? [], weight) : null,
    };
  };
}

interface SegmentCounts {
  readonly newness: number;
  /** Regions ascending, so that sums do not depend on row order. */
  readonly firmsOf: readonly (readonly [region: string, firms: number])[];
}

function segmentCounts(members: readonly PanelFirm[], asOfYear: number): SegmentCounts {
  const years = members.flatMap(({ year }) => (year === null ? [] : [year])).sort((a, b) => b - a);
  const newness = years.reduce((sum, year) => sum + Math.exp(-(asOfYear - year) / ENTRY_CARD.newnessScaleYears), 0);
  const firmsOf = [...groupBy(members, (firm) => firm.region)]
    .map(([region, there]) => [region, there.length] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { newness, firmsOf };
}

interface OwnCounts {
  readonly all: number;
  readonly recent: number;
}

function ownCounts(firms: readonly PanelFirm[], asOfYear: number): ReadonlyMap<string, ReadonlyMap<string, OwnCounts>> {
  const isRecent = ({ year }: PanelFirm): boolean => year !== null && year > asOfYear - ENTRY_CARD.recentYears;
  const distinct = (members: readonly PanelFirm[]): number => new Set(members.map((firm) => firm.id)).size;
  const bySection = (members: readonly PanelFirm[]): ReadonlyMap<string, OwnCounts> =>
    new Map(
      [...groupBy(members, (firm) => firm.section)].map(([section, own]) => [
        section,
        { all: distinct(own), recent: distinct(own.filter(isRecent)) },
      ]),
    );
  return new Map([...groupBy(firms, (firm) => firm.region)].map(([region, members]) => [region, bySection(members)]));
}

function neighbourSum(
  region: string,
  firmsOf: SegmentCounts['firmsOf'],
  weight: (from: string, to: string) => number,
): number {
  return firmsOf.reduce((sum, [other, firms]) => (other === region ? sum : sum + firms * weight(region, other)), 0);
}

/** exp(-d / scale) between two places, 0 when one is unknown; each pair is computed once. */
function nearness(places: ReadonlyMap<string, Place>): (from: string, to: string) => number {
  const known = new Map<string, number>();
  return (from, to) => {
    const cached = known.get(key(from, to));
    if (cached !== undefined) return cached;
    const a = places.get(from);
    const b = places.get(to);
    const weight = a && b ? Math.exp(-distanceKm(a, b) / ENTRY_CARD.distanceScaleKm) : 0;
    known.set(key(from, to), weight);
    return weight;
  };
}

const key = (region: string, other: string): string => `${region} ${other}`;
