import fc from 'fast-check';
import { entryPanel } from '../../../server/gaps/entry-panel.ts';
import type { PanelFirm } from '../../../server/gaps/entry-panel.ts';
import { distanceKm } from '../../../server/graph/distance.ts';

const firm = (id: string, region: string, segment: string, year: number | null, section = 'S'): PanelFirm => ({
  ...{ id, region, segment, section, year },
});
const places = new Map([
  ['east', { lng: 120, lat: 30 }],
  ['west', { lng: 117, lat: 30 }],
]);

describe('entryPanel', () => {
  const firms = [
    firm('1', 'east', 'pumps', 2012),
    firm('2', 'west', 'pumps', 2009),
    firm('3', 'west', 'valves', 2000),
    firm('4', 'east', 'valves', 2010),
    firm('4', 'east', 'seals', 2010),
    firm('5', 'nowhere', 'pumps', 2012, 'T'),
  ];
  const panel = entryPanel(firms, places, 2012);

  it('weighs the firms of the country by newness and counts own firms once', () => {
    const counts = panel('east', 'pumps', 'S');
    expect(counts.nationalNewFirms).toBeCloseTo(1 + Math.exp(-1) + 1, 12);
    expect(counts.ownSectionFirms).toBe(2);
    expect(counts.ownRecentFirms).toBe(2);
    expect(panel('west', 'pumps', 'S')).toMatchObject({ ownSectionFirms: 2, ownRecentFirms: 1 });
  });

  it('weighs neighbours by nearness, never the region itself nor a region without a place', () => {
    const km = distanceKm({ lng: 120, lat: 30 }, { lng: 117, lat: 30 });
    expect(km).toBeCloseTo(288.9, 0);
    expect(panel('east', 'pumps', 'S').neighbourFirms).toBeCloseTo(Math.exp(-km / 300), 12);
    expect(panel('nowhere', 'pumps', 'S').neighbourFirms).toBeNull();
  });

  it('knows nothing of newness where no firm is dated', () => {
    const undated = entryPanel([firm('1', 'east', 'pumps', null)], places, 2012);
    expect(undated('west', 'pumps', 'S')).toMatchObject({ nationalNewFirms: null, ownRecentFirms: null });
  });

  it('does not depend on the order of firms', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(firms, { minLength: firms.length }), (shuffled) => {
        expect(entryPanel(shuffled, places, 2012)('east', 'pumps', 'S')).toEqual(panel('east', 'pumps', 'S'));
      }),
    );
  });
});
