/** Firms by region, segment and year, counted the way the likelihood card reads them. */
import { distanceKm } from '../../graph/distance.ts';
import { groupBy } from '../../graph/snapshot.ts';
import type { EntryCounts, SimilarRegions } from './entry-card.ts';
import { ENTRY_CARD } from './entry-card-coefficients.ts';
import { regionLikeness } from './region-likeness.ts';

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
 * and for itself the neighbours are unknown; a region without firms has no structure to be alike.
 */
export function entryPanel(
  firms: readonly PanelFirm[],
  places: ReadonlyMap<string, Place>,
  asOfYear: number,
): EntryPanel {
  const isDated = firms.some((firm) => firm.year !== null);
  const bySegment = groupBy(firms, (firm) => firm.segment);
  const newness = new Map([...bySegment].map(([segment, members]) => [segment, summedNewness(members, asOfYear)]));
  const regionsOf = new Map([...bySegment].map(([segment, members]) => [segment, regionsAscending(members)]));
  const own = ownCounts(firms, asOfYear);
  const near = nearness(places);
  const similar = similarity(regionsOf, own);
  return (region, segment, section) => {
    const ownFirms = own.get(region)?.get(section);
    return {
      nationalNewFirms: isDated ? (newness.get(segment) ?? 0) : null,
      ownSectionFirms: ownFirms?.all ?? 0,
      ownRecentFirms: isDated ? (ownFirms?.recent ?? 0) : null,
      neighbourRegions: places.has(region) ? weightOfOthers(region, regionsOf.get(segment) ?? [], near) : null,
      similarRegions: own.has(region) ? similar(region, segment) : null,
    };
  };
}

function summedNewness(members: readonly PanelFirm[], asOfYear: number): number {
  const years = members.flatMap(({ year }) => (year === null ? [] : [year])).sort((a, b) => b - a);
  return years.reduce((sum, year) => sum + Math.exp(-(asOfYear - year) / ENTRY_CARD.newnessScaleYears), 0);
}

/** Ascending, so that sums do not depend on row order. */
const regionsAscending = (members: readonly PanelFirm[]): readonly string[] =>
  [...new Set(members.map((firm) => firm.region))].sort((a, b) => (a < b ? -1 : 1));

function weightOfOthers(
  region: string,
  others: readonly string[],
  weight: (from: string, to: string) => number,
): number {
  return others.reduce((sum, other) => (other === region ? sum : sum + weight(region, other)), 0);
}

/** Weight of the regions like this one that have a segment, against the segment's share of all segments present. */
function similarity(
  regionsOf: ReadonlyMap<string, readonly string[]>,
  own: OwnBySection,
): (region: string, segment: string) => SimilarRegions {
  const likeness = regionLikeness(
    new Map([...own].map(([region, of]) => [region, new Map([...of].map(([section, { all }]) => [section, all]))])),
  );
  const present = [...regionsOf.values()].flat().sort((a, b) => (a < b ? -1 : 1));
  const presentAmongOthers = new Map<string, number>();
  return (region, segment) => {
    const among = presentAmongOthers.get(region) ?? weightOfOthers(region, present, likeness);
    presentAmongOthers.set(region, among);
    const regions = regionsOf.get(segment) ?? [];
    return {
      having: weightOfOthers(region, regions, likeness),
      expected: (among * regions.length) / present.length,
    };
  };
}

interface OwnCounts {
  readonly all: number;
  readonly recent: number;
}

/** By region, then by section. */
type OwnBySection = ReadonlyMap<string, ReadonlyMap<string, OwnCounts>>;

function ownCounts(firms: readonly PanelFirm[], asOfYear: number): OwnBySection {
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
