import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldedDocument } from '../../../server/matching/document-fields.ts';
import { PooledIndex } from '../../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../../server/matching/pooled/pooled-ranker.ts';
import { readIndexCache, writeIndexCache } from '../../../server/services/matching/index-cache.ts';

const words = ['电机', '轴承', '水泵', '金属制品', '非金属', '锂电池', 'led', '塑料'];
const corpus: readonly FieldedDocument[] = Array.from({ length: 300 }, (_, i) => ({
  id: `企业-${i}`,
  name: `公司${i}`,
  text: words.filter((_word, at) => (i * 7 + at) % 3 === 0).join('、'),
  products: i % 4 === 0 ? ['减速器', `型号${i}`] : [],
}));
const query = { id: 'q', text: '金属电机', expansions: ['减速器'], parent: null };

const answerOf = (index: PooledIndex): unknown => {
  const { ids, scores } = new PooledRanker(index).scorePhrase(query);
  return { ids, totals: scores.map(({ total }) => [...total]) };
};

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-cache-'));
  file = join(folder, 'inner', 'index.bin');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const writeAnIndex = async (): Promise<PooledIndex> => {
  const index = await PooledIndex.build(corpus);
  await writeIndexCache(file, index.stored(), 'v1');
  return index;
};

const refusalOf = (): string | null => readIndexCache(file, 'v1').refusal;

describe('the cache file of the index', () => {
  it('gives back an index that answers alike, and that can go on changing alike', async () => {
    const index = await writeAnIndex();
    const { stored, refusal } = readIndexCache(file, 'v1');
    expect(refusal).toBeNull();
    if (stored === null) throw new Error('nothing was read');
    const loaded = new PooledIndex({}, stored);
    expect(answerOf(loaded)).toEqual(answerOf(index));
    for (const changed of [index, loaded]) {
      changed.upsert({ id: '企业-7', name: '', text: '金属电机与全新词语', products: [] });
      changed.remove('企业-8');
    }
    expect(answerOf(loaded)).toEqual(answerOf(index));
  });

  it('keeps an index of nothing', async () => {
    await writeIndexCache(file, (await PooledIndex.build([])).stored(), 'v1');
    expect(readIndexCache(file, 'v1').stored?.rows.length).toBe(0);
  });

  it('leaves no other file behind, not even when it replaces one', async () => {
    await writeAnIndex();
    await writeAnIndex();
    expect(await readdir(join(folder, 'inner'))).toEqual(['index.bin']);
  });

  it('refuses a flipped bit wherever it is, or never reads it', async () => {
    await writeAnIndex();
    const good = await readFile(file);
    const stored = JSON.stringify(answerOf(new PooledIndex({}, readIndexCache(file, 'v1').stored ?? undefined)));
    const refusals = new Set<string | null>();
    for (let at = 0; at < good.length; at += Math.max(1, Math.floor(good.length / 400))) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, bad);
      const reading = readIndexCache(file, 'v1');
      refusals.add(reading.refusal);
      if (reading.stored !== null) expect(JSON.stringify(answerOf(new PooledIndex({}, reading.stored)))).toBe(stored);
    }
    expect(refusals).toContain('damaged');
  });

  it('refuses a file cut off at any length, and one with something behind it', async () => {
    await writeAnIndex();
    const { length } = await readFile(file);
    for (const part of [0.99, 0.5, 0.1, 0.001, 0]) {
      await truncate(file, Math.floor(part * length));
      expect(refusalOf()).toBe('truncated');
    }
    await writeAnIndex();
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(8)]));
    expect(refusalOf()).toBe('truncated');
  });

  it('says what is wrong with a file of other data, of another program, and with none', async () => {
    expect(refusalOf()).toBe('missing');
    await writeAnIndex();
    expect(readIndexCache(file, 'v2').refusal).toBe('stale');
    await writeFile(file, 'SQLite format 3 and much more of it');
    expect(refusalOf()).toBe('foreign');
  });

  it('refuses the format of another program version', async () => {
    await writeAnIndex();
    const { crc32 } = await import('node:zlib');
    const bytes = await readFile(file);
    const length = bytes.readUInt32LE(8);
    const header = Buffer.from(
      bytes
        .subarray(16, 16 + length)
        .toString()
        .replace('"format":1', '"format":9'),
    );
    header.copy(bytes, 16);
    bytes.writeUInt32LE(crc32(header), 12);
    await writeFile(file, bytes);
    expect(refusalOf()).toBe('other_format');
  });

  it('refuses sections that are sound but do not fit together', async () => {
    const index = await PooledIndex.build(corpus);
    const stored = index.stored();
    await writeIndexCache(file, { ...stored, documentFrequency: stored.documentFrequency.subarray(1) }, 'v1');
    expect(refusalOf()).toBe('damaged');
  });
});
