import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { problem } from '../../server/contract/common.ts';
import { routes } from '../../server/contract/routes.ts';
import { openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
let api: ReturnType<typeof request>;

beforeAll(async () => {
  product = await openSeededProduct();
  api = request(createApp(product.services));
});
afterAll(() => product.close());

const loopback = (test: request.Test): request.Test => test.set('Host', '127.0.0.1');
const get = (path: string): request.Test => loopback(api.get(`/api/v1${path}`));

describe('reading', () => {
  it('lists the sixteen chains by their exact names', async () => {
    const { body } = await get('/chains').expect(200);
    const { chains } = routes.chains.output.parse(body);
    const names =
      '半导体 人工智能 航空航天 量子科技 五金 智能装备 新能源汽车 光电信息 生物医药 时尚 商贸物流 数字服务 科技金融 影视文化 康养旅游 新材料';
    expect(new Set(chains.map((chain) => chain.name))).toEqual(new Set(names.split(' ')));
    expect(chains.find((chain) => chain.name === '新材料')?.boxed).toBe(false);
  });

  it('counts every segment of a chain once over the five statuses', async () => {
    const { body } = await get('/chains/nev').expect(200);
    const map = routes.chainMap.output.parse(body);
    const { counts } = map.chain;
    expect(counts.missing + counts.weak + counts.extendable + counts.strong + counts.unknown).toBe(map.segments.length);
    for (const status of ['missing', 'weak', 'extendable', 'strong', 'unknown'] as const) {
      expect(map.segments.filter((segment) => segment.status === status)).toHaveLength(counts[status]);
    }
    const ids = new Set(map.segments.map((segment) => segment.id));
    for (const link of map.links) expect(ids.has(link.from) && ids.has(link.to)).toBe(true);
  });

  it('narrows gaps by kind and orders what remains as the full list does', async () => {
    const all = routes.gaps.output.parse((await get('/gaps?chain=nev').expect(200)).body);
    const fill = routes.gaps.output.parse(
      (await get(`/gaps?chain=nev&kind=${encodeURIComponent('补')}`).expect(200)).body,
    );
    expect(fill.gaps.map((gap) => gap.segmentId)).toEqual(
      all.gaps.filter((gap) => gap.kind === '补').map((gap) => gap.segmentId),
    );
    expect(fill.total).toBeGreaterThan(0);
  });

  it('never lists a local company as a target, and says how many were left out', async () => {
    const list = routes.targets.output.parse((await get('/targets?chain=nev&limit=5000').expect(200)).body);
    expect(list.rows.length).toBeGreaterThan(50);
    for (const row of list.rows) expect(row.regionId.startsWith('3307')).toBe(false);
  });

  it('names the filter that emptied a target list', async () => {
    const list = routes.targets.output.parse(
      (await get(`/targets?chain=nev&honour=listed&q=${encodeURIComponent('没有这样的企业')}`).expect(200)).body,
    );
    expect(list.total).toBe(0);
    expect(list.empty).toEqual({ reason: 'filters_exclude_all', filter: 'q' });
  });

  it('answers a company by its stock code with sources', async () => {
    const company = routes.company.output.parse((await get('/companies/002056').expect(200)).body);
    expect(company.name).toBe('横店集团东磁股份有限公司');
    expect(company.isLocal).toBe(true);
    expect(company.sources.length).toBeGreaterThan(0);
  });

  it('describes every route in OpenAPI', async () => {
    const { body } = await get('/openapi.json').expect(200);
    const described = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((operations) => Object.values(operations))
      .map((operation) => operation.operationId);
    expect(new Set(described)).toEqual(new Set(Object.keys(routes)));
  });
});

describe('refusing', () => {
  it('answers an unknown name with the nearest ones', async () => {
    const { body, headers } = await get('/chains/xinnengyuan-qiche').expect(404);
    expect(headers['content-type']).toContain('application/problem+json');
    const answer = problem.parse(body);
    expect(answer.code).toBe('chain_not_found');
    expect(answer.suggestions).toHaveLength(3);
  });

  it.each(['/targets?limit=0', '/targets?limit=abc', '/gaps?kind=x', '/search', '/targets?honour=none'])(
    'refuses %s and names the field',
    async (path) => {
      const { body } = await get(path).expect(400);
      expect(problem.parse(body).suggestions?.length).toBeGreaterThan(0);
    },
  );

  it('answers hostile search strings with a list', async () => {
    for (const text of ['A/B (C++)', 'AND', 'foo:bar', '"', "'; DROP TABLE company;--", '🙂', '%', '\u0000']) {
      await get(`/search?q=${encodeURIComponent(text)}`).expect(200);
    }
    await get(`/search?q=${'a'.repeat(10_000)}`).expect(400);
  });

  it('refuses a foreign host name, a foreign origin, broken and oversized JSON', async () => {
    await api.get('/api/v1/chains').set('Host', 'evil.example').expect(403);
    const put = () => loopback(api.put('/api/v1/segments/nev/x/override'));
    await put().set('Origin', 'https://evil.example').send({}).expect(403);
    await put().set('Content-Type', 'application/json').send('{"a":').expect(400);
    await put()
      .send({ reason: 'x'.repeat(400_000) })
      .expect(413);
  });

  it('needs the token when one is set', async () => {
    const guarded = request(createApp(product.services, { token: 'a-long-enough-token' }));
    await guarded.get('/api/v1/chains').expect(401);
    await guarded.get('/api/v1/chains').set('Authorization', 'Bearer wrong-wrong-wrong-1').expect(401);
    await guarded.get('/api/v1/health').set('Authorization', 'Bearer a-long-enough-token').expect(200);
  });
});

describe('人工认定', () => {
  it('wins over the computed verdict, survives a re-import, refuses a stale writer, and can be withdrawn', async () => {
    const map = routes.chainMap.output.parse((await get('/chains/nev')).body);
    const missing = map.segments.find((segment) => segment.status === 'missing' || segment.status === 'extendable');
    const path = `/api/v1/segments/${missing?.id}/override`;
    const body = { verdict: '有', office: '新能源汽车链长办', reason: '实地走访', expectedRevision: 0 };

    const written = routes.segment.output.parse((await loopback(api.put(path)).send(body).expect(200)).body);
    expect(written.presence).toMatchObject({ verdict: '有', computedVerdict: '缺' });
    expect(written.presence.override).toMatchObject({ office: '新能源汽车链长办', date: '2026-11-24', revision: 1 });
    await loopback(api.put(path)).send(body).expect(409);

    const { data } = await product.store.readGraph();
    await product.store.importGraph(data, { importedAt: '2026-11-24T09:00:00Z' });
    const after = routes.segment.output.parse((await get(`/segments/${missing?.id}`)).body);
    expect(after.presence.override?.reason).toBe('实地走访');

    const withdrawn = routes.segment.output.parse(
      (await loopback(api.delete(`${path}?expectedRevision=1`)).expect(200)).body,
    );
    expect(withdrawn.presence.override).toBeNull();
    expect(withdrawn.status).toBe(missing?.status);
  });
});
