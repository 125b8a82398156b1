/**
 * `npm run backtest -- EVAL_DIR [PAGE]`: runs the product's evaluation commands on a folder of evaluation sets, scores
 * them, and writes the page (docs/backtest.md). EVAL_DIR holds presence_text/, presence_coverage/ and entry_backtest/,
 * each with its truth. Deterministic: equal input gives an equal page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluatePresenceCoverage } from '../server/cli/evaluate-presence-coverage.ts';
import { evaluatePresenceText } from '../server/cli/evaluate-presence-text.ts';
import { AS_OF_YEAR, EARLIER_YEARS, builtEntryCells, fineEntryCells } from './backtest/entry-trees.ts';
import { thinnedSeed } from './backtest/thinned-seed.ts';
import { readIndustryClasses, wordsByClass } from '../server/store/seed/industry-classes.ts';
import { readSeed } from '../server/store/seed/read-seed.ts';
import { backtestPage } from './backtest/page.ts';
import type { BacktestFigures } from './backtest/page.ts';
import { readCoverageCells, scoreCoverage } from './backtest/score-coverage.ts';
import { scoreEntry } from './backtest/score-entry.ts';
import { readTextCells, scoreText } from './backtest/score-text.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs', 'backtest.md');

async function main([evalDir, page = PAGE]: readonly string[]): Promise<void> {
  if (evalDir === undefined) throw new Error('usage: npm run backtest -- EVAL_DIR [PAGE]');
  const workDir = mkdtempSync(join(tmpdir(), 'liantu-backtest-'));
  try {
    const entryDir = join(evalDir, 'entry_backtest');
    const vocabulary = wordsByClass(await readIndustryClasses(join(ROOT, 'graph-seed')));
    writeFileSync(
      page,
      backtestPage({
        text: textFigures(join(evalDir, 'presence_text'), workDir, vocabulary),
        coverage: coverageFigures(join(evalDir, 'presence_coverage'), workDir),
        fine: scoreEntry(fineEntryCells(entryDir, workDir)),
        coarse: scoreEntry(builtEntryCells(entryDir, workDir, { tree: 'coarse', asOfYear: AS_OF_YEAR })),
        earlier: earlierFigures(entryDir, workDir),
        asOfYear: AS_OF_YEAR,
        thinned: thinnedSeed(await readSeed(join(ROOT, 'graph-seed'))),
      }),
    );
    console.log(`written: ${page}`);
  } finally {
    rmSync(workDir, { recursive: true });
  }
}

function textFigures(
  dataDir: string,
  workDir: string,
  vocabulary: ReadonlyMap<string, readonly string[]>,
): BacktestFigures['text'] {
  const outFile = join(workDir, 'presence-text.csv');
  evaluatePresenceText({ dataDir, outFile, vocabulary });
  return scoreText(readTextCells(dataDir, outFile));
}

/** Worlds are random ones (`rnd_`) or natural cities; each kind has its own bar. */
function coverageFigures(dataDir: string, workDir: string): BacktestFigures['coverage'] {
  const outFile = join(workDir, 'presence-coverage.csv');
  evaluatePresenceCoverage({ dataDir, outFile });
  const cells = readCoverageCells(dataDir, outFile);
  return (['random', 'natural'] as const).flatMap((kind) => {
    const members = cells.filter(({ world }) => world.startsWith('rnd_') === (kind === 'random'));
    return members.length === 0 ? [] : [{ kind, figures: scoreCoverage(members) }];
  });
}

function earlierFigures(entryDir: string, workDir: string): BacktestFigures['earlier'] {
  return (['fine', 'coarse'] as const).flatMap((tree) =>
    EARLIER_YEARS.map((asOfYear) => ({
      ...{ tree, asOfYear },
      figures: scoreEntry(builtEntryCells(entryDir, workDir, { tree, asOfYear })),
    })),
  );
}

await main(process.argv.slice(2));
