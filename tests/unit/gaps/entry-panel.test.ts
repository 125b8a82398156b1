import fc from 'fast-check';
import { entryScore } from '../../../server/gaps/entry/entry-card.ts';
import type { EntryCounts } from '../../../server/gaps/entry/entry-card.ts';
import { ENTRY_CARD } from '../../../server/gaps/entry/entry-card-coefficients.ts';
import { entryPanel } from '../../../server/gaps/entry/entry-panel.ts';
import type { PanelFirm } from '../../../server/gaps/entry/entry-panel.ts';
import { regionLikeness } from '../../../server/gaps/entry/region-likeness.ts';
import { distanceKm } from '../../../server/graph/distance.ts';

const firm = (id: string, region: string, segment: string, year: number | null, section = 'S'): PanelFirm => ({
  ...{ id, region, segment, section, year },
});
const places = new Map([
  ['east', { lng: 120, lat: 30 }],
  ['west', { lng: 117, lat: 30 }],
]);
const firms = [
  firm('1', 'east', 'pumps', 2012),
  firm('2', 'west', 'pumps', 2009),
  firm('2b', 'west', 'pumps', 2009),
  firm('3', 'west', 'valves', 2000),
  firm('4', 'east', 'valves', 2010),
  firm('4', 'east', 'seals', 2010),
  firm('5', 'nowhere', 'pumps', 2012, 'T'),
];

describe('entryPanel', () => {
  const panel = entryPanel(firms, places, 2012);

  it('weighs the firms of the country by newness and counts own firms once', () => {
    const counts = panel('east', 'pumps', 'S');
    expect(counts.nationalNewFirms).toBeCloseTo(1 + 2 * Math.exp(-1) + 1, 12);
    expect(counts.ownSectionFirms).toBe(2);
    expect(counts.ownRecentFirms).toBe(2);
    expect(panel('west', 'pumps', 'S')).toMatchObject({ ownSectionFirms: 3, ownRecentFirms: 2 });
  });

  it('weighs neighbours that have the segment by nearness, never the region itself nor a region without a place', () => {
    const km = distanceKm({ lng: 120, lat: 30 }, { lng: 117, lat: 30 });
    expect(km).toBeCloseTo(288.9, 0);
    expect(panel('east', 'pumps', 'S').neighbourRegions).toBeCloseTo(Math.exp(-km / 250), 12);
    expect(panel('west', 'seals', 'S').neighbourRegions).toBeCloseTo(Math.exp(-km / 250), 12);
    expect(panel('nowhere', 'pumps', 'S').neighbourRegions).toBeNull();
  });

  it('compares the regions of like structure that have a segment with what they would have by chance', () => {
    // East and west have all firms in one section, nowhere has none there: likeness 1 and 0. Six cells are present:
    // pumps in three regions, valves in two, seals in one; three cells of them in the east.
    expect(panel('west', 'seals', 'S').similarRegions).toEqual({ having: 1, expected: 3 / 6 });
    expect(panel('nowhere', 'valves', 'T').similarRegions).toEqual({ having: 0, expected: 0 });
    expect(panel('empty', 'valves', 'S').similarRegions).toBeNull();
  });

  it('knows nothing of newness where no firm is dated', () => {
    const undated = entryPanel([firm('1', 'east', 'pumps', null)], places, 2012);
    expect(undated('west', 'pumps', 'S')).toMatchObject({ nationalNewFirms: null, ownRecentFirms: null });
  });

  const anyFirm = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    region: fc.constantFrom('east', 'west', 'nowhere'),
    segment: fc.constantFrom('pumps', 'valves', 'seals'),
    section: fc.constantFrom('S', 'T'),
    year: fc.option(fc.integer({ min: 1990, max: 2012 })),
  });

  it('and with it the score do not depend on the order of firms, to the last bit', () => {
    const rows = fc
      .array(anyFirm, { minLength: 1, maxLength: 30 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      );
    fc.assert(
      fc.property(rows, ([list, shuffled]) => {
        const scores = (of: readonly PanelFirm[]) => {
          const counts = entryPanel(of, places, 2012);
          return ['pumps', 'valves', 'seals', 'gears'].map((segment) => entryScore(counts('east', segment, 'S')));
        };
        expect(scores(shuffled)).toEqual(scores(list));
      }),
    );
  });
});

describe('entryScore', () => {
  const count = fc.double({ min: 0, max: 1e4, noNaN: true });
  const anyCounts: fc.Arbitrary<EntryCounts> = fc.record({
    nationalNewFirms: fc.option(count),
    ownSectionFirms: count,
    ownRecentFirms: fc.option(count),
    neighbourRegions: fc.option(count),
    similarRegions: fc.option(fc.record({ having: count, expected: count })),
  });
  const KEYS = ['nationalNewFirms', 'ownSectionFirms', 'ownRecentFirms', 'neighbourRegions'] as const;

  it('never falls when a count rises, and rises with regions like this one that have the segment', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...KEYS), count, (counts, key, more) => {
        const { score } = entryScore(counts);
        expect(entryScore({ ...counts, [key]: (counts[key] ?? 0) + more }).score).toBeGreaterThanOrEqual(score);
        const { having, expected } = counts.similarRegions ?? { having: 0, expected: 0 };
        const alike = (of: { having: number; expected: number }) => entryScore({ ...counts, similarRegions: of }).score;
        expect(alike({ having: having + more, expected })).toBeGreaterThanOrEqual(alike({ having, expected }));
        expect(alike({ having, expected: expected + more })).toBeLessThanOrEqual(alike({ having, expected }));
      }),
    );
  });

  it('is the sum of its addends, each a weight >= 0 times its feature; what is unknown adds nothing and says so', () => {
    expect(Object.values(ENTRY_CARD.weights).every((weight) => weight >= 0)).toBe(true);
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { score, addends } = entryScore(counts);
        expect(addends.map(({ key }) => key)).toEqual(Object.keys(ENTRY_CARD.weights));
        expect(score).toBe(addends.reduce((sum, { value }) => sum + value, 0));
        for (const { value, weight, feature, missing } of addends) {
          expect(value).toBe(weight * feature);
          if (missing) expect(value).toBe(0);
        }
        expect(addends[4]?.missing).toBe(counts.similarRegions === null);
      }),
    );
  });
});

describe('regionLikeness', () => {
  const likeness = regionLikeness(
    new Map([
      ['a', new Map([['S', 1]])],
      ['b', new Map([['S', 40]])],
      [
        'c',
        new Map([
          ['S', 1],
          ['T', 3],
        ]),
      ],
      ['d', new Map([['T', 2]])],
    ]),
  );

  it('is 1 for equal shares whatever the size, 0 without a section in common, and the same both ways', () => {
    expect(likeness('a', 'b')).toBe(1);
    expect(likeness('a', 'd')).toBe(0);
    expect(likeness('c', 'a')).toBeCloseTo(1 / 4, 12);
    expect(likeness('a', 'c')).toBe(likeness('c', 'a'));
    expect(likeness('a', 'unknown')).toBe(0);
  });
});
