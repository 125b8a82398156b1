import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldedDocument } from '../../../server/matching/document-fields.ts';
import { PooledIndex } from '../../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../../server/matching/pooled/pooled-ranker.ts';
import { treeLeaves } from '../../../server/matching/pooled/tree-leaves.ts';
import { rankPhrase } from '../../../server/matching/pooled/rank-phrase.ts';
import type { RankingQuery } from '../../../server/matching/ranker.ts';
import { openMatchingService } from '../../../server/services/matching/matching-service.ts';
import type {
  BuildProgress,
  MatchingService,
  MatchingServiceOptions,
} from '../../../server/services/matching/matching-service.ts';

const corpus: readonly FieldedDocument[] = Array.from({ length: 250 }, (_, i) => ({
  id: `c${String(i).padStart(3, '0')}`,
  name: `公司${i}`,
  text: i % 2 === 0 ? '驱动电机、减速器' : '白酒、饮料',
  products: i % 5 === 0 ? ['逆变器'] : [],
}));
const leaf = (text: string): RankingQuery => ({ id: text, text, expansions: [], parent: '汽车零部件' });

let folder = '';
const open: MatchingService[] = [];

const openService = (options: Partial<MatchingServiceOptions> = {}): MatchingService => {
  const service = openMatchingService({
    cacheFile: join(folder, 'index.bin'),
    dataVersion: 'v1',
    documents: () => corpus,
    ...options,
  });
  open.push(service);
  return service;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-matching-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('the matching service', () => {
  it('answers from its worker what the engine answers here', async () => {
    const service = openService();
    const here = new PooledRanker(await PooledIndex.build(corpus));
    expect(await service.rankPhrase('电机逆变器', 20)).toEqual(rankPhrase(here, '电机逆变器', 20));
    const leaves = [leaf('电机'), leaf('逆变器')];
    const extras = { always: ['c001'] };
    const [there, wanted] = [await service.scoreTree(leaves, extras), here.scoreTree(leaves, true, extras)];
    expect(there).toEqual(treeLeaves(wanted));
    expect(there[0]?.ids).toContain('c001');
  });

  it('tells its progress, writes the cache, and reads no document the next time', async () => {
    const told: BuildProgress[] = [];
    const first = await openService({ onProgress: (progress) => told.push(progress) }).ready();
    expect(first).toEqual({ documents: 250, refusal: 'missing', isCached: true });
    expect(told.map(({ phase }) => phase)).toEqual(['loading', 'reading', 'reading', 'reading', 'indexing', 'ready']);
    expect(told.at(-1)?.documents).toBe(250);
    const again = openService({
      documents: () => {
        throw new Error('documents were read');
      },
    });
    expect(await again.ready()).toEqual({ documents: 250, refusal: null, isCached: true });
    expect((await again.rankPhrase('逆变器', 5)).rows).toHaveLength(5);
  });

  it('builds anew from a damaged file and from one of other data', async () => {
    await openService().ready();
    const file = join(folder, 'index.bin');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await openService().ready()).toEqual({ documents: 250, refusal: 'damaged', isCached: true });
    const other = openService({ dataVersion: 'v2', documents: () => corpus.slice(0, 10) });
    expect(await other.ready()).toEqual({ documents: 10, refusal: 'stale', isCached: true });
  });

  it('works without a file, and where none can be written', async () => {
    expect(await openService({ cacheFile: null }).ready()).toEqual({ documents: 250, refusal: 'off', isCached: false });
    await writeFile(join(folder, 'occupied'), '');
    const service = openService({ cacheFile: join(folder, 'occupied', 'index.bin') });
    expect(await service.ready()).toEqual({ documents: 250, refusal: 'missing', isCached: false });
    expect((await service.rankPhrase('白酒', 3)).rows).toHaveLength(3);
  });

  it('asks again when its worker dies, of a new one', async () => {
    const workerFile = new URL('./matching-worker-dies-once.mjs', import.meta.url);
    expect((await openService({ workerFile }).rankPhrase('逆变器', 5)).rows).toHaveLength(5);
  });

  it('says that the worker died when the next one dies too', async () => {
    const workerFile = new URL('../../support/dying-worker.mjs', import.meta.url);
    await expect(openService({ workerFile }).rankPhrase('逆变器', 5)).rejects.toMatchObject({ code: 'worker_died' });
  });

  it('passes on why documents could not be read, and tries again at the next request', async () => {
    let failures = 1;
    const service = openService({
      async *documents() {
        if (failures-- > 0) throw new Error('the store went away');
        yield* corpus;
      },
    });
    await expect(service.ready()).rejects.toThrow('the store went away');
    expect((await service.ready()).documents).toBe(250);
  });

  it('answers nothing after it was closed', async () => {
    const service = openService();
    await service.ready();
    await service.close();
    await expect(service.rankPhrase('白酒', 3)).rejects.toMatchObject({ code: 'closed' });
  });

  it.each([
    ['', 'no_searchable_words'],
    ['😀', 'no_searchable_words'],
    ['\u0000\u200b', 'no_searchable_words'],
    ['许可项目：', 'no_searchable_words'],
    ['有限公司', 'no_searchable_words'],
    ['葡萄', 'no_company_matches'],
  ])('says why nothing answers %j: %s', async (text, reason) => {
    const { rows, emptyReason } = await openService({ cacheFile: null }).rankPhrase(text, 5);
    expect({ rows, emptyReason }).toEqual({ rows: [], emptyReason: reason });
  });

  it('says that there are no companies, and answers one character and ten thousand', async () => {
    const none = openService({ cacheFile: null, documents: () => [] });
    expect((await none.rankPhrase('电机', 5)).emptyReason).toBe('no_companies');
    const service = openService({ cacheFile: null });
    expect((await service.rankPhrase('酒', 5)).rows).toHaveLength(5);
    expect((await service.rankPhrase('驱动电机、'.repeat(2_000), 5)).rows).toHaveLength(5);
  });
});
