/** What users paste and what data holds, on the product's own path: defined answers, never a crash or a silent nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { readOptions } from '../../server/cli/options.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { problem } from '../../server/contract/common.ts';
import { routes } from '../../server/contract/routes.ts';
import { createServices, type Services } from '../../server/services/services.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { graph, regionId } from '../support/graph-builder.ts';
import { FIXED_NOW } from '../support/seeded-services.ts';

const away = { regionId: regionId('330100') };
const SEGMENT = 'nev/motor';
const MEGABYTES_5 = 5 * 2 ** 20;
const LONG = '驱动电机'.repeat(2_500);

const DATA = graph()
  .segment(SEGMENT, { name: '驱动电机', aliases: Array.from({ length: 200 }, (_, i) => `驱动电机${i}型`) })
  .segment('nev/stop', { name: '有限公司' })
  .company('b-twin', { ...away, name: '甲', texts: ['生产驱动电机。'] })
  .company('a-twin', { ...away, name: '甲', texts: ['生产驱动电机。'] })
  .company('unbroken', { ...away, name: '乙', texts: ['驱动电机'.repeat(MEGABYTES_5 / 12)] })
  .company('sentences', { ...away, name: '丙', texts: ['生产驱动电机。'.repeat(MEGABYTES_5 / 21)] })
  .company('aliased', {
    ...away,
    name: '丁',
    aliases: Array.from({ length: 200 }, (_, i) => `丁${i}号`),
    texts: ['\u0000\u0007驱动\u200b电机 😀'],
  })
  .company('silent', { ...away, name: '戊', texts: [] })
  .data();

let dir: string;
let store: GraphStore;
let services: Services;
let api: ReturnType<typeof request>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'liantu-bad-queries-'));
  store = await openEmbeddedStore({ file: join(dir, 'liantu.db') });
  await store.importGraph(DATA, { importedAt: FIXED_NOW.toISOString() });
  services = createServices(store, () => FIXED_NOW);
  api = request(createApp(services));
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const get = (path: string, query: Record<string, string>) =>
  api.get(`/api/v1${path}?${new URLSearchParams(query).toString()}`).set('Host', '127.0.0.1');
const search = async (q: string) => routes.search.output.parse((await get('/search', { q }).expect(200)).body);
const targets = async (query: Record<string, string>) =>
  routes.targets.output.parse((await get('/targets', query).expect(200)).body);
const run = (...argv: string[]) => runCommand(readOptions(argv), async () => services);

describe('the search box', () => {
  it.each(['', '   ', '😀🚗', '\u0000\u0007\u200b', '!!!', '——'])('says that %j has nothing to look for', async (q) => {
    expect(await search(q)).toEqual({ hits: [], empty: 'no_searchable_words' });
  });

  it('says that no name is like the query', async () => {
    expect(await search('葡萄牙语')).toEqual({ hits: [], empty: 'no_name_matches' });
  });

  it('answers one character, one of 200 aliases, and a name between control characters', async () => {
    expect((await search('丙')).hits[0]?.id).toBe('sentences');
    expect((await search('丁137号')).hits[0]).toMatchObject({
      id: 'aliased',
      hint: expect.stringContaining('丁137号'),
    });
    expect((await search('驱动电机199型')).hits[0]?.id).toBe(SEGMENT);
    expect((await search('\u0000驱动\u200b电机')).hits[0]?.id).toBe(SEGMENT);
  });

  it('refuses 10,000 characters with a sentence, not a crash', async () => {
    const { body } = await get('/search', { q: 'motor'.repeat(2_000) }).expect(400);
    expect(problem.parse(body)).toMatchObject({ status: 400, suggestions: expect.any(Array) });
    // Written out in an address, 10,000 Han characters are longer than any header that Node reads.
    await get('/search', { q: LONG }).expect(431);
  });
});

describe('the target list', () => {
  it.each(['🚀', '\u0001', '有限公司有限公司', '!!!'])('names the keyword %j that emptied it', async (q) => {
    const list = await targets({ segment: SEGMENT, q });
    expect(list.rows).toEqual([]);
    expect(list.empty).toEqual({ reason: 'filters_exclude_all', filter: 'q' });
    expect(list.conditions).toContainEqual({ key: 'q', label: '关键词', value: q });
  });

  it('takes a keyword of spaces for none, and refuses one of 10,000 characters', async () => {
    expect((await targets({ segment: SEGMENT, q: '   ' })).total).toBe((await targets({ segment: SEGMENT })).total);
    await get('/targets', { segment: SEGMENT, q: 'motor'.repeat(2_000) }).expect(400);
    await get('/targets', { segment: 'motor'.repeat(2_000) }).expect(400);
  });

  it('says why a segment without searchable words has no targets', async () => {
    const { rows, empty } = await targets({ segment: 'nev/stop' });
    expect(rows).toEqual([]);
    expect(empty?.reason).toBeDefined();
    expect(empty?.filter).toBeNull();
  });

  it('orders equal scores by id, by either number, and gives both the same parts', async () => {
    for (const sort of ['fit', 'attractiveness']) {
      const { rows } = await targets({ segment: SEGMENT, sort });
      const twins = rows.filter(({ name }) => name === '甲');
      expect(twins.map(({ companyId }) => companyId)).toEqual(['a-twin', 'b-twin']);
      expect(twins[0]?.fit.parts).toEqual(twins[1]?.fit.parts);
    }
  });

  it('ranks companies with five megabytes of text, with or without sentences, and quotes a readable piece', async () => {
    const { rows } = await targets({ segment: SEGMENT });
    for (const id of ['unbroken', 'sentences', 'aliased']) {
      const row = rows.find(({ companyId }) => companyId === id);
      expect(row?.fit.excerpt).not.toBe('');
      expect(row?.fit.excerpt.length).toBeLessThan(400);
      expect(row?.evidence.length).toBeLessThan(400);
      expect(row?.fit.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(row?.fit.score ?? -1, 9);
    }
  });
});

describe('the command line', () => {
  it.each(['', '   ', '😀', LONG, '\u0000'])('ends with a sentence for the segment %j', async (segment) => {
    const { exitCode, output, error } = await run('targets', '--segment', segment);
    expect(exitCode).toBe(2);
    expect(output).toBe('');
    expect(error.length).toBeGreaterThan(5);
    expect(error).not.toMatch(/\bat .*:\d+/);
  });

  it('explains a company without any text', async () => {
    const { exitCode, output } = await run('targets', '--segment', SEGMENT, '--explain', 'silent');
    expect(exitCode).toBe(0);
    expect(output).toContain('没有共同词语');
  });
});
