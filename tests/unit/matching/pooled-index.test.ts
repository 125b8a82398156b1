import fc from 'fast-check';
import { BestDocuments } from '../../../server/matching/pooled/best-documents.ts';
import { ByteBuffer, numberLength } from '../../../server/matching/pooled/byte-buffer.ts';
import { fetchDocuments } from '../../../server/matching/pooled/fetch-documents.ts';
import { IdTable } from '../../../server/matching/pooled/id-table.ts';
import { kthGreatest } from '../../../server/matching/pooled/kth-greatest.ts';
import { PooledIndex } from '../../../server/matching/pooled/pooled-index.ts';
import { RowScorer } from '../../../server/matching/pooled/row-scorer.ts';
import { TermNumbers } from '../../../server/matching/pooled/term-numbers.ts';
import { TextRows } from '../../../server/matching/pooled/text-rows.ts';

/** Numbers from 0 to below `limit`, always the same. */
function sequence(limit: number): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
}

const character = (i: number): string => String.fromCharCode(0x4e00 + i);

/** Texts of characters, low ones common and high ones rare. */
function* companies(count: number): Generator<{ id: string; name: string; text: string; products: string[] }> {
  const next = sequence(1 << 20);
  for (let at = 0; at < count; at += 1) {
    const letters = Array.from({ length: 2 + (next() % 12) }, () => character(next() % (1 + (next() % 400))));
    yield { id: `c${(at * 7919) % count}`, name: '', text: letters.join('、'), products: [] };
  }
}

describe('fetchDocuments', () => {
  it('finds exactly the best by the full sums, over many blocks and windows and a changed part', async () => {
    const index = await PooledIndex.build(companies(6_000), { mergeShare: 1 });
    for (let at = 0; at < 300; at += 1)
      index.upsert({ id: `c${at}`, name: '', text: `${character(at % 90)}、${character(5)}`, products: [] });
    for (let at = 300; at < 350; at += 1) index.remove(`c${at}`);
    const scorer = new RowScorer(index);
    for (const asked of [[0, 1, 2, 3], [5, 80, 200], [399, 398, 1], [7], [0, 40, 41, 42, 43, 44, 300]]) {
      const terms = asked.flatMap((i) => {
        const term = index.vocabulary.find(character(i));
        return term === undefined ? [] : [{ term, weight: 1 + i / 100 }];
      });
      scorer.ask(terms);
      const slow = Array.from({ length: 6_000 }, (_, i) => `c${i}`)
        .flatMap((id) => {
          const number = index.find(id);
          if (number === undefined) return [];
          const { rows, d } = index.locate(number);
          return [{ id, score: scorer.score(rows, d) }];
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, 50);
      scorer.forget();
      const fast = fetchDocuments(index, scorer, terms, 50);
      expect(fast.map(({ number, score }) => ({ id: index.idOf(number), score }))).toEqual(slow);
    }
  });

  it('tells how many documents a build has read', async () => {
    const told: number[] = [];
    await PooledIndex.build(companies(2_500), { onProgress: (read) => told.push(read) });
    expect(told).toEqual([1_000, 2_000, 2_500]);
  });
});

describe('the parts of the index', () => {
  it('numbers of any size take the bytes that numberLength says', () => {
    fc.assert(
      fc.property(fc.nat(0x7fff_fffe), (value) => {
        const buffer = new ByteBuffer();
        buffer.pushNumber(value);
        expect(buffer.length).toBe(numberLength(value));
      }),
    );
  });

  it('finds each id where it was last put', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 200 }), (ids) => {
        const rows = new TextRows();
        const table = new IdTable(rows);
        const last = new Map<string, number>();
        ids.forEach((id, row) => {
          rows.push(id);
          table.set(id, row);
          last.set(id, row);
        });
        for (const [id, row] of last) {
          expect(table.find(id)).toBe(row);
          expect(new IdTable(rows).find(id)).toBe(row);
          expect(rows.read(row)).toBe(id);
        }
        expect(table.find('not there')).toBeUndefined();
      }),
    );
  });

  it('grows the table of ids beyond its first size', () => {
    const rows = new TextRows();
    const table = new IdTable(rows);
    for (let i = 0; i < 5_000; i += 1) {
      rows.push(`id-${i}`);
      table.set(`id-${i}`, i);
    }
    for (let i = 0; i < 5_000; i += 1) expect(table.find(`id-${i}`)).toBe(i);
  });

  it('numbers terms in the order they come and finds them again', () => {
    const numbers = new TermNumbers();
    for (let i = 0; i < 20_000; i += 1) expect(numbers.intern(i * 4096)).toBe(i);
    for (let i = 0; i < 20_000; i += 1) expect(numbers.find(i * 4096)).toBe(i);
    expect(numbers.find(1)).toBeUndefined();
  });

  it('finds a part in a row as String.includes does', () => {
    const text = fc.string({ unit: fc.constantFrom('电', '机', 'a'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (row, part) => {
        const rows = new TextRows();
        rows.push('机电机');
        rows.push(row);
        rows.push('电机');
        expect(rows.includes(1, part)).toBe(part === '' ? false : row.includes(part));
      }),
    );
  });

  it('selects the k-th greatest as sorting does', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.nat(39), (list, at) => {
        const k = 1 + (at % list.length);
        const wanted = list.toSorted((a, b) => b - a)[k - 1];
        expect(kthGreatest(new Float64Array([...list, 99, 99]), list.length, k)).toBe(wanted);
      }),
    );
  });

  it('keeps the best so many, ties by id', () => {
    const offers = fc.array(fc.nat(5), { maxLength: 60 });
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 10 }), (scores, capacity) => {
        const best = new BestDocuments(capacity, (number) => String(number).padStart(3, '0'));
        scores.forEach((score, number) => best.offer({ number, score }));
        const wanted = scores
          .map((score, number) => ({ number, score }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.number - b.number)
          .slice(0, capacity);
        expect(best.sorted()).toEqual(wanted);
      }),
    );
  });
});
