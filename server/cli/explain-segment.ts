/** `gaps --explain`: what the gap detail page shows, as text. */
import type { AddendView } from '../contract/common.ts';
import { type NeedQuery, type NeedView, needQuery } from '../contract/priority.ts';
import type { EvidenceView, NeighbourView, SegmentDetail, TextLead } from '../contract/segments.ts';
import type { Services } from '../services/services.ts';
import {
  ADDEND_NAMES,
  CITY_TEXT_NOTE,
  CLASS_BREADTHS,
  EVIDENCE_LABELS,
  FACT_KINDS,
  KIND_NAMES,
  NO_LIKELIHOOD,
  QUADRANT_MEANINGS,
  STATUS_NAMES,
  WEAK_REASONS,
} from './explain-wording.ts';
import type { CommandOptions } from './options.ts';
import { UsageError } from './options.ts';

/** Shares near 0 and 1 keep a decimal, so that a certain verdict never prints as 0% or 100% by rounding. */
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function industryLines({ industry }: SegmentDetail): string[] {
  if (!industry) return [];
  const { classes, kind, asOf, citations } = industry;
  const titles = citations.map(({ title }) => title).join('、');
  return [
    ...classes.map(({ code, name, breadth }) => `${code} ${name}（${CLASS_BREADTHS[breadth]}）`),
    `${FACT_KINDS[kind]}，截至 ${asOf}；来源 ${titles}`,
  ];
}

type Section = readonly [title: string, lines: readonly string[]];

function verdictLines({ presence }: SegmentDetail): string[] {
  const { override } = presence;
  return [
    `${presence.verdict}，存在概率 ${percent(presence.probability)}`,
    ...(override
      ? [
          `人工认定：${override.office}于 ${override.date} 认定为“${override.verdict}”，${override.reason}；系统计算为“${presence.computedVerdict}”`,
        ]
      : []),
    ...(presence.computedVerdict === '缺'
      ? [presence.exportGrade ? '把握足够，可对外使用' : '仅供内部参考，对外使用前先核实']
      : []),
  ];
}

function proofLines({ presence }: SegmentDetail): string[] {
  const { thresholds } = presence;
  return [
    `查过本地企业 ${presence.searchedCompanies} 家，其中 ${presence.companiesWithText} 家有文本`,
    `名录覆盖 ${percent(presence.coverage)}`,
    ...presence.coverageBasis.map((basis) => `  ${basis}`),
    `先验概率 ${percent(presence.prior)}；若有，预计 ${presence.expectedFirms.toFixed(1)} 家`,
    `高于 ${percent(thresholds.present)} 判为有，低于 ${percent(thresholds.absent)} 判为缺，其间为不知；低于 ${percent(thresholds.exportAbsent)} 可对外使用`,
    ...(presence.unseenFirms ?? []).map(
      ({ firms, rate, coverage }) =>
        `  全国名录另有同类企业 ${firms} 家：每家在本市的先验 ${percent(rate)}，在则被名录收录的可能 ${percent(coverage)}`,
    ),
    `公式 ${presence.formula}`,
  ];
}

function leadLine({ companyName, probability, excerpt, words }: TextLead): string {
  const place = excerpt === '' ? '企业名称' : `“${excerpt}”`;
  return `  ${companyName}：${place}，相符词 ${words.join('、')}；单凭这一家 ${percent(probability)}`;
}

function evidenceLine(item: EvidenceView): string {
  const who = item.companyName === null ? '' : `${item.companyName}：`;
  const sources = item.citations.map(({ title, publisher, date }) => `${title}（${publisher}，${date}）`).join('、');
  const label = EVIDENCE_LABELS[item.source];
  const head = `${percent(item.probability)}  ${label === '' ? '' : `【${label}】`}`;
  const note = item.cityText ? CITY_TEXT_NOTE : item.note;
  return `${head}${who}${note}，截至 ${item.asOf}${sources === '' ? '' : `；来源 ${sources}`}`;
}

function evidenceLines(detail: SegmentDetail, side: EvidenceView['side']): string[] {
  return detail.presence.evidence.flatMap((item) =>
    item.side === side ? [evidenceLine(item), ...(item.cityText?.leads ?? []).map(leadLine)] : [],
  );
}

function ruleLines({ kind, rule }: SegmentDetail): string[] {
  return [
    `${kind === null ? '不列为缺口' : KIND_NAMES[kind]}，规则 ${rule.id}：${rule.meaning}`,
    rule.sentence,
    ...rule.inputs.map(({ label, value }) => `  ${label}：${value}`),
  ];
}

function planLines({ plan, planDiffers }: SegmentDetail): string[] {
  const lines = plan.map(
    ({ section, line, phrase, verb, action, states }) =>
      `${section}，第 ${line} 行：“${phrase}”（${verb}${action === null ? '' : `，${KIND_NAMES[action]}`}${states === 'present' ? '，规划称已有' : ''}）`,
  );
  return planDiffers ? [...lines, '规划用词与计算类别不同，两者并列供判断'] : lines;
}

function strengthLines({ strength }: SegmentDetail): string[] {
  if (!strength) return [];
  const percentile =
    strength.percentile === null ? '' : `；在本市同类环节中位于 ${strength.percentile.toFixed(0)} 分位`;
  return [
    `企业 ${strength.firms} 家，有效企业数 ${strength.effectiveFirms.toFixed(1)}${percentile}；龙头 ${strength.leaderName ?? '没有'}`,
    ...(strength.weak ? [`薄弱：${strength.weakBecause.map((reason) => WEAK_REASONS[reason]).join('、')}`] : []),
  ];
}

function scoreLines({ score, addends }: { score: number; addends: readonly AddendView[] }, digits: number): string[] {
  return [
    `合计 ${score.toFixed(digits)}`,
    ...addends.map(({ key, value, missing, note }) => {
      const name = ADDEND_NAMES[key] ?? key;
      return missing ? `  ${name}：缺数据，按 0 计` : `  ${name}：${value.toFixed(digits)}（权重 × 特征 = ${note}）`;
    }),
  ];
}

const neighbourLine = ({ name, status, localCount }: NeighbourView): string =>
  `${name}（${STATUS_NAMES[status]}，本地 ${localCount} 家）`;

function placeLines({ place, margin }: NeedView): string[] {
  if (place === null) return ['本地已有，不与缺口同排'];
  const { rank, of, range, isGap } = place;
  const where = isGap ? '在全市已判为缺的缺口中' : '若证实为缺，在全市缺口中';
  const moved = `四个权重各自上下浮动 ${percent(margin)}`;
  return [
    `${where}排第 ${rank}，共 ${of} 个`,
    range === null ? '缺口太多，不算名次区间' : `${moved}，名次在 ${range.best} 至 ${range.worst} 之间（精确）`,
  ];
}

function likelihoodLines({ likelihood, likelihoodMissing }: SegmentDetail): string[] {
  if (likelihood) return scoreLines(likelihood, 3);
  return likelihoodMissing === null ? [] : [NO_LIKELIHOOD[likelihoodMissing]];
}

function sectionsOf(detail: SegmentDetail, view: NeedView): Section[] {
  return [
    ['有无判断', verdictLines(detail)],
    ['判断依据', proofLines(detail)],
    ['支持“有”的证据', evidenceLines(detail, 'for')],
    ['支持“缺”的证据', evidenceLines(detail, 'against')],
    ['国民经济行业分类', industryLines(detail)],
    ['类别与规则', ruleLines(detail)],
    ['规划原文', planLines(detail)],
    ['本地实力', strengthLines(detail)],
    ['必要性', [...scoreLines(view.need, 1), ...placeLines(view)]],
    ['可落性', likelihoodLines(detail)],
    ['象限', view.quadrant ? [QUADRANT_MEANINGS[view.quadrant]] : []],
    ['上游投入', detail.upstream.map(neighbourLine)],
    ['供给下游', detail.downstream.map(neighbourLine)],
    ['本地企业', detail.localCompanies.map(({ name, confidence }) => `${name}（把握 ${percent(confidence)}）`)],
  ];
}

function detailText(detail: SegmentDetail, view: NeedView): string {
  const head = `${detail.chainName} / ${detail.name}（${detail.id}，${detail.tier}，${STATUS_NAMES[detail.status]}）`;
  const sections = sectionsOf(detail, view).map(([title, lines]) => {
    const shown = lines.length > 0 ? lines : ['没有'];
    return `【${title}】\n${shown.map((line) => `  ${line}`).join('\n')}`;
  });
  return [head, ...sections, `数据版本 ${detail.version.id}，截至 ${detail.version.asOf}`].join('\n\n');
}

const PARTS = ['demandPull', 'dominatorShare', 'betweenness', 'planMention'] as const;

/** `--weights` in the order of the parts, `--margin`. */
function readNeedQuery(options: CommandOptions): NeedQuery {
  const given = options.value('weights')?.split(',');
  const weights = given === undefined ? {} : Object.fromEntries(PARTS.map((part, at) => [part, given[at]]));
  const parsed = needQuery.safeParse({ ...weights, margin: options.value('margin') });
  if (!parsed.success || (given !== undefined && given.length !== PARTS.length)) {
    const names = PARTS.map((part) => ADDEND_NAMES[part]).join('、');
    throw new UsageError(`--weights 应为四个 0–100 的数，用逗号分开，依次为${names}；--margin 应为 0 到 1`);
  }
  return parsed.data;
}

/** @throws UsageError for CSV and unreadable weights; DomainError `segment_not_found` with the nearest names. */
export async function explainSegment(services: Services, asked: string, options: CommandOptions): Promise<string> {
  if (options.format === 'csv') throw new UsageError('--explain 只能用 table 或 json 格式');
  if (asked.trim() === '') throw new UsageError('请用 --explain 给出环节名或编号');
  const query = readNeedQuery(options);
  const detail = await services.segment(asked.trim());
  const needView = await services.need(detail.id, query);
  return options.format === 'json' ? JSON.stringify({ ...detail, needView }, null, 2) : detailText(detail, needView);
}
