import fc from 'fast-check';
import { MAX_INTERVAL_ROWS, rankIntervals } from '../../../server/graph/rank-interval.ts';
import type { WeightBox } from '../../../server/graph/rank-interval.ts';

/** All corners of the box: a linear difference takes its extremes there. */
function corners({ low, high }: WeightBox): number[][] {
  return low.reduce<number[][]>(
    (all, least, k) =>
      all.flatMap((corner) => [
        [...corner, least],
        [...corner, high[k] ?? least],
      ]),
    [[]],
  );
}

const score = (row: readonly number[], weights: readonly number[]): number =>
  row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);

/** i stands above j under these weights; ties by order. */
const above = (rows: readonly number[][], i: number, j: number, weights: readonly number[]): boolean => {
  const difference = score(rows[i] ?? [], weights) - score(rows[j] ?? [], weights);
  return difference > 0 || (difference === 0 && i < j);
};

/** Slow oracle: for every pair, every corner of the box. */
function enumerate(rows: readonly number[][], box: WeightBox): { best: number; worst: number }[] {
  const all = corners(box);
  return rows.map((_, i) => {
    const others = rows.map((__, j) => j).filter((j) => j !== i);
    const alwaysAbove = others.filter((j) => all.every((weights) => above(rows, j, i, weights))).length;
    const alwaysBelow = others.filter((j) => all.every((weights) => above(rows, i, j, weights))).length;
    return { best: 1 + alwaysAbove, worst: rows.length - alwaysBelow };
  });
}

const part = fc.integer({ min: 0, max: 8 });
const rowsAndBox = fc.tuple(
  fc.array(fc.array(part, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
  fc.constantFrom<WeightBox>(
    { low: [1, 1, 1], high: [1, 1, 1] },
    { low: [0.5, 1, 0.75], high: [1.5, 1, 1.25] },
    { low: [0, 0, 0], high: [1, 1, 1] },
  ),
);

describe('rankIntervals', () => {
  it('equals the enumeration of every pair over every corner of the box', () => {
    fc.assert(
      fc.property(rowsAndBox, ([rows, box]) => {
        expect(rankIntervals(rows, box)).toEqual(enumerate(rows, box));
      }),
    );
  });

  it('holds the rank under any weights of the box', () => {
    fc.assert(
      fc.property(
        rowsAndBox,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        ([rows, box], at) => {
          const weights = box.low.map((low, k) => low + (at[k] ?? 0) * ((box.high[k] ?? low) - low));
          const intervals = rankIntervals(rows, box);
          rows.forEach((_, i) => {
            const higher = rows.filter(
              (__, j) => j !== i && score(rows[j] ?? [], weights) > score(rows[i] ?? [], weights) + 1e-9,
            );
            const lower = rows.filter(
              (__, j) => j !== i && score(rows[j] ?? [], weights) < score(rows[i] ?? [], weights) - 1e-9,
            );
            expect(intervals[i]?.best).toBeLessThanOrEqual(rows.length - lower.length);
            expect(intervals[i]?.worst).toBeGreaterThanOrEqual(1 + higher.length);
          });
        },
      ),
    );
  });

  it('is the rank itself when the weights are fixed', () => {
    const box = { low: [1], high: [1] };
    expect(rankIntervals([[3], [2], [2], [1]], box)).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
      { best: 3, worst: 3 },
      { best: 4, worst: 4 },
    ]);
  });

  it('compares the rows asked for with all rows', () => {
    expect(
      rankIntervals(
        [
          [1, 0],
          [0, 1],
          [0.9, 0.9],
        ],
        { low: [0, 0], high: [1, 1] },
        1,
      ),
    ).toEqual([{ best: 1, worst: 3 }]);
  });

  it('gives null above the stated number of rows', () => {
    const rows = Array.from({ length: MAX_INTERVAL_ROWS + 1 }, (_, i) => [i]);
    expect(rankIntervals(rows, { low: [1], high: [1] })).toEqual(rows.map(() => null));
  });
});
