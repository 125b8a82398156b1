import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateRank } from '../../../server/cli/evaluate-rank.ts';

describe('evaluateRank', () => {
  let dataDir = '';
  const write = (name: string, rows: readonly unknown[]): void =>
    writeFileSync(join(dataDir, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const run = (overrides: Partial<Parameters<typeof evaluateRank>[0]> = {}): string[][] => {
    const outFile = join(dataDir, 'run.tsv');
    evaluateRank({ dataDir, outFile, competition: true, products: true, vocabulary: new Map(), ...overrides });
    return readFileSync(outFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'liantu-rank-'));
    write('candidates.jsonl', [
      { id: 'b', name: '乙', text: '生产轴承' },
      { id: 'a', name: '乙', text: '生产轴承' },
      { id: 'p', name: '丙', text: '贸易', products: ['轴承'] },
    ]);
    write('queries.jsonl', [
      { id: 'free', text: '轴承' },
      { id: 'leaf', text: '轴承', path: ['机械', '零部件', '轴承'], taxonomy: 't' },
      { id: 'none', text: '😀' },
    ]);
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('writes rows of query, candidate and score, best first, equal scores by id', () => {
    const free = run().filter(([query]) => query === 'free');
    expect(free.every((row) => row.length === 3 && Number(row[2]) > 0)).toBe(true);
    const ids = free.map(([, id]) => id);
    expect(ids.indexOf('a')).toBe(ids.indexOf('b') - 1);
    const scores = free.map(([, , score]) => Number(score));
    expect(scores).toEqual([...scores].sort((x, y) => y - x));
  });

  it('uses product lists only when asked to', () => {
    const score = (products: boolean): number =>
      Number(run({ products }).find(([query, id]) => query === 'free' && id === 'p')?.[2] ?? 0);
    expect(score(true)).toBeGreaterThan(score(false));
  });

  it('ranks nobody for a query without words', () => {
    expect(run().filter(([query]) => query === 'none')).toEqual([]);
  });

  it('names the line that is not a valid row', () => {
    write('queries.jsonl', [{ id: 'q', text: '轴承' }, { text: '没有编号' }]);
    expect(() => run()).toThrow(/queries\.jsonl:2/);
  });
});
