/**
 * Fits the weights of the likelihood card and prints them with figures for windows that were not fitted:
 *
 *     npm run fit:entry -- ENTRY_DIR
 *
 * ENTRY_DIR holds firms.jsonl and regions.csv. As-of years 1998 to 2008 are fitted (what a region enters within four
 * years of each); 2009 to 2012 are only scored. Conditional logit within region (McFadden 1974): each entry is chosen
 * among the segments that the region does not have. Nothing is written.
 */
import { readEntryFirms, readEntryPlaces } from '../../server/cli/entry-data.ts';
import type { EntryFirm } from '../../server/cli/entry-data.ts';
import { entryScore } from '../../server/gaps/entry/entry-card.ts';
import { entryPanel } from '../../server/gaps/entry/entry-panel.ts';
import type { PanelFirm, Place } from '../../server/gaps/entry/entry-panel.ts';
import { averagePrecision, meanOfKnown, precisionAt, rocAuc } from '../backtest/figures.ts';
import { solveLinear } from './logistic.ts';

const FITTED_YEARS = [1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008];
const SCORED_YEARS = [2009, 2010, 2011, 2012];
const HORIZON_YEARS = 4;
const LEAST_OWN_FIRMS = 5;
/**
 * An entry is counted in the windows of four as-of years, so the ridge is four times what it would be for one. Between
 * 10 and 40 the years before an as-of date predict the entries after it best, and equally well.
 */
const RIDGE = 20;
const ROUNDS = 30;

/** One region at one time: the segments it lacks, and whether it enters them. */
interface ChoiceSet {
  readonly rows: readonly { readonly features: readonly number[]; readonly isEntry: boolean }[];
}

function main([dataDir]: readonly string[]): void {
  if (dataDir === undefined) throw new Error('usage: npm run fit:entry -- ENTRY_DIR');
  const firms = readEntryFirms(dataDir);
  const places = readEntryPlaces(dataDir);
  const weights = fit(FITTED_YEARS.flatMap((year) => choiceSets(firms, places, year)));
  console.log(`weights ${weights.map((weight) => weight.toFixed(3)).join(', ')}`);
  for (const year of [...FITTED_YEARS, ...SCORED_YEARS]) {
    const figures = figuresOf(choiceSets(firms, places, year), weights);
    console.log(`${year} ${FITTED_YEARS.includes(year) ? 'fitted' : 'held out'}: ${figures}`);
  }
}

/** Means over the regions, of AUC and average precision over those with an entry. */
function figuresOf(sets: readonly ChoiceSet[], weights: readonly number[]): string {
  const ranked = sets.map(({ rows }) =>
    rows.map((row) => ({ score: scoreOf(row.features, weights), isPositive: row.isEntry })),
  );
  const mean = (figure: (items: (typeof ranked)[number]) => number): string =>
    meanOfKnown(ranked.map(figure)).toFixed(4);
  return `AUC ${mean(rocAuc)}, AP ${mean(averagePrecision)}, P@10 ${mean((items) => precisionAt(items, 10))} over ${sets.length} regions`;
}

/** Regions with five firms or more, each with the known segments it lacks. */
function choiceSets(firms: readonly EntryFirm[], places: ReadonlyMap<string, Place>, asOf: number): ChoiceSet[] {
  const known = firms.filter((firm) => firm.year <= asOf);
  const panel = entryPanel(known, places, asOf);
  const sections = new Map(known.map((firm) => [firm.segment, firm.section]));
  const cell = (firm: PanelFirm): string => `${firm.region} ${firm.segment}`;
  const present = new Set(known.map(cell));
  const entered = new Set(firms.filter(({ year }) => year > asOf && year <= asOf + HORIZON_YEARS).map(cell));
  const size = (region: string): number => known.filter((firm) => firm.region === region).length;
  return [...places.keys()]
    .filter((region) => size(region) >= LEAST_OWN_FIRMS)
    .map((region) => ({
      rows: [...sections]
        .filter(([segment]) => !present.has(`${region} ${segment}`))
        .map(([segment, section]) => ({
          features: entryScore(panel(region, segment, section)).addends.map((addend) => addend.feature),
          isEntry: entered.has(`${region} ${segment}`),
        })),
    }));
}

/** Newton's method on the ridge-penalised conditional log-likelihood. */
function fit(sets: readonly ChoiceSet[]): readonly number[] {
  const width = sets[0]?.rows[0]?.features.length ?? 0;
  let weights = new Array<number>(width).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const hessian = weights.map((_, j) => weights.map((__, k) => (j === k ? RIDGE : 0)));
    for (const set of sets) accumulate(set, weights, gradient, hessian);
    const step = solveLinear(hessian, gradient);
    weights = weights.map((weight, j) => weight + (step[j] ?? 0));
  }
  return weights;
}

function accumulate(set: ChoiceSet, weights: readonly number[], gradient: number[], hessian: number[][]): void {
  const entries = set.rows.filter((row) => row.isEntry).length;
  if (entries === 0) return;
  const odds = set.rows.map((row) => Math.exp(scoreOf(row.features, weights)));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const mean = weights.map((_, j) =>
    set.rows.reduce((sum, row, index) => sum + ((odds[index] ?? 0) / total) * (row.features[j] ?? 0), 0),
  );
  set.rows.forEach(({ features, isEntry }, index) => {
    const share = (odds[index] ?? 0) / total;
    const off = features.map((value, j) => value - (mean[j] ?? 0));
    off.forEach((value, j) => {
      if (isEntry) gradient[j] = (gradient[j] ?? 0) + value;
      const line = hessian[j] ?? [];
      off.forEach((other, k) => {
        line[k] = (line[k] ?? 0) + entries * share * value * other;
      });
    });
  });
}

const scoreOf = (features: readonly number[], weights: readonly number[]): number =>
  features.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0);

main(process.argv.slice(2));
