import {
  averagePrecision,
  bootstrapMean,
  calibrationBins,
  calibrationError,
  meanOverlap,
  precisionAt,
  rocAuc,
} from '../../../scripts/backtest/figures.ts';
import type { Scored } from '../../../scripts/backtest/figures.ts';

/** `+` is a positive; the score falls by one with every character, characters in one string are tied. */
const ranked = (...groups: readonly string[]): Scored[] =>
  groups.flatMap((group, index) => [...group].map((sign) => ({ score: -index, isPositive: sign === '+' })));

describe('rocAuc', () => {
  it('is the share of pairs in the right order, ties half', () => {
    expect(rocAuc(ranked('+', '-', '+', '-'))).toBe(3 / 4);
    expect(rocAuc(ranked('+-', '-'))).toBe(3 / 4);
    expect(rocAuc(ranked('+-+-'))).toBe(1 / 2);
    expect(rocAuc(ranked('-', '+').toReversed())).toBe(0);
  });

  it('is not a number where one side is missing', () => {
    expect(rocAuc(ranked('+', '+'))).toBeNaN();
    expect(rocAuc([])).toBeNaN();
  });
});

describe('averagePrecision', () => {
  it('is the mean precision at the positives, ties sharing the last place', () => {
    expect(averagePrecision(ranked('+', '-', '+'))).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(averagePrecision(ranked('+-', '+'))).toBeCloseTo((1 / 2 + 2 / 3) / 2, 12);
    expect(averagePrecision(ranked('-'))).toBeNaN();
  });
});

describe('precisionAt', () => {
  it('counts ties at the cut by their expected share', () => {
    expect(precisionAt(ranked('+', '-', '+', '-'), 2)).toBe(1 / 2);
    expect(precisionAt(ranked('+', '+---'), 2)).toBeCloseTo((1 + 1 / 4) / 2, 12);
    expect(precisionAt(ranked('+', '-'), 10)).toBe(1 / 2);
  });
});

describe('calibration', () => {
  const items = [
    { score: 0.1, isPositive: false },
    { score: 0.15, isPositive: true },
    { score: 1, isPositive: true },
    { score: 0.9, isPositive: false },
  ];

  it('compares what was said with what came true, bin by bin', () => {
    expect(calibrationBins(items)).toEqual([
      { from: 0.1, cells: 2, said: 0.125, true: 0.5 },
      { from: 0.9, cells: 2, said: 0.95, true: 0.5 },
    ]);
    expect(calibrationError(items)).toBeCloseTo((0.375 + 0.45) / 2, 12);
  });

  it('is nothing for a forecast that is right on average', () => {
    expect(calibrationError(ranked('+-').map((item) => ({ ...item, score: 0.5 })))).toBe(0);
  });
});

describe('meanOverlap', () => {
  it('is the mean over pairs of lists', () => {
    expect(meanOverlap([new Set(['a', 'b']), new Set(['b', 'c']), new Set(['d', 'e'])], 2)).toBeCloseTo(1 / 6, 12);
  });
});

describe('bootstrapMean', () => {
  /** 0, 1/4, 1/2, 3/4, again. */
  const stepping = () => {
    let at = -1;
    return () => (at = (at + 1) % 4) / 4;
  };

  it('leaves out what is not known, and is exact where every draw is the same', () => {
    expect(bootstrapMean([1, 2, 3, 4], stepping())).toEqual({ mean: 2.5, low: 2.5, high: 2.5 });
    expect(bootstrapMean([1, Number.NaN, 3, 4], stepping()).mean).toBeCloseTo(8 / 3, 12);
  });

  it('holds the mean between its ends, wider for scattered values', () => {
    const rng = () => {
      let state = 1;
      return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    };
    const wide = bootstrapMean([0, 10, 0, 10, 0, 10], rng());
    const narrow = bootstrapMean([4, 6, 4, 6, 4, 6], rng());
    expect(wide.low).toBeLessThan(5);
    expect(wide.high).toBeGreaterThan(5);
    expect(wide.high - wide.low).toBeCloseTo(5 * (narrow.high - narrow.low), 9);
  });
});
