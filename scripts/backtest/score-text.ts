/** Figures of presence judged from registered scopes. */
import { join } from 'node:path';
import { readCsv } from '../../server/cli/evaluation-files.ts';
import { calibrationBins, calibrationError, rocAuc } from './figures.ts';
import type { CalibrationBin } from './figures.ts';

/** One cell with its truth: `不知` when either answer can be defended. */
export interface TextCell {
  readonly gold: '有' | '缺' | '不知';
  /** The segment existed and all its companies were removed. */
  readonly isHeldOut: boolean;
  readonly p: number;
  readonly verdict: string;
}

export interface TextFigures {
  readonly cells: number;
  readonly present: number;
  readonly heldOut: number;
  readonly twoValuedF1: number;
  readonly missingPrecision: number;
  readonly presentCalledMissing: number;
  readonly heldOutCalledMissing: number;
  readonly unknown: number;
  readonly ece: number;
  readonly auc: number;
  readonly bins: readonly CalibrationBin[];
  /** Numbers of cells. */
  readonly misses: {
    readonly presentCalledMissing: number;
    readonly absentCalledPresent: number;
    readonly heldOutUnknown: number;
    readonly heldOutCalledPresent: number;
  };
}

/** Joins gold.csv with a prediction; a cell without a row counts as p .5, 不知. */
export function readTextCells(dataDir: string, predictionFile: string): readonly TextCell[] {
  const said = new Map(readCsv(predictionFile).map((row) => [`${row['city']} ${row['segment']}`, row]));
  return readCsv(join(dataDir, 'gold.csv')).map((row) => {
    const prediction = said.get(`${row['city']} ${row['segment']}`);
    return {
      gold: goldOf(row['gold']),
      isHeldOut: row['held_out'] === '1',
      p: Number(prediction?.['p_present'] ?? 0.5),
      verdict: prediction?.['verdict'] ?? '不知',
    };
  });
}

function goldOf(text: string | undefined): TextCell['gold'] {
  if (text === '有' || text === '缺' || text === '不知') return text;
  throw new Error(`unknown truth: ${text}`);
}

/** Precision, recall and calibration leave out cells whose truth is 不知; held-out cells are clean when it is 缺. */
export function scoreText(cells: readonly TextCell[]): TextFigures {
  const count = (test: (cell: TextCell) => boolean): number => cells.filter(test).length;
  const isClean = (cell: TextCell): boolean => cell.isHeldOut && cell.gold === '缺';
  const clear = cells
    .filter((cell) => cell.gold !== '不知')
    .map((cell) => ({ score: cell.p, isPositive: cell.gold === '有' }));
  const present = count((cell) => cell.gold === '有');
  const heldOut = count(isClean);
  const hits = count((cell) => cell.p >= 0.5 && cell.gold === '有');
  const called = clear.filter(({ score }) => score >= 0.5).length;
  const saidMissing = count((cell) => cell.verdict === '缺' && cell.gold !== '不知');
  const presentCalledMissing = count((cell) => cell.verdict === '缺' && cell.gold === '有');
  return {
    ...{ cells: cells.length, present, heldOut },
    twoValuedF1: (2 * hits) / (called + present),
    missingPrecision: 1 - presentCalledMissing / saidMissing,
    presentCalledMissing: presentCalledMissing / present,
    heldOutCalledMissing: count((cell) => isClean(cell) && cell.verdict === '缺') / heldOut,
    unknown: count((cell) => cell.verdict === '不知') / cells.length,
    ece: calibrationError(clear),
    auc: rocAuc(clear),
    bins: calibrationBins(clear),
    misses: {
      presentCalledMissing,
      absentCalledPresent: count((cell) => cell.verdict === '有' && cell.gold === '缺'),
      heldOutUnknown: count((cell) => isClean(cell) && cell.verdict === '不知'),
      heldOutCalledPresent: count((cell) => isClean(cell) && cell.verdict === '有'),
    },
  };
}
