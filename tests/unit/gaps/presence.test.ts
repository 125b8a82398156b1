import { coverageByChain } from '../../../server/gaps/coverage.ts';
import { decay, yearsBetween } from '../../../server/gaps/evidence-age.ts';
import { decidePresence, posteriorAfterNothing, thresholdsAt } from '../../../server/gaps/presence.ts';
import { chainId, companyId, graph, listId, regionId, segmentId, TEST_COUNTY } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

const present = (text: number) => ({
  textEvidence: new Map([[segmentId('c/a'), [{ companyId: companyId('cn-1'), probability: text, excerpt: '生产' }]]]),
});

describe('posteriorAfterNothing', () => {
  it('equals the formula worked by hand', () => {
    // .5 x .5^2 / (.5 x .5^2 + .5) = .125 / .625
    expect(posteriorAfterNothing(0.5, 0.5, 2)).toBeCloseTo(0.2, 12);
    expect(posteriorAfterNothing(0.4, 0, 3)).toBeCloseTo(0.4, 12);
    expect(posteriorAfterNothing(0.4, 1, 3)).toBe(0);
    expect(posteriorAfterNothing(1, 1, 3)).toBe(1);
  });
});

describe('decidePresence', () => {
  it('speaks only beyond the thresholds', () => {
    expect([0.76, 0.75, 0.25, 0.24].map((p) => decidePresence(p))).toEqual(['有', '不知', '不知', '缺']);
  });
});

describe('thresholdsAt', () => {
  it('speaks where it costs as much as 不知, and keeps the bar of a list that leaves the building', () => {
    expect(thresholdsAt(4)).toEqual({ present: 0.75, absent: 0.25, exportAbsent: 0.05 });
    expect(thresholdsAt(10)).toEqual({ present: 0.9, absent: 0.1, exportAbsent: 0.05 });
    for (const bad of [0, 2.9, 21, Number.NaN]) expect(() => thresholdsAt(bad)).toThrow(RangeError);
  });
});

describe('presence of a segment', () => {
  it('is 有 where a local company is entered in it, with the company as proof', () => {
    const a = segmentOf(
      analyse(graph().segments('c/a', 'c/b').operates('cn-1', 'c/a').localList('l', { c: 0.5 })),
      'c/a',
    );
    expect(a.presence.verdict).toBe('有');
    expect(a.localCompanyIds).toEqual(['cn-1']);
    expect(a.presence.proof.evidence[0]).toMatchObject({ side: 'for', source: 'operation', companyId: 'cn-1' });
  });

  it('is 缺 where a wide list shows nobody, and prints the list as proof', () => {
    const city = graph().segments('c/a', 'c/b').operates('cn-1', 'c/b', {}).localList('local', { c: 0.9 });
    const a = segmentOf(analyse(city), 'c/a');
    expect(a.presence.verdict).toBe('缺');
    expect(a.presence.proof.coverage).toBeCloseTo(0.9, 12);
    expect(a.presence.proof.coverageBasis).toEqual(['local：估计']);
    expect(a.presence.proof.evidence).toMatchObject([{ side: 'against', source: 'list' }]);
    expect(a.presence.proof.evidence[0]?.probability).toBeCloseTo(0.1, 12);
  });

  it('is 不知 where the same list is narrow', () => {
    const city = graph().segments('c/a', 'c/b').operates('cn-1', 'c/b').localList('local', { c: 0.2 });
    expect(segmentOf(analyse(city), 'c/a').presence.verdict).toBe('不知');
  });

  it('is not 缺 by the silence of a chain that was hardly looked at, unless an audit says how hardly', () => {
    const ids = Array.from({ length: 15 }, (_, at) => `c/s${at}`);
    const of = (share: number, audit?: { found: number; of: number }) => {
      const coverage = [{ chainId: chainId('c'), share, basis: '估计', ...(audit ? { audit } : {}) }];
      const city = graph()
        .segments(...ids)
        .company('cn-1')
        .localList('local', {}, { coverage });
      return segmentOf(analyse(city), 'c/s3').presence;
    };
    expect(of(0.2)).toMatchObject({ verdict: '不知', proof: { prior: 0.35 } });
    expect(of(0.45)).toMatchObject({ verdict: '缺', exportGrade: false, proof: { prior: 0.35 } });
    const audited = of(0.2, { found: 20, of: 100 });
    expect(audited.proof.coverage).toBeCloseTo(0.2, 12);
    expect(audited.proof.prior).toBeLessThan(0.2);
    expect(audited.verdict).toBe('缺');
    expect(of(0.7, { found: 70, of: 100 })).toMatchObject({ verdict: '缺', exportGrade: true });
  });

  it('counts a company once, by its strongest evidence', () => {
    const city = graph().segments('c/a').operates('cn-1', 'c/a', { confidence: 0.7 });
    const alone = segmentOf(analyse(city), 'c/a').presence;
    const both = segmentOf(analyse(city, present(0.6)), 'c/a').presence;
    const stronger = segmentOf(analyse(city, present(0.78)), 'c/a').presence;
    expect(both.probability).toBe(alone.probability);
    expect(stronger.probability).toBeGreaterThan(alone.probability);
    expect(stronger.proof.evidence).toMatchObject([{ source: 'text', probability: 0.78 }]);
    const sure = segmentOf(analyse(city, present(1)), 'c/a').presence;
    expect(sure.proof.evidence).toMatchObject([{ source: 'text', probability: 0.8 }]);
  });

  it('takes no notice of companies elsewhere, dissolved ones, and text below the noise floor', () => {
    const city = graph()
      .segments('c/a')
      .company('cn-1')
      .company('cn-2', { regionId: regionId('330100') })
      .company('cn-3', { status: 'dissolved' })
      .operates('cn-2', 'c/a')
      .operates('cn-3', 'c/a');
    const a = segmentOf(analyse(city, present(0.19)), 'c/a');
    expect(a.presence.proof.evidence).toEqual([]);
    expect(a.localCompanyIds).toEqual([]);
  });

  it('lets the plan speak with the weight its age leaves', () => {
    const city = (asOf: string) => graph().segments('c/a').planPresent('c/a', asOf);
    const [fresh, old] = ['2026-06-30', '2018-06-30'].map(
      (asOf) => segmentOf(analyse(city(asOf)), 'c/a').presence.proof.evidence[0]?.probability,
    );
    expect(fresh).toBeCloseTo(0.9, 12);
    expect(old).toBeCloseTo(0.45, 3);
  });

  it('keeps the computed verdict beside an override, and the latest override wins', () => {
    const override = { segmentId: segmentId('c/a'), office: '投资促进中心', reason: '现场核实' };
    const { presence } = segmentOf(
      analyse(graph().segments('c/a').operates('cn-1', 'c/a'), {
        overrides: [
          { ...override, verdict: '缺', date: '2026-02-01' },
          { ...override, verdict: '不知', date: '2026-01-01' },
        ],
      }),
      'c/a',
    );
    expect(presence).toMatchObject({ verdict: '缺', computedVerdict: '有', exportGrade: true });
    expect(presence.proof.evidence.map((item) => item.source)).toEqual(['override', 'operation']);
  });
});

describe('coverage', () => {
  const kappa = (city: ReturnType<typeof graph>) => coverageByChain(city.snapshot())(chainId('c')).kappa;
  const base = () => graph().segments('c/a').company('cn-1');

  it('combines independent lists and leaves target lists out', () => {
    const city = base()
      .company('cn-2', { listId: listId('second') })
      .localList('local', { c: 0.5 })
      .localList('second', { c: 0.4 })
      .localList('targets', { c: 0.9 }, { role: 'target' });
    expect(kappa(city)).toBeCloseTo(0.7, 12);
  });

  it('mixes an audit of ten with the estimate half and half', () => {
    const audit = { chainId: chainId('c'), share: 0.8, basis: '抽查', audit: { found: 2, of: 10 } };
    expect(kappa(base().localList('local', {}, { coverage: [audit] }))).toBeCloseTo(0.5, 12);
  });

  it('counts a county list for its part of the city, a provincial list in full', () => {
    const second = () => base().region('330784', { level: 'county', parentId: regionId('330700') });
    expect(kappa(second().localList('local', { c: 0.8 }, { regionIds: [TEST_COUNTY] }))).toBeCloseTo(0.4, 12);
    expect(kappa(second().localList('local', { c: 0.8 }, { regionIds: [regionId('330000')] }))).toBeCloseTo(0.8, 12);
    expect(kappa(second().localList('local', { c: 0.8 }, { regionIds: [regionId('330100')] }))).toBe(0);
  });

  it('lowers by companies that no search can see, and is nothing for a list without companies', () => {
    expect(kappa(base().company('cn-2', { texts: [] }).localList('local', { c: 0.8 }))).toBeCloseTo(0.4, 12);
    expect(kappa(graph().segments('c/a').localList('local', { c: 0.8 }))).toBe(0);
  });

  it('never reaches certainty', () => {
    expect(kappa(base().localList('local', { c: 1 }))).toBe(0.98);
  });
});

describe('evidence age', () => {
  it('reads day, month and year precision and refuses anything else', () => {
    expect(yearsBetween('2020-07-01', '2026-07-01')).toBeCloseTo(6, 2);
    expect(yearsBetween('2020', '2020-07-01')).toBe(0);
    expect(yearsBetween('2026-05', '2026-05-15')).toBe(0);
    expect(yearsBetween('2027-01-01', '2026-05-15')).toBe(0);
    expect(() => yearsBetween('soon', '2026-05-15')).toThrow(RangeError);
    expect(decay(8, 8)).toBe(0.5);
  });
});
