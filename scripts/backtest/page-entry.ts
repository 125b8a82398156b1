/** The entry test on the back-test page: one window in full, earlier ones in a table. */
import type { EntryTree } from './entry-trees.ts';
import { barTable, least, most, percent, printed, table } from './page-tables.ts';
import type { Bar } from './page-tables.ts';
import type { EntryFigures } from './score-entry.ts';
import type { Interval } from './figures.ts';

export interface EarlierFigures {
  readonly tree: EntryTree;
  readonly asOfYear: number;
  readonly figures: EntryFigures;
}

const FINE_NOTE = `Popularity is the bar: a logistic function of the recent and of all firms of the segment in the country, the same list for every city but for what it has.`;
const COARSE_NOTE = `The same firms with each segment replaced by its parent, so that segments are few and wide. Here popularity is hard to beat; the bar is not to be worse than it.`;

const fineBars = (figures: EntryFigures): readonly Bar[] => [
  least('AUC', figures.card.auc, 0.71),
  least('average precision', figures.card.ap, 0.11),
  least('precision at 10', figures.card.atTen, 0.065),
  most("overlap of two cities' first ten", figures.card.overlap, 0.44),
  least('gain in AUC over popularity, lower end', figures.gain.auc.low, 0),
  least('gain in average precision, lower end', figures.gain.ap.low, 0),
  least('gain in precision at 10, lower end', figures.gain.atTen.low, 0),
];

const coarseBars = (figures: EntryFigures): readonly Bar[] => [
  least('gain in AUC over popularity, lower end', figures.gain.auc.low, -0.02),
  least('gain in average precision, lower end', figures.gain.ap.low, -0.02),
  least('gain in precision at 10, lower end', figures.gain.atTen.low, -0.02),
];

export const fineSection = (figures: EntryFigures): string =>
  entrySection('Entry, fine tree', figures, FINE_NOTE, fineBars(figures));

export const coarseSection = (figures: EntryFigures): string =>
  entrySection('Entry, coarse tree', figures, COARSE_NOTE, coarseBars(figures));

function entrySection(title: string, figures: EntryFigures, note: string, bars: readonly Bar[]): string {
  const { card, popularity, gain, misses } = figures;
  const interval = ({ mean, low, high }: Interval): string => `${printed(mean)} (${printed(low)} to ${printed(high)})`;
  return `## ${title}

${figures.cells} cells in ${figures.cities} cities; ${figures.entries} entries in ${figures.citiesWithEntry} of them. ${note}

${table(
  ['figure', 'card', 'popularity', 'gain (95 %)'],
  [
    ['AUC within the city', printed(card.auc), printed(popularity.auc), interval(gain.auc)],
    ['average precision', printed(card.ap), printed(popularity.ap), interval(gain.ap)],
    ['precision at 10', printed(card.atTen), printed(popularity.atTen), interval(gain.atTen)],
    ["overlap of two cities' first ten", printed(card.overlap), printed(popularity.overlap), ''],
  ],
)}

${barTable(bars)}

**Misses.** A list of ten names ${(10 * card.atTen).toFixed(1)} entries in four years on average; in ${figures.citiesWithEntry - misses.citiesWithHit} of the ${figures.citiesWithEntry} cities with an entry it names none. Where the entries stood in their city's list:

${table(
  ['place', 'entries', 'share'],
  misses.places.map(({ from, to, entries }) => [
    to === Infinity ? `after ${from - 1}` : `${from}–${to}`,
    String(entries),
    percent(entries, figures.entries),
  ]),
)}

${misses.withoutNews.entries} entries went into segments where the country had no new listed firm in the four years before; the first ten held ${misses.withoutNews.hits} of them.
`;
}

/** The same test at earlier dates: one window says little about a tree with a few hundred entries. */
export function earlierSection(earlier: readonly EarlierFigures[]): string {
  const columns = ['auc', 'ap', 'atTen', 'overlap'] as const;
  const pair = ({ card, popularity }: EntryFigures): string[] =>
    columns.map((column) => `${printed(card[column])} / ${printed(popularity[column])}`);
  const mean = (tree: EntryTree): string[] => {
    const of = earlier.filter((window) => window.tree === tree).map(({ figures }) => figures);
    const over = (model: 'card' | 'popularity', column: (typeof columns)[number]): string =>
      printed(of.reduce((sum, figures) => sum + figures[model][column], 0) / of.length);
    return columns.map((column) => `${over('card', column)} / ${over('popularity', column)}`);
  };
  const rows = (tree: EntryTree): string[][] => [
    ...earlier
      .filter((window) => window.tree === tree)
      .map(({ asOfYear, figures }) => [tree, String(asOfYear), String(figures.entries), ...pair(figures)]),
    [tree, 'mean', '', ...mean(tree)],
  ];
  return `## Entry, earlier dates

Card / popularity at other as-of years. The windows overlap by all but a year or so; those up to 2008 were fitted on, and all of them had a say in the forms of the card. So these are no test, but they show how far one window's figures can be trusted.

${table(
  [
    'tree',
    'as of',
    'entries',
    'AUC within the city',
    'average precision',
    'precision at 10',
    "overlap of two cities' first ten",
  ],
  [...rows('fine'), ...rows('coarse')],
)}
`;
}
