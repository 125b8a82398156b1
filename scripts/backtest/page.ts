/** The page of the back-test: method, figures against their bars, misses. Aggregated figures only. */
import { TEXT_PRESENCE } from '../../server/gaps/texts/text-presence-coefficients.ts';
import { coarseSection, earlierSection, fineSection } from './page-entry.ts';
import type { EarlierFigures } from './page-entry.ts';
import { barTable, least, most, percent, plain, printed, table } from './page-tables.ts';
import type { CoverageFigures } from './score-coverage.ts';
import type { EntryFigures } from './score-entry.ts';
import type { TextFigures } from './score-text.ts';
import type { ThinnedFigures } from './thinned-seed.ts';

export interface BacktestFigures {
  readonly text: TextFigures;
  /** One per kind of world that the folder holds. */
  readonly coverage: readonly { readonly kind: 'random' | 'natural'; readonly figures: CoverageFigures }[];
  readonly fine: EntryFigures;
  readonly coarse: EntryFigures;
  readonly earlier: readonly EarlierFigures[];
  readonly asOfYear: number;
  readonly thinned: readonly ThinnedFigures[];
}

export function backtestPage(figures: BacktestFigures): string {
  return [
    introduction(figures.asOfYear),
    textSection(figures.text),
    ...figures.coverage.map(({ kind, figures }) => coverageSection(kind, figures)),
    thinnedSection(figures.thinned),
    fineSection(figures.fine),
    coarseSection(figures.coarse),
    earlierSection(figures.earlier),
  ].join('\n');
}

const introduction = (asOfYear: number): string => `# Back-test of the gap engine

Made by \`npm run backtest -- EVAL_DIR\`; do not edit. The same folder gives the same page. EVAL_DIR is a folder of evaluation sets by third parties; this page holds aggregated figures only.

**激活不等于招商。** In this test an entry is a local firm reaching listed scale, not an inbound investment: the likelihood card says which segments tend to grow in a city like this one, not which company will come.

## Method

- Every prediction is written by the product's own commands (\`evaluate presence-text\`, \`presence-coverage\`, \`entry\`), whose functions are in \`server/gaps\`, from the input files alone. Truth is read only here, after the predictions are written.
- **Time split.** The entry test knows firms up to the end of ${asOfYear}; every firm dated later is dropped before anything is counted. Truth is what each city had four years later. The card's weights were fitted on entries up to ${asOfYear}; they were rounded, and the card's form chosen, with this window among others in sight.
- **As of.** Popularity and newness are counted on the as-of day, never on today's data.
- Within-city figures only: a city's size alone gives a pooled AUC near .80, so a pooled AUC says nothing and is not shown.
- Presence: a wrong 有 or 缺 costs 4, 不知 costs 1. Cells whose truth can be argued either way are left out of precision and calibration.
- Intervals: 95 %, bootstrap over cities, 2,000 draws with a fixed seed. Ties count as their expected value.
- These are the development sets: coefficients were fitted on them (presence) or on earlier years of them (entry). Other segments, worlds, years and provinces are held back and decide.
`;

function textSection(text: TextFigures): string {
  const { misses } = text;
  return `## Presence from registered scopes

${text.cells} cells (a city and a segment), ${text.present} of them present, ${text.heldOut} held out (all firms of the segment removed).

${barTable([
  least('F1, two-valued', text.twoValuedF1, 0.6),
  least('precision of 缺', text.missingPrecision, 0.95),
  most('present called 缺', text.presentCalledMissing, 0.12),
  least('held-out called 缺', text.heldOutCalledMissing, 0.5),
  most('不知', text.unknown, 0.45),
  most('calibration error', text.ece, 0.03),
  plain('AUC', text.auc),
])}

**Misses.** ${misses.presentCalledMissing} of ${text.present} present segments are called 缺; ${misses.absentCalledPresent} absent ones are called 有. Of ${text.heldOut} removed segments ${misses.heldOutUnknown} stay 不知 and ${misses.heldOutCalledPresent} are still called 有.

The probability said stands on the scale of the two-valued call: the fitted one is stretched so that ${TEXT_PRESENCE.call} becomes .5, because the truth knows one main class a firm and understates the middle. That lifts F1 and costs calibration; 有 rests on the fitted probability, 缺 on the fitted probability with the segment's group as strong as usual (\`npm run fit:presence\` prints both). Both thresholds were chosen on these cells.

What was said, against what was true:

${table(
  ['probability said', 'cells', 'mean said', 'present'],
  text.bins.map((bin) => [
    `${bin.from.toFixed(1)}–${(bin.from + 0.1).toFixed(1)}`,
    String(bin.cells),
    printed(bin.said),
    printed(bin.true),
  ]),
)}
`;
}

/** Most expected cost by kind of world. */
const COST_BARS = { random: 0.47, natural: 0.36 } as const;

function coverageSection(kind: 'random' | 'natural', figures: CoverageFigures): string {
  return `## Presence where firms are missing from the data: ${kind} worlds

${figures.worlds} worlds, ${figures.cells} segments without a seen firm. Calling all of them 缺, as tools without a notion of coverage do, costs ${printed(figures.costOfCountZero)}.

${barTable([
  most('cost per cell', figures.cost, COST_BARS[kind]),
  least('removed segments called 缺', figures.heldOutRecall, 0.5),
  least('priority AUC', figures.priorityAuc, 0.82),
  plain('priority, precision at 10', figures.priorityAtTen),
  plain('不知', figures.unknown),
  plain('calibration error', figures.ece),
])}

**Misses.** ${percent(figures.hiddenCalledMissing, 1)} of the segments that are there but unseen are called 缺, and ${percent(figures.falseGapShare, 1)} of all 缺 are such artefacts. By how much of a chain the data holds:

${table(
  [
    'coverage by audit',
    'cells',
    'cost',
    'count = 0 costs',
    'unseen but there, called 缺',
    'removed, called 缺',
    '不知',
  ],
  figures.byCoverage.map((band) => [
    `${band.from}–${band.to}`,
    String(band.cells),
    ...[band.cost, band.costOfCountZero, band.hiddenCalledMissing, band.heldOutRecall, band.unknown].map(printed),
  ]),
)}
`;
}

function thinnedSection(figures: readonly ThinnedFigures[]): string {
  const cells = (one: ThinnedFigures['comparable']): string[] =>
    [one.cost, 1 - one.falseGapShare, one.unknown, one.ece].map(printed);
  return `## Presence on the product's own graph, thinned

The product judges a segment by the directory model above where its graph declares a list to hold nearly all the country's firms of a chain, and by comparable segments (group, chain, city) elsewhere, as on the seed, whose lists of companies elsewhere are an editor's choice of targets. Here the seed's known local companies are taken for all there are; a share of them is left to see, and the unseen segments of the chains modelled in full are judged both ways. Truth is what the whole list shows, so real firms that no list knows count as wrong 不知 or right 缺.

${table(
  [
    'share left',
    'cells',
    'count = 0 costs',
    ...['cost', 'precision of 缺', '不知', 'calibration error'].map((name) => `comparable segments: ${name}`),
    ...['cost', 'precision of 缺', '不知', 'calibration error'].map((name) => `directory: ${name}`),
  ],
  figures.map(({ kept, comparable, directory }) => [
    kept.toFixed(2),
    String(comparable.cells),
    printed(comparable.costOfCountZero),
    ...cells(comparable),
    ...cells(directory),
  ]),
)}

**Misses.** On this truth the product's way is nowhere cheaper than calling everything unseen 缺; with a fifth of the firms left it says 不知 of everything and costs more. That is deliberate: the list taken for the truth is itself estimated to hold two fifths to a half of the real firms, so part of what counts as a right 缺 here is wrong in the city, and without an audit a coverage of a fifth proves no absence.
`;
}
