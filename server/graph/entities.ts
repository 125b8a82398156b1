/**
 * The domain graph: what a store persists and what every engine reads. Plain immutable records.
 *
 * Dates are ISO strings of day, month or year precision (`2021`, `2021-12`, `2021-12-31`). Shares are 0-1.
 * Money is CNY, land is mu, energy is tonnes of coal equivalent a year.
 */
import type {
  ChainId,
  CompanyId,
  GoalId,
  ListId,
  OrganisationId,
  PlanStatementId,
  PlatformId,
  RegionId,
  SegmentId,
  SourceId,
} from './ids.ts';

/** Where a fact comes from. `plan`: the city plan; `public`: a published document that is named; `curated`: an
 * editor's judgement on public knowledge; `imported`: a user's file; `inferred`: computed; `synthetic`: made up
 * (tests and benchmarks only). */
export type FactKind = 'plan' | 'public' | 'curated' | 'imported' | 'inferred' | 'synthetic';

/** Every fact-bearing node and edge says where it comes from and as of when. */
export interface Provenance {
  readonly kind: FactKind;
  readonly sourceIds: readonly SourceId[];
  readonly asOf: string;
}

/** 上游, 中游, 下游. */
export type Tier = '上游' | '中游' | '下游';
/** What the plan's verb asks for: 强 strengthen, 补 fill, 延 extend, 建 build. */
export type PlanAction = '强' | '补' | '延' | '建';
/** How indispensable an input is to the segment that uses it. */
export type Necessity = 'core' | 'common' | 'auxiliary';

export interface Chain {
  readonly id: ChainId;
  readonly name: string;
  readonly category: 'emerging' | 'manufacturing' | 'service';
  /** The plan's heading for the box the chain stands in. */
  readonly stage: '从零到一' | '从有到优' | '从粗到精';
  readonly shape: 'chain' | 'parallel' | 'up_mid_down';
  /** False for 新材料: the plan names it, without a box of its own. */
  readonly boxed: boolean;
  /** `full`: modelled segment by segment; `plan`: only what the plan names. */
  readonly depth: 'full' | 'plan';
  readonly aliases: readonly string[];
  readonly description: string;
  readonly tierTitles: Readonly<Partial<Record<Tier, string>>>;
  readonly provenance: Provenance;
}

export interface Segment {
  readonly id: SegmentId;
  readonly chainId: ChainId;
  readonly name: string;
  /** At most 8 characters wide: the label on the map. */
  readonly shortName: string;
  readonly tier: Tier;
  /** Name of the group card the segment stands in, unique within the chain and tier. */
  readonly group: string;
  readonly aliases: readonly string[];
  readonly products: readonly string[];
  readonly description: string;
  /** Its place in the national classification; absent where no class clearly corresponds. */
  readonly industry?: SegmentIndustry | undefined;
  readonly provenance: Provenance;
}

/** Classes of 国民经济行业分类 (GB/T 4754) to which a segment corresponds. */
export interface SegmentIndustry {
  readonly classes: readonly SegmentClass[];
  readonly provenance: Provenance;
}

export interface SegmentClass {
  /** Four digits. */
  readonly code: string;
  readonly name: string;
  /** The class against the segment. */
  readonly breadth: ClassBreadth;
  /** Words with which firms describe the class; none where it is wider, for there they would speak of other trades. */
  readonly words: readonly string[];
}

/** `equal`: class and segment are the same trade; `narrower`: the class is a part of the segment; `wider`: the segment
 * is a part of the class. */
export type ClassBreadth = 'equal' | 'narrower' | 'wider';

/** `from` is an input of `to` (from is upstream). */
export interface InputLink {
  readonly from: SegmentId;
  readonly to: SegmentId;
  readonly necessity: Necessity;
  readonly provenance: Provenance;
}

export type HonourKind = 'fortune500' | 'china500' | 'little_giant' | 'single_champion' | 'chain_leader' | 'listed';

export interface Honour {
  readonly kind: HonourKind;
  readonly year: number;
  /** Rank in that year's list, where the list is ranked. */
  readonly rank?: number | undefined;
  /** What exactly is honoured, e.g. the product of a 单项冠军. */
  readonly note?: string | undefined;
  readonly sourceId: SourceId;
}

/** A dated sign that the company is expanding. */
export interface ExpansionSignal {
  readonly kind: 'invested' | 'financed' | 'tendered' | 'hired' | 'built';
  readonly date: string;
  readonly note: string;
  readonly sourceId: SourceId;
}

export interface CompanyProduct {
  readonly name: string;
  /** Share of revenue, 0-1, where disclosed. */
  readonly revenueShare?: number | undefined;
}

export interface CompanyScale {
  readonly revenueCny?: number | undefined;
  readonly employees?: number | undefined;
  readonly registeredCapitalCny?: number | undefined;
  readonly asOf: string;
  readonly sourceId: SourceId;
}

export interface Company {
  readonly id: CompanyId;
  /** Full registered name. Never key on a short name: 33 short names are shared among listed firms. */
  readonly name: string;
  readonly shortName?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  /** 统一社会信用代码, checksum-valid. */
  readonly creditCode?: string | undefined;
  readonly stockCode?: string | undefined;
  readonly exchange?: 'SSE' | 'SZSE' | 'BSE' | 'HKEX' | 'NYSE' | 'NASDAQ' | 'OTHER' | undefined;
  readonly regionId: RegionId;
  readonly status: 'active' | 'delisted' | 'dissolved';
  /** Controlling group or parent, when it is in the graph too. */
  readonly parentId?: CompanyId | undefined;
  /** Name of the controlling group when the group has no record of its own. */
  readonly groupName?: string | undefined;
  readonly honours: readonly Honour[];
  readonly signals: readonly ExpansionSignal[];
  readonly scale?: CompanyScale | undefined;
  readonly products: readonly CompanyProduct[];
  /** Free texts about the company, e.g. a sentence of what it makes, or a registered scope. */
  readonly texts: readonly string[];
  /** The list the record came in with: its scope and coverage bound what its absence can mean. */
  readonly listId: ListId;
  readonly provenance: Provenance;
}

/** The company works in the segment. */
export interface Operation {
  readonly companyId: CompanyId;
  readonly segmentId: SegmentId;
  readonly origin: 'curated' | 'imported' | 'inferred';
  /** 0-1: how sure the editor is that the company really does this segment. */
  readonly confidence: number;
  readonly evidence: string;
  readonly provenance: Provenance;
}

export type RelationType = 'SUPPLIES' | 'OWNS' | 'INVESTED_IN' | 'COOPERATES_WITH' | 'MEMBER_OF';

/** An organisation-level relation; `to` is an organisation for MEMBER_OF, else a company. */
export interface Relation {
  readonly type: RelationType;
  readonly from: CompanyId;
  readonly to: CompanyId | OrganisationId;
  readonly note: string;
  readonly provenance: Provenance;
}

export interface Region {
  readonly id: RegionId;
  readonly name: string;
  readonly level: 'country' | 'province' | 'prefecture' | 'county';
  readonly parentId?: RegionId | undefined;
  readonly lng?: number | undefined;
  readonly lat?: number | undefined;
}

/** Quantities a platform can still give out; a missing one is unknown, never zero. */
export interface PlatformResources {
  readonly period: string;
  readonly landMu?: number | undefined;
  readonly energyTcePerYear?: number | undefined;
  readonly plantM2?: number | undefined;
  readonly provenance: Provenance;
}

export interface Platform {
  readonly id: PlatformId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly regionId: RegionId;
  readonly level: 'national' | 'provincial' | 'municipal' | 'other';
  readonly leadingChainIds: readonly ChainId[];
  readonly description: string;
  readonly resources: readonly PlatformResources[];
  readonly provenance: Provenance;
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly type: 'chamber' | 'institute' | 'fund' | 'agency' | 'office';
  readonly regionId?: RegionId | undefined;
  readonly description: string;
  readonly provenance: Provenance;
}

/** One thing the plan says, anchored to its line. Never the sentence itself. */
export interface PlanStatement {
  readonly id: PlanStatementId;
  readonly section: string;
  /** Line of the plan's text file, from 1. */
  readonly line: number;
  /** A short quotation, at most 30 characters. */
  readonly phrase: string;
  /** The plan's verb, e.g. 招引; 已形成 or 已落户 for what is already there. */
  readonly verb: string;
  /** Null for what is already there. */
  readonly action: PlanAction | null;
  /** `direction`: what the plan wants; `present`: dated evidence that it is there. */
  readonly states: 'direction' | 'present';
  readonly target:
    | { readonly type: 'segment'; readonly id: SegmentId }
    | { readonly type: 'chain'; readonly id: ChainId }
    | { readonly type: 'platform'; readonly id: PlatformId }
    | { readonly type: 'goal'; readonly id: GoalId };
  readonly asOf: string;
  readonly sourceId: SourceId;
}

export interface Goal {
  readonly id: GoalId;
  readonly name: string;
  readonly metric: 'funds_in_place' | 'projects_signed' | 'projects_landed';
  readonly value: number;
  readonly unit: 'cny' | 'projects';
  readonly due: string;
  readonly scope: string;
  readonly provenance: Provenance;
}

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly kind: FactKind;
  readonly url?: string | undefined;
}

/** A list of companies with its scope, and how much of reality it is believed to hold. */
export interface CompanyList {
  readonly id: ListId;
  readonly title: string;
  readonly role: 'local' | 'target';
  readonly regionIds: readonly RegionId[];
  readonly scope: string;
  /** Firms below this revenue are not in scope; absent when the list has no threshold. */
  readonly minRevenueCny?: number | undefined;
  /** Honest estimate per chain of P(a firm in scope is in the list), 0-1, and what it rests on. */
  readonly coverage: readonly {
    readonly chainId: ChainId;
    readonly share: number;
    readonly basis: string;
    /** Audit: of `of` firms drawn from elsewhere, `found` were in the list. */
    readonly audit?: { readonly found: number; readonly of: number } | undefined;
  }[];
  readonly provenance: Provenance;
}

/** Everything, as arrays in a fixed order (by id). */
export interface GraphData {
  /** The city the graph is about. */
  readonly cityId: RegionId;
  readonly asOf: string;
  readonly chains: readonly Chain[];
  readonly segments: readonly Segment[];
  readonly inputLinks: readonly InputLink[];
  readonly companies: readonly Company[];
  readonly operations: readonly Operation[];
  readonly relations: readonly Relation[];
  readonly regions: readonly Region[];
  readonly platforms: readonly Platform[];
  readonly organisations: readonly Organisation[];
  readonly planStatements: readonly PlanStatement[];
  readonly goals: readonly Goal[];
  readonly sources: readonly Source[];
  readonly lists: readonly CompanyList[];
}
