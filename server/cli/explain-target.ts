/** `targets --segment S --explain COMPANY`: the company's place in the ranking taken apart, or why it has none. */
import type { AddendView } from '../contract/common.ts';
import type { AbsenceReason, TargetExplanation } from '../contract/target-explanations.ts';
import { targetExplanationQuery } from '../contract/target-explanations.ts';
import type { TargetRow } from '../contract/targets.ts';
import type { Services } from '../services/services.ts';
import { HONOUR_NAMES } from '../services/wording.ts';
import type { CommandOptions } from './options.ts';
import { UsageError } from './options.ts';

/** Yuan in one 万元. */
const CNY_WAN = 10_000;

const PART_NAMES: Readonly<Record<string, string>> = {
  curated: '人工核定的关联',
  words: '与环节词语的字面重合',
  parent: '与所属类别的字面重合',
  feedback: '与最相符企业用词相近',
  neighbours: '同类企业的贡献',
  phrase: '文本含有完整词组',
  competition: '竞争扣减（更像别的环节）',
  honours: '资质与名录',
  scale: '规模',
  signals: '扩产信号',
  distance: '离本市距离',
  ties: '与本地企业的往来',
};

const ORIGIN_NAMES = { curated: '人工核定', matched: '文本匹配', inferred: '推断（自身文本没有环节词语）' } as const;

const ABSENCE: Readonly<Record<AbsenceReason, string>> = {
  local: '本企业已在本地，不作招引目标',
  local_group: '所属集团已有本地企业，不作招引目标',
  not_active: '企业已不存续（退市、注销或吊销），不作招引目标',
  no_common_words: '名称、产品和文本与环节没有共同词语，也没有人工核定的关联',
  below_floor: '有共同词语，但得分低于入榜下限（榜首得分的十分之一）',
};

const TIE_NAMES = { SUPPLIES: '供应往来', OWNS: '股权关系', INVESTED_IN: '投资关系', COOPERATES_WITH: '合作' };

const CODES: ReadonlyMap<string, string> = new Map([...Object.entries(HONOUR_NAMES), ...Object.entries(TIE_NAMES)]);

/** The engine's note has codes and units; a reader gets words. */
const noteWords = (note: string): string =>
  note
    .replace(/^(\d+) km$/, '$1 公里')
    .replace(/^([\d.e+]+) CNY capital\b/, (_, cny: string) => `注册资本 ${(Number(cny) / CNY_WAN).toFixed(0)} 万元`)
    .replace(/^([\d.e+]+) CNY\b/, (_, cny: string) => `营业收入 ${(Number(cny) / CNY_WAN).toFixed(0)} 万元`)
    .replace(/^(\d+) employees\b/, '员工 $1 人')
    .replaceAll(/\b[A-Za-z][A-Za-z_0-9]+\b/g, (code) => CODES.get(code) ?? code)
    .replaceAll(/ #(\d+)/g, ' 第 $1 位')
    .replaceAll('; ', '；');

function partLines(parts: readonly AddendView[], scale: number, digits: number): string[] {
  return parts.map(({ key, value, missing, note }) => {
    const points = `${value > 0 ? '+' : ''}${(value * scale).toFixed(digits)}`;
    const words = missing && key !== 'curated' ? '缺数据，按 0 计' : missing ? '没有' : points;
    return `  ${PART_NAMES[key] ?? key}：${words}${note === '' ? '' : `（${noteWords(note)}）`}`;
  });
}

function fitLines({ fit }: TargetRow): string[] {
  const words = fit.terms.map(({ term, weight }) => `${term} ${weight.toFixed(2)}`).join('、');
  return [
    `来源：${ORIGIN_NAMES[fit.origin]}`,
    `契合概率：${fit.probability === null ? '不适用' : `${(fit.probability * 100).toFixed(1)}%`}`,
    `契合度：${(fit.score * 100).toFixed(2)}（满分 100，为以下各项之和）`,
    ...partLines(fit.parts, 100, 2),
    `匹配词及权重：${words === '' ? '没有' : words}`,
    `原文：${fit.excerpt === '' ? '没有' : fit.excerpt}`,
  ];
}

function valueLines({ attractiveness }: TargetRow): string[] {
  const { score, low, high, parts } = attractiveness;
  return [
    `招引价值：${score.toFixed(1)}，缺项补齐后在 ${low.toFixed(1)} 到 ${high.toFixed(1)} 之间`,
    ...partLines(parts, 1, 1),
  ];
}

/** Places that no weighting takes away are worth naming. */
const ROBUST_TOP = 10;

const robustLines = ({ interval }: TargetRow, total: number): string[] =>
  interval && interval.worst <= ROBUST_TOP && total > ROBUST_TOP
    ? [`稳健前列：权重怎样浮动都在前 ${ROBUST_TOP} 名`]
    : [];

function placeLines({ value }: TargetExplanation): string[] {
  if (!value) return [];
  const range = value.interval ? `；权重各自浮动时在第 ${value.interval.best} 到 ${value.interval.worst} 名之间` : '';
  return [`按招引价值：第 ${value.rank} 名，共 ${value.of} 家${range}`];
}

function liftLines({ lift }: TargetExplanation): string[] {
  if (!lift) return [];
  const goal = `招引价值进前 ${lift.top} 名`;
  if (lift.status === 'already') return [`${goal}：已在其中`];
  if (lift.status === 'out_of_reach')
    return [
      `${goal}：够不到。可补的事实全部成立也只有 ${lift.highest.toFixed(1)} 分，第 ${lift.top} 名现为 ${lift.threshold.toFixed(1)} 分；距离与已知规模不会因核实而变`,
    ];
  return [
    `${goal}（现为 ${lift.threshold.toFixed(1)} 分）最少要补几条事实，以下任一组成立即可；这些是待核实的假设，不是企业的事实：`,
    ...lift.sets.map(({ facts, score }) => `  ${facts.join('；')}（到 ${score.toFixed(1)} 分）`),
  ];
}

function rankedLines(row: TargetRow, explanation: TargetExplanation): string[] {
  const { total, listed } = explanation;
  const { rank, interval, citations } = row;
  const place = `第 ${rank} 名，共 ${total} 家`;
  return [
    interval ? `${place}；权重各自浮动时在第 ${interval.best} 到 ${interval.worst} 名之间` : place,
    ...(rank > listed ? [`名次在 ${listed} 家的清单上限以外，清单中不列出`] : []),
    ...robustLines(row, total),
    ...fitLines(row),
    ...valueLines(row),
    ...placeLines(explanation),
    ...liftLines(explanation),
    `出处：${citations.map(({ title, publisher, date }) => `${title}（${publisher}，${date}）`).join('；')}`,
  ];
}

function absenceLines({ absence, total }: TargetExplanation): string[] {
  if (!absence) return [];
  return [
    `不在榜内（共 ${total} 家）：${ABSENCE[absence.reason]}`,
    ...(absence.words.length > 0 ? [`与环节共有的词：${absence.words.join('、')}`] : []),
  ];
}

function explanationText(explanation: TargetExplanation): string {
  const { companyName, segmentName, row, versionId, asOf, similarity } = explanation;
  return [
    `${companyName}，环节“${segmentName}”`,
    ...(row ? rankedLines(row, explanation) : absenceLines(explanation)),
    ...(similarity === null ? [] : [`文本相似度：${similarity}`]),
    `数据版本 ${versionId}，截至 ${asOf}`,
  ].join('\n');
}

/** @throws UsageError without a segment or for CSV; DomainError for a name that is not there. */
export async function explainTargetCommand(
  services: Services,
  company: string,
  options: CommandOptions,
): Promise<string> {
  const segment = options.value('segment');
  if (segment === undefined) throw new UsageError('--explain 需同时用 --segment 给出环节名或编号');
  if (company.trim() === '') throw new UsageError('请用 --explain 给出企业名称或代码');
  if (options.format === 'csv') throw new UsageError('--explain 只能用 table 或 json 格式');
  const asked = targetExplanationQuery.safeParse({
    segment,
    company,
    chain: options.value('chain'),
    top: options.value('top'),
  });
  if (!asked.success) throw new UsageError('名称请在 80 字以内；--top 应为 1 到 300 的整数');
  const explanation = await services.explainTarget(asked.data);
  return options.format === 'json' ? JSON.stringify(explanation, null, 2) : explanationText(explanation);
}
