/** Figures of presence where firms are missing from the data. */
import { join } from 'node:path';
import { readCsv } from '../../server/cli/evaluation-files.ts';
import { readCoverageWorlds } from '../../server/cli/presence-coverage-data.ts';
import { WRONG_VERDICT_COST } from '../../server/gaps/defaults.ts';
import { groupBy } from '../../server/graph/snapshot.ts';
import { calibrationError, meanOfKnown, precisionAt, rocAuc } from './figures.ts';

/** `有_隐` there but not in the data; `缺_挖` removed by construction; `缺_连带` lost with it; `缺_本无` never there. */
const STATES = ['有_隐', '缺_挖', '缺_连带', '缺_本无'] as const;

/** One segment of one world in which no firm is seen. */
export interface CoverageCell {
  readonly world: string;
  readonly state: (typeof STATES)[number];
  /** Share of the chain's firms that the audit found, 0-1. */
  readonly coverage: number;
  readonly p: number;
  readonly verdict: string;
  readonly priority: number;
}

export interface VerdictFigures {
  readonly cells: number;
  /** Mean cost of a cell: 4 for a wrong verdict, 1 for 不知. */
  readonly cost: number;
  /** Cost of calling everything unseen 缺. */
  readonly costOfCountZero: number;
  readonly heldOutRecall: number;
  readonly hiddenCalledMissing: number;
  readonly unknown: number;
}

export interface CoverageFigures extends VerdictFigures {
  readonly worlds: number;
  /** Share of the 缺 said that are artefacts of the data. */
  readonly falseGapShare: number;
  readonly ece: number;
  /** How well removed segments rank above those never there, mean over the worlds. */
  readonly priorityAuc: number;
  readonly priorityAtTen: number;
  readonly byCoverage: readonly (VerdictFigures & { readonly from: number; readonly to: number })[];
}

/** Joins gold.csv with a prediction and the audits. @throws when a cell has no row. */
export function readCoverageCells(dataDir: string, predictionFile: string): readonly CoverageCell[] {
  const said = new Map(readCsv(predictionFile).map((row) => [`${row['city']} ${row['segment_id']}`, row]));
  const coverageOf = new Map(readCoverageWorlds(dataDir).worlds.map(({ city, data }) => [city, data.coverageOf]));
  return readCsv(join(dataDir, 'gold.csv')).flatMap(({ city = '', segment_id: segment = '', state: truth = '' }) => {
    const state = STATES.find((known) => known === truth);
    if (state === undefined) return [];
    const row = said.get(`${city} ${segment}`);
    if (!row) throw new Error(`no prediction for ${city} ${segment}`);
    return [
      {
        ...{ world: city, state },
        coverage: coverageOf.get(city)?.(segment.split('|')[0] ?? segment) ?? Number.NaN,
        p: Number(row['p_present']),
        verdict: row['verdict'] ?? '',
        priority: Number(row['priority']),
      },
    ];
  });
}

const COVERAGE_BANDS = [
  [0, 0.3],
  [0.3, 0.7],
  [0.7, 1],
] as const;

export function scoreCoverage(cells: readonly CoverageCell[]): CoverageFigures {
  const missing = cells.filter(({ verdict }) => verdict === '缺');
  const worlds = [...groupBy(cells, ({ world }) => world).values()].map((members) =>
    members
      .filter(({ state }) => state === '缺_挖' || state === '缺_本无')
      .map(({ state, priority }) => ({ score: priority, isPositive: state === '缺_挖' })),
  );
  const ranked = worlds.filter((items) => !Number.isNaN(rocAuc(items)));
  return {
    ...verdictFigures(cells),
    worlds: worlds.length,
    falseGapShare: missing.filter(({ state }) => state === '有_隐').length / missing.length,
    ece: calibrationError(cells.map(({ p, state }) => ({ score: p, isPositive: state === '有_隐' }))),
    priorityAuc: meanOfKnown(ranked.map(rocAuc)),
    priorityAtTen: meanOfKnown(ranked.map((items) => precisionAt(items, 10))),
    byCoverage: COVERAGE_BANDS.map(([from, to]) => ({
      ...{ from, to },
      ...verdictFigures(cells.filter(({ coverage }) => coverage >= from && coverage < to)),
    })),
  };
}

function verdictFigures(cells: readonly CoverageCell[]): VerdictFigures {
  const hidden = cells.filter(({ state }) => state === '有_隐');
  const held = cells.filter(({ state }) => state === '缺_挖');
  const share = (of: readonly CoverageCell[], verdict: string): number =>
    of.filter((cell) => cell.verdict === verdict).length / of.length;
  return {
    cells: cells.length,
    cost: meanOfKnown(cells.map(costOf)),
    costOfCountZero: (WRONG_VERDICT_COST * hidden.length) / cells.length,
    heldOutRecall: share(held, '缺'),
    hiddenCalledMissing: share(hidden, '缺'),
    unknown: share(cells, '不知'),
  };
}

function costOf({ state, verdict }: CoverageCell): number {
  if (verdict === '不知') return 1;
  return (verdict === '有') === (state === '有_隐') ? 0 : WRONG_VERDICT_COST;
}
