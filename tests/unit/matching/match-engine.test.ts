import { createMatchEngine } from '../../../server/matching/match-engine.ts';
import type { MatchEngine } from '../../../server/matching/match-engine.ts';
import type { TargetRanking } from '../../../server/matching/types.ts';
import { companyId, graph, regionId, segmentId } from '../../support/graph-builder.ts';
import type { GraphBuilder } from '../../support/graph-builder.ts';

const HANGZHOU = regionId('330100');
const away = { regionId: HANGZHOU };
const engineOf = (builder: GraphBuilder): MatchEngine => createMatchEngine(builder.snapshot(), { asOf: '2026-06-30' });
const ids = (ranking: TargetRanking): string[] => ranking.rows.map((row) => row.companyId);
const row = (ranking: TargetRanking, id: string) => ranking.rows.find(({ companyId: known }) => known === id);

/** Motors and pumps; one curated, one by its text, one by likeness only, one local, one of a local firm's group. */
function motors(): GraphBuilder {
  return graph()
    .segment('nev/motor', {
      name: '驱动电机',
      aliases: ['新能源汽车电机'],
      products: ['永磁同步电机'],
      group: '三电系统',
    })
    .segment('nev/pump', { name: '电子水泵', products: ['水泵'], group: '热管理' })
    .company('curated', { ...away, texts: ['主营白酒。'] })
    .operates('curated', 'nev/motor', { confidence: 0.9, evidence: '年报主营业务' })
    .company('matched', {
      ...away,
      texts: ['研发制造驱动电机、减速器总成、逆变桥。'],
      products: [{ name: '永磁同步电机' }],
    })
    .company('alike', { ...away, texts: ['供应减速器总成与逆变桥。'] })
    .company('pumps', { ...away, texts: ['生产电子水泵。'] })
    .company('local', { texts: ['生产驱动电机。'] })
    .company('sister', { ...away, groupName: '横店控股集团有限公司', texts: ['生产驱动电机。'] })
    .company('home', { groupName: '横店控股', texts: ['生产磁材。'] })
    .company('gone', { ...away, status: 'dissolved', texts: ['生产驱动电机。'] })
    .company('delisted', { ...away, status: 'delisted', texts: ['生产驱动电机。'] });
}

describe('rankForSegment', () => {
  const ranking = engineOf(motors()).rankForSegment(segmentId('nev/motor'));

  it('never proposes local firms, their group members, or firms that are gone', () => {
    for (const id of ['local', 'sister', 'home', 'gone', 'delisted']) expect(ids(ranking)).not.toContain(id);
    expect([...ranking.excludedLocal].sort()).toEqual(['local', 'sister']);
  });

  it('says how each company came in', () => {
    expect(row(ranking, 'curated')?.fit.origin).toBe('curated');
    expect(row(ranking, 'matched')?.fit.origin).toBe('matched');
    expect(row(ranking, 'alike')?.fit.origin).toBe('inferred');
    expect(row(ranking, 'alike')?.fit.terms).toEqual([]);
  });

  it('shows an entered link as a part of its own, with its evidence', () => {
    const part = row(ranking, 'curated')?.fit.parts.find(({ key }) => key === 'curated');
    expect(part).toMatchObject({ value: 0.45, missing: false, note: '年报主营业务' });
    expect(row(ranking, 'curated')?.fit.probability).toBeGreaterThanOrEqual(0.9);
    expect(row(ranking, 'matched')?.fit.parts.find(({ key }) => key === 'curated')).toMatchObject({
      value: 0,
      missing: true,
    });
  });

  it('gives scores that are the sum of their parts, within 0 and 1, in order, with consecutive ranks', () => {
    ranking.rows.forEach((target, i) => {
      expect(target.fit.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(target.fit.score, 9);
      expect(target.fit.score).toBeGreaterThanOrEqual(0);
      expect(target.fit.score).toBeLessThanOrEqual(1 + 1e-9);
      expect(target.rank).toBe(i + 1);
      expect(target.fit.score).toBeLessThanOrEqual(ranking.rows[i - 1]?.fit.score ?? 2);
      expect(target.interval?.best).toBeLessThanOrEqual(target.rank);
      expect(target.interval?.worst).toBeGreaterThanOrEqual(target.rank);
    });
    expect(ranking.total).toBe(ranking.rows.length);
  });

  it('names the matched words whole and quotes the company', () => {
    expect(row(ranking, 'matched')?.fit.terms.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['驱动电机', '永磁同步电机']),
    );
    expect(row(ranking, 'matched')?.fit.excerpt).toContain('电机');
  });

  it('cuts rows, not the total or the ranks', () => {
    const short = engineOf(motors()).rankForSegment(segmentId('nev/motor'), { limit: 1 });
    expect(ids(short)).toEqual(ids(ranking).slice(0, 1));
    expect(short.total).toBe(ranking.total);
    expect(short.rows[0]?.interval).toEqual(ranking.rows[0]?.interval);
  });

  it('orders equal scores by id', () => {
    const twins = graph()
      .segment('c/x', { name: '轴承' })
      .company('b', { ...away, name: '乙', texts: ['轴承'] })
      .company('a', { ...away, name: '乙', texts: ['轴承'] });
    expect(ids(engineOf(twins).rankForSegment(segmentId('c/x')))).toEqual(['a', 'b']);
  });

  it('excludes subsidiaries of local firms by OWNS and by parent, through a chain of owners', () => {
    const owned = graph()
      .segment('c/x', { name: '轴承' })
      .company('local', { texts: ['贸易'] })
      .company('child', { ...away, texts: ['轴承'] })
      .company('grandchild', { ...away, parentId: companyId('child'), texts: ['轴承'] })
      .company('free', { ...away, texts: ['轴承'] })
      .relation('OWNS', 'local', 'child');
    const ranked = engineOf(owned).rankForSegment(segmentId('c/x'));
    expect(ids(ranked)).toEqual(['free']);
    expect([...ranked.excludedLocal].sort()).toEqual(['child', 'grandchild']);
  });

  it('says why there is nothing', () => {
    const lonely = graph().segment('c/x', { name: '轴承' });
    expect(engineOf(lonely).rankForSegment(segmentId('c/x')).emptyReason).toBe('no_companies');
    lonely.company('far', { ...away, name: '远', texts: ['白酒'] });
    expect(engineOf(lonely).rankForSegment(segmentId('c/x')).emptyReason).toBe('no_company_matches');
    const onlyLocal = graph()
      .segment('c/x', { name: '轴承' })
      .company('l', { texts: ['轴承'] });
    expect(engineOf(onlyLocal).rankForSegment(segmentId('c/x')).emptyReason).toBe('filters_exclude_all');
  });

  it('refuses a segment that is not there', () => {
    expect(() => engineOf(motors()).rankForSegment(segmentId('nev/none'))).toThrow(RangeError);
  });

  it('survives 200 aliases', () => {
    const aliases = Array.from({ length: 200 }, (_, i) => `别名${i}电机`);
    const many = motors().segment('nev/many', { name: '电机总成', aliases });
    expect(engineOf(many).rankForSegment(segmentId('nev/many')).rows.length).toBeGreaterThan(0);
  });

  it('gives the same answer to the same question', () => {
    expect(engineOf(motors()).rankForSegment(segmentId('nev/motor'))).toEqual(ranking);
  });
});

describe('rankForPhrase', () => {
  const engine = engineOf(motors());

  it('ranks by text alone, without probability or entered links', () => {
    const ranking = engine.rankForPhrase('驱动电机');
    expect(ids(ranking)[0]).toBe('matched');
    expect(ranking.segmentId).toBeNull();
    expect(ranking.rows[0]?.fit.probability).toBeNull();
    expect(ids(ranking)).not.toContain('curated');
  });

  it.each(['', '   ', '😀🚗', '\u0000\u0007\u200b', '有限公司', '股份有限公司。', '经营范围:', '!!!'])(
    'answers %j with a reason, not with an error',
    (text) => {
      const ranking = engine.rankForPhrase(text);
      expect(ranking.rows).toEqual([]);
      expect(ranking.emptyReason).toBe('no_searchable_words');
    },
  );

  it('says so when no company has any of the words', () => {
    expect(engine.rankForPhrase('葡萄').emptyReason).toBe('no_company_matches');
  });

  it('answers one character', () => {
    const ranking = engine.rankForPhrase('泵');
    expect(ids(ranking)[0]).toBe('pumps');
    expect(ranking.rows[0]?.fit).toMatchObject({ origin: 'matched', terms: [{ term: '泵' }] });
  });

  it('answers 10,000 characters and five megabytes', () => {
    expect(ids(engine.rankForPhrase('驱动电机、'.repeat(2000)))).toContain('matched');
    expect(ids(engine.rankForPhrase('驱动电机 '.repeat(1_100_000)))).toContain('matched');
  });

  it('finds a company by traditional characters and full width', () => {
    expect(ids(engine.rankForPhrase('驅動電機'))).toEqual(ids(engine.rankForPhrase('驱动电机')));
  });

  it('survives a company with five megabytes of text', () => {
    const huge = motors().company('huge', { ...away, texts: ['驱动电机。'.repeat(1_000_000)] });
    expect(ids(engineOf(huge).rankForPhrase('驱动电机'))).toContain('huge');
  });
});

describe('localReadings', () => {
  const readingsOf = (builder: GraphBuilder, id: string): Map<string, number> => {
    const found = new Map(engineOf(builder).localReadings()).get(segmentId(id));
    return new Map(
      found?.companyIds.map((company, at): [string, number] => [company, found.probabilities[at] ?? Number.NaN]),
    );
  };

  it('reads local firms whose own texts share a word with a segment; clause and words can be asked for', () => {
    const read = readingsOf(motors(), 'nev/motor');
    expect([...read.keys()]).toContain('local');
    expect([...read.keys()]).not.toContain('matched');
    expect([...read.values()].every((probability) => probability > 0 && probability <= 1)).toBe(true);
    const engine = engineOf(motors());
    expect(engine.excerptFor(segmentId('nev/motor'), companyId('local'))).toContain('驱动电机');
    expect(engine.sharedWords(segmentId('nev/motor'), companyId('local'))).toContain('驱动电机');
    expect(() => engine.excerptFor(segmentId('nev/motor'), companyId('nobody'))).toThrow(RangeError);
  });

  it('rests on texts, never on entered links', () => {
    const linked = motors().company('silent', { name: '沉默', texts: [] }).operates('silent', 'nev/motor');
    expect([...readingsOf(linked, 'nev/motor').keys()]).not.toContain('silent');
  });

  it('is the surer the more of the segment a text names', () => {
    const builder = graph()
      .segment('c/x', { name: '永磁同步电机' })
      .segment('c/y', { name: '白酒' })
      .company('whole', { name: '甲', texts: ['生产永磁同步电机'] })
      .company('half', { name: '乙', texts: ['生产同步带'] });
    const read = readingsOf(builder, 'c/x');
    expect(read.get('whole')).toBeGreaterThan(0.5);
    expect(read.get('half') ?? 0).toBeLessThan(0.25);
  });
});
