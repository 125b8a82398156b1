/**
 * The one route table: server handlers, the web client and the OpenAPI document are all made from it.
 * Paths are Express patterns below /api/v1.
 */
import { z } from 'zod';
import { chainList, chainMap, gapList, segmentList } from './chains.ts';
import { dataVersion, gapKind } from './common.ts';
import { companyDetail, searchQuery, searchResult } from './companies.ts';
import { overrideInput, segmentDetail } from './segments.ts';
import { targetList, targetQuery } from './targets.ts';

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
    query: z.object({ chain: z.string().max(40).optional(), kind: gapKind.optional() }),
    output: gapList,
  }),
  segments: defineRoute({ method: 'get', path: '/segments', summary: '全部环节', output: segmentList }),
  segment: defineRoute({
    method: 'get',
    path: '/segments/:chain/:segment',
    summary: '环节与判断依据',
    params: segmentParams,
    output: segmentDetail,
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
  company: defineRoute({
    method: 'get',
    path: '/companies/:company',
    summary: '企业档案',
    params: z.object({ company: z.string().max(80) }),
    output: companyDetail,
  }),
  search: defineRoute({ method: 'get', path: '/search', summary: '搜索', query: searchQuery, output: searchResult }),
} as const;

export type RouteName = keyof typeof routes;
export type RouteOutput<Name extends RouteName> = z.infer<(typeof routes)[Name]['output']>;
export type RouteParams<Name extends RouteName> = z.infer<(typeof routes)[Name]['params']>;
export type RouteQueryInput<Name extends RouteName> = z.input<(typeof routes)[Name]['query']>;
export type RouteQuery<Name extends RouteName> = z.infer<(typeof routes)[Name]['query']>;
export type RouteBody<Name extends RouteName> = z.infer<(typeof routes)[Name]['body']>;
