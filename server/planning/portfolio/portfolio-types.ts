/** The portfolio question: which firms on which platforms in which years, under the city's limits. */
import type { CompanyId, PlatformId, SegmentId } from '../../graph/ids.ts';

/** 土地 (mu), 厂房 (m2), 能耗 (tce a year), 环境容量 (t of the pollutant the user names): given out by platforms. */
export const PLATFORM_RESOURCES = ['landMu', 'plantM2', 'energyTcePerYear', 'environmentT'] as const;
/** 基金 (CNY) and 走访 (visits): given out by the city. */
export const CITY_RESOURCES = ['fundCny', 'visits'] as const;
export const RESOURCES = [...PLATFORM_RESOURCES, ...CITY_RESOURCES] as const;

export type PlatformResource = (typeof PLATFORM_RESOURCES)[number];
export type CityResource = (typeof CITY_RESOURCES)[number];
export type Resource = (typeof RESOURCES)[number];

/** What can be given out in one year; `unlimited` must be said, a missing budget is refused. */
export type Amount = number | 'unlimited';

export interface PortfolioCandidate {
  readonly companyId: CompanyId;
  /** Gaps it closes. */
  readonly closes: readonly SegmentId[];
  /** What it needs; every resource with a limit must be stated. */
  readonly needs: Readonly<Partial<Record<Resource, number>>>;
  /** Platforms whose chains it fits; null: any. */
  readonly fits: readonly PlatformId[] | null;
}

export interface PortfolioPlatform {
  readonly platformId: PlatformId;
  /** By year, in the order of `years`. */
  readonly budgets: readonly Readonly<Record<PlatformResource, Amount>>[];
}

export interface PortfolioProblem {
  readonly candidates: readonly PortfolioCandidate[];
  readonly gaps: readonly { readonly segmentId: SegmentId /** Points, >= 0. */; readonly weight: number }[];
  readonly platforms: readonly PortfolioPlatform[];
  /** Ascending; at least one. */
  readonly years: readonly number[];
  /** By year, in the order of `years`. */
  readonly cityBudgets: readonly Readonly<Record<CityResource, Amount>>[];
  /** Value a gap keeps per year it closes later, 0-1. */
  readonly yearDiscount: number;
  /** 同质化: most platforms that may hold landings closing the same gap; null: no limit. */
  readonly platformsPerGap: number | null;
  readonly mustLand: readonly CompanyId[];
  readonly mustClose: readonly SegmentId[];
}

export interface PlannedLanding {
  readonly companyId: CompanyId;
  readonly platformId: PlatformId;
  readonly year: number;
}

/** One budget: of a platform (or the city, null) in one year. */
export interface BudgetKey {
  readonly resource: Resource;
  readonly platformId: PlatformId | null;
  readonly year: number;
}

export interface BudgetUse extends BudgetKey {
  readonly limit: number;
  readonly used: number;
  readonly binding: boolean;
  /** Points that one more unit would be worth in the relaxation; null when it was not solved. */
  readonly shadowPrice: number | null;
}

export interface PortfolioPlan {
  readonly landings: readonly PlannedLanding[];
  readonly closed: readonly { readonly segmentId: SegmentId; readonly year: number }[];
  /** Weighted gaps closed, discounted by year, points. */
  readonly value: number;
}

/** An increase of one budget. */
export interface BudgetIncrease extends BudgetKey {
  readonly increase: number;
}

/** What it takes to make the musts possible. */
export interface Relaxation {
  /** Smallest joint increase, each budget measured by its own size. */
  readonly together: readonly BudgetIncrease[];
  /** For each resource that alone suffices: its smallest increase. */
  readonly alone: readonly {
    readonly resource: Resource;
    readonly total: number;
    readonly increases: readonly BudgetIncrease[];
  }[];
}

export interface FrontierPoint {
  /** Multiple of the present budget. */
  readonly factor: number;
  /** The budget summed over platforms and years. */
  readonly amount: number;
  readonly value: number;
  readonly bound: number;
  readonly landings: number;
}

export interface PortfolioResult {
  /** `optimal`: within the gap asked for; `limited`: best found when time ran out or the user stopped it; `greedy`: no
   * optimiser answer, bound is trivial; `infeasible`: the musts do not fit, see `relaxation`. */
  readonly status: 'optimal' | 'limited' | 'cancelled' | 'greedy' | 'infeasible';
  readonly method: 'milp' | 'greedy';
  readonly plan: PortfolioPlan | null;
  /** Nothing can be worth more, points. */
  readonly bound: number;
  /** (bound - value) / bound, 0-1; 0 when the bound is 0. */
  readonly gap: number;
  readonly budgets: readonly BudgetUse[];
  readonly relaxation: Relaxation | null;
  readonly alternatives: readonly PortfolioPlan[];
  readonly frontier: readonly FrontierPoint[];
  readonly frontierOf: Resource | null;
  /** The greedy plan's value, for comparison. */
  readonly greedyValue: number;
  /** Why the answer is not what was asked for: nothing is hidden. */
  readonly notes: readonly ('time_limit' | 'cancelled' | 'solver_died' | 'solver_failed' | 'extras_incomplete')[];
  readonly seconds: number;
}
