/**
 * `npm run check:seed [FOLDER]`: every rule on graph-seed, a table of its chains, exit 1 on any error. Warnings are
 * listed in full with `--warnings`, else counted.
 */
import { join } from 'node:path';
import { chainFigures, checkSeed } from '../server/store/seed/check-seed.ts';
import { formatFault } from '../server/store/seed/seed-faults.ts';
import { readSeedFiles } from '../server/store/seed/seed-files.ts';

const COLUMNS = [
  ['chain', 12],
  ['depth', 6],
  ['segments', 9],
  ['links', 6],
  ['local', 6],
  ['with local', 11],
  ['targets', 8],
  ['directions', 11],
] as const;

/** Warnings shown when they are not asked for. */
const SHOWN_WARNINGS = 10;

function printTable(files: Awaited<ReturnType<typeof readSeedFiles>>['files']): void {
  const figures = chainFigures(files);
  const rows = figures.map((row) => [
    row.chainId,
    row.depth,
    row.segments,
    row.links,
    row.local,
    row.localSegments,
    row.targets,
    row.directions,
  ]);
  const sums = [2, 3, 4, 5, 6, 7].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
  for (const row of [COLUMNS.map(([title]) => title), ...rows, ['sum', '', ...sums]]) {
    const cells = row.map((cell, at) => {
      const width = COLUMNS[at]?.[1] ?? 0;
      return at < 2 ? String(cell).padEnd(width) : String(cell).padStart(width);
    });
    say(cells.join(''));
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const args = process.argv.slice(2);
const dir = args.find((arg) => !arg.startsWith('--')) ?? join(import.meta.dirname, '..', 'graph-seed');
const { files, faults } = await readSeedFiles(dir);
const findings = checkSeed(files, faults);
const errors = findings.filter((finding) => finding.severity === 'error');
const warnings = findings.filter((finding) => finding.severity === 'warning');
const shown = args.includes('--warnings') ? warnings : warnings.slice(0, SHOWN_WARNINGS);
printTable(files);
for (const warning of shown) say(`warning: ${formatFault(warning)}`);
if (shown.length < warnings.length) say(`... ${warnings.length - shown.length} more warnings: --warnings lists all`);
for (const error of errors) say(`error: ${formatFault(error)}`);
say(`${files.companies.length} companies, ${errors.length} errors, ${warnings.length} warnings`);
process.exitCode = errors.length > 0 ? 1 : 0;
