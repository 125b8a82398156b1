import fc from 'fast-check';
import { CorpusIndex } from '../../../server/matching/corpus-index.ts';
import type { FieldedDocument } from '../../../server/matching/document-fields.ts';
import { Ranker } from '../../../server/matching/ranker.ts';
import type { QueryScores, RankingQuery } from '../../../server/matching/ranker.ts';

const document = (id: string, text: string, products: readonly string[] = [], name = ''): FieldedDocument => ({
  id,
  name,
  text,
  products,
});

const query = (text: string, overrides: Partial<RankingQuery> = {}): RankingQuery => ({
  id: text,
  text,
  expansions: [],
  parent: null,
  ...overrides,
});

const words = ['电机', '轴承', '水泵', '金属制品', '非金属', '锂电池', 'led', '塑料'];
const phrase = fc.array(fc.constantFrom(...words), { minLength: 0, maxLength: 4 }).map((list) => list.join('、'));
const documents = fc
  .array(fc.tuple(phrase, phrase), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    rows.map(([text, product], i) => document(`d${i}`, text, product === '' ? [] : [product], `公司${i}`)),
  );
const leaves = fc
  .array(phrase, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((text, i) => query(text, { id: `q${i}`, parent: i % 2 === 0 ? '制造' : null })));

const PARTS = ['words', 'parent', 'feedback', 'neighbours', 'phrase', 'competition'] as const;
const best = ({ total }: QueryScores, ids: readonly string[]): string | undefined =>
  ids[total.indexOf(Math.max(...total))];

describe('CorpusIndex', () => {
  it('weighs terms as fielded BM25 does on a corpus computed by hand', () => {
    const index = new CorpusIndex([document('a', '电电机', ['轮']), document('b', '泵', ['轮'])], { k1: 1.5, b: 0.5 });
    const { idf, docImpacts, docTerms } = index.weights();
    const term = index.vocabulary.find('电') ?? -1;
    // N = 2, df = 1: ln(1 + 1.5 / 1.5); a has 5 tokens, b 1, mean 3; tf = 2 / (.5 + .5 x 5 / 3) = 1.5
    expect(idf[term]).toBeCloseTo(Math.log(2), 12);
    expect(docImpacts[docTerms.indexOf(term)]).toBeCloseTo((Math.log(2) * 1.5 * 2.5) / (1.5 + 1.5), 12);
  });

  it('finds nothing in documents without words', () => {
    expect(new CorpusIndex([document('a', '😀'), document('b', '')]).weights().docTerms.length).toBe(0);
  });
});

describe('Ranker', () => {
  it('gives parts that sum to the score within 1e-9, and scores that are finite and not negative', () => {
    fc.assert(
      fc.property(documents, leaves, fc.boolean(), (corpus, tree, compete) => {
        const ranker = new Ranker(corpus);
        const all = [...ranker.scoreTree(tree, compete), ...tree.map((leaf) => ranker.scorePhrase(leaf))];
        for (const scores of all) {
          scores.total.forEach((total, d) => {
            const sum = PARTS.reduce((parts, key) => parts + (scores[key][d] ?? 0), 0);
            expect(Math.abs(total - sum)).toBeLessThan(1e-9);
            expect(total).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(total)).toBe(true);
          });
        }
      }),
    );
  });

  it('does not depend on the order of documents', () => {
    fc.assert(
      fc.property(documents, leaves, (corpus, tree) => {
        const forward = new Ranker(corpus).scoreTree(tree, true);
        const backward = new Ranker(corpus.toReversed()).scoreTree(tree, true);
        forward.forEach((scores, q) =>
          scores.total.forEach((total, d) => expect(backward[q]?.total[d]).toBeCloseTo(total, 9)),
        );
      }),
    );
  });

  it('equals a rebuild after documents were added, replaced and removed', () => {
    const change = fc.record({ at: fc.nat(14), text: phrase, removes: fc.boolean() });
    fc.assert(
      fc.property(documents, fc.array(change, { maxLength: 6 }), leaves, (corpus, changes, tree) => {
        const changed = new Ranker(corpus);
        const expected = new Map(corpus.map((row) => [row.id, row]));
        changed.scoreTree(tree, false);
        for (const { at, text, removes } of changes) {
          const row = document(`d${at}`, text);
          if (removes) changed.index.remove(row.id);
          else changed.index.upsert(row);
          if (removes) expected.delete(row.id);
          else expected.set(row.id, row);
        }
        const rebuilt = new Ranker(expected.values());
        expect(changed.index.weights().ids).toEqual(rebuilt.index.weights().ids);
        const after = changed.scoreTree(tree, true);
        rebuilt
          .scoreTree(tree, true)
          .forEach((scores, q) =>
            scores.total.forEach((total, d) => expect(Math.abs((after[q]?.total[d] ?? -1) - total)).toBeLessThan(1e-9)),
          );
      }),
    );
  });

  it('never ranks a document lower for one more mention of the phrase', () => {
    const others = [document('b', '水泵、轴承'), document('c', '塑料制品')];
    const at = (text: string): number =>
      new Ranker([document('a', text), ...others]).scorePhrase(query('电机')).rawWords[0] ?? 0;
    expect(at('轴承、电机')).toBeGreaterThan(at('轴承、水泵'));
    expect(at('电机、电机')).toBeGreaterThan(at('电机、轴承'));
  });

  it('smooths over like companies: one without the word but with like products is found', () => {
    const ranker = new Ranker([
      document('a', '永磁同步驱动电机、减速器总成'),
      document('b', '减速器总成、永磁同步'),
      document('c', '白酒、饮料'),
    ]);
    const { total, rawWords } = ranker.scorePhrase(query('驱动'));
    expect(rawWords[1]).toBe(0);
    expect(total[1]).toBeGreaterThan(total[2] ?? 0);
  });

  it('competition reorders within a tree and removes nobody', () => {
    const ranker = new Ranker([
      document('a', '电机控制器、电机'),
      document('b', '电机、驱动电机'),
      document('c', '控制器'),
    ]);
    const tree = [query('电机'), query('控制器')];
    const free = ranker.scoreTree(tree, false);
    const competing = ranker.scoreTree(tree, true);
    competing.forEach((scores, q) =>
      scores.total.forEach((total, d) => expect(total > 0).toBe((free[q]?.total[d] ?? 0) > 0)),
    );
    expect(best(competing[0] ?? ranker.scorePhrase(query('')), ranker.index.weights().ids)).toBe('b');
  });

  it('adds the bonus only where the whole phrase stands, not where it is negated', () => {
    const ranker = new Ranker([document('a', '金属制品'), document('b', '非金属制品'), document('c', '金属、制品')]);
    expect([...ranker.scorePhrase(query('金属制品')).phrase]).toEqual([0.2, 0, 0.2]);
  });

  it('does not let 非X match X', () => {
    const { rawWords } = new Ranker([document('a', '非金属'), document('b', '金属')]).scorePhrase(query('金属'));
    expect(rawWords[0]).toBe(0);
    expect(rawWords[1]).toBeGreaterThan(0);
  });

  it('counts each query term once however many aliases repeat it', () => {
    const ranker = new Ranker([document('a', '电机'), document('b', '水泵')]);
    const aliases = Array.from({ length: 200 }, () => '电机');
    expect([...ranker.scorePhrase(query('电机', { expansions: aliases })).rawWords]).toEqual([
      ...ranker.scorePhrase(query('电机')).rawWords,
    ]);
  });

  it('treats a level mark as no part of the name', () => {
    const ranker = new Ranker([document('a', '特钢'), document('b', '白酒')]);
    expect([...ranker.scorePhrase(query('特钢Ⅱ')).total]).toEqual([...ranker.scorePhrase(query('特钢')).total]);
  });

  it('uses the name where the text does not name the company, and leaves it out where it does', () => {
    const scope = new Ranker([
      document('a', '生产、销售', [], '东海轴承有限公司'),
      document('b', '水泵', [], '西山厂'),
    ]);
    expect(scope.scorePhrase(query('轴承')).rawWords[0]).toBeGreaterThan(0);
    const named = new Ranker([document('a', '东海公司生产水泵', [], '东海轴承'), document('b', '轴承', [], '西山厂')]);
    expect(named.scorePhrase(query('轴承')).rawWords[0]).toBe(0);
  });

  it('counts words of the trade as much as the name, together, and never instead of it', () => {
    const ranker = new Ranker([document('a', '水泥'), document('b', '商砼'), document('c', '白酒')]);
    const plain = ranker.scorePhrase(query('水泥')).rawWords;
    const { rawWords } = ranker.scorePhrase(query('水泥', { vocabulary: ['商砼', '混凝土'] }));
    expect(rawWords[0]).toBeCloseTo(plain[0] ?? -1, 12);
    expect(plain[1]).toBe(0);
    expect(rawWords[1]).toBeCloseTo(plain[0] ?? -1, 12);
    expect(rawWords[2]).toBe(0);
    const light = ranker.scorePhrase(query('水泥', { vocabulary: ['商砼', '混凝土'], vocabularyWeight: 0.1 })).rawWords;
    expect(light[0]).toBeCloseTo(plain[0] ?? -1, 12);
    expect(light[1]).toBeCloseTo(0.1 * (plain[0] ?? -1), 12);
  });

  it('takes the first clauses of a scope as its main trade', () => {
    const scope = '轴承制造、水泵销售、电机销售、塑料销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）';
    const ranker = new Ranker([document('a', scope), document('b', '白酒')]);
    const raw = (text: string): number => ranker.scorePhrase(query(text)).rawWords[0] ?? 0;
    expect(raw('轴承')).toBeGreaterThan(raw('电机'));
    expect(raw('电机')).toBeGreaterThan(0);
  });
});
