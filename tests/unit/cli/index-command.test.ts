import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexCommand } from '../../../server/cli/index-command.ts';
import { readOptions } from '../../../server/cli/options.ts';
import { createCompanyIndexServices } from '../../../server/services/matching/company-index.ts';
import { openSeededProduct } from '../../support/seeded-services.ts';
import type { SeededProduct } from '../../support/seeded-services.ts';

let product: SeededProduct;
let folder = '';

beforeAll(async () => {
  product = await openSeededProduct();
  folder = await mkdtemp(join(tmpdir(), 'liantu-index-'));
}, 60_000);

afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<string> =>
  indexCommand(
    createCompanyIndexServices(product.store, join(folder, 'matching.index')),
    readOptions(['index', ...args]),
  );

describe('index', () => {
  it('builds the cache once, and says why', async () => {
    expect(await run('build')).toMatch(/^已建立索引：\d+ 家企业（此前没有缓存）$/);
    expect(await run('build')).toMatch(/^索引缓存有效：\d+ 家企业$/);
  });

  it('finds companies by any text, with the parts of their scores', async () => {
    const rows = JSON.parse(await run('query', '驱动电机', '--limit', '3', '--format', 'json')) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const parts = ['words', 'feedback', 'neighbours', 'phrase'].map((key) => Number(row[key]));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(row['score']), 2);
    }
    expect(await run('query', '驱动电机')).toContain('列出 20 家');
  });

  it('says why nothing is found', async () => {
    expect(await run('query', '😀')).toBe('查询中没有可检索的词，请输入产品或业务名称');
  });

  it.each([[[]], [['query']], [['build', 'x']], [['drop']], [['query', '电机', '--limit', '0']]])(
    'refuses %j and says what to type',
    async (args) => {
      await expect(run(...args)).rejects.toThrow(/index 之后|--limit/);
    },
  );
});
