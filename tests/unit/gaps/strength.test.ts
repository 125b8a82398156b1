import { effectiveFirms, percentileOf } from '../../../server/gaps/strength.ts';
import { companyId, graph, sourceId } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

describe('effectiveFirms', () => {
  it('is the inverse Herfindahl index, with equal shares where a size is unknown', () => {
    expect(effectiveFirms([50, 50])).toBeCloseTo(2, 12);
    expect(effectiveFirms([80, 10, 10])).toBeCloseTo(1 / 0.66, 12);
    expect(effectiveFirms([80, undefined, 10])).toBe(3);
    expect(effectiveFirms([])).toBe(0);
  });
});

describe('percentileOf', () => {
  it('counts ties half', () => {
    expect(percentileOf(2, [1, 2, 2, 3])).toBe(50);
    expect(percentileOf(3, [1, 2, 2, 3])).toBe(87.5);
  });
});

describe('strength of a present segment', () => {
  const scale = (revenueCny: number) => ({
    scale: { revenueCny, asOf: '2025', sourceId: sourceId('test-source') },
  });

  it('names each reason for weakness', () => {
    const weak = segmentOf(analyse(graph().segments('c/a').operates('cn-1', 'c/a')), 'c/a').strength;
    expect(weak).toEqual({
      firms: 1,
      effectiveFirms: 1,
      percentile: null,
      leaderId: null,
      weak: true,
      weakBecause: ['few_firms', 'no_leader'],
    });
  });

  it("finds the leader by honour, then revenue, and counts the parent's honours", () => {
    const city = graph()
      .segments('c/a')
      .company('cn-1', scale(5e9))
      .company('cn-2', { parentId: companyId('org-parent'), ...scale(1e9) })
      .company('org-parent', {
        regionId: '330100' as never,
        honours: [{ kind: 'fortune500', year: 2025, rank: 300, sourceId: sourceId('test-source') }],
      })
      .operates('cn-1', 'c/a')
      .operates('cn-2', 'c/a');
    expect(segmentOf(analyse(city), 'c/a').strength?.leaderId).toBe('cn-2');
  });

  it('is weak when one firm has nearly everything', () => {
    const city = graph()
      .segments('c/a')
      .company('cn-1', scale(9.5e9))
      .company('cn-2', scale(0.5e9))
      .operates('cn-1', 'c/a')
      .operates('cn-2', 'c/a');
    const { strength } = segmentOf(analyse(city), 'c/a');
    expect(strength?.weakBecause).toEqual(['few_firms']);
    expect(strength?.leaderId).toBe('cn-1');
  });

  it('compares within the chain when five of its segments are present', () => {
    const city = graph().segments('c/a', 'c/b', 'c/c', 'c/d', 'c/e', 'z/z');
    for (const segment of ['c/a', 'c/b', 'c/c', 'c/d', 'c/e']) city.operates('cn-1', segment).operates('cn-2', segment);
    city.operates('cn-3', 'c/a').operates('cn-1', 'z/z');
    const analysis = analyse(city);
    expect(segmentOf(analysis, 'c/a').strength?.percentile).toBe(90);
    expect(segmentOf(analysis, 'c/b').strength?.percentile).toBe(40);
    expect(segmentOf(analysis, 'z/z').strength?.percentile).toBeCloseTo(100 / 12, 12);
  });
});
