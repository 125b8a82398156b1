import fc from 'fast-check';
import { coverageFromAudit } from '../../../server/gaps/coverage.ts';
import { digamma } from '../../../server/gaps/directory/digamma.ts';
import { directoryPresence } from '../../../server/gaps/directory/directory-presence.ts';
import { directoryRates } from '../../../server/gaps/directory/directory-rates.ts';
import type { DirectoryFirm } from '../../../server/gaps/directory/directory-rates.ts';

const firm = (id: string, segments: readonly string[]): DirectoryFirm => {
  const chains = [...new Set(segments.map((segment) => segment.charAt(0)))];
  return { id, primaryChain: chains[0] ?? '', segments, chains };
};
/** Chains A and B of 20 firms in four segments each; five firms of both. */
const directory = [
  ...Array.from({ length: 20 }, (_, index) => firm(`a${index}`, [`A${index % 4}`])),
  ...Array.from({ length: 20 }, (_, index) => firm(`b${index}`, [`B${index % 4}`])),
  ...Array.from({ length: 5 }, (_, index) => firm(`ab${index}`, ['A0', 'B0'])),
];
const half = () => 0.5;

describe('digamma', () => {
  it('equals the known values', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649, 7);
    expect(digamma(0.5)).toBeCloseTo(-1.963510026, 7);
    expect(digamma(10)).toBeCloseTo(2.251752589, 7);
  });
});

describe('coverageFromAudit', () => {
  it("follows Laplace's rule", () => {
    expect(coverageFromAudit({ found: 18, of: 20 })).toBeCloseTo(19 / 22, 12);
    expect(coverageFromAudit({ found: 0, of: 0 })).toBe(0.5);
  });
});

describe('directoryRates', () => {
  const rates = (observed: readonly string[]) =>
    new Map(
      directoryRates(directory, { observed: new Set(observed), coverageOf: half }).map((r, i) => [directory[i]?.id, r]),
    );

  it('finds the chain that the city is strong in', () => {
    const seenInA = rates(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
    expect(seenInA.get('a10')).toBeGreaterThan(5 * (seenInA.get('b10') ?? 1));
  });

  it('lets a strong chain explain firms of two chains away from the weak one', () => {
    const seen = rates(['a0', 'a1', 'a2', 'a3', 'ab0', 'ab1']);
    expect(seen.get('a10')).toBeGreaterThan(2 * (seen.get('b10') ?? 1));
  });

  it('expects as many firms to be seen as are seen', () => {
    const expected = [...rates(['a0', 'a1', 'b1']).values()].reduce((sum, rate) => sum + rate * 0.5, 0);
    expect(expected).toBeCloseTo(3, 9);
  });

  it('is small but not zero for a city where nothing is seen, zero where nothing could be', () => {
    for (const rate of rates([]).values()) expect(rate).toBeGreaterThan(0);
    const blind = directoryRates(directory, { observed: new Set(['a0']), coverageOf: () => 0 });
    expect(new Set(blind)).toEqual(new Set([0]));
  });
});

describe('directoryPresence', () => {
  it('is certain where a firm is seen, and more doubtful the less would be seen', () => {
    const observed = new Set(['a0', 'a4', 'a5']);
    const wide = directoryPresence(directory, { observed, coverageOf: () => 0.95 });
    const narrow = directoryPresence(directory, { observed, coverageOf: () => 0.2 });
    expect(wide.get('A0')?.probability).toBe(1);
    expect(wide.get('A2')?.probability).toBeLessThan(narrow.get('A2')?.probability ?? 0);
    expect(wide.get('B2')).toMatchObject({ verdict: '缺', breadth: 1 });
    expect(wide.get('B0')?.breadth).toBeCloseTo((5 + 10) / 10, 12);
  });

  it('keeps every probability in 0-1 for any city', () => {
    fc.assert(
      fc.property(
        fc.subarray(directory.map((one) => one.id)),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (observed, coverage) => {
          const city = { observed: new Set(observed), coverageOf: () => coverage };
          for (const { probability, expectedFirms } of directoryPresence(directory, city).values()) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
            expect(expectedFirms).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
