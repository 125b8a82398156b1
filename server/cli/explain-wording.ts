/** Chinese names the command line prints for the contract's stable keys. */
import type { GapKindName, SegmentStatusName } from '../contract/common.ts';
import type { EvidenceView, SegmentDetail } from '../contract/segments.ts';

export const STATUS_NAMES: Readonly<Record<SegmentStatusName, string>> = {
  missing: '缺失',
  weak: '薄弱',
  extendable: '可延伸',
  strong: '优势',
  unknown: '未知',
};

export const KIND_NAMES: Readonly<Record<GapKindName, string>> = {
  强: '强链',
  补: '补链',
  延: '延链',
  建: '建链',
  待核: '待核',
};

export const QUADRANT_MEANINGS: Readonly<Record<NonNullable<SegmentDetail['quadrant']>, string>> = {
  先招: '先招：必要且容易落地',
  先育: '先育：必要但不易落地',
  顺势: '顺势：容易落地但不急需',
  观察: '观察：暂不急需也不易落地',
};

export const WEAK_REASONS: Readonly<Record<NonNullable<SegmentDetail['strength']>['weakBecause'][number], string>> = {
  few_firms: '有效企业数不足 2',
  low_percentile: '位次低于 40 分位',
  no_leader: '没有龙头企业',
};

export const ADDEND_NAMES: Readonly<Record<string, string>> = {
  demandPull: '本地下游需求',
  dominatorShare: '必经环节占比',
  betweenness: '链路居中度',
  planMention: '规划点名',
  nationalNewFirms: '全国新近上市企业',
  ownSection: '本市同门类企业',
  ownRecent: '本市近年上市企业',
  neighbours: '邻近城市已有',
  similarRegions: '结构相近城市已有',
};

export const NO_LIKELIHOOD: Readonly<Record<NonNullable<SegmentDetail['likelihoodMissing']>, string>> = {
  already_present: '本地已有，不计算',
  no_outside_companies: '图谱中这条产业链的外地企业太少，看不出全国动向，不计算',
};

export const CLASS_BREADTHS: Readonly<
  Record<NonNullable<SegmentDetail['industry']>['classes'][number]['breadth'], string>
> = {
  equal: '与本环节相当',
  narrower: '是本环节的一部分',
  wider: '比本环节宽',
};

export const FACT_KINDS: Readonly<Record<NonNullable<SegmentDetail['industry']>['kind'], string>> = {
  plan: '规划',
  public: '公开资料',
  curated: '编辑整理',
  imported: '导入',
  inferred: '推断',
  synthetic: '合成',
};

/** Only what is inferred is labelled. */
export const EVIDENCE_LABELS: Readonly<Record<EvidenceView['source'], string>> = {
  operation: '',
  text: '推断',
  city_text: '推断',
  plan: '',
  list: '',
  override: '',
};

export const CITY_TEXT_NOTE = '未申报本环节的本地企业，其登记范围、产品和简介合在一起看';
