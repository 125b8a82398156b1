import fc from 'fast-check';
import { scaleOf } from '../../web/src/features/priority/scale.ts';

const number = fc.double({ min: -1000, max: 1000, noNaN: true });

describe('scaleOf', () => {
  it('keeps every value and tick inside the drawing and the order of the values, either way up', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 20 }), fc.boolean(), (values, isUp) => {
        const [from, to] = isUp ? [560, 14] : [14, 560];
        const { at, ticks } = scaleOf(values, from, to);
        for (const value of [...values, ...ticks]) {
          expect(at(value)).toBeGreaterThanOrEqual(14 - 1e-6);
          expect(at(value)).toBeLessThanOrEqual(560 + 1e-6);
        }
        const ordered = [...values].sort((a, b) => a - b).map(at);
        expect(ordered).toEqual([...ordered].sort((a, b) => (isUp ? b - a : a - b)));
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('ticks at round numbers', () => {
    expect(scaleOf([0, 48.6], 0, 100).ticks).toEqual([0, 10, 20, 30, 40, 50]);
    expect(scaleOf([], 0, 100).at(0)).toBe(50);
  });
});
