/** Figures of the likelihood card: which segments does a city enter within four years. */
import { groupBy } from '../../server/graph/snapshot.ts';
import { seededRng } from '../../server/planning/seeded-rng.ts';
import { averagePrecision, bootstrapMean, meanOfKnown, meanOverlap, precisionAt, rocAuc } from './figures.ts';
import type { Interval } from './figures.ts';

/** A segment that a city does not have on the as-of day. */
export interface EntryCell {
  readonly region: string;
  readonly segment: string;
  /** It had it four years later. */
  readonly entered: boolean;
  /** New firms of the segment in the country in the four years before. */
  readonly recentFirms: number;
  readonly score: number;
  /** Score of the popularity model. */
  readonly baseline: number;
}

export interface RankFigures {
  /** Within-city, mean over the cities with an entry. */
  readonly auc: number;
  readonly ap: number;
  /** Mean over all cities. */
  readonly atTen: number;
  /** Mean share that two cities' lists of ten have in common. */
  readonly overlap: number;
}

export interface EntryFigures {
  readonly cells: number;
  readonly cities: number;
  readonly citiesWithEntry: number;
  readonly entries: number;
  readonly card: RankFigures;
  readonly popularity: RankFigures;
  /** Card minus popularity with 95 % intervals over cities. */
  readonly gain: { readonly auc: Interval; readonly ap: Interval; readonly atTen: Interval };
  readonly misses: {
    /** Entries by their place in their city's list, ties in the middle. */
    readonly places: readonly { readonly from: number; readonly to: number; readonly entries: number }[];
    readonly citiesWithHit: number;
    /** Entries into segments without a new firm in the country, and those of them among the first ten. */
    readonly withoutNews: { readonly entries: number; readonly hits: number };
  };
}

const LIST = 10;
const PLACES = [
  [1, 10],
  [11, 30],
  [31, 100],
  [101, Infinity],
] as const;
const BOOTSTRAP_SEED = 20_121_231;

export function scoreEntry(cells: readonly EntryCell[]): EntryFigures {
  const cities = [...groupBy(cells, (cell) => cell.region)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => members);
  const card = cities.map((members) => cityFigures(members, ({ score }) => score));
  const popularity = cities.map((members) => cityFigures(members, ({ baseline }) => baseline));
  const gain = (key: 'auc' | 'ap' | 'atTen'): Interval =>
    bootstrapMean(
      card.map((figures, city) => figures[key] - (popularity[city]?.[key] ?? Number.NaN)),
      seededRng(BOOTSTRAP_SEED),
    );
  const withEntry = cities.filter((members) => members.some(({ entered }) => entered));
  return {
    cells: cells.length,
    cities: cities.length,
    citiesWithEntry: withEntry.length,
    entries: cells.filter(({ entered }) => entered).length,
    card: means(cities, card, ({ score }) => score),
    popularity: means(cities, popularity, ({ baseline }) => baseline),
    gain: { auc: gain('auc'), ap: gain('ap'), atTen: gain('atTen') },
    misses: missesOf(withEntry),
  };
}

interface CityFigures {
  readonly auc: number;
  readonly ap: number;
  readonly atTen: number;
}

function cityFigures(cells: readonly EntryCell[], scoreOf: (cell: EntryCell) => number): CityFigures {
  const items = cells.map((cell) => ({ score: scoreOf(cell), isPositive: cell.entered }));
  return { auc: rocAuc(items), ap: averagePrecision(items), atTen: precisionAt(items, LIST) };
}

function means(
  cities: readonly (readonly EntryCell[])[],
  figures: readonly CityFigures[],
  scoreOf: (cell: EntryCell) => number,
): RankFigures {
  const lists = cities.map(
    (cells) =>
      new Set(
        [...cells]
          .sort((a, b) => scoreOf(b) - scoreOf(a) || (a.segment < b.segment ? -1 : 1))
          .slice(0, LIST)
          .map(({ segment }) => segment),
      ),
  );
  return {
    auc: meanOfKnown(figures.map(({ auc }) => auc)),
    ap: meanOfKnown(figures.map(({ ap }) => ap)),
    atTen: meanOfKnown(figures.map(({ atTen }) => atTen)),
    overlap: meanOverlap(lists, LIST),
  };
}

function missesOf(cities: readonly (readonly EntryCell[])[]): EntryFigures['misses'] {
  const entries = cities.map((cells) =>
    cells.flatMap((cell) => (cell.entered ? [{ cell, place: placeOf(cell, cells) }] : [])),
  );
  const all = entries.flat();
  const silent = all.filter(({ cell }) => cell.recentFirms === 0);
  const isHit = ({ place }: { place: number }): boolean => place <= LIST;
  return {
    places: PLACES.map(([from, to]) => ({
      ...{ from, to },
      entries: all.filter(({ place }) => place > from - 1 && place <= to).length,
    })),
    citiesWithHit: entries.filter((ofCity) => ofCity.some(isHit)).length,
    withoutNews: { entries: silent.length, hits: silent.filter(isHit).length },
  };
}

/** Place in the city's list from 1, in the middle of ties. */
function placeOf(cell: EntryCell, cells: readonly EntryCell[]): number {
  const above = cells.filter(({ score }) => score > cell.score).length;
  const tied = cells.filter(({ score }) => score === cell.score).length;
  return above + (tied + 1) / 2;
}
