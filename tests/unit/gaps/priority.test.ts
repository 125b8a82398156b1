import { paretoFront } from '../../../server/gaps/quadrants.ts';
import { verificationList } from '../../../server/gaps/verification-list.ts';
import { companyId, graph, listId, regionId, segmentId, sourceId } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

const addendOf = (score: { addends: readonly { key: string }[] } | null, key: string) =>
  score?.addends.find((addend) => addend.key === key);

describe('need', () => {
  // raw -> gate -> {carA, carB}; raw2 -> carB: the gate is on every path to carA, on half the paths to carB.
  const city = () =>
    graph()
      .segments('c/raw', 'c/gate', 'c/carA', 'c/carB', 'c/raw2')
      .input('c/raw', 'c/gate')
      .input('c/gate', 'c/carA', 'core')
      .input('c/gate', 'c/carB', 'common')
      .input('c/raw2', 'c/carB')
      .operates('cn-1', 'c/carA')
      .operates('cn-2', 'c/carA')
      .operates('cn-3', 'c/carB')
      .localList('local', { c: 0.98 });

  it('adds demand pull, dominators, betweenness and plan mention, each from the drawing', () => {
    const { need } = segmentOf(analyse(city().plan('c/gate', '补')), 'c/gate');
    // Demand 1 x 2 firms + .5 x 1 firm = 2.5 -> 2.5 / 6.5. Gates one of two terminals. On 2 of 3 root-terminal pairs.
    expect(addendOf(need, 'demandPull')).toMatchObject({ feature: 2.5 / 6.5, weight: 40, missing: false });
    expect(addendOf(need, 'dominatorShare')).toMatchObject({ feature: 0.5, value: 12.5 });
    expect(addendOf(need, 'betweenness')).toMatchObject({ feature: 2 / 3, value: 10 });
    expect(addendOf(need, 'planMention')).toMatchObject({ feature: 1, value: 20 });
    expect(need.score).toBeCloseTo((40 * 2.5) / 6.5 + 42.5, 9);
  });

  it("follows the official's weights", () => {
    const needWeights = { demandPull: 0, dominatorShare: 0, betweenness: 0, planMention: 10 };
    const analysis = analyse(city().plan('c', '补'), { needWeights });
    expect(segmentOf(analysis, 'c/gate').need.score).toBeCloseTo(4, 12);
  });
});

describe('likelihood', () => {
  it('is null, with the reason, where the graph knows too little or the city has it already', () => {
    const analysis = analyse(graph().segments('c/a', 'c/b').operates('cn-1', 'c/a').localList('local', { c: 0.98 }));
    expect(segmentOf(analysis, 'c/b')).toMatchObject({ likelihood: null, likelihoodMissing: 'no_outside_companies' });
    expect(segmentOf(analysis, 'c/a')).toMatchObject({ likelihood: null, likelihoodMissing: 'already_present' });
    expect(segmentOf(analysis, 'c/b').quadrant).toBeNull();
  });

  /** 40 companies in 杭州, three quarters of them in c/b; listed in 2005 to 2024 when dated. */
  const withOutside = (dated: boolean) => {
    const city = graph().segments('c/a', 'c/b', 'c/c').operates('cn-local', 'c/a').localList('local', { c: 0.98 });
    city.input('c/b', 'c/a').input('c/c', 'c/a', 'auxiliary');
    for (let index = 0; index < 40; index += 1) {
      const year = dated ? 2024 - (index % 20) : 0;
      const honours = dated ? [{ kind: 'listed' as const, year, sourceId: sourceId('test-source') }] : [];
      city.company(`cn-${index}`, { regionId: regionId('330100'), honours });
      city.operates(`cn-${index}`, index % 4 === 2 ? 'c/c' : 'c/b');
    }
    return city;
  };

  it('is missing, not low, in a chain of which the graph holds nobody elsewhere', () => {
    const city = withOutside(true).segments('d/a', 'd/b').operates('cn-d', 'd/a').localList('second', { d: 0.98 });
    const analysis = analyse(city.company('cn-e', { listId: listId('second') }));
    expect(segmentOf(analysis, 'd/b')).toMatchObject({
      likelihood: null,
      likelihoodMissing: 'no_outside_companies',
      quadrant: null,
    });
    expect(segmentOf(analysis, 'c/b').likelihoodMissing).toBeNull();
  });

  it('sums five addends; an undated graph leaves out what needs dates and says so', () => {
    const { likelihood } = segmentOf(analyse(withOutside(false)), 'c/b');
    expect(likelihood?.addends.map((addend) => [addend.key, addend.missing])).toEqual([
      ['nationalNewFirms', true],
      ['ownSection', false],
      ['ownRecent', true],
      ['neighbours', false],
      ['similarRegions', false],
    ]);
    // One local firm in the chain; 杭州, 138.6 km away as the crow flies, has the segment and is of like structure:
    // both have this chain alone. Of the three cells present, two are 杭州's and one is of this segment.
    expect(addendOf(likelihood, 'ownSection')).toMatchObject({ feature: 1 });
    expect(likelihood?.addends[3]?.feature).toBeCloseTo(Math.log(1 + Math.exp(-138.6 / 250)), 2);
    expect(likelihood?.addends[4]?.feature).toBeCloseTo(Math.log(2 / (1 + 2 / 3)), 9);
    expect(likelihood?.score).toBeCloseTo(likelihood?.addends.reduce((sum, { value }) => sum + value, 0) ?? 0, 9);
  });

  it('weighs firms by how newly they were listed where listings are dated', () => {
    const { likelihood } = segmentOf(analyse(withOutside(true)), 'c/c');
    // c/c holds indexes 2, 6, ..., 38: listed in 2022, 2018, 2014, 2010, 2006, each twice.
    const newness = 2 * [4, 8, 12, 16, 20].reduce((sum, age) => sum + Math.exp(-age / 3), 0);
    expect(likelihood?.addends[0]?.feature).toBeCloseTo(Math.log(1 + newness), 9);
    expect(addendOf(likelihood, 'ownRecent')).toMatchObject({ feature: 0, missing: false });
  });

  it('places absent gaps in quadrants, and the front holds what nothing beats', () => {
    const analysis = analyse(withOutside(true));
    expect(segmentOf(analysis, 'c/b').quadrant).toBe('先招');
    expect(segmentOf(analysis, 'c/a').quadrant).toBeNull();
    expect(paretoFront(analysis)).toContain('c/b');
  });
});

describe('the verification list', () => {
  it('puts the call first on which most hangs, and names whom to ask', () => {
    const city = graph()
      .segments('c/have', 'c/needed', 'c/idle')
      .input('c/needed', 'c/have')
      .operates('cn-1', 'c/have')
      .company('cn-2')
      .localList('local', { c: 0.2 });
    const textEvidence = new Map([
      [segmentId('c/idle'), [{ companyId: companyId('cn-2'), probability: 0.3, excerpt: '销售' }]],
    ]);
    const list = verificationList(analyse(city, { textEvidence }));
    expect(list.map((item) => item.segmentId)).toEqual(['c/needed', 'c/idle']);
    expect(list[0]).toMatchObject({ costSaved: 1 });
    expect(list[1]).toMatchObject({ stake: 5, value: 5, askCompanyIds: ['cn-2'] });
  });

  it('leaves out what an official has settled', () => {
    const override = {
      segmentId: segmentId('c/a'),
      verdict: '不知' as const,
      office: '局',
      date: '2026',
      reason: '待查',
    };
    expect(verificationList(analyse(graph().segments('c/a'), { overrides: [override] }))).toEqual([]);
  });
});
