import { backtestPage } from '../../../scripts/backtest/page.ts';
import { scoreCoverage } from '../../../scripts/backtest/score-coverage.ts';
import type { CoverageCell } from '../../../scripts/backtest/score-coverage.ts';
import { scoreEntry } from '../../../scripts/backtest/score-entry.ts';
import { scoreText } from '../../../scripts/backtest/score-text.ts';
import type { TextCell } from '../../../scripts/backtest/score-text.ts';

const textCell = (gold: TextCell['gold'], verdict: string, p: number, isHeldOut = false): TextCell => ({
  ...{ gold, verdict, p, isHeldOut },
});
const text = scoreText([
  textCell('有', '有', 0.9),
  textCell('有', '缺', 0.1),
  textCell('缺', '缺', 0.1, true),
  textCell('缺', '缺', 0.05),
  textCell('缺', '不知', 0.6),
  textCell('不知', '缺', 0.2, true),
]);

const world = (state: CoverageCell['state'], verdict: string, priority: number, coverage = 0.5): CoverageCell => ({
  ...{ world: 'w', state, verdict, priority, coverage },
  p: verdict === '缺' ? 0.1 : 0.5,
});
const coverage = scoreCoverage([
  world('有_隐', '缺', 0),
  world('有_隐', '不知', 0, 0.1),
  world('缺_挖', '缺', 3),
  world('缺_挖', '不知', 1),
  world('缺_本无', '缺', 2),
]);

const cell = (region: string, segment: string, entered: boolean, score: number, baseline: number) => ({
  ...{ region, segment, entered, score, baseline },
  recentFirms: segment === 'a' ? 0 : 2,
});
const entry = scoreEntry([
  cell('east', 'a', true, 1, 1),
  cell('east', 'b', false, 2, 0),
  cell('east', 'c', true, 3, 2),
  cell('west', 'a', false, 1, 1),
  cell('west', 'b', false, 2, 2),
]);

describe('figures of one set', () => {
  it('of texts leaves out what can be argued either way', () => {
    expect(text).toMatchObject({ cells: 6, present: 2, heldOut: 1, presentCalledMissing: 0.5, unknown: 1 / 6 });
    expect(text.twoValuedF1).toBeCloseTo(2 / 4, 12);
    expect(text.missingPrecision).toBeCloseTo(2 / 3, 12);
    expect(text.heldOutCalledMissing).toBe(1);
    expect(text.misses).toEqual({
      presentCalledMissing: 1,
      absentCalledPresent: 0,
      heldOutUnknown: 0,
      heldOutCalledPresent: 0,
    });
  });

  it('of coverage counts 4 for a wrong verdict and 1 for 不知, and splits by what the data holds', () => {
    expect(coverage).toMatchObject({ cells: 5, worlds: 1, cost: 6 / 5, costOfCountZero: 8 / 5, heldOutRecall: 0.5 });
    expect(coverage.falseGapShare).toBeCloseTo(1 / 3, 12);
    expect(coverage.priorityAuc).toBe(0.5);
    expect(coverage.byCoverage.map((band) => band.cells)).toEqual([1, 4, 0]);
  });

  it('of entries means over cities with one, and says where the entries stood', () => {
    expect(entry).toMatchObject({ cells: 5, cities: 2, citiesWithEntry: 1, entries: 2 });
    expect(entry.card.auc).toBe(0.5);
    expect(entry.popularity.auc).toBe(1);
    expect(entry.gain.auc.mean).toBe(-0.5);
    expect(entry.misses.places.map((place) => place.entries)).toEqual([2, 0, 0, 0]);
    expect(entry.misses.withoutNews).toEqual({ entries: 1, hits: 1 });
  });
});

describe('the page', () => {
  const figures = {
    text,
    coverage: [{ kind: 'random' as const, figures: coverage }],
    ...{ fine: entry, coarse: entry, asOfYear: 2012 },
    earlier: [
      { tree: 'fine' as const, asOfYear: 2010, figures: entry },
      { tree: 'coarse' as const, asOfYear: 2011, figures: entry },
    ],
    thinned: [{ kept: 0.5, comparable: coverage, directory: coverage }],
  };
  const page = backtestPage(figures);

  it('says what an entry is not, names every bar and marks what was missed', () => {
    expect(page).toContain('激活不等于招商');
    expect(page).toContain('a local firm reaching listed scale, not an inbound investment');
    expect(page).toContain('| F1, two-valued | 0.500 | ≥ 0.600 | **missed** |');
    expect(page).toContain('| 不知 | 0.167 | ≤ 0.450 | met |');
    expect(page.match(/\*\*Misses\.\*\*/g)).toHaveLength(5);
  });

  it('shows earlier dates by tree with their mean, card before popularity', () => {
    const { card, popularity } = entry;
    const auc = `${card.auc.toFixed(3)} / ${popularity.auc.toFixed(3)}`;
    expect(page).toContain(`| fine | 2010 | 2 | ${auc} |`);
    expect(page).toContain(`| coarse | mean |  | ${auc} |`);
  });

  it('is equal for equal figures', () => {
    expect(backtestPage(figures)).toBe(page);
  });
});
