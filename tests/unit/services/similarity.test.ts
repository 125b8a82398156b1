import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { createServices, type Services } from '../../../server/services/services.ts';
import { openSimilarity } from '../../../server/services/similarity/open-similarity.ts';
import { openEmbeddedStore } from '../../../server/store/embedded/open-store.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { FIXED_NOW } from '../../support/seeded-services.ts';
import { graph, regionId } from '../../support/graph-builder.ts';

const SCRIPTS = join(import.meta.dirname, '..', '..', '..', 'scripts');
const SEGMENT = 'nev/motor';
const away = { regionId: regionId('330100') };

/** Firms that differ in how much else they do; the last names no word of the segment at all. */
const DATA = graph()
  .segment(SEGMENT, { name: '驱动电机', products: ['永磁同步电机'] })
  .segment('nev/pump', { name: '电子水泵' })
  .company('a', { ...away, name: '甲', texts: ['驱动电机。'] })
  .company('b', {
    ...away,
    name: '乙',
    texts: ['研发、生产和销售驱动电机、减速器、逆变器、充电桩以及配套的检测设备。'],
  })
  .company('c', { ...away, name: '丙', texts: ['永磁同步电机、驱动电机及其控制器。'] })
  .company('d', { ...away, name: '丁', texts: ['电机用硅钢片。'] })
  .company('e', { ...away, name: '戊', texts: ['电子水泵。'] })
  .data();

let dir: string;
let store: GraphStore;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'liantu-similarity-'));
  store = await openEmbeddedStore({ file: join(dir, 'liantu.db') });
  await store.importGraph(DATA, { importedAt: FIXED_NOW.toISOString() });
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const logged: string[] = [];
function productWith(place: string | undefined, env: Record<string, string> = {}): Services {
  const { similarity } = readConfig({ ...(place === undefined ? {} : { LIANTU_SIMILARITY: place }), ...env });
  const source = openSimilarity(similarity, (line) => void logged.push(line));
  return createServices(store, () => FIXED_NOW, [], source);
}

const listOf = (services: Services) => services.targets({ segment: SEGMENT, limit: 50, sort: 'fit' });
const scores = async (services: Services) =>
  (await listOf(services)).rows.map(({ companyId, fit }) => [companyId, fit.score] as const);
const said = async (services: Services): Promise<string> =>
  (await listOf(services)).conditions.find(({ key }) => key === 'similarity')?.value ?? '';

/** A model server of the test's own, closed with the callback. */
async function withServer(listener: RequestListener, work: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  try {
    await work(`http://127.0.0.1:${typeof place === 'object' ? place?.port : 0}/similarity`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the example model', () => {
  let example: ChildProcess;
  let address: string;
  beforeAll(async () => {
    example = spawn(process.execPath, [join(SCRIPTS, 'examples', 'similarity-server.mjs'), '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: example.stdout ?? process.stdin });
    const [line] = (await once(lines, 'line')) as [string];
    address = line.slice(line.indexOf('http'));
  });
  afterAll(() => example.kill());

  it('changes the ranking over HTTP; parts still sum to the score and every list says so', async () => {
    const own = productWith(address);
    expect(await scores(own)).not.toEqual(await scores(productWith(undefined)));
    for (const { fit } of (await listOf(own)).rows)
      expect(fit.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(fit.score, 9);
    expect(await said(own)).toBe(`自备模型 ${new URL(address).host}/similarity`);
    expect(await said(productWith(undefined))).toBe('');
  });

  it('gives the same as a module, whatever the size of the blocks', async () => {
    const asModule = await scores(productWith(join(SCRIPTS, 'examples', 'ngram-similarity.mjs')));
    expect(asModule).toEqual(await scores(productWith(address)));
    expect(asModule).toEqual(await scores(productWith(address, { LIANTU_SIMILARITY_BATCH: '2' })));
  });

  it('never moves the calibrated probability or the gaps', async () => {
    const [own, builtIn] = [productWith(address), productWith(undefined)];
    const chances = async (services: Services) =>
      new Map((await listOf(services)).rows.map(({ companyId, fit }) => [companyId, fit.probability]));
    const before = await chances(builtIn);
    for (const [id, chance] of await chances(own)) if (before.has(id)) expect(chance).toBe(before.get(id));
    expect(await own.gaps({})).toEqual(await builtIn.gaps({}));
  });
});

describe('a model that decides', () => {
  it('moves the firm it prefers up', async () => {
    await withServer(
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { queries, companies } = JSON.parse(Buffer.concat(chunks).toString()) as Record<
            string,
            { id: string }[]
          >;
          response.end(
            JSON.stringify({ scores: queries?.map(() => companies?.map(({ id }) => (id === 'a' ? 1 : 0))) }),
          );
        });
      },
      async (address) => {
        const place = async (services: Services) => (await scores(services)).findIndex(([id]) => id === 'a');
        expect(await place(productWith(address))).toBeLessThan(await place(productWith(undefined)));
      },
    );
  });
});

describe('a model that fails leaves the built-in ranking, and the list says why', () => {
  const fallsBack = async (place: string, words: string, env: Record<string, string> = {}): Promise<void> => {
    logged.length = 0;
    const product = productWith(place, env);
    expect(await scores(product)).toEqual(await scores(productWith(undefined)));
    expect(await said(product)).toContain('没有用上');
    expect(await said(product)).toContain(words);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(words);
  };
  const json =
    (body: unknown): RequestListener =>
    (_, response) =>
      void response.end(JSON.stringify(body));
  const full = (value: number) => Array.from({ length: 2 }, () => Array.from({ length: 5 }, () => value));

  it('when nobody listens', () => fallsBack('http://127.0.0.1:9/similarity', '连接不上'));
  it('when it does not answer in time', () =>
    withServer(
      () => {},
      (address) => fallsBack(address, '没有按时答复', { LIANTU_SIMILARITY_TIMEOUT_MS: '100' }),
    ));
  it('when all questions together take too long', () =>
    withServer(
      (_, response) =>
        void setTimeout(() => response.end(JSON.stringify({ scores: full(0.5).map((row) => row.slice(0, 1)) })), 60),
      (address) =>
        fallsBack(address, '没有按时答复', { LIANTU_SIMILARITY_TOTAL_MS: '100', LIANTU_SIMILARITY_BATCH: '1' }),
    ));
  it('when it answers an error', () =>
    withServer(
      (_, response) => void response.writeHead(500).end('{}'),
      (address) => fallsBack(address, '答复了错误状态'),
    ));
  it('when it answers no JSON', () =>
    withServer(
      (_, response) => void response.end('<html>'),
      (address) => fallsBack(address, '不是 JSON'),
    ));
  it.each([
    ['another shape', { scores: [[1]] }],
    ['nothing', null],
    ['a score above 1', { scores: full(1.5) }],
    ['a score below 0', { scores: full(-0.1) }],
  ])('when it answers %s', (_, body) => withServer(json(body), (address) => fallsBack(address, '格式或取值不符')));
  it('when its answer never ends', () =>
    withServer(
      (_, response) => void response.end(`{"scores":"${'x'.repeat(9_000_000)}"}`),
      (address) => fallsBack(address, '答复过长'),
    ));
  it('when it redirects elsewhere', () =>
    withServer(
      (_, response) => void response.writeHead(307, { Location: 'http://192.0.2.1/' }).end(),
      (address) => fallsBack(address, '连接不上'),
    ));
  it('when the module is not there, exports nothing of use, or throws', async () => {
    await fallsBack(join(dir, 'none.mjs'), '找不到模块');
    await writeFile(join(dir, 'empty.mjs'), 'export const other = 1;');
    await fallsBack(join(dir, 'empty.mjs'), '找不到模块');
    await writeFile(join(dir, 'throws.mjs'), "export function similarity() { throw new Error('no'); }");
    await fallsBack(join(dir, 'throws.mjs'), '模块运行出错');
    await writeFile(join(dir, 'stuck.mjs'), 'export const similarity = () => new Promise(() => {});');
    await fallsBack(join(dir, 'stuck.mjs'), '没有按时答复', { LIANTU_SIMILARITY_TIMEOUT_MS: '100' });
  });
});

describe('the setting', () => {
  it.each(['http://example.com/', 'https://10.0.0.1/x', 'http://169.254.169.254/'])(
    'keeps to this machine: %s',
    (place) => {
      expect(() => readConfig({ LIANTU_SIMILARITY: place })).toThrow(ConfigError);
      expect(readConfig({ LIANTU_SIMILARITY: place, LIANTU_SIMILARITY_REMOTE: '1' }).similarity?.address).toEqual(
        new URL(place),
      );
    },
  );

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://user:secret@127.0.0.1/', 'http://'])(
    'refuses %s',
    (place) => {
      expect(() => readConfig({ LIANTU_SIMILARITY: place, LIANTU_SIMILARITY_REMOTE: '1' })).toThrow(ConfigError);
    },
  );

  it('is off by default', () => {
    expect(readConfig({}).similarity).toBeUndefined();
    for (const host of ['127.0.0.1', '[::1]', 'localhost'])
      expect(readConfig({ LIANTU_SIMILARITY: `http://${host}:4199/` }).similarity).toBeDefined();
  });
});
