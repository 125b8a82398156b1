import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { problem } from '../../server/contract/common.ts';
import type { PortfolioInput, PortfolioJob, ScenarioView } from '../../server/contract/planning.ts';
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
const post = (path: string, body: object = {}): request.Test => loopback(api.post(`/api/v1${path}`)).send(body);
const put = (path: string, body: object): request.Test => loopback(api.put(`/api/v1${path}`)).send(body);
const drop = (path: string): request.Test => loopback(api.delete(`/api/v1${path}`));
const scenarioOf = (body: unknown): ScenarioView => routes.scenario.output.parse(body);
const codeOf = async (test: request.Test, status: number): Promise<string> =>
  problem.parse((await test.expect(status)).body).code;

const WORKED = 'worked-nev-chassis';
const content = (name: string, landings: readonly object[] = []) => ({ name, landings });
const landing = (change: object = {}) => ({
  id: 'a',
  as: 'like',
  company: '002056',
  segments: [{ segment: 'nev/bms', share: 1 }],
  startYear: 2027,
  probability: 1,
  ...change,
});

async function create(name: string, landings: readonly object[] = []): Promise<ScenarioView> {
  return scenarioOf((await post('/scenarios', content(name, landings)).expect(200)).body);
}

describe('scenarios', () => {
  it('runs a worked scenario: gaps are filled where it lands, with the reason', async () => {
    const view = scenarioOf((await get(`/scenarios/${WORKED}`).expect(200)).body);
    expect(view.origin).toBe('worked');
    expect(view.faults).toEqual([]);
    expect(view.result.filled.length).toBeGreaterThan(0);
    const changed = new Map(view.result.changes.map((change) => [change.segmentId, change]));
    for (const { id } of view.result.filled) expect(changed.get(id)?.after.verdict).toBe('有');
    expect(view.result.changes.some(({ reason }) => reason.type === 'landing_here')).toBe(true);
    expect(view.content.assumptions.length).toBeGreaterThan(0);
  });

  it('creates, changes, undoes, redoes and removes, and leaves the graph as it was', async () => {
    const before = (await get('/gaps').expect(200)).body;
    const made = await create('我的情景');
    expect(made.result.changes).toEqual([]);
    const path = `/scenarios/${made.id}`;
    const changed = scenarioOf(
      (await put(path, { content: content('改过', [landing()]), expectedRevision: made.revision }).expect(200)).body,
    );
    expect(changed).toMatchObject({ canUndo: true, canRedo: false, content: { name: '改过' } });
    const undone = scenarioOf((await post(`${path}/undo`, { expectedRevision: changed.revision }).expect(200)).body);
    expect(undone).toMatchObject({ canUndo: false, canRedo: true, content: { name: '我的情景', landings: [] } });
    const redone = scenarioOf((await post(`${path}/redo`, { expectedRevision: undone.revision }).expect(200)).body);
    expect(redone.content).toEqual(changed.content);
    expect(redone.result).toEqual(changed.result);
    const stale = put(path, { content: content('过期'), expectedRevision: made.revision });
    expect(await codeOf(stale, 409)).toBe('record_conflict');
    const left = await drop(`${path}?expectedRevision=${redone.revision}`).expect(200);
    const { scenarios } = routes.scenarios.output.parse(left.body);
    expect(scenarios.some(({ id }) => id === made.id)).toBe(false);
    expect(scenarios.filter(({ origin }) => origin === 'worked')).toHaveLength(3);
    expect(await codeOf(get(path), 404)).toBe('scenario_not_found');
    expect((await get('/gaps').expect(200)).body).toEqual(before);
  });

  it('duplicates a worked scenario with the same result, which itself cannot be changed', async () => {
    const worked = scenarioOf((await get(`/scenarios/${WORKED}`).expect(200)).body);
    const copy = scenarioOf((await post(`/scenarios/${WORKED}/duplicate`).expect(200)).body);
    expect(copy.origin).toBe('saved');
    expect(copy.content.landings).toEqual(worked.content.landings);
    expect(copy.result).toEqual(worked.result);
    const change = put(`/scenarios/${WORKED}`, { content: worked.content, expectedRevision: 0 });
    expect(await codeOf(change, 404)).toBe('scenario_not_found');
  });

  it('previews without saving', async () => {
    const count = async (): Promise<number> => (await get('/scenarios').expect(200)).body.scenarios.length;
    const before = await count();
    const view = scenarioOf((await post('/scenarios/preview', content('试', [landing()])).expect(200)).body);
    expect(view).toMatchObject({ origin: 'unsaved', revision: 0 });
    expect(await count()).toBe(before);
  });

  it('compares scenarios row by row with the present', async () => {
    const empty = await create('空');
    const { body } = await get(`/scenarios/compare?ids=${WORKED},${empty.id}`).expect(200);
    const { scenarios, rows } = routes.compareScenarios.output.parse(body);
    expect(scenarios.map(({ id }) => id)).toEqual([WORKED, empty.id]);
    expect(rows).toHaveLength(scenarios[0]?.result.changes.length ?? -1);
    for (const row of rows) expect(row.states[1]).toEqual(row.present);
    expect(await codeOf(get(`/scenarios/compare?ids=${WORKED}`), 400)).toBe('input_invalid');
  });

  it.each([
    [landing({ company: '没有这家企业' }), 'landing_company_unknown'],
    [landing({ as: 'company' }), 'landing_company_local'],
    [landing({ segments: [{ segment: 'nev/none', share: 1 }] }), 'landing_segment_unknown'],
    [landing({ segments: [{ segment: 'nev/bms', share: 2 }] }), 'landing_share_invalid'],
    [landing({ platform: '没有这个平台' }), 'landing_platform_unknown'],
    [landing({ probability: 1.5 }), 'landing_probability_invalid'],
    [landing({ startYear: 1999 }), 'landing_year_invalid'],
  ])('leaves a landing that does not fit out of the result and says why (%#)', async (bad, code) => {
    const view = scenarioOf((await post('/scenarios/preview', content('错', [bad])).expect(200)).body);
    expect(view.faults.map((fault) => fault.code)).toContain(code);
    expect(view.faults[0]?.text).toMatch(/。$/);
    expect(view.result.changes).toEqual([]);
  });

  it('names the platforms a landing can be put on', async () => {
    const { platforms } = routes.platforms.output.parse((await get('/platforms').expect(200)).body);
    expect(platforms.length).toBeGreaterThan(5);
    expect(platforms.find(({ id }) => id === 'jinhua-etdz')?.leadingChains).toEqual([
      { id: 'nev', name: '新能源汽车' },
    ]);
    expect(platforms.find(({ id }) => id === 'yiwu-etdz')?.leadingChains).toEqual([]);
  });
});

describe('shocks and completion', () => {
  const shock = (type: string, of: string, more = '') =>
    get(`/shocks?type=${type}&of=${encodeURIComponent(of)}${more}`);

  it('follows the loss of a local firm to what depends on it, the same for the same seed', async () => {
    const view = routes.shock.output.parse((await shock('company', '002056').expect(200)).body);
    expect(view.subject.id).toBe('cn-002056');
    expect(view.losses.length).toBeGreaterThan(0);
    expect(view.terminals.reached.length).toBeLessThanOrEqual(view.terminals.total);
    expect((await shock('company', '002056').expect(200)).body).toEqual(view);
  });

  it('refuses what cannot be shocked, by code', async () => {
    expect(await codeOf(shock('company', '没有这家企业'), 404)).toBe('company_not_found');
    expect(await codeOf(shock('region', '没有这个地方'), 404)).toBe('region_not_found');
    expect(await codeOf(shock('segment', 'nev/bms', '&share=2'), 422)).toBe('shock_size_invalid');
    expect(await codeOf(shock('weather', '002056'), 400)).toBe('input_invalid');
  });

  it('ranks chokepoints, the heaviest first', async () => {
    const { rows } = routes.chokepoints.output.parse((await get('/chokepoints').expect(200)).body);
    expect(rows.length).toBeGreaterThan(0);
    const losses = rows.map(({ terminalLoss }) => terminalLoss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });

  it('puts the landings of a scenario in order, at most so many a year', async () => {
    const { landings } = scenarioOf((await get(`/scenarios/${WORKED}`).expect(200)).body).content;
    const { body } = await post('/completion-paths', { landings, firstYear: 2027, perYear: 1 }).expect(200);
    const { steps } = routes.completionPath.output.parse(body);
    expect(new Set(steps.map(({ year }) => year)).size).toBe(landings.length);
    const none = post('/completion-paths', { landings, firstYear: 2027, perYear: 0 });
    expect(await codeOf(none, 422)).toBe('completion_capacity_invalid');
  });
});

describe('portfolios', () => {
  const input = (change: Partial<Record<keyof PortfolioInput, unknown>> = {}) => ({
    chains: ['nev'],
    years: [2027],
    platforms: [
      {
        platform: '金华经济技术开发区',
        budgets: [{ landMu: 200, plantM2: 'unlimited', energyTcePerYear: 9000, environmentT: 'unlimited' }],
      },
    ],
    cityBudgets: [{ fundCny: 'unlimited', visits: 10 }],
    defaultNeeds: { landMu: 50, energyTcePerYear: 1000, environmentT: 0, fundCny: 0, visits: 1 },
    candidatesPerGap: 3,
    alternatives: 0,
    ...change,
  });

  async function finished(id: string): Promise<PortfolioJob> {
    for (;;) {
      const job = routes.portfolio.output.parse((await get(`/portfolios/${id}`).expect(200)).body);
      if (job.state !== 'running') return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const start = async (body: object): Promise<PortfolioJob> =>
    routes.startPortfolio.output.parse((await post('/portfolios', body).expect(200)).body);

  it('solves a small one as a job: within the budgets, no worse than greedy, bounded', async () => {
    const { result, failure, input: asked } = await finished((await start(input())).id);
    expect(asked).toMatchObject(input());
    expect(failure).toBeNull();
    expect(result?.method).toBe('milp');
    expect(result?.plan?.landings).toHaveLength(4);
    expect(result?.plan?.value).toBeGreaterThanOrEqual((result?.greedyValue ?? 0) - 1e-6);
    expect(result?.bound).toBeGreaterThanOrEqual((result?.plan?.value ?? 0) - 1e-6);
    for (const { used, limit } of result?.budgets ?? []) expect(used).toBeLessThanOrEqual(limit + 1e-6);
  });

  it('ends soon after it is cancelled, with its job still there', async () => {
    const { id } = await start(input({ chains: [], candidatesPerGap: 20, alternatives: 10, timeLimitSeconds: 60 }));
    await post(`/portfolios/${id}/cancel`).expect(200);
    const { state, result } = await finished(id);
    expect(state).toBe('done');
    expect(result?.notes).toContain('cancelled');
  });

  it.each<[string, ReturnType<typeof input>, number]>([
    ['budget_missing', input({ cityBudgets: [{ visits: 10 }] }), 422],
    ['budget_invalid', input({ cityBudgets: [{ fundCny: 'unlimited', visits: -1 }] }), 422],
    ['portfolio_platform_unknown', input({ platforms: [{ platform: '没有', budgets: [{}] }] }), 422],
    ['portfolio_candidate_local', input({ mustLand: ['002056'] }), 422],
    ['chain_not_found', input({ chains: ['没有这条链'] }), 404],
    ['input_invalid', input({ years: [] }), 400],
  ])('refuses with %s', async (code, body, status) => {
    expect(await codeOf(post('/portfolios', body), status)).toBe(code);
  });

  it('says that a job is gone', async () => {
    expect(await codeOf(get('/portfolios/none'), 404)).toBe('portfolio_not_found');
    expect(await codeOf(post('/portfolios/none/cancel'), 404)).toBe('portfolio_not_found');
  });
});
