/** scenario, shock, portfolio: the planning use cases on the command line. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import {
  portfolioInput,
  type PortfolioView,
  scenarioContent,
  type ScenarioView,
  type ShockQuery,
  shockQuery,
  type ShockView,
} from '../contract/planning.ts';
import type { PlanningServices } from '../services/planning/planning-services.ts';
import { type CommandOptions, UsageError } from './options.ts';
import { type Column, renderRows } from './render.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const namesOf = (entities: readonly { readonly name: string }[], most = 4): string => {
  const shown = entities.slice(0, most).map(({ name }) => name);
  return entities.length > most ? `${shown.join('、')}等` : shown.join('、');
};
/** Count and names: `2 家（甲、乙）`. */
const counted = (entities: readonly { readonly name: string }[], unit: string, most = 4): string =>
  `${entities.length} ${unit}${entities.length === 0 ? '' : `（${namesOf(entities, most)}）`}`;

/** @throws UsageError for a file that cannot be read, is not JSON, or has a wrong field. */
async function readInput<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`读不到文件“${file}”`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`“${file}”不是有效的 JSON`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || '文件');
  throw new UsageError(`“${file}”的内容有误：${places.join('、')}`);
}

type Change = ScenarioView['result']['changes'][number];
type Goal = ScenarioView['result']['goals'][number];
const REASONS = {
  landing_here: '落地于此',
  neighbour_present: '相邻环节补上',
  chain_started: '产业链起步',
  peers_moved: '对比基准变化',
} as const;

const CHANGE_COLUMNS: readonly Column<Change>[] = [
  { key: 'segment', title: '环节', value: (row) => row.name, width: 24 },
  { key: 'presence_before', title: '原有无', value: (row) => row.before.verdict },
  { key: 'presence_after', title: '后有无', value: (row) => row.after.verdict },
  { key: 'kind_before', title: '原类别', value: (row) => row.before.kind ?? '' },
  { key: 'kind_after', title: '后类别', value: (row) => row.after.kind ?? '' },
  { key: 'need_before', title: '原必要性', value: (row) => row.before.need.toFixed(1) },
  { key: 'need_after', title: '后必要性', value: (row) => row.after.need.toFixed(1) },
  { key: 'firms_after', title: '企业数', value: (row) => row.after.firms },
  { key: 'reason', title: '原因', value: (row) => REASONS[row.reason.type] },
  { key: 'related', title: '有关', value: (row) => namesOf(row.reason.related), width: 40 },
];

function scenarioSummary({ content, result, faults, version }: ScenarioView): string {
  const { before, after, simulation } = result;
  const range = ({ low, high, mean }: { low: number; high: number; mean: number }): string =>
    `均值 ${mean.toFixed(1)}，90% 区间 ${low.toFixed(1)}–${high.toFixed(1)}`;
  return [
    ...faults.map((fault) => `未计入 ${fault.landingId}：${fault.text}`),
    `情景“${content.name}”：补上 ${counted(result.filled, '个缺口', 8)}，由弱转强 ${counted(result.strengthened, '个环节')}`,
    `有/缺/不知：${before.verdicts.有}/${before.verdicts.缺}/${before.verdicts.不知} → ${after.verdicts.有}/${after.verdicts.缺}/${after.verdicts.不知}；单一来源环节 ${before.singleSource.length} → ${after.singleSource.length}`,
    `规划方向满足 ${before.planDirections.satisfied} → ${after.planDirections.satisfied}（共 ${after.planDirections.total}）；缺口必要性合计 ${before.openNeed.toFixed(0)} → ${after.openNeed.toFixed(0)}`,
    `按落地概率模拟 ${simulation.draws} 次（种子 ${simulation.seed}）：补缺 ${range(simulation.gapsFilled)}`,
    ...result.goals.flatMap(goalLine),
    ...content.assumptions.map((assumption) => `假设：${assumption}`),
    `数据版本 ${version.id}，截至 ${version.asOf}`,
  ].join('\n');
}

function goalLine({ goal, unit, due, target, contribution, late, unknown }: Goal): string[] {
  const shown = (value: number): string =>
    unit === 'cny' ? `${(value / 1e8).toFixed(2)} 亿元` : `${value.toFixed(1)} 个`;
  const notes = [late > 0 ? `${late} 个落地晚于期限` : '', unknown > 0 ? `${unknown} 个落地的投资额未填` : ''];
  const noted = notes.filter((note) => note !== '').join('，');
  if (contribution === 0 && noted === '') return [];
  const aim = `目标“${goal.name}”（${due} 前 ${shown(target)}）`;
  return [`${aim}：按概率贡献 ${shown(contribution)}${noted === '' ? '' : `；${noted}`}`];
}

/** `scenario run FILE`. */
export async function scenarioCommand(services: PlanningServices, options: CommandOptions): Promise<string> {
  const [action, file] = options.positionals;
  if (action !== 'run' || file === undefined) throw new UsageError('用法：scenario run 情景文件.json');
  const view = await services.previewScenario(await readInput(file, scenarioContent));
  if (options.format === 'json') return JSON.stringify(view, null, 2);
  const body = renderRows(view.result.changes, CHANGE_COLUMNS, options.format);
  return options.format === 'table' ? `${body}\n${scenarioSummary(view)}` : body;
}

type Affected = ShockView['affected'][number];
const AFFECTED_COLUMNS: readonly Column<Affected>[] = [
  { key: 'segment', title: '环节', value: (row) => row.segment.name, width: 24 },
  { key: 'chain', title: '产业链', value: (row) => row.chainName, width: 16 },
  { key: 'shortfall', title: '缺口比例', value: (row) => percent(row.shortfall) },
  { key: 'first_step', title: '首次受影响(期)', value: (row) => row.firstStep },
  { key: 'full_step', title: '达到最终(期)', value: (row) => row.fullStep },
  { key: 'because', title: '受制于', value: (row) => row.because?.name ?? '', width: 24 },
];

function shockSummary({
  subject,
  affectedShare,
  terminals,
  simulation,
  substitutes,
  version,
  affected,
}: ShockView): string {
  const { terminalShare } = simulation;
  return [
    `“${subject.name}”中断：波及本地 ${affected.length} 个环节（占 ${percent(affectedShare)}），${terminals.total} 个末端环节中波及 ${terminals.reached.length} 个；一期约一个月`,
    `考虑部分投入可替代，模拟 ${simulation.draws} 次：末端环节波及 ${percent(terminalShare.mean)}（90% 区间 ${percent(terminalShare.low)}–${percent(terminalShare.high)}）`,
    ...substitutes.map(
      (one) =>
        `${one.segment.name}的替代：本地 ${counted(one.inCity, '家')}，省内 ${counted(one.inProvince, '家')}，省外 ${counted(one.outside, '家')}`,
    ),
    `这是结构性脆弱度，不是损失预测；数据版本 ${version.id}，截至 ${version.asOf}`,
  ].join('\n');
}

function askedShock(options: CommandOptions): ShockQuery {
  const asked = (['company', 'segment', 'region', 'import'] as const).flatMap((type) => {
    const of = options.value(type);
    return of === undefined ? [] : [{ type, of }];
  });
  const [only, ...others] = asked;
  if (!only || others.length > 0) {
    throw new UsageError('请用 --company、--segment、--region 或 --import 之一指明中断的对象');
  }
  return shockQuery.parse(only);
}

/** `shock --company NAME`, or --segment, --region, --import. */
export async function shockCommand(services: PlanningServices, options: CommandOptions): Promise<string> {
  const view = await services.shock(askedShock(options));
  if (options.format === 'json') return JSON.stringify(view, null, 2);
  const body = renderRows(view.affected, AFFECTED_COLUMNS, options.format);
  return options.format === 'table' ? `${body}\n${shockSummary(view)}` : body;
}

type Landed = NonNullable<PortfolioView['plan']>['landings'][number];
const LANDING_COLUMNS: readonly Column<Landed>[] = [
  { key: 'company', title: '企业', value: (row) => row.company.name, width: 24 },
  { key: 'platform', title: '平台', value: (row) => row.platform.name, width: 24 },
  { key: 'year', title: '年份', value: (row) => row.year },
  { key: 'closes', title: '补上环节', value: (row) => namesOf(row.closes), width: 48 },
];
const RESOURCE_NAMES = {
  landMu: ['土地', '亩'],
  plantM2: ['厂房', '平方米'],
  energyTcePerYear: ['能耗', '吨标煤/年'],
  environmentT: ['环境容量', '吨'],
  fundCny: ['基金', '万元'],
  visits: ['走访', '次'],
} as const;
type ResourceKey = keyof typeof RESOURCE_NAMES;

/** Units of a resource in the unit it is shown in: 元 in 万元. */
const unitOf = (resource: ResourceKey): number => (resource === 'fundCny' ? 10_000 : 1);
const amountOf = (resource: ResourceKey, value: number): string =>
  String(Number((value / unitOf(resource)).toFixed(2)));

const NOTES = {
  time_limit: '到达时限，给出的是已找到的最好方案',
  cancelled: '求解被取消，给出的是已找到的方案',
  solver_died: '求解程序意外退出，以下为贪心方案',
  solver_failed: '求解未完成，以下为贪心方案',
  extras_incomplete: '影子价格、备选方案或前沿未能全部算出',
} as const;

function budgetLines(view: PortfolioView): string[] {
  return view.budgets
    .filter(({ binding }) => binding)
    .map(({ resource, platform, year, limit, used, shadowPrice }) => {
      const [name, unit] = RESOURCE_NAMES[resource];
      const worth = (shadowPrice ?? 0) * unitOf(resource);
      const price = worth < 1e-6 ? '' : `，每增 1 ${unit}约值 ${Number(worth.toPrecision(3))} 分`;
      const amounts = `${amountOf(resource, used)}/${amountOf(resource, limit)}`;
      return `用尽：${platform?.name ?? '全市'} ${year} 年${name} ${amounts} ${unit}${price}`;
    });
}

function relaxationLines({ relaxation }: PortfolioView): string[] {
  if (!relaxation) return [];
  const say = (one: (typeof relaxation.together)[number]): string => {
    const [name, unit] = RESOURCE_NAMES[one.resource];
    return `${one.platform?.name ?? '全市'} ${one.year} 年${name}再要 ${amountOf(one.resource, one.increase)} ${unit}`;
  };
  return [
    `指定要求在现有预算内无法满足；最小放宽：${relaxation.together.map(say).join('，')}`,
    ...relaxation.alone.map(({ increases }) => `只放宽一项：${increases.map(say).join('，')}`),
  ];
}

function portfolioSummary(view: PortfolioView): string {
  const { plan, bound, gap, greedyValue, alternatives, frontier, frontierOf, version } = view;
  const method = view.method === 'milp' ? '整数规划' : '贪心（非最优保证）';
  return [
    ...view.notes.map((note) => NOTES[note]),
    ...relaxationLines(view),
    plan
      ? `${method}：${plan.landings.length} 家，补上 ${plan.closed.length} 个缺口，得分 ${plan.value.toFixed(1)}，上界 ${bound.toFixed(1)}（差距 ${percent(gap)}），贪心为 ${greedyValue.toFixed(1)}`
      : '没有可行方案',
    ...budgetLines(view),
    ...alternatives.map(
      ({ value, landings }, at) =>
        `备选 ${at + 1}：得分 ${value.toFixed(1)}，${namesOf(
          landings.map(({ company }) => company),
          8,
        )}`,
    ),
    ...(frontierOf === null ? [] : frontier).map(({ factor, amount, value, landings }) => {
      const [name, unit] = RESOURCE_NAMES[frontierOf ?? 'landMu'];
      const total = amountOf(frontierOf ?? 'landMu', amount);
      return `前沿：${name}合计 ${total} ${unit}（现有的 ${factor} 倍）得分 ${value.toFixed(1)}，${landings} 家`;
    }),
    `候选 ${view.candidates} 家，缺口 ${view.gaps} 个；预算与企业需求均为使用者的假设；数据版本 ${version.id}，截至 ${version.asOf}`,
  ].join('\n');
}

/** `portfolio --budget FILE`. */
export async function portfolioCommand(services: PlanningServices, options: CommandOptions): Promise<string> {
  const file = options.value('budget');
  if (file === undefined) throw new UsageError('用法：portfolio --budget 预算文件.json');
  const view = await services.solvePortfolio(await readInput(file, portfolioInput));
  if (options.format === 'json') return JSON.stringify(view, null, 2);
  const body = renderRows(view.plan?.landings ?? [], LANDING_COLUMNS, options.format);
  return options.format === 'table' ? `${body}\n${portfolioSummary(view)}` : body;
}
