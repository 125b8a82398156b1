/**
 * Branded identifiers. A brand costs nothing at run time and stops a segment id from being passed where a
 * company id is expected. Values are made only at the boundaries (seed, import, store, HTTP).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 产业链 id, e.g. `nev`. */
export type ChainId = Branded<'ChainId'>;
/** 环节 id, `<chain>/<slug>`, e.g. `nev/motor-controller`. */
export type SegmentId = Branded<'SegmentId'>;
/** 企业 id, e.g. `cn-002056` (A share), `hk-9863`, `org-zhongce`, `intl-bosch`. */
export type CompanyId = Branded<'CompanyId'>;
/** Region id: GB/T 2260 six-digit code inside China, ISO 3166-1 alpha-2 for a foreign country. */
export type RegionId = Branded<'RegionId'>;
/** 平台/园区 id. */
export type PlatformId = Branded<'PlatformId'>;
/** Chamber, institute, fund, agency or office. */
export type OrganisationId = Branded<'OrganisationId'>;
/** 来源 id. */
export type SourceId = Branded<'SourceId'>;
/** 规划条目 id. */
export type PlanStatementId = Branded<'PlanStatementId'>;
/** Goal id. */
export type GoalId = Branded<'GoalId'>;
/** Company list id (a list declares scope and coverage). */
export type ListId = Branded<'ListId'>;
