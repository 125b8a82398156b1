import { companyId, graph, segmentId } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

describe('input that is thin, broken or contradictory', () => {
  it('an empty city knows nothing and asks, whatever its empty lists declare', () => {
    const analysis = analyse(graph().segments('c/a', 'c/b').input('c/a', 'c/b').localList('local', { c: 0.9 }));
    for (const { presence, kind, status } of analysis.segments.values()) {
      expect([presence.verdict, kind, status]).toEqual(['不知', '待核', 'unknown']);
      expect(presence.proof).toMatchObject({ coverage: 0, searched: { companies: 0, withText: 0 } });
    }
    expect(analysis.chains.get('c' as never)).toMatchObject({ unknownShare: 1, coverage: 0 });
  });

  it('a segment without any words stays 不知 however wide the lists, since nobody could look for it', () => {
    const city = () => graph().segments('c/a', 'c/b').operates('cn-1', 'c/b').localList('local', { c: 0.95 });
    const nameless = analyse(city().segment('c/blank', { name: ' ' }));
    expect(segmentOf(nameless, 'c/a').presence.verdict).toBe('缺');
    const { presence, kind } = segmentOf(nameless, 'c/blank');
    expect([presence.verdict, kind]).toEqual(['不知', '待核']);
    expect(presence.proof).toMatchObject({ coverage: 0, coverageBasis: [], evidence: [] });
    expect(segmentOf(nameless, 'c/a').presence).toEqual(segmentOf(analyse(city()), 'c/a').presence);
    const entered = analyse(city().segment('c/blank', { name: '' }).operates('cn-1', 'c/blank'));
    expect(segmentOf(entered, 'c/blank').presence.verdict).toBe('有');
  });

  it('a city whose firms carry no text at all knows nothing, whatever its lists declare', () => {
    const city = graph().segments('c/a', 'c/b').localList('local', { c: 0.95 });
    for (const id of ['cn-1', 'cn-2', 'cn-3']) city.company(id, { texts: [] });
    for (const { presence } of analyse(city).segments.values()) {
      expect(presence.verdict).toBe('不知');
      expect(presence.proof).toMatchObject({ coverage: 0, searched: { companies: 3, withText: 0 } });
    }
  });

  it('a graph without segments gives an empty analysis, not an error', () => {
    const analysis = analyse(graph().chain('c'));
    expect(analysis.segments.size).toBe(0);
    expect(analysis.chains.get('c' as never)).toMatchObject({ unknownShare: 0, gapIds: [] });
  });

  it('a company without text is counted as searched, not as read, and makes absence less certain', () => {
    const city = () => graph().segments('c/a', 'c/b').operates('cn-1', 'c/b').localList('local', { c: 0.8 });
    const read = segmentOf(analyse(city()), 'c/a').presence;
    const mute = segmentOf(analyse(city().company('cn-2', { texts: [] })), 'c/a').presence;
    expect(mute.proof.searched).toEqual({ companies: 2, withText: 1 });
    expect(mute.proof.coverage).toBeLessThan(read.proof.coverage);
    expect(mute.probability).toBeGreaterThan(read.probability);
  });

  it('a cycle of input links is analysed like any other graph', () => {
    const city = graph()
      .segments('c/a', 'c/b', 'c/c', 'c/d')
      .input('c/a', 'c/b')
      .input('c/b', 'c/c', 'auxiliary')
      .input('c/c', 'c/a')
      .input('c/a', 'c/d', 'auxiliary')
      .input('c/b', 'c/b')
      .operates('cn-1', 'c/c')
      .localList('local', { c: 0.98 });
    const analysis = analyse(city);
    expect(segmentOf(analysis, 'c/b')).toMatchObject({ kind: '延', rule: { ruleId: 'absent-adjacent-extend' } });
    expect(segmentOf(analysis, 'c/a')).toMatchObject({ kind: '延' });
    expect(segmentOf(analysis, 'c/b').downstream).toEqual([
      { segmentId: 'c/c', necessity: 'auxiliary', status: 'weak' },
    ]);
  });

  it('contradictory sources stand side by side in the proof and the formula decides', () => {
    const city = graph()
      .segments('c/a', 'c/b')
      .operates('cn-1', 'c/b')
      .planPresent('c/a', '2026-01-01')
      .localList('local', { c: 0.95 });
    const { presence } = segmentOf(analyse(city), 'c/a');
    expect(presence.proof.evidence.map(({ side, source }) => `${side} ${source}`)).toEqual([
      'for plan',
      'against list',
    ]);
    expect(presence.verdict).toBe('有');
  });

  it('sources that disagree on one company count by the stronger, and an official who disagrees with both wins openly', () => {
    const city = graph()
      .segments('c/a')
      .operates('cn-1', 'c/a', { confidence: 0.3, evidence: '旧名录' })
      .operates('cn-1', 'c/a', { confidence: 0.9, evidence: '新名录' });
    const { presence } = segmentOf(analyse(city), 'c/a');
    expect(presence.proof.evidence.map(({ note }) => note)).toEqual(['新名录']);
    const override = {
      segmentId: segmentId('c/a'),
      verdict: '缺' as const,
      office: '局',
      date: '2026',
      reason: '已搬走',
    };
    const overruled = segmentOf(analyse(city, { overrides: [override] }), 'c/a').presence;
    expect(overruled).toMatchObject({ verdict: '缺', computedVerdict: '有', probability: presence.probability });
    expect(overruled.proof.evidence.map(({ note }) => note)).toEqual(['局：已搬走', '新名录']);
  });

  it('two sources that disagree on a link count as the stronger one', () => {
    const city = graph()
      .segments('c/a', 'c/b')
      .input('c/a', 'c/b', 'auxiliary')
      .input('c/a', 'c/b', 'core')
      .operates('cn-1', 'c/b')
      .localList('local', { c: 0.98 });
    expect(segmentOf(analyse(city), 'c/a')).toMatchObject({
      kind: '补',
      downstream: [{ segmentId: 'c/b', necessity: 'core' }],
    });
  });

  it('links, evidence and overrides of unknown segments and companies change nothing', () => {
    const city = () => graph().segments('c/a').operates('cn-1', 'c/a');
    const stray = city().input('c/none', 'c/a');
    const analysis = analyse(stray, {
      textEvidence: new Map([
        [segmentId('c/a'), [{ companyId: companyId('cn-none'), probability: 0.9, excerpt: '' }]],
        [segmentId('c/none'), [{ companyId: companyId('cn-1'), probability: 0.9, excerpt: '' }]],
      ]),
      overrides: [{ segmentId: segmentId('c/none'), verdict: '有', office: '', date: '2026', reason: '' }],
    });
    expect(analysis).toEqual(analyse(city()));
  });

  it('a confidence beyond 0-1 counts as the nearest end, NaN as nothing', () => {
    const p = (confidence: number) =>
      segmentOf(analyse(graph().segments('c/a').operates('cn-1', 'c/a', { confidence })), 'c/a').presence.probability;
    expect(p(7)).toBe(1);
    expect(p(-1)).toBe(p(0));
    expect(p(Number.NaN)).toBe(p(0));
  });

  it('a plan date that cannot be read is an error, not a guess', () => {
    expect(() => analyse(graph().segments('c/a').planPresent('c/a', '去年'))).toThrow(RangeError);
  });
});

describe('size', () => {
  it('gives a verdict, a kind and a rule for each of 10,000 segments, links with cycles included', () => {
    const city = graph();
    const id = (at: number): string => `c${at % 100}/s${at}`;
    for (let at = 0; at < 10_000; at += 1) city.segment(id(at), { group: `g${at % 7}` });
    for (let at = 5; at < 10_000; at += 1) {
      city
        .input(id(at - 5), id(at), 'common')
        .input(id(Math.floor(at / 2)), id(at), at % 50 === 0 ? 'core' : 'auxiliary');
    }
    for (let at = 100; at < 10_000; at += 1000) city.input(id(at), id(at - 95), 'auxiliary');
    for (let company = 0; company < 500; company += 1) city.operates(`cn-${company}`, id((company * 37) % 10_000));
    city.localList('local', Object.fromEntries(Array.from({ length: 100 }, (_, chain) => [`c${chain}`, 0.7])));
    const { segments, chains } = analyse(city);
    expect(segments.size).toBe(10_000);
    const all = [...segments.values()];
    expect(all.filter(({ presence }) => presence.verdict === '有')).toHaveLength(500);
    expect(all.every(({ rule, need }) => rule.ruleId !== '' && need.score >= 0)).toBe(true);
    expect([...chains.values()].reduce((sum, { counts }) => sum + counts.strong + counts.weak, 0)).toBe(500);
  });
});
