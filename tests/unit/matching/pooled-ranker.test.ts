import fc from 'fast-check';
import type { FieldedDocument } from '../../../server/matching/document-fields.ts';
import { PooledIndex } from '../../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../../server/matching/pooled/pooled-ranker.ts';
import type { PooledScores } from '../../../server/matching/pooled/pooled-ranker.ts';
import { Ranker } from '../../../server/matching/ranker.ts';
import type { QueryScores, RankingQuery } from '../../../server/matching/ranker.ts';

const PARTS = ['words', 'parent', 'feedback', 'neighbours', 'phrase', 'competition'] as const;
const words = ['电机', '轴承', '水泵', '金属制品', '非金属', '锂电池', 'led', '塑料'];
const phrase = fc.array(fc.constantFrom(...words), { minLength: 0, maxLength: 4 }).map((list) => list.join('、'));
const documents = fc
  .array(fc.tuple(phrase, phrase, fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map(([text, product, named], i) => company(`d${i}`, text, product, named)));
const leaves = fc.array(phrase, { minLength: 1, maxLength: 4 }).map((texts) =>
  texts.map((text, i) =>
    query(text, {
      id: `q${i}`,
      parent: i % 2 === 0 ? '制造' : null,
      ...(i === 1 ? { vocabulary: ['轴承、水泵', '葡萄'], vocabularyWeight: 0.4 } : {}),
    }),
  ),
);

function company(id: string, text: string, product = '', named = false): FieldedDocument {
  return { id, name: `公司${id}`, text: named ? `公司${text}` : text, products: product === '' ? [] : [product] };
}

function query(text: string, overrides: Partial<RankingQuery> = {}): RankingQuery {
  return { id: text, text, expansions: [], parent: null, ...overrides };
}

const rankerOf = async (corpus: readonly FieldedDocument[]): Promise<PooledRanker> =>
  new PooledRanker(await PooledIndex.build(corpus));
const idsOf = (corpus: readonly FieldedDocument[]): string[] => corpus.map(({ id }) => id).sort();

/** The largest difference between any two parts or totals. */
function distance(a: readonly QueryScores[], b: readonly QueryScores[]): number {
  let largest = a.length === b.length ? 0 : Infinity;
  a.forEach((scores, q) => {
    for (const key of [...PARTS, 'rawWords', 'total'] as const)
      scores[key].forEach((value, i) => {
        largest = Math.max(largest, Math.abs(value - (b[q]?.[key][i] ?? Infinity)));
      });
  });
  return largest;
}

const bestOf = ({ ids, scores }: PooledScores): string | undefined => {
  const total = [...(scores[0]?.total ?? [])];
  return ids[total.indexOf(Math.max(...total))];
};

describe('PooledRanker', () => {
  it('gives what the exact form gives when the pool holds every document', async () => {
    await fc.assert(
      fc.asyncProperty(documents, leaves, fc.boolean(), async (corpus, tree, compete) => {
        const pooled = await rankerOf(corpus);
        const exact = new Ranker(corpus);
        const all = idsOf(corpus);
        const ofTree = pooled.scoreTree(tree, compete, { always: all });
        expect(ofTree.ids).toEqual(all);
        expect(distance(ofTree.scores, exact.scoreTree(tree, compete))).toBeLessThan(1e-9);
        for (const leaf of tree)
          expect(distance(pooled.scorePhrase(leaf, { always: all }).scores, [exact.scorePhrase(leaf)])).toBeLessThan(
            1e-9,
          );
      }),
      { numRuns: 40 },
    );
  });

  it('gives parts that sum to the score within 1e-9, and scores that are finite and not negative', async () => {
    await fc.assert(
      fc.asyncProperty(documents, leaves, fc.boolean(), async (corpus, tree, compete) => {
        for (const { total, ...parts } of (await rankerOf(corpus)).scoreTree(tree, compete).scores) {
          total.forEach((score, i) => {
            const sum = PARTS.reduce((added, key) => added + (parts[key][i] ?? 0), 0);
            expect(Math.abs(score - sum)).toBeLessThan(1e-9);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(score)).toBe(true);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('answers the same after additions, replacements and removals as after a rebuild, merged or not', async () => {
    const change = fc.record({ at: fc.nat(14), text: phrase, removes: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(change, { maxLength: 8 }),
        leaves,
        fc.constantFrom(0, 0.5, Infinity),
        async (corpus, changes, tree, mergeShare) => {
          const index = await PooledIndex.build(corpus, { mergeShare });
          const changed = new PooledRanker(index);
          const expected = new Map(corpus.map((row) => [row.id, row]));
          for (const { at, text, removes } of changes) {
            const row = company(`d${at}`, text);
            if (removes) index.remove(row.id);
            else index.upsert(row);
            if (removes) expected.delete(row.id);
            else expected.set(row.id, row);
            changed.scorePhrase(query('电机'));
          }
          const rebuilt = await rankerOf([...expected.values()]);
          const [after, anew] = [changed.scoreTree(tree, true), rebuilt.scoreTree(tree, true)];
          expect(index.size).toBe(expected.size);
          expect(after.ids).toEqual(anew.ids);
          expect(distance(after.scores, anew.scores)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of documents', async () => {
    const corpus = Array.from({ length: 40 }, (_, i) => company(`d${i}`, words.slice(i % 3, 2 + (i % 5)).join('、')));
    const [forward, backward] = [await rankerOf(corpus), await rankerOf(corpus.toReversed())];
    const [a, b] = [forward.scorePhrase(query('金属电机')), backward.scorePhrase(query('金属电机'))];
    expect(a.ids).toEqual(b.ids);
    expect(distance(a.scores, b.scores)).toBeLessThan(1e-9);
  });

  it('keeps equal scores in the order of ids', async () => {
    const corpus = Array.from({ length: 500 }, (_, i) => company(`d${String(499 - i).padStart(3, '0')}`, '水泵'));
    const { ids } = (await rankerOf(corpus)).scorePhrase(query('水泵'));
    expect(ids).toHaveLength(300);
    expect(ids.at(0)).toBe('d000');
    expect(ids.at(-1)).toBe('d299');
  });

  it('pools the best of the documents asked for beside the best of all, and says whose pool they are in', async () => {
    const corpus = Array.from({ length: 900 }, (_, i) => company(`d${String(i).padStart(3, '0')}`, '水泵'));
    const own = ['d700', 'd800', 'nobody'];
    const ranker = await rankerOf([...corpus, company('x1', '白酒、水泵'), company('x2', '白酒')]);
    const { ids, pools } = ranker.scoreTree([query('水泵'), query('白酒')], true, { among: own, always: ['x2'] });
    const poolOf = (q: number): string[] => Array.from(pools[q] ?? [], (place) => ids[place] ?? '');
    expect(poolOf(0)).toEqual(expect.arrayContaining(['d000', 'd700', 'd800', 'x2']));
    expect(poolOf(0)).not.toContain('d600');
    expect(poolOf(1)).toEqual(expect.arrayContaining(['x1', 'x2']));
  });

  it('scores the very documents that were asked for right after a change that merges', async () => {
    const index = await PooledIndex.build([company('a', '电机'), company('b', '水泵'), company('c', '轴承')]);
    index.remove('a');
    index.upsert(company('d', '白酒'));
    const { ids } = new PooledRanker(index).scoreTree([query('水泵')], true, { always: ['d'] });
    expect(ids).toEqual(['b', 'd']);
  });

  it('says what a token weighs in a document, as the exact form does', async () => {
    const corpus = [company('a', '电机、水泵', '轴承'), company('b', '水泵')];
    const [pooled, exact] = [await rankerOf(corpus), new Ranker(corpus)];
    for (const id of ['a', 'b', 'nobody'])
      for (const token of ['水泵', '电机', '轴承', '葡萄'])
        expect(pooled.impacts(id)(token)).toBeCloseTo(exact.impacts(id)(token), 12);
  });

  it('does not let 非X match X, and gives the phrase bonus only where the phrase stands', async () => {
    const ranker = await rankerOf([company('a', '金属制品'), company('b', '非金属制品'), company('c', '金属、制品')]);
    expect([...(ranker.scorePhrase(query('金属制品')).scores[0]?.phrase ?? [])]).toEqual([0.2, 0, 0.2]);
  });
});

describe('PooledRanker on input nobody wants', () => {
  const corpus = [company('a', '驱动电机、减速器'), company('b', '白酒'), company('c', '')];

  it.each([
    ['empty', ''],
    ['emoji', '😀🚗'],
    ['control characters', '\u0000\u0007\u200b'],
    ['unknown words', '葡萄'],
  ])('scores nothing for a query that is %s', async (_, text) => {
    const { ids, scores } = (await rankerOf(corpus)).scorePhrase(query(text));
    expect(ids).toEqual([]);
    expect(scores[0]?.total).toHaveLength(0);
  });

  it('answers for one character, and for ten thousand', async () => {
    const ranker = await rankerOf(corpus);
    expect(bestOf(ranker.scorePhrase(query('酒')))).toBe('b');
    expect(bestOf(ranker.scorePhrase(query('驱动电机、'.repeat(2000))))).toBe('a');
  });

  it('looks only the rarest words up when a page is pasted', async () => {
    const page = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const ranker = await rankerOf([company('a', page), company('b', page.slice(0, 1500)), company('c', '白酒')]);
    expect(bestOf(ranker.scorePhrase(query(page)))).toBe('a');
  });

  it('takes 200 aliases as often as they repeat for one', async () => {
    const ranker = await rankerOf(corpus);
    const aliases = Array.from({ length: 200 }, () => '驱动电机');
    const [many, one] = [query('电机', { expansions: aliases }), query('电机', { expansions: ['驱动电机'] })];
    expect(distance(ranker.scorePhrase(many).scores, ranker.scorePhrase(one).scores)).toBe(0);
  });

  it('takes a company with five megabytes of text, and counts without limit', async () => {
    const huge = company('huge', '驱动电机、减速器与逆变器'.repeat(440_000));
    const { ids } = (await rankerOf([...corpus, huge])).scorePhrase(query('逆变器'));
    expect(ids).toContain('huge');
  });

  it('answers from a corpus of nothing, and of one', async () => {
    expect((await rankerOf([])).scoreTree([query('电机')], true).ids).toEqual([]);
    expect(bestOf((await rankerOf([company('a', '电机')])).scorePhrase(query('电机')))).toBe('a');
  });

  it('keeps the last of two documents with one id', async () => {
    const ranker = await rankerOf([company('a', '电机'), company('a', '白酒')]);
    expect(ranker.index.size).toBe(1);
    expect(ranker.scorePhrase(query('电机')).ids).toEqual([]);
    expect(bestOf(ranker.scorePhrase(query('白酒')))).toBe('a');
  });
});
