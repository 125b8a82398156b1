/**
 * The one route table: server handlers, the web client and the OpenAPI document are all made from it.
 * Paths are Express patterns below /api/v1.
 */
import { z } from 'zod';
import { chainList, chainMap, gapList, segmentList } from './chains.ts';
import { dataVersion, gapKind } from './common.ts';
import { companyDetail, searchQuery, searchResult } from './companies.ts';
import {
  chokepointList,
  compareQuery,
  completionInput,
  completionView,
  platformList,
  portfolioInput,
  portfolioJob,
  scenarioComparison,
  scenarioContent,
  scenarioList,
  scenarioRevision,
  scenarioSave,
  scenarioView,
  shockQuery,
  shockView,
} from './planning.ts';
import { leaderInput, leaderList } from './leaders.ts';
import { overrideInput, segmentDetail } from './segments.ts';
import {
  contactInput,
  contactList,
  contactMark,
  contactWithdrawal,
  targetListDiff,
  targetListDiffQuery,
  targetListRename,
  targetListRestore,
  targetListSave,
  targetListShelf,
  targetListVersion,
} from './target-lists.ts';
import { needQuery, needView, priorityQuery, priorityView } from './priority.ts';
import { targetExplanation, targetExplanationQuery } from './target-explanations.ts';
import { targetList, targetQuery } from './targets.ts';
import { verificationList } from './verifications.ts';

export const API_PREFIX = '/api/v1';

/** One operation of the API. `summary` is what the OpenAPI page shows. */
export interface RouteDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly output: Output;
}

const none = z.object({});
const scenarioParams = z.object({ scenario: z.string().max(80) });
const jobParams = z.object({ job: z.string().max(80) });
const listParams = z.object({ list: z.string().max(80) });
const companyParams = z.object({ company: z.string().max(80) });
const segmentParams = z.object({ chain: z.string().max(40), segment: z.string().max(80) });

function defineRoute<
  Output extends z.ZodType,
  Params extends z.ZodType = typeof none,
  Query extends z.ZodType = typeof none,
  Body extends z.ZodType = typeof none,
>(route: {
  method: RouteDefinition['method'];
  path: string;
  summary: string;
  output: Output;
  params?: Params;
  query?: Query;
  body?: Body;
}): RouteDefinition<Params, Query, Body, Output> {
  const fallback = none as unknown;
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    output: route.output,
    params: route.params ?? (fallback as Params),
    query: route.query ?? (fallback as Query),
    body: route.body ?? (fallback as Body),
  };
}

export const routes = {
  health: defineRoute({
    method: 'get',
    path: '/health',
    summary: '存活与就绪',
    output: z.strictObject({
      live: z.literal(true),
      ready: z.boolean(),
      detail: z.string(),
      store: z.enum(['embedded', 'neo4j']),
      version: dataVersion.nullable(),
    }),
  }),
  chains: defineRoute({ method: 'get', path: '/chains', summary: '各产业链概况', output: chainList }),
  chainMap: defineRoute({
    method: 'get',
    path: '/chains/:chain',
    summary: '产业链图谱',
    params: z.object({ chain: z.string().max(40) }),
    output: chainMap,
  }),
  gaps: defineRoute({
    method: 'get',
    path: '/gaps',
    summary: '缺口清单',
    query: z.object({
      chain: z.string().max(40).optional(),
      kind: gapKind.optional(),
      /** For a list that leaves the building: 缺 only at export grade, else 不知. */
      external: z.literal('true').optional(),
      /** Cost of a wrong 有 or 缺 in units of the cost of 不知; 4 when absent. More makes the list more careful. */
      cost: z.coerce.number().min(3).max(20).optional(),
    }),
    output: gapList,
  }),
  verifications: defineRoute({
    method: 'get',
    path: '/verifications',
    summary: '待核清单',
    query: z.object({ chain: z.string().max(40).optional() }),
    output: verificationList,
  }),
  priority: defineRoute({
    method: 'get',
    path: '/priority',
    summary: '必要性与可落性',
    query: priorityQuery,
    output: priorityView,
  }),
  segments: defineRoute({ method: 'get', path: '/segments', summary: '全部环节', output: segmentList }),
  segment: defineRoute({
    method: 'get',
    path: '/segments/:chain/:segment',
    summary: '环节与判断依据',
    params: segmentParams,
    output: segmentDetail,
  }),
  need: defineRoute({
    method: 'get',
    path: '/segments/:chain/:segment/need',
    summary: '一个环节的必要性与名次区间，权重可调',
    params: segmentParams,
    query: needQuery,
    output: needView,
  }),
  chainLeaders: defineRoute({
    method: 'get',
    path: '/chains/:chain/leaders',
    summary: '链主企业',
    params: z.object({ chain: z.string() }),
    output: leaderList,
  }),
  decideLeader: defineRoute({
    method: 'put',
    path: '/chains/:chain/leaders/:company',
    summary: '认定、否决链主企业，或撤销此前的认定',
    params: z.object({ chain: z.string(), company: z.string() }),
    body: leaderInput,
    output: leaderList,
  }),
  overrideSegment: defineRoute({
    method: 'put',
    path: '/segments/:chain/:segment/override',
    summary: '人工认定',
    params: segmentParams,
    body: overrideInput,
    output: segmentDetail,
  }),
  withdrawOverride: defineRoute({
    method: 'delete',
    path: '/segments/:chain/:segment/override',
    summary: '撤销人工认定',
    params: segmentParams,
    query: z.object({ expectedRevision: z.coerce.number().int().min(0) }),
    output: segmentDetail,
  }),
  targets: defineRoute({
    method: 'get',
    path: '/targets',
    summary: '目标清单',
    query: targetQuery,
    output: targetList,
  }),
  explainTarget: defineRoute({
    method: 'get',
    path: '/targets/explanation',
    summary: '一家企业在环节目标榜中的名次、依据与差距',
    query: targetExplanationQuery,
    output: targetExplanation,
  }),
  company: defineRoute({
    method: 'get',
    path: '/companies/:company',
    summary: '企业档案',
    params: companyParams,
    output: companyDetail,
  }),
  search: defineRoute({ method: 'get', path: '/search', summary: '搜索', query: searchQuery, output: searchResult }),
  targetLists: defineRoute({ method: 'get', path: '/target-lists', summary: '名录清单', output: targetListShelf }),
  saveTargetList: defineRoute({
    method: 'post',
    path: '/target-lists',
    summary: '保存名录的新一版',
    body: targetListSave,
    output: targetListVersion,
  }),
  targetListVersion: defineRoute({
    method: 'get',
    path: '/target-lists/:list/versions/:version',
    summary: '名录的一版，如保存时',
    params: listParams.extend({ version: z.coerce.number().int().min(1) }),
    output: targetListVersion,
  }),
  diffTargetList: defineRoute({
    method: 'get',
    path: '/target-lists/:list/diff',
    summary: '名录两版的差异及原因',
    params: listParams,
    query: targetListDiffQuery,
    output: targetListDiff,
  }),
  renameTargetList: defineRoute({
    method: 'put',
    path: '/target-lists/:list',
    summary: '名录改名',
    params: listParams,
    body: targetListRename,
    output: targetListShelf,
  }),
  removeTargetList: defineRoute({
    method: 'delete',
    path: '/target-lists/:list',
    summary: '删除名录，可恢复',
    params: listParams,
    query: z.object({ expectedRevision: z.coerce.number().int().min(1) }),
    output: targetListShelf,
  }),
  restoreTargetList: defineRoute({
    method: 'post',
    path: '/target-lists/:list/restore',
    summary: '恢复已删除的名录',
    params: listParams,
    body: targetListRestore,
    output: targetListShelf,
  }),
  contacts: defineRoute({ method: 'get', path: '/contacts', summary: '各企业的联系标记', output: contactList }),
  markContact: defineRoute({
    method: 'put',
    path: '/contacts/:company',
    summary: '标记已联系',
    params: companyParams,
    body: contactInput,
    output: contactMark,
  }),
  withdrawContact: defineRoute({
    method: 'delete',
    path: '/contacts/:company',
    summary: '撤销本机构的联系标记',
    params: companyParams,
    query: contactWithdrawal,
    output: contactList,
  }),
  platforms: defineRoute({ method: 'get', path: '/platforms', summary: '平台清单', output: platformList }),
  scenarios: defineRoute({ method: 'get', path: '/scenarios', summary: '情景清单', output: scenarioList }),
  createScenario: defineRoute({
    method: 'post',
    path: '/scenarios',
    summary: '新建情景',
    body: scenarioContent,
    output: scenarioView,
  }),
  previewScenario: defineRoute({
    method: 'post',
    path: '/scenarios/preview',
    summary: '推演未保存的情景',
    body: scenarioContent,
    output: scenarioView,
  }),
  compareScenarios: defineRoute({
    method: 'get',
    path: '/scenarios/compare',
    summary: '对比 2-4 个情景',
    query: compareQuery,
    output: scenarioComparison,
  }),
  scenario: defineRoute({
    method: 'get',
    path: '/scenarios/:scenario',
    summary: '情景与推演结果',
    params: scenarioParams,
    output: scenarioView,
  }),
  changeScenario: defineRoute({
    method: 'put',
    path: '/scenarios/:scenario',
    summary: '修改情景',
    params: scenarioParams,
    body: scenarioSave,
    output: scenarioView,
  }),
  removeScenario: defineRoute({
    method: 'delete',
    path: '/scenarios/:scenario',
    summary: '删除情景',
    params: scenarioParams,
    query: scenarioRevision,
    output: scenarioList,
  }),
  duplicateScenario: defineRoute({
    method: 'post',
    path: '/scenarios/:scenario/duplicate',
    summary: '复制情景',
    params: scenarioParams,
    output: scenarioView,
  }),
  undoScenario: defineRoute({
    method: 'post',
    path: '/scenarios/:scenario/undo',
    summary: '撤销一步',
    params: scenarioParams,
    body: scenarioRevision,
    output: scenarioView,
  }),
  redoScenario: defineRoute({
    method: 'post',
    path: '/scenarios/:scenario/redo',
    summary: '重做一步',
    params: scenarioParams,
    body: scenarioRevision,
    output: scenarioView,
  }),
  shock: defineRoute({ method: 'get', path: '/shocks', summary: '冲击推演', query: shockQuery, output: shockView }),
  chokepoints: defineRoute({ method: 'get', path: '/chokepoints', summary: '咽喉环节', output: chokepointList }),
  startPortfolio: defineRoute({
    method: 'post',
    path: '/portfolios',
    summary: '开始求解招引组合',
    body: portfolioInput,
    output: portfolioJob,
  }),
  portfolio: defineRoute({
    method: 'get',
    path: '/portfolios/:job',
    summary: '组合求解的进度与结果',
    params: jobParams,
    output: portfolioJob,
  }),
  cancelPortfolio: defineRoute({
    method: 'post',
    path: '/portfolios/:job/cancel',
    summary: '停止组合求解',
    params: jobParams,
    output: portfolioJob,
  }),
  completionPath: defineRoute({
    method: 'post',
    path: '/completion-paths',
    summary: '补链时序',
    body: completionInput,
    output: completionView,
  }),
} as const;

export type RouteName = keyof typeof routes;
export type RouteOutput<Name extends RouteName> = z.infer<(typeof routes)[Name]['output']>;
export type RouteParams<Name extends RouteName> = z.infer<(typeof routes)[Name]['params']>;
export type RouteQuery<Name extends RouteName> = z.infer<(typeof routes)[Name]['query']>;
export type RouteBody<Name extends RouteName> = z.infer<(typeof routes)[Name]['body']>;
