/** What a user reads when a planning question cannot be answered: what is wrong and what to do. */
import type { PlanningErrorCode, PlanningFault } from '../../planning/planning-error.ts';
import type { PlanningError } from '../../planning/planning-error.ts';
import type { FailureWords } from '../failure-wording.ts';

const WORDS: Readonly<Record<PlanningErrorCode, (subject: string, value: string) => string>> = {
  landing_company_unknown: (subject) => `图谱中没有企业“${subject}”。`,
  landing_company_local: (subject) => `“${subject}”已在本地，不能再作为落地企业；可改为“类似企业”。`,
  landing_segment_unknown: (subject) => `图谱中没有环节“${subject}”。`,
  landing_segments_missing: (subject) => `请为“${subject}”指定至少一个环节。`,
  landing_platform_unknown: (subject) => `没有名为“${subject}”的平台。`,
  landing_share_invalid: (subject, value) =>
    `“${subject}”的份额应大于 0，合计不超过 1，且环节不重复（收到 ${value}）。`,
  landing_probability_invalid: (subject, value) => `“${subject}”的落地概率应在 0 到 1 之间（收到 ${value}）。`,
  landing_year_invalid: (subject, value) => `“${subject}”的投产年份应为 2020 到 2050 的整数（收到 ${value}）。`,
  landing_amount_invalid: (subject, value) => `${subject} 不能为负（收到 ${value}）。`,
  landing_repeated: (subject) => `“${subject}”重复落地；同一企业只能出现一次。`,
  shock_origin_unknown: (subject) => `图谱中没有“${subject}”。`,
  shock_origin_empty: (subject) => `“${subject}”没有可中断的本地产出或外部供给，无法推演。`,
  shock_size_invalid: (subject, value) => `“${subject}”的中断比例应大于 0 且不超过 1（收到 ${value}）。`,
  budget_invalid: (subject, value) => `预算“${subject}”不能为负（收到 ${value}）。`,
  budget_missing: (subject) => `缺少预算“${subject}”；不设限请写 "unlimited"。`,
  portfolio_empty: (subject) =>
    ({
      candidates: '没有可选企业，请放宽产业链范围。',
      gaps: '所选范围内没有缺口。',
      platforms: '请至少给出一个平台。',
      years: '请至少给出一个年份。',
    })[subject] ?? `缺少 ${subject}。`,
  portfolio_platform_unknown: (subject) => `没有名为“${subject}”的平台。`,
  portfolio_candidate_local: (subject) => `“${subject}”已在本地，不能列入招引组合。`,
  portfolio_candidate_unknown: (subject) => `图谱中没有企业“${subject}”。`,
  portfolio_gap_unknown: (subject) => `“${subject}”不在本次的缺口之中。`,
  portfolio_number_invalid: (subject, value) =>
    `“${subject}”的数值缺失或有误${value === '' ? '' : `（收到 ${value}）`}。`,
  portfolio_must_impossible: (subject) =>
    subject === 'platformsPerGap'
      ? '在同质化限制下，必须引进的企业或必须补上的环节无论预算多少都无法同时满足。'
      : `“${subject}”无论预算多少都无法满足：没有可选企业或合适的平台。`,
  solver_died: () => '求解程序意外退出，数据未受影响，请重试。',
  solver_failed: () => '求解未能完成，数据未受影响，请重试。',
  solver_cancelled: () => '求解已取消。',
  completion_dependency_unknown: (subject) => `“${subject}”的先后关系有误：前置项不存在或互相等待。`,
  completion_capacity_invalid: (_subject, value) => `每年落地数应为不小于 1 的整数（收到 ${value}）。`,
};

/** Fields of a question as its words name them. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ landMu: '土地', plantM2: '厂房', energyTcePerYear: '能耗', environmentT: '环境容量' },
  ...{ fundCny: '基金', visits: '走访', investmentCny: '投资额' },
  ...{ defaultNeeds: '默认需求', yearDiscount: '年度折扣', platformsPerGap: '同质化上限', years: '年份' },
};

export const faultText = (fault: PlanningFault): string => {
  const subject = fault.subject.split(' ').map((word) => FIELDS[word] ?? word);
  const asked = fault.code === 'portfolio_must_impossible' || fault.code === 'portfolio_empty';
  return WORDS[fault.code](asked ? fault.subject : subject.join(' '), fault.value ?? '');
};

const MOST_SHOWN = 5;

export function planningWords(error: PlanningError): FailureWords {
  const lines = error.faults.slice(0, MOST_SHOWN).map(faultText);
  const more = error.faults.length > MOST_SHOWN ? `另有 ${error.faults.length - MOST_SHOWN} 处。` : '';
  return { title: '推演无法进行', detail: [...lines, more].join('') };
}
