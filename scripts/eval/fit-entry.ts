/**
 * Fits the weights of the likelihood card and prints them with figures for windows that were not fitted:
 *
 *     npx tsx scripts/eval/fit-entry.ts ENTRY_DIR
 *
 * ENTRY_DIR holds firms.jsonl and regions.csv. As-of years 2000, 2002, ... 2008 are fitted (what a region enters within
 * four years of each); 2010 and 2012 are only scored. Conditional logit within region (McFadden 1974): each entry is
 * chosen among the segments that the region does not have. Nothing is written.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { readCsv, readJsonLines } from '../../server/cli/evaluation-files.ts';
import { entryScore } from '../../server/gaps/entry-card.ts';
import { entryPanel } from '../../server/gaps/entry-panel.ts';
import type { PanelFirm, Place } from '../../server/gaps/entry-panel.ts';
import { solveLinear } from './logistic.ts';

const FITTED_YEARS = [2000, 2002, 2004, 2006, 2008];
const SCORED_YEARS = [2010, 2012];
const HORIZON_YEARS = 4;
const LEAST_OWN_FIRMS = 5;
const RIDGE = 1;
const ROUNDS = 30;

type DatedFirm = PanelFirm & { readonly year: number };

/** One region at one time: the segments it lacks, and whether it enters them. */
interface ChoiceSet {
  readonly rows: readonly { readonly features: readonly number[]; readonly isEntry: boolean }[];
}

function main([dataDir]: readonly string[]): void {
  if (dataDir === undefined) throw new Error('usage: npx tsx scripts/eval/fit-entry.ts ENTRY_DIR');
  const firms = readFirms(dataDir);
  const places = new Map(
    readCsv(join(dataDir, 'regions.csv')).map((row) => [
      row['region'] ?? '',
      { lng: Number(row['lng']), lat: Number(row['lat']) },
    ]),
  );
  const weights = fit(FITTED_YEARS.flatMap((year) => choiceSets(firms, places, year)));
  console.log(`weights ${weights.map((weight) => weight.toFixed(3)).join(', ')}`);
  for (const year of [...FITTED_YEARS, ...SCORED_YEARS]) {
    const sets = choiceSets(firms, places, year).filter(({ rows }) => rows.some((row) => row.isEntry));
    const mean = sets.reduce((sum, set) => sum + areaUnderCurve(set, weights), 0) / sets.length;
    console.log(
      `${year} ${FITTED_YEARS.includes(year) ? 'fitted' : 'held out'}: AUC ${mean.toFixed(4)} over ${sets.length} regions`,
    );
  }
}

function readFirms(dataDir: string): readonly DatedFirm[] {
  const row = z.object({
    id: z.string(),
    region: z.string(),
    segment: z.string(),
    grandparent: z.string(),
    date: z.iso.date(),
  });
  return readJsonLines(join(dataDir, 'firms.jsonl'), row).map(({ id, region, segment, grandparent, date }) => ({
    ...{ id, region, segment },
    section: grandparent,
    year: Number(date.slice(0, 4)),
  }));
}

/** Regions with five firms or more, each with the known segments it lacks. */
function choiceSets(firms: readonly DatedFirm[], places: ReadonlyMap<string, Place>, asOf: number): ChoiceSet[] {
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

/** Chance that an entered segment outranks one not entered, ties half. */
function areaUnderCurve({ rows }: ChoiceSet, weights: readonly number[]): number {
  const scored = rows.map((row) => ({ isEntry: row.isEntry, score: scoreOf(row.features, weights) }));
  const others = scored.filter((row) => !row.isEntry);
  const entries = scored.filter((row) => row.isEntry);
  const wins = entries.reduce(
    (sum, entry) =>
      sum +
      others.reduce((won, other) => won + (other.score < entry.score ? 1 : other.score === entry.score ? 0.5 : 0), 0),
    0,
  );
  return wins / (entries.length * others.length);
}

main(process.argv.slice(2));
