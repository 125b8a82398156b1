/** The Chinese that answers carry themselves because screen, export and command line must say the same. */
import type { SegmentAssessment } from '../gaps/types.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function namesOf(snapshot: GraphSnapshot, ids: readonly string[], most: number): string {
  const names = ids.map((id) => snapshot.segments.get(id as never)?.name ?? id);
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown}等${names.length}个环节` : shown;
}

const present = (status: string): boolean => status === 'weak' || status === 'strong';

function demandClause(snapshot: GraphSnapshot, assessment: SegmentAssessment): string {
  const fed = assessment.downstream.filter((neighbour) => present(neighbour.status)).map((n) => n.segmentId);
  const fedBy = assessment.upstream.filter((neighbour) => present(neighbour.status)).map((n) => n.segmentId);
  const clauses = [
    fed.length > 0 ? `本地${namesOf(snapshot, fed, 3)}需要它` : '',
    fedBy.length > 0 ? `本地${namesOf(snapshot, fedBy, 3)}可为它供货` : '',
  ].filter((clause) => clause !== '');
  return clauses.length > 0 ? `${clauses.join('，')}；` : '';
}

function strengthClause(snapshot: GraphSnapshot, assessment: SegmentAssessment): string {
  const { strength } = assessment;
  if (!strength) return '';
  const leader = strength.leaderId ? snapshot.companies.get(strength.leaderId) : undefined;
  const why = {
    few_firms: `有效企业数 ${strength.effectiveFirms.toFixed(1)}，不足 2 家`,
    low_percentile: `规模位次偏低（${Math.round(strength.percentile ?? 0)} 分位）`,
    no_leader: '没有龙头企业',
  };
  const weak = strength.weakBecause.map((reason) => why[reason]).join('，');
  const lead = leader ? `，龙头 ${leader.shortName ?? leader.name}` : '';
  return strength.weak ? `；${weak}` : lead;
}

/** One sentence of why a segment stands as it does, from the proof and the rule's inputs. */
export function reasonSentence(snapshot: GraphSnapshot, assessment: SegmentAssessment): string {
  const { presence } = assessment;
  const { proof } = presence;
  if (presence.override) {
    const { office, date, reason } = presence.override;
    return `${office}于 ${date} 认定为“${presence.verdict}”：${reason}（系统计算为“${presence.computedVerdict}”）`;
  }
  if (presence.verdict === '有') {
    const count = assessment.localCompanyIds.length;
    const who = count > 0 ? `本地已有 ${count} 家企业` : '规划或文本证据表明本地已有';
    return `${who}${strengthClause(snapshot, assessment)}`;
  }
  const searched = `查过本地 ${proof.searched.companies} 家企业，名录覆盖约 ${percent(proof.coverage)}`;
  if (presence.verdict === '缺') {
    return `${demandClause(snapshot, assessment)}${searched}，未见从事企业，存在概率 ${percent(presence.probability)}`;
  }
  return `${demandClause(snapshot, assessment)}${searched}，不足以判断有无（存在概率 ${percent(presence.probability)}），宜先核实`;
}

const RULE_INPUT_LABELS: Readonly<Record<string, string>> = {
  verdict: '有无判断',
  probability: '存在概率',
  chainPresent: '全链已有环节数',
  weak: '是否薄弱',
  demandPull: '本地下游需求',
  requiredByLocal: '本地环节的必需投入',
  onPathBetweenLocal: '位于两个本地环节之间',
  upstreamPresent: '上游已有环节数',
  downstreamPresent: '下游已有环节数',
  namedInPlan: '规划点名',
};

export const ruleInputLabel = (name: string): string => RULE_INPUT_LABELS[name] ?? name;

export function ruleInputValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(3);
  return value;
}

/** How an honour is called where a word is needed. */
export const HONOUR_NAMES = {
  fortune500: '世界500强',
  china500: '中国500强',
  little_giant: '专精特新小巨人',
  single_champion: '单项冠军',
  chain_leader: '链主企业',
  listed: '上市公司',
} as const;
