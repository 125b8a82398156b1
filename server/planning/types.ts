/** What scenarios take and give. The judgement of segments is handed in, so planning knows no gap rule. */
import type { CompanyId, GoalId, PlanStatementId, PlatformId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import type { Interval } from './interval.ts';

/** One firm, or a firm like one in the graph, that is assumed to land. */
export interface Landing {
  /** Unique within the scenario. */
  readonly id: string;
  /** `company`: this firm; `like`: some firm that does what this one does. */
  readonly as: 'company' | 'like';
  readonly companyId: CompanyId;
  /** What the landed project does; shares of its output, each above 0, summing to at most 1. */
  readonly segments: readonly { readonly segmentId: SegmentId; readonly share: number }[];
  readonly platformId: PlatformId | null;
  /** First year of operation. */
  readonly startYear: number;
  /** P(it lands), 0-1. */
  readonly probability: number;
  /** Assumptions the user sets; absent is unknown and never counted as zero cost. */
  readonly landMu?: number | undefined;
  readonly energyTcePerYear?: number | undefined;
  readonly plantM2?: number | undefined;
  readonly investmentCny?: number | undefined;
}

/** What a planner needs to know of one segment under one snapshot. */
export interface SegmentState {
  readonly verdict: '有' | '缺' | '不知';
  readonly status: 'missing' | 'weak' | 'extendable' | 'strong' | 'unknown';
  readonly kind: '强' | '补' | '延' | '建' | '待核' | null;
  /** P(present), 0-1. */
  readonly probability: number;
  /** Points, 0-100. */
  readonly need: number;
  /** Local companies in the segment. */
  readonly firms: number;
}

export type SegmentStates = ReadonlyMap<SegmentId, SegmentState>;

/** Judges every segment of a snapshot; `landedIn` are segments that a landing is assumed in. Pure. */
export type Assess = (snapshot: GraphSnapshot, landedIn: ReadonlySet<SegmentId>) => SegmentStates;

export type ChangedField = 'verdict' | 'status' | 'kind' | 'need' | 'single_source';

/** Why a segment changed. `landing_here`: somebody lands in it; `neighbour_present`: segments next to it or on a path
 * through it became present; `chain_started`: its chain had nothing before; `peers_moved`: only the comparison with
 * other segments or the prior from them moved. */
export type ChangeReason =
  | { readonly type: 'landing_here'; readonly landingIds: readonly string[] }
  | { readonly type: 'neighbour_present'; readonly segmentIds: readonly SegmentId[] }
  | { readonly type: 'chain_started' }
  | { readonly type: 'peers_moved' };

export interface SegmentChange {
  readonly segmentId: SegmentId;
  readonly before: SegmentState;
  readonly after: SegmentState;
  readonly changed: readonly ChangedField[];
  readonly reason: ChangeReason;
}

export interface ScenarioTotals {
  readonly verdicts: Readonly<Record<SegmentState['verdict'], number>>;
  readonly statuses: Readonly<Record<SegmentState['status'], number>>;
  /** Present segments that hang on one local company. */
  readonly singleSource: readonly SegmentId[];
  /** Sum of the need of segments that are not present, points. */
  readonly openNeed: number;
  readonly planDirections: { readonly total: number; readonly satisfied: readonly PlanStatementId[] };
}

/** What the landings give to a goal; what was reached before is not in the graph and never guessed. */
export interface GoalContribution {
  readonly goalId: GoalId;
  readonly target: number;
  /** Counted from landings that start by the due date, weighted by their probability. */
  readonly contribution: number;
  /** Landings that start after the due date. */
  readonly late: number;
  /** Landings whose amount is unknown, for goals in CNY. */
  readonly unknown: number;
}

/** What the landings ask of one platform (null: none chosen); `unknown` counts landings without the figure. */
export interface PlatformLoad {
  readonly platformId: PlatformId | null;
  readonly landMu: number;
  readonly energyTcePerYear: number;
  readonly plantM2: number;
  readonly investmentCny: number;
  readonly unknown: Readonly<Record<'landMu' | 'energyTcePerYear' | 'plantM2' | 'investmentCny', number>>;
}

export interface ScenarioSimulation {
  readonly seed: number;
  readonly draws: number;
  readonly gapsFilled: Interval;
  readonly needClosed: Interval;
  readonly planSatisfied: Interval;
  /** P(present at the horizon) of every segment that a landing is in. */
  readonly presence: readonly { readonly segmentId: SegmentId; readonly probability: number }[];
}

export interface ScenarioResult {
  readonly before: ScenarioTotals;
  readonly after: ScenarioTotals;
  /** Segments that were 缺 or 不知, that a landing is in, and that are 有 now. */
  readonly filled: readonly SegmentId[];
  /** Present but weak before, not weak now. Relative to peers, so not monotone in the landings. */
  readonly strengthened: readonly SegmentId[];
  readonly changes: readonly SegmentChange[];
  readonly goals: readonly GoalContribution[];
  readonly loads: readonly PlatformLoad[];
  readonly simulation: ScenarioSimulation;
}
