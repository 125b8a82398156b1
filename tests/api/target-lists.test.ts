import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { problem } from '../../server/contract/common.ts';
import { routes } from '../../server/contract/routes.ts';
import type { SavedVersion } from '../../server/contract/target-lists.ts';
import { diffVersions } from '../../server/services/target-list-diff.ts';
import { openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
let api: ReturnType<typeof request>;

beforeAll(async () => {
  product = await openSeededProduct();
  api = request(createApp(product.services));
});
afterAll(() => product.close());

const loopback = (test: request.Test): request.Test => test.set('Host', '127.0.0.1');
const get = (path: string) => loopback(api.get(`/api/v1${path}`));
const post = (path: string, body: object) => loopback(api.post(`/api/v1${path}`)).send(body);
const put = (path: string, body: object) => loopback(api.put(`/api/v1${path}`)).send(body);
const remove = (path: string) => loopback(api.delete(`/api/v1${path}`));

const OFFICE = '新能源汽车链长办';
const save = async (name: string, query: object) =>
  routes.saveTargetList.output.parse((await post('/target-lists', { name, office: OFFICE, query }).expect(200)).body);
const shelf = async () => routes.targetLists.output.parse((await get('/target-lists').expect(200)).body);
const diff = async (id: string) =>
  routes.diffTargetList.output.parse((await get(`/target-lists/${id}/diff?from=1&to=2`).expect(200)).body);

describe('名录', () => {
  it('keeps the rows of the page with query, office, time and data version', async () => {
    const saved = await save('新能源汽车缺口', { chain: 'nev', sort: 'attractiveness' });
    const page = routes.targets.output.parse((await get('/targets?chain=nev&sort=attractiveness&limit=5000')).body);
    expect(saved.version).toMatchObject({
      number: 1,
      office: OFFICE,
      savedAt: '2026-11-24T08:00:00.000Z',
      dataVersionId: page.version.id,
      asOf: page.version.asOf,
      query: { chain: 'nev', sort: 'attractiveness' },
      conditions: page.conditions,
      total: page.total,
    });
    expect(saved.version.rows.map((row) => [row.at, row.companyId, row.segmentId, row.rank])).toEqual(
      page.rows.map((row, at) => [at + 1, row.companyId, row.segmentId, row.rank]),
    );
    const opened = (await get(`/target-lists/${saved.id}/versions/1`).expect(200)).body;
    expect(routes.targetListVersion.output.parse(opened)).toEqual(saved);
  });

  it('adds a numbered version under the same name and leaves the earlier one as it was', async () => {
    const first = await save('两版', { chain: 'nev' });
    const second = await save(' 两版 ', { chain: 'nev', honour: 'listed' });
    expect(second).toMatchObject({ id: first.id, version: { number: 2 } });
    expect((await get(`/target-lists/${first.id}/versions/1`)).body).toEqual(first);
    const list = (await shelf()).lists.find(({ id }) => id === first.id);
    expect(list?.versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('explains a difference by the filter that changed', async () => {
    const first = await save('筛选改变', { chain: 'nev' });
    const second = await save('筛选改变', { chain: 'nev', honour: 'listed' });
    const answer = await diff(first.id);
    expect(answer.causes).toEqual([{ kind: 'filters', subject: '企业类型', before: '无', after: '上市公司' }]);
    expect(answer.added).toHaveLength(0);
    expect(answer.removed.length).toBe(first.version.rows.length - second.version.rows.length);
    expect(answer.removed.length).toBeGreaterThan(0);
    for (const row of answer.removed) expect(row.reasons).toEqual(['filters']);
    expect(answer.moved).toHaveLength(0);
    expect(answer.unchanged).toBe(second.version.rows.length);
  });

  it('explains a difference by the override that made a segment a gap', async () => {
    const map = routes.chainMap.output.parse((await get('/chains/nev')).body);
    const first = await save('认定改变', { chain: 'nev' });
    const segmentId = map.segments.find(({ status, kind }) => status === 'strong' && kind === null)?.id ?? '';
    const path = `/segments/${segmentId}/override`;
    await put(path, { verdict: '缺', office: OFFICE, reason: '实地走访', expectedRevision: 0 }).expect(200);
    const second = await save('认定改变', { chain: 'nev' });
    await remove(`${path}?expectedRevision=1`).expect(200);
    const answer = await diff(first.id);
    expect(answer.causes.map(({ kind, before }) => [kind, before])).toEqual([['override', '无']]);
    const come = answer.added.filter((row) => row.segmentId === segmentId);
    expect(come.length).toBe(second.version.rows.filter((row) => row.segmentId === segmentId).length);
    expect(come.length).toBeGreaterThan(0);
    for (const row of come) expect(row.reasons).toEqual(['override']);
  });

  it('renames, refuses a taken name and a stale writer, removes and restores', async () => {
    const { id } = await save('原名', { chain: 'nev' });
    await save('占用的名称', { chain: 'nev' });
    const taken = await put(`/target-lists/${id}`, { name: '占用的名称', expectedRevision: 1 }).expect(409);
    expect(problem.parse(taken.body).code).toBe('target_list_name_taken');
    await put(`/target-lists/${id}`, { name: '新名', expectedRevision: 1 }).expect(200);
    await put(`/target-lists/${id}`, { name: '另一名', expectedRevision: 1 }).expect(409);

    await remove(`/target-lists/${id}?expectedRevision=2`).expect(200);
    const without = await shelf();
    expect(without.lists.some((list) => list.id === id)).toBe(false);
    expect(without.deleted.find((list) => list.id === id)?.name).toBe('新名');
    await post(`/target-lists/${id}/restore`, { expectedRevision: 3 }).expect(200);
    const back = (await shelf()).lists.find((list) => list.id === id);
    expect(back).toMatchObject({ name: '新名', deletedAt: null });
    expect(back?.versions).toHaveLength(1);
  });

  it('survives a re-import', async () => {
    const saved = await save('导入以后', { chain: 'nev' });
    const { data } = await product.store.readGraph();
    await product.store.importGraph(data, { importedAt: '2026-11-24T09:00:00Z' });
    expect((await get(`/target-lists/${saved.id}/versions/1`)).body).toEqual(saved);
  });

  it('refuses a person as author, an unknown list, an unknown version and an unknown filter', async () => {
    const body = { name: '名录', office: OFFICE, query: { chain: 'nev' } };
    for (const office of ['', '张三13800000000', 'someone@example.com']) {
      await post('/target-lists', { ...body, office }).expect(400);
    }
    await post('/target-lists', { ...body, query: { unknown: '1' } }).expect(400);
    await post('/target-lists', { ...body, query: { chain: '没有这条链' } }).expect(404);
    const { body: answer } = await get('/target-lists/none/versions/1').expect(404);
    expect(problem.parse(answer).code).toBe('target_list_not_found');
    const { id } = await save('只有一版', { chain: 'nev' });
    await get(`/target-lists/${id}/versions/2`).expect(404);
    await get(`/target-lists/${id}/diff?from=1&to=2`).expect(404);
  });
});

describe('diff of two versions', () => {
  const row = (companyId: string, at: number): SavedVersion['rows'][number] => ({
    at,
    rank: at,
    companyId,
    companyName: companyId,
    segmentId: 's',
    segmentName: '环节',
    fit: 1 / at,
    attractiveness: 1,
  });
  const version = (
    number: number,
    companies: readonly string[],
    changed: Partial<SavedVersion> = {},
  ): SavedVersion => ({
    number,
    savedAt: '2026-11-24T08:00:00Z',
    office: OFFICE,
    dataVersionId: 'v1',
    asOf: '2024-12-31',
    weightsId: 'w',
    conditions: [],
    total: companies.length,
    query: { sort: 'fit' },
    overrides: [],
    rows: companies.map((id, at) => row(id, at + 1)),
    ...changed,
  });

  it('takes another similarity model for another weighting, and a note on the gaps for no cause', () => {
    const condition = (key: string, value: string) => ({ key, label: key, value });
    const answer = diffVersions(
      version(1, ['a', 'b'], { conditions: [condition('similarity', '甲'), condition('absence', '1 个')] }),
      version(2, ['b', 'a'], { conditions: [condition('similarity', '乙'), condition('absence', '2 个')] }),
    );
    expect(answer.causes).toEqual([{ kind: 'weights', subject: 'similarity', before: '甲', after: '乙' }]);
    expect(answer.moved.map(({ reasons }) => reasons)).toEqual([['weights'], ['weights']]);
  });

  it('names a row that kept its place under other figures', () => {
    const after = version(2, ['a', 'b'], { weightsId: 'w2' });
    const answer = diffVersions(version(1, ['a', 'b']), {
      ...after,
      rows: after.rows.map((row) => (row.companyId === 'b' ? { ...row, attractiveness: 2 } : row)),
    });
    expect(
      answer.rescored.map(({ companyId, before, after: is, reasons }) => [
        companyId,
        before?.attractiveness,
        is?.attractiveness,
        reasons,
      ]),
    ).toEqual([['b', 1, 2, ['weights']]]);
    expect([answer.moved, answer.unchanged]).toEqual([[], 1]);
  });

  it('counts as moved only what changed places among the rows of both', () => {
    const answer = diffVersions(
      version(1, ['a', 'b', 'c', 'd']),
      version(2, ['x', 'b', 'd', 'c'], { dataVersionId: 'v2' }),
    );
    expect(answer.added.map(({ companyId }) => companyId)).toEqual(['x']);
    expect(answer.removed.map(({ companyId }) => companyId)).toEqual(['a']);
    expect(answer.moved.map(({ companyId, before, after }) => [companyId, before?.at, after?.at])).toEqual([
      ['d', 4, 3],
      ['c', 3, 4],
    ]);
    expect(answer.unchanged).toBe(1);
    expect(answer.causes).toEqual([{ kind: 'data_version', subject: '数据版本', before: 'v1', after: 'v2' }]);
    expect(answer.added[0]?.reasons).toEqual(['data_version']);
  });

  it('says so when nothing recorded explains a difference', () => {
    const answer = diffVersions(version(1, ['a']), version(2, ['b']));
    expect(answer.causes).toEqual([]);
    expect(answer.added[0]?.reasons).toEqual(['unrecorded']);
  });
});

describe('联系标记', () => {
  it('warns of another office before a second contact, and lets an informed office go on', async () => {
    const path = '/contacts/002920';
    const first = routes.markContact.output.parse(
      (await put(path, { office: OFFICE, expectedRevision: 0 }).expect(200)).body,
    );
    expect(first.offices).toEqual([{ office: OFFICE, date: '2026-11-24' }]);
    const { body } = await put(path, { office: '开发区招商局', expectedRevision: 0 }).expect(409);
    expect(problem.parse(body)).toMatchObject({ code: 'contact_collision' });
    expect(problem.parse(body).detail).toContain(`${OFFICE}（2026-11-24）`);

    const both = routes.markContact.output.parse(
      (await put(path, { office: '开发区招商局', expectedRevision: 1, confirmed: true }).expect(200)).body,
    );
    expect(both.offices.map(({ office }) => office)).toEqual([OFFICE, '开发区招商局']);
    const office = encodeURIComponent(OFFICE);
    const left = routes.withdrawContact.output.parse(
      (await remove(`${path}?office=${office}&expectedRevision=2`).expect(200)).body,
    );
    const mark = left.contacts.find(({ companyId }) => companyId === first.companyId);
    expect(mark?.offices.map((entry) => entry.office)).toEqual(['开发区招商局']);
    await put('/contacts/没有这家企业', { office: OFFICE, expectedRevision: 0 }).expect(404);
  });
});
