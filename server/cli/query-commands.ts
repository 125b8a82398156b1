/** gaps, targets, company, segments: the same use cases as the pages. */
import type { GapLine, SegmentRow } from '../contract/chains.ts';
import { gapKind } from '../contract/common.ts';
import type { CompanyDetail } from '../contract/companies.ts';
import type { TargetRow } from '../contract/targets.ts';
import { routes } from '../contract/routes.ts';
import { targetQuery } from '../contract/targets.ts';
import type { Services } from '../services/services.ts';
import { HONOUR_NAMES } from '../services/wording.ts';
import { explainSegment } from './explain-segment.ts';
import { explainTargetCommand } from './explain-target.ts';
import type { CommandOptions } from './options.ts';
import { UsageError } from './options.ts';
import { type Column, renderRows } from './render.ts';

const percent = (share: number | null): string => (share === null ? '' : `${(share * 100).toFixed(0)}%`);
const fixed = (value: number | null): string => (value === null ? '' : value.toFixed(3));

const GAP_COLUMNS: readonly Column<GapLine>[] = [
  { key: 'chain', title: '产业链', value: (row) => row.chainName },
  { key: 'segment', title: '环节', value: (row) => row.name, width: 24 },
  { key: 'tier', title: '位置', value: (row) => row.tier },
  { key: 'presence', title: '有无', value: (row) => row.presence },
  { key: 'probability', title: '概率', value: (row) => percent(row.probability) },
  { key: 'external', title: '可对外', value: (row) => (row.presence === '缺' ? (row.exportGrade ? '是' : '否') : '') },
  { key: 'kind', title: '类别', value: (row) => row.kind ?? '' },
  { key: 'plan_verb', title: '规划动词', value: (row) => row.planVerbs.join('|') },
  { key: 'need', title: '必要性', value: (row) => row.need.toFixed(1) },
  { key: 'likelihood', title: '可落性', value: (row) => fixed(row.likelihood) },
  { key: 'targets', title: '目标', value: (row) => row.targetCount },
  { key: 'reason', title: '依据', value: (row) => row.reason, width: 60 },
];

const TARGET_COLUMNS: readonly Column<TargetRow>[] = [
  { key: 'rank', title: '名次', value: (row) => row.rank },
  {
    key: 'interval',
    title: '区间',
    value: (row) => (row.interval ? `${row.interval.best}-${row.interval.worst}` : ''),
  },
  { key: 'company', title: '企业', value: (row) => row.name, width: 36 },
  { key: 'code', title: '代码', value: (row) => row.stockCode },
  { key: 'region', title: '地区', value: (row) => row.regionName },
  { key: 'segment', title: '环节', value: (row) => row.segmentName, width: 20 },
  {
    key: 'origin',
    title: '来源',
    value: (row) => ({ curated: '核定', matched: '匹配', inferred: '推断' })[row.fit.origin],
  },
  { key: 'fit', title: '契合度', value: (row) => fixed(row.fit.score) },
  { key: 'probability', title: '契合概率', value: (row) => percent(row.fit.probability) },
  { key: 'attractiveness', title: '招引价值', value: (row) => row.attractiveness.score.toFixed(1) },
  { key: 'honours', title: '名录', value: (row) => row.honours.map((h) => HONOUR_NAMES[h.kind]).join('|'), width: 24 },
  {
    key: 'matched',
    title: '匹配词',
    value: (row) =>
      row.fit.terms
        .slice(0, 5)
        .map((t) => t.term)
        .join('|'),
    width: 24,
  },
  { key: 'evidence', title: '证据', value: (row) => row.evidence, width: 40 },
  { key: 'contacted', title: '已联系', value: (row) => row.contacts.map(({ office }) => office).join('|'), width: 20 },
  { key: 'as_of', title: '截至', value: (row) => row.asOf },
];

const SEGMENT_COLUMNS: readonly Column<SegmentRow>[] = [
  { key: 'chain', title: '产业链', value: (row) => row.chain },
  { key: 'segment', title: '环节', value: (row) => row.segment },
  { key: 'aliases', title: '别名', value: (row) => row.aliases.join('|') },
  { key: 'tier', title: '位置', value: (row) => row.tier },
  { key: 'presence', title: '有无', value: (row) => row.presence },
  { key: 'kind', title: '类别', value: (row) => row.kind ?? '' },
  { key: 'plan_verb', title: '规划动词', value: (row) => row.planVerb },
  { key: 'plan_action', title: '规划动作', value: (row) => row.planAction },
];

export async function gapsCommand(services: Services, options: CommandOptions): Promise<string> {
  const explained = options.value('explain');
  if (explained !== undefined) return explainSegment(services, explained, options);
  const kind = options.value('kind');
  const parsed = kind === undefined ? undefined : gapKind.safeParse(kind);
  if (parsed && !parsed.success) throw new UsageError(`--kind 只能是 ${gapKind.options.join('、')}，收到“${kind}”`);
  const external = options.flag('external') ? ('true' as const) : undefined;
  const cost = routes.gaps.query.shape.cost.safeParse(options.value('cost'));
  if (!cost.success) throw new UsageError('--cost 应为 3 到 20 的数：错判一次的代价是“不知”的几倍');
  const query = { chain: options.value('chain'), kind: parsed?.data, external, cost: cost.data };
  const { gaps, version } = await services.gaps(query);
  const body = renderRows(gaps, GAP_COLUMNS, options.format);
  return options.format === 'table'
    ? `${body}\n共 ${gaps.length} 个缺口；数据版本 ${version.id}，截至 ${version.asOf}`
    : body;
}

export async function targetsCommand(services: Services, options: CommandOptions): Promise<string> {
  const explained = options.value('explain');
  if (explained !== undefined) return explainTargetCommand(services, explained, options);
  const segment = options.value('segment');
  const chain = options.value('chain');
  if (segment === undefined && chain === undefined)
    throw new UsageError('请用 --segment 给出环节名或编号，或用 --chain 给出产业链');
  const query = targetQuery.safeParse({ segment, chain, limit: options.value('limit') ?? '20' });
  if (!query.success) throw new UsageError('--limit 应为 1 到 5000 的整数');
  const list = await services.targets(query.data);
  const body = renderRows(list.rows, TARGET_COLUMNS, options.format);
  if (options.format !== 'table') return body;
  const conditions = list.conditions.map(({ label, value }) => `${label}：${value}`).join('；');
  const cutOff = list.total > list.rows.length ? `，其余 ${list.total - list.rows.length} 家可用 --limit 查看` : '';
  const shown = list.rows.length > 0 ? body : '没有可列出的企业';
  return `${conditions}\n${shown}\n共 ${list.total} 家，列出 ${list.rows.length} 家${cutOff}；已剔除本地及其集团企业 ${list.excludedLocal} 家；数据版本 ${list.version.id}，截至 ${list.version.asOf}`;
}

export async function segmentsCommand(services: Services, options: CommandOptions): Promise<string> {
  const { segments } = await services.segments();
  return renderRows(segments, SEGMENT_COLUMNS, options.format);
}

function companyText(company: CompanyDetail): string {
  const lines: [string, string][] = [
    ['企业', [company.name, company.shortName, company.nameEn].filter(Boolean).join('，')],
    ['代码', [company.exchange, company.stockCode, company.creditCode].filter(Boolean).join(' ')],
    ['地区', `${company.regionName}${company.isLocal ? '（本地）' : ''}`],
    ['集团', company.parent?.name ?? ''],
    [
      '名录',
      company.honours.map((h) => `${HONOUR_NAMES[h.kind]} ${h.year}${h.rank ? ` 第${h.rank}位` : ''}`).join('；'),
    ],
    [
      '产品',
      company.products.map((p) => p.name + (p.revenueShare === null ? '' : ` ${percent(p.revenueShare)}`)).join('、'),
    ],
    ['环节', company.segments.map((s) => `${s.chainName}/${s.segmentName}（${s.evidence}）`).join('；')],
    ['关系', company.relations.map((r) => `${r.direction === 'out' ? '→' : '←'} ${r.otherName}：${r.note}`).join('；')],
    ['来源', company.sources.map((s) => `${s.title}（${s.publisher}，${s.date}）`).join('；')],
    ['截至', company.asOf],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}  ${text}`)
    .join('\n');
}

export async function companyCommand(services: Services, options: CommandOptions): Promise<string> {
  const [asked] = options.positionals;
  if (asked === undefined) throw new UsageError('请给出企业名称或代码，例如：company 002056');
  const company = await services.company(asked);
  if (options.format === 'json') return JSON.stringify(company, null, 2);
  if (options.format === 'table') return companyText(company);
  const columns: Column<CompanyDetail>[] = [
    { key: 'id', title: '编号', value: (row) => row.id },
    { key: 'name', title: '企业', value: (row) => row.name },
    { key: 'code', title: '代码', value: (row) => row.stockCode },
    { key: 'region', title: '地区', value: (row) => row.regionName },
    { key: 'segments', title: '环节', value: (row) => row.segments.map((s) => s.segmentName).join('|') },
    { key: 'products', title: '产品', value: (row) => row.products.map((p) => p.name).join('|') },
    { key: 'as_of', title: '截至', value: (row) => row.asOf },
  ];
  return renderRows([company], columns, 'csv');
}
