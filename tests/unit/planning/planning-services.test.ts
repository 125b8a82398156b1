import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portfolioCommand, scenarioCommand, shockCommand } from '../../../server/cli/planning-commands.ts';
import type { CommandOptions } from '../../../server/cli/options.ts';
import { UsageError } from '../../../server/cli/options.ts';
import {
  chokepointList,
  completionView,
  type PortfolioInput,
  portfolioInput,
  portfolioJob,
  portfolioView,
  type ScenarioContent,
  scenarioComparison,
  scenarioContent,
  scenarioList,
  scenarioView,
  shockQuery,
  shockView,
} from '../../../server/contract/planning.ts';
import { PlanningError } from '../../../server/planning/planning-error.ts';
import { planningWords } from '../../../server/services/planning/planning-wording.ts';
import { readSeed } from '../../../server/store/seed/read-seed.ts';
import { openPlanningProduct, type PlanningProduct, SEED_DIR } from '../../support/planning-product.ts';

let product: PlanningProduct;
let files: string;
beforeAll(async () => {
  product = await openPlanningProduct();
  files = await mkdtemp(join(tmpdir(), 'liantu-planning-'));
}, 60_000);
afterAll(async () => {
  await product.close();
  await rm(files, { recursive: true, force: true });
});

const content = (overrides: object = {}): ScenarioContent =>
  scenarioContent.parse({
    name: '制动落地',
    landings: [
      { id: 'l1', company: '伯特利', segments: [{ segment: '制动系统', share: 1 }], startYear: 2027, probability: 0.5 },
    ],
    ...overrides,
  });
const options = (
  positionals: string[],
  values: Record<string, string> = {},
  format: CommandOptions['format'] = 'table',
) => ({ command: '', positionals, format, value: (name) => values[name], flag: () => false }) satisfies CommandOptions;

describe('worked scenarios', () => {
  it('are three, all on the present graph, with assumptions and without a made-up resource', async () => {
    const { scenarios } = scenarioList.parse(await product.planning.listScenarios());
    const worked = scenarios.filter(({ origin }) => origin === 'worked');
    expect(worked).toHaveLength(3);
    for (const { id } of worked) {
      const view = scenarioView.parse(await product.planning.scenario(id));
      expect(view.faults).toEqual([]);
      expect(view.result.filled.length).toBeGreaterThanOrEqual(4);
      expect(view.content.assumptions.length).toBeGreaterThanOrEqual(4);
      for (const landing of view.content.landings) {
        expect(landing).toMatchObject({ as: 'like' });
        expect([landing.landMu, landing.energyTcePerYear, landing.investmentCny]).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
      }
    }
  });
});

describe('a scenario on the seed', () => {
  it('changes whether a segment is present only where somebody lands', async () => {
    const { result } = await product.planning.previewScenario(content());
    const verdicts = result.changes.filter(({ changed }) => changed.includes('verdict'));
    expect(verdicts.map(({ segmentId, reason }) => [segmentId, reason.type])).toEqual([
      ['nev/braking', 'landing_here'],
    ]);
    expect(result.filled.map(({ id }) => id)).toEqual(['nev/braking']);
  });

  it('takes the segments of the company when none are given', async () => {
    const like = { id: 'l1', as: 'like', company: '福莱特', startYear: 2027, probability: 1 };
    const { result } = await product.planning.previewScenario(content({ landings: [like] }));
    expect(result.filled.map(({ name }) => name)).toContain('光伏玻璃');
  });

  it('leaves out a firm that is already local, with words, and keeps the rest', async () => {
    const local = {
      id: 'l2',
      company: '零跑',
      segments: [{ segment: '制动系统', share: 1 }],
      startYear: 2027,
      probability: 1,
    };
    const view = await product.planning.previewScenario(
      content({ landings: [...content().landings, { ...local, company: '002056' }] }),
    );
    expect(view.faults).toEqual([expect.objectContaining({ landingId: 'l2', code: 'landing_company_local' })]);
    expect(view.faults[0]?.text).toContain('已在本地');
    expect(view.result.filled).toHaveLength(1);
  });
});

describe('a saved scenario', () => {
  it('is created, changed, undone, redone, duplicated and removed', async () => {
    const { planning } = product;
    const created = scenarioView.parse(await planning.createScenario(content()));
    expect(created).toMatchObject({ revision: 1, canUndo: false, canRedo: false, versionChange: null });
    const changed = await planning.changeScenario(created.id, content({ name: '改名' }), 1);
    expect(changed).toMatchObject({ revision: 2, canUndo: true, content: { name: '改名' } });
    const undone = await planning.undoScenario(created.id, 2);
    expect(undone).toMatchObject({ revision: 3, canUndo: false, canRedo: true, content: { name: '制动落地' } });
    const redone = await planning.redoScenario(created.id, 3);
    expect(redone).toMatchObject({ revision: 4, canUndo: true, canRedo: false, content: { name: '改名' } });
    const copy = await planning.duplicateScenario(created.id);
    expect(copy).toMatchObject({ revision: 1, content: { name: '改名（副本）' } });
    await planning.removeScenario(created.id, 4);
    await expect(planning.scenario(created.id)).rejects.toThrow('scenario_not_found');
    expect((await planning.scenario(copy.id)).content.name).toBe('改名（副本）');
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    const { id } = await product.planning.createScenario(content());
    await product.planning.changeScenario(id, content({ name: '甲' }), 1);
    await expect(product.planning.changeScenario(id, content({ name: '乙' }), 1)).rejects.toThrow('record_conflict');
    expect((await product.planning.scenario(id)).content.name).toBe('甲');
  });

  it('is compared with others on one data version', async () => {
    const { planning } = product;
    const ids = ['worked-nev-chassis', 'worked-opto-pv-materials', 'worked-bio-supply'];
    const view = scenarioComparison.parse(await planning.compareScenarios(ids));
    expect(view.scenarios.map(({ id }) => id)).toEqual(ids);
    const glass = view.rows.find(({ segment }) => segment.id === 'opto/pv-glass');
    expect(glass?.states.map(({ verdict }) => verdict)).toEqual([glass?.present.verdict, '有', glass?.present.verdict]);
  });
});

describe('a shock on the seed', () => {
  it('names what it hits, what binds, and substitutes', async () => {
    const view = shockView.parse(await product.planning.shock(shockQuery.parse({ type: 'company', of: '横店东磁' })));
    expect(view.affected.length).toBeGreaterThan(5);
    expect(view.affected.every(({ because, firstStep }) => because !== null || firstStep === 0)).toBe(true);
    expect(view.affected.every(({ chainName }) => /\p{Script=Han}/u.test(chainName))).toBe(true);
    expect(view.substitutes.some(({ inProvince, outside }) => inProvince.length + outside.length > 0)).toBe(true);
  });

  it('counts in the simulation what it counts without: never more than all links together reach', async () => {
    const { rows } = chokepointList.parse(await product.planning.chokepoints());
    const absent = rows.filter(({ presentHere }) => !presentHere).slice(0, 5);
    expect(absent.length).toBeGreaterThan(0);
    for (const { segment } of absent) {
      const view = await product.planning.shock(shockQuery.parse({ type: 'import', of: segment.id }));
      expect(view.simulation.hit.high).toBeLessThanOrEqual(view.affected.length);
    }
  });

  it('ranks chokepoints, worst first', async () => {
    const { rows } = chokepointList.parse(await product.planning.chokepoints());
    const losses = rows.map(({ terminalLoss }) => terminalLoss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });
});

const park = { landMu: 300, plantM2: 'unlimited', energyTcePerYear: 'unlimited', environmentT: 'unlimited' };
const budget = (overrides: object = {}): PortfolioInput =>
  portfolioInput.parse({
    chains: ['nev'],
    years: [2027],
    platforms: [{ platform: '金华经济技术开发区', budgets: [park] }],
    cityBudgets: [{ fundCny: 'unlimited', visits: 'unlimited' }],
    defaultNeeds: { landMu: 100 },
    alternatives: 1,
    ...overrides,
  });

describe('a portfolio on the seed', () => {
  it('lands three firms on 300 mu and counts their gaps', async () => {
    const view = portfolioView.parse(await product.planning.solvePortfolio(budget()));
    expect(view).toMatchObject({ status: 'optimal', method: 'milp' });
    expect(view.plan?.landings).toHaveLength(3);
    expect(view.budgets[0]).toMatchObject({ resource: 'landMu', used: 300, binding: true });
    expect(view.budgets[0]?.shadowPrice).toBeGreaterThan(0);
    expect(view.plan?.value).toBeCloseTo(view.plan?.closed.reduce((sum, { weight }) => sum + weight, 0) ?? 0, 6);
  });

  it('runs as a job that can be watched and cancelled', async () => {
    const { planning } = product;
    const job = portfolioJob.parse(await planning.startPortfolio(budget()));
    expect(job.state).toBe('running');
    while (planning.portfolioJob(job.id)?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 50));
    expect(portfolioJob.parse(planning.portfolioJob(job.id))).toMatchObject({
      state: 'done',
      result: { status: 'optimal' },
    });
    const stopped = await planning.startPortfolio(budget({ gap: 0 }));
    planning.cancelPortfolio(stopped.id);
    while (planning.portfolioJob(stopped.id)?.state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(planning.portfolioJob(stopped.id)).toMatchObject({
      state: 'done',
      result: { status: 'cancelled', plan: expect.anything() },
    });
    expect(planning.portfolioJob('none')).toBeNull();
  });

  it.each([
    ['portfolio_platform_unknown', { platforms: [{ platform: '月球园区', budgets: [park] }] }],
    ['budget_missing', { platforms: [{ platform: '金华经济技术开发区', budgets: [{ landMu: 1 }] }] }],
    ['budget_invalid', { platforms: [{ platform: '金华经济技术开发区', budgets: [{ ...park, landMu: -3 }] }] }],
    ['portfolio_candidate_local', { mustLand: ['横店东磁'] }],
    ['portfolio_number_invalid', { defaultNeeds: {} }],
    ['portfolio_number_invalid', { defaultNeeds: { landMu: -80 } }],
  ])('refuses %s with words', async (code, overrides) => {
    const error: unknown = await product.planning.solvePortfolio(budget(overrides)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PlanningError);
    if (!(error instanceof PlanningError)) return;
    expect(error.faults.map((fault) => fault.code)).toContain(code);
    expect(planningWords(error).detail).toMatch(/[。；]$/);
    expect(planningWords(error).detail).not.toMatch(/landMu|visits|fundCny|energyTce|cn-\d/);
  });
});

it('a completion path orders a scenario by year', async () => {
  const landings = (await product.planning.scenario('worked-nev-chassis')).content.landings;
  const view = completionView.parse(
    await product.planning.completionPath({ landings, firstYear: 2027, perYear: 2, after: {} }),
  );
  expect(view).toMatchObject({ method: 'exact', closedYear: 2029 });
  expect(view.steps.map(({ year }) => year)).toEqual([2027, 2027, 2028, 2028, 2029]);
});

describe('the commands', () => {
  const seedFile = join(SEED_DIR, 'scenarios', 'opto-pv-materials.json');
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(files, name), text);
    return join(files, name);
  };

  it('scenario run prints the difference with reasons, the interval and the assumptions', async () => {
    const text = await scenarioCommand(product.planning, options(['run', seedFile]));
    expect(text).toMatch(/光伏玻璃.*缺.*有.*落地于此/);
    expect(text).toContain('90% 区间');
    expect(text).toContain('假设：');
  });

  it('scenario run gives the whole answer as JSON and rows as CSV', async () => {
    const json: unknown = JSON.parse(await scenarioCommand(product.planning, options(['run', seedFile], {}, 'json')));
    expect(scenarioView.safeParse(json).success).toBe(true);
    expect(await scenarioCommand(product.planning, options(['run', seedFile], {}, 'csv'))).toMatch(
      /^segment,presence_before/,
    );
  });

  it('shock --company prints what is hit', async () => {
    const text = await shockCommand(product.planning, options([], { company: '横店东磁' }));
    expect(text).toContain('结构性脆弱度');
    expect(text).toMatch(/替代：本地 \d+ 家/);
  });

  it('portfolio --budget prints the plan, what is used up, and what more would do', async () => {
    const fits = await write('fits.json', JSON.stringify(budget()));
    expect(await portfolioCommand(product.planning, options([], { budget: fits }))).toMatch(
      /整数规划：3 家.*上界[\s\S]*用尽：金华经济技术开发区 2027 年土地 300\/300 亩/,
    );
    const tight = budget({ mustLand: ['伯特利', '拓普集团', '华域汽车', '均胜电子'] });
    const text = await portfolioCommand(
      product.planning,
      options([], { budget: await write('tight.json', JSON.stringify(tight)) }),
    );
    expect(text).toContain('金华经济技术开发区 2027 年土地再要 100 亩');
  });

  it.each([
    ['scenario without a file', () => scenarioCommand(product.planning, options(['run']))],
    ['a file that is not there', () => scenarioCommand(product.planning, options(['run', join(files, 'none.json')]))],
    ['shock of nothing', () => shockCommand(product.planning, options([]))],
    ['shock of two things', () => shockCommand(product.planning, options([], { company: 'a', region: 'b' }))],
    ['portfolio without a file', () => portfolioCommand(product.planning, options([]))],
  ])('%s is told how to type it', async (_name, command) => {
    await expect(command()).rejects.toThrow(UsageError);
  });

  it('a file that is no JSON, or has a wrong field, is named', async () => {
    const broken = await write('broken.json', '{');
    await expect(scenarioCommand(product.planning, options(['run', broken]))).rejects.toThrow('不是有效的 JSON');
    const wrong = await write('wrong.json', '{"name":"x","landings":[{"id":"a"}]}');
    await expect(scenarioCommand(product.planning, options(['run', wrong]))).rejects.toThrow('landings.0.company');
  });
});

it('a scenario made on older data says what changed since, and is still there', async () => {
  const other = await openPlanningProduct();
  try {
    const { id } = await other.planning.createScenario(content());
    const data = await readSeed(SEED_DIR);
    const companies = new Set(
      data.operations
        .filter(({ segmentId }) => segmentId === 'opto/magnetic-materials')
        .map(({ companyId }) => companyId),
    );
    const changed = { ...data, operations: data.operations.filter(({ companyId }) => !companies.has(companyId)) };
    await other.store.importGraph(changed, { importedAt: '2026-11-25T00:00:00.000Z' });
    const view = scenarioView.parse(await other.planning.scenario(id));
    expect(view.versionChange).toMatchObject({
      madeOn: expect.not.stringMatching(view.version.id),
      added: [],
      removed: [],
    });
    expect(view.versionChange?.changed).toContainEqual(
      expect.objectContaining({
        segment: expect.objectContaining({ id: 'opto/metal-soft-magnet' }),
        before: expect.objectContaining({ verdict: '有' }),
      }),
    );
    expect(view.content.name).toBe('制动落地');
    expect((await other.planning.listScenarios()).scenarios.find((one) => one.id === id)).toMatchObject({
      onPresentData: false,
    });
  } finally {
    await other.close();
  }
}, 60_000);
