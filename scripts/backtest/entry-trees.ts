/**
 * The two trees of the entry test. The fine one comes with its truth and popularity column; the coarse one, and both at
 * earlier as-of years, are made from the same firms with truth and popularity model built the same way.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entryFirmRow } from '../../server/cli/entry-data.ts';
import { evaluateEntry } from '../../server/cli/evaluate-entry.ts';
import { csvLine, readCsv, readJsonLines } from '../../server/cli/evaluation-files.ts';
import { groupBy } from '../../server/graph/snapshot.ts';
import { fitLogistic, predict } from '../eval/logistic.ts';
import type { EntryCell } from './score-entry.ts';

/** Entries are counted within this many years, and so is recent popularity. */
const HORIZON_YEARS = 4;
/** Cities with fewer firms on the as-of day are left out, as in the fine tree's cells. */
const LEAST_OWN_FIRMS = 5;
export const AS_OF_YEAR = 2012;
/** Earlier as-of years shown beside it; before, fewer than fifty cities have enough firms. */
export const EARLIER_YEARS = [2006, 2007, 2008, 2009, 2010, 2011] as const;

const firmRow = entryFirmRow.extend({ parent: z.string() });

type Firm = z.output<typeof firmRow>;

/** @param workDir an empty folder for the product's output. */
export function fineEntryCells(dataDir: string, workDir: string): readonly EntryCell[] {
  const scores = entryScores(dataDir, join(workDir, 'entry-fine.csv'), AS_OF_YEAR);
  return readCsv(join(dataDir, 'gold_cells.csv')).map(({ region = '', segment = '', ...row }) => ({
    ...{ region, segment },
    entered: row['y'] === '1',
    recentFirms: Number(row['pop_recent']),
    score: scores(region, segment),
    baseline: Number(row['lr_pop2']),
  }));
}

/** The fine tree as it stands, or the coarse one with each segment replaced by its parent. */
export type EntryTree = 'fine' | 'coarse';

/**
 * Cells of a tree at the end of a year, with truth and popularity model made from the firms. Written as a folder of the
 * same form below `workDir`, which the product scores.
 */
export function builtEntryCells(
  dataDir: string,
  workDir: string,
  { tree, asOfYear }: { readonly tree: EntryTree; readonly asOfYear: number },
): readonly EntryCell[] {
  const rows = readJsonLines(join(dataDir, 'firms.jsonl'), firmRow);
  const firms = tree === 'fine' ? rows : rows.map((firm) => ({ ...firm, segment: firm.parent }));
  const regions = readCsv(join(dataDir, 'regions.csv'));
  const codes = regions.map((row) => row['region'] ?? '');
  const cells = openCells(firms, codes, asOfYear);
  const table = (name: string, header: string[], rows: readonly (readonly string[])[]): void =>
    writeFileSync(join(workDir, name), `${[header, ...rows].map(csvLine).join('\n')}\n`);
  writeFileSync(join(workDir, 'firms.jsonl'), firms.map((firm) => `${JSON.stringify(firm)}\n`).join(''));
  const columns = Object.keys(regions[0] ?? {});
  table(
    'regions.csv',
    columns,
    regions.map((row) => columns.map((column) => row[column] ?? '')),
  );
  table(
    'cells.csv',
    ['region', 'segment'],
    cells.map(({ region, segment }) => [region, segment]),
  );
  const scores = entryScores(workDir, join(workDir, 'entry-built.csv'), asOfYear);
  const popularity = fitPopularity(openCells(firms, codes, asOfYear - HORIZON_YEARS));
  return cells.map((cell) => ({
    region: cell.region,
    segment: cell.segment,
    entered: cell.entered,
    recentFirms: cell.recentFirms,
    score: scores(cell.region, cell.segment),
    baseline: popularity(cell),
  }));
}

/** The product's scores for all cells of a folder, through the command's own code. */
function entryScores(dataDir: string, outFile: string, asOfYear: number): (region: string, segment: string) => number {
  evaluateEntry({ dataDir, outFile, asOf: `${asOfYear}-12-31` });
  const scores = new Map(readCsv(outFile).map((row) => [`${row['region']} ${row['segment']}`, Number(row['score'])]));
  return (region, segment) => {
    const score = scores.get(`${region} ${segment}`);
    if (score === undefined) throw new Error(`no score for ${region} ${segment}`);
    return score;
  };
}

interface OpenCell {
  readonly region: string;
  readonly segment: string;
  readonly entered: boolean;
  /** Firms of the segment in the country: new in the last years, and all. */
  readonly recentFirms: number;
  readonly allFirms: number;
}

/** What each city does not have at the end of a year, and whether it had it HORIZON_YEARS later. */
function openCells(firms: readonly Firm[], regions: readonly string[], asOfYear: number): readonly OpenCell[] {
  const year = (firm: Firm): number => Number(firm.date.slice(0, 4));
  const key = ({ region, segment }: Firm): string => `${region} ${segment}`;
  const known = firms.filter((firm) => year(firm) <= asOfYear);
  const present = new Set(known.map(key));
  const later = new Set(
    firms.filter((firm) => year(firm) > asOfYear && year(firm) <= asOfYear + HORIZON_YEARS).map(key),
  );
  const sizes = groupBy(known, (firm) => firm.region);
  const segments = [...groupBy(known, (firm) => firm.segment)]
    .map(([segment, members]) => ({
      segment,
      recentFirms: members.filter((firm) => year(firm) > asOfYear - HORIZON_YEARS).length,
      allFirms: members.length,
    }))
    .sort((a, b) => (a.segment < b.segment ? -1 : 1));
  return regions
    .filter((region) => (sizes.get(region)?.length ?? 0) >= LEAST_OWN_FIRMS)
    .flatMap((region) =>
      segments
        .filter(({ segment }) => !present.has(`${region} ${segment}`))
        .map((segment) => ({ region, ...segment, entered: later.has(`${region} ${segment.segment}`) })),
    );
}

/** Popularity alone: a logistic function of recent and of all firms in the country, fitted on the window before. */
function fitPopularity(cells: readonly OpenCell[]): (cell: OpenCell) => number {
  const features = ({ recentFirms, allFirms }: OpenCell): number[] => [Math.log1p(recentFirms), Math.log1p(allFirms)];
  const model = fitLogistic(
    cells.map((cell) => ({ features: features(cell), isPositive: cell.entered })),
    0,
  );
  return (cell) => predict(model, features(cell));
}
