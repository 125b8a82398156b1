/**
 * What the gap engine takes and gives. Everything a verdict rests on is in its proof, so a reader can recompute it.
 */
import type { Necessity, PlanAction, PlanStatement } from '../graph/entities.ts';
import type { ChainId, CompanyId, SegmentId, SourceId } from '../graph/ids.ts';

/** 有 present, 缺 absent, 不知 unknown. */
export type PresenceVerdict = '有' | '缺' | '不知';
/** 强 strengthen, 补 fill, 延 extend, 建 build, 待核 verify by a call. */
export type GapKind = '强' | '补' | '延' | '建' | '待核';
/** The five states of the map. */
export type SegmentStatus = 'missing' | 'weak' | 'extendable' | 'strong' | 'unknown';

/** Text evidence that a local company does a segment, computed by the matching engine and handed in. */
export interface TextEvidence {
  readonly companyId: CompanyId;
  /** P(the company really does the segment | its texts), 0-1, calibrated. */
  readonly probability: number;
  /** The company's sentence or product that speaks for it. */
  readonly excerpt: string;
  /** True where the text is a registered scope and the probability that of text-presence.ts, which is fitted on such. */
  readonly isScope?: boolean | undefined;
}

/** A firm whose texts point to a segment, with the place. */
export interface TextLead {
  readonly companyId: CompanyId;
  /** P(present), 0-1, if this firm's texts were all there is. */
  readonly probability: number;
  /** The telling clause or product as the firm wrote it; empty when only its name tells. */
  readonly excerpt: string;
  /** Words of the segment that the firm shares, most telling first. */
  readonly words: readonly string[];
}

/** What the texts of all local firms without a declared link to a segment say about it together (city-text.ts). */
export interface CityText {
  /** P(present | these texts), 0-1, before TEXT_EVIDENCE_CAP. */
  readonly probability: number;
  /** What it is computed from: TextPresenceFeatures by name. */
  readonly features: Readonly<Record<string, number | boolean>>;
  /** Strongest first, ties by id. */
  readonly leads: readonly TextLead[];
}

/** A manual verdict by an official; it is shown beside the computed one and wins on the map. */
export interface PresenceOverride {
  readonly segmentId: SegmentId;
  readonly verdict: PresenceVerdict;
  readonly office: string;
  readonly date: string;
  readonly reason: string;
}

export interface GapInputs {
  /** `YYYY-MM-DD`; the age of evidence is counted to this day. */
  readonly asOf: string;
  readonly textEvidence: ReadonlyMap<SegmentId, readonly TextEvidence[]>;
  /** What all local firms' texts together say; none when absent. */
  readonly cityTexts?: ReadonlyMap<SegmentId, CityText> | undefined;
  readonly overrides: readonly PresenceOverride[];
  /** Cost of a wrong 有 or 缺 in units of the cost of 不知, within VERDICT_COST_RANGE; 4 when absent. */
  readonly wrongVerdictCost?: number | undefined;
  /** The official's weights of need; the stated defaults when absent. */
  readonly needWeights?: NeedWeights | undefined;
}

/** Most points that each part of need can give, >= 0; the defaults sum to 100. */
export interface NeedWeights {
  readonly demandPull: number;
  readonly dominatorShare: number;
  readonly betweenness: number;
  readonly planMention: number;
}

/** One piece of evidence, strongest first within each side. */
export interface EvidenceItem {
  readonly side: 'for' | 'against';
  /** `text`: one company's texts; `city_text`: the texts of all local companies together. Both are inferred. */
  readonly source: 'operation' | 'text' | 'city_text' | 'plan' | 'list' | 'override';
  readonly companyId?: CompanyId | undefined;
  readonly statement?: PlanStatement | undefined;
  /** Of a `city_text`: what its probability is computed from, and whose words. */
  readonly cityText?: CityText | undefined;
  /** Factor the item contributes: P(it does the segment) for, 1 - coverage against; 0-1. */
  readonly probability: number;
  readonly note: string;
  readonly sourceIds: readonly SourceId[];
  readonly asOf: string;
}

/** Firms that are alike in all that the directory model knows of them. */
export interface UnseenFirms {
  readonly firms: number;
  /** P(such a firm is in the city) before looking, 0-1. */
  readonly rate: number;
  /** P(our lists would show it if it were), 0-1. */
  readonly coverage: number;
}

/** Enough to recompute the verdict. */
export interface PresenceProof {
  /** Names of the formula and its version, e.g. `posterior-1`. */
  readonly formula: string;
  /** Local companies of the snapshot that were looked at, and how many carry any text. */
  readonly searched: { readonly companies: number; readonly withText: number };
  /** kappa: P(we would see such a firm if it existed), 0-1, and the lists it rests on. */
  readonly coverage: number;
  readonly coverageBasis: readonly string[];
  /** pi: prior P(present) from comparable segments, 0-1. */
  readonly prior: number;
  /** n: firms expected when present. */
  readonly expectedFirms: number;
  /** Firms of a national directory that do the segment and that no list shows here; null where the graph holds no
   * such directory of the chain, and pi rests on comparable segments. */
  readonly unseenFirms: readonly UnseenFirms[] | null;
  readonly evidence: readonly EvidenceItem[];
  /** Thresholds in force, 0-1. */
  readonly thresholds: { readonly present: number; readonly absent: number; readonly exportAbsent: number };
}

export interface PresenceAssessment {
  /** The verdict in force: the override's when there is one. */
  readonly verdict: PresenceVerdict;
  readonly computedVerdict: PresenceVerdict;
  /** P(present), 0-1. */
  readonly probability: number;
  /** True when the absence is certain enough (p < exportAbsent) for a list that leaves the building. */
  readonly exportGrade: boolean;
  readonly override: PresenceOverride | null;
  readonly proof: PresenceProof;
}

export interface StrengthAssessment {
  readonly firms: number;
  /** 1 / sum(share^2) over the firms' sizes; equal shares where sizes are unknown. */
  readonly effectiveFirms: number;
  /** 0-100 among comparable segments of the city; null when there is nothing to compare. */
  readonly percentile: number | null;
  readonly leaderId: CompanyId | null;
  readonly weak: boolean;
  /** Which of the three tests say weak. */
  readonly weakBecause: readonly ('few_firms' | 'low_percentile' | 'no_leader')[];
}

/** The rule that fired and what it saw. */
export interface RuleTrace {
  readonly ruleId: string;
  readonly inputs: readonly { readonly name: string; readonly value: string | number | boolean }[];
}

export interface Addend {
  /** Stable key; the words shown for it live in the interface. */
  readonly key: string;
  /** Weight x feature. */
  readonly value: number;
  readonly weight: number;
  readonly feature: number;
  /** True when the feature is unknown: it contributes nothing and says so. */
  readonly missing: boolean;
}

export interface ScoredNumber {
  readonly score: number;
  readonly addends: readonly Addend[];
}

/** `already_present`: the city does it; `no_outside_companies`: the graph holds too few companies of the chain
 * elsewhere to say what the country does. */
export type LikelihoodMissing = 'already_present' | 'no_outside_companies';

export type Quadrant = '先招' | '先育' | '顺势' | '观察';

export interface SegmentAssessment {
  readonly segmentId: SegmentId;
  readonly chainId: ChainId;
  readonly status: SegmentStatus;
  readonly presence: PresenceAssessment;
  /** Only where the verdict is 有. */
  readonly strength: StrengthAssessment | null;
  /** Null: no gap (strong), or 缺 with no edge to any local 有 and not named in the plan. */
  readonly kind: GapKind | null;
  readonly rule: RuleTrace;
  readonly planActions: readonly PlanAction[];
  readonly planStatements: readonly PlanStatement[];
  /** Local companies in the segment, most certain first. */
  readonly localCompanyIds: readonly CompanyId[];
  /** Inputs of the segment and what it feeds, with their status. */
  readonly upstream: readonly NeighbourStatus[];
  readonly downstream: readonly NeighbourStatus[];
  /** 可落性: what the city enters next; null when it cannot be computed. Never blended with need. */
  readonly likelihood: ScoredNumber | null;
  /** Why `likelihood` is null; null when it is computed. */
  readonly likelihoodMissing: LikelihoodMissing | null;
  /** 必要性. */
  readonly need: ScoredNumber;
  readonly quadrant: Quadrant | null;
}

export interface NeighbourStatus {
  readonly segmentId: SegmentId;
  readonly necessity: Necessity;
  readonly status: SegmentStatus;
}

export interface ChainAssessment {
  readonly chainId: ChainId;
  readonly counts: Readonly<Record<SegmentStatus, number>>;
  /** Mean coverage of our lists for the chain, 0-1. */
  readonly coverage: number;
  readonly unknownShare: number;
  /** Gaps of the chain, most needed first. */
  readonly gapIds: readonly SegmentId[];
}

export interface GapAnalysis {
  readonly segments: ReadonlyMap<SegmentId, SegmentAssessment>;
  readonly chains: ReadonlyMap<ChainId, ChainAssessment>;
}
