/**
 * The rule table of kinds: first rule that applies, with everything it looked at. The plan's own verb is a separate
 * column; it decides the kind only where the map says nothing and the plan names the segment.
 */
import type { PlanAction } from '../graph/entities.ts';
import type { GapKind, PresenceVerdict, RuleTrace, SegmentStatus, StrengthAssessment } from './types.ts';

/** What the rules see. */
export interface RuleInputs {
  readonly verdict: PresenceVerdict;
  /** P(present), 0-1. */
  readonly probability: number;
  readonly strength: StrengthAssessment | null;
  /** Segments of the chain with verdict 有. */
  readonly chainPresent: number;
  readonly upstreamPresent: number;
  readonly downstreamPresent: number;
  readonly onPathBetweenLocal: boolean;
  /** Local 有 segments that need it as core or common input. */
  readonly requiredByLocal: number;
  /** Weighted local firms downstream, >= 0. */
  readonly demandPull: number;
  /** What the plan asks of this very segment, ascending by code point, without repeats. */
  readonly planActions: readonly PlanAction[];
}

export interface KindResult {
  readonly kind: GapKind | null;
  readonly status: SegmentStatus;
  readonly rule: RuleTrace;
}

interface Rule {
  readonly id: string;
  readonly applies: (inputs: RuleInputs) => boolean;
  readonly kind: (inputs: RuleInputs) => GapKind | null;
  readonly status: SegmentStatus;
}

const RULES: readonly Rule[] = [
  {
    id: 'unknown-verify',
    applies: ({ verdict }) => verdict === '不知',
    kind: () => '待核',
    status: 'unknown',
  },
  {
    id: 'present-weak-strengthen',
    applies: ({ verdict, strength }) => verdict === '有' && strength?.weak === true,
    kind: () => '强',
    status: 'weak',
  },
  { id: 'present-strong', applies: ({ verdict }) => verdict === '有', kind: () => null, status: 'strong' },
  {
    id: 'absent-chain-empty-build',
    applies: ({ chainPresent }) => chainPresent === 0,
    kind: () => '建',
    status: 'missing',
  },
  {
    id: 'absent-required-fill',
    applies: ({ requiredByLocal, demandPull }) => requiredByLocal > 0 && demandPull > 0,
    kind: () => '补',
    status: 'missing',
  },
  {
    id: 'absent-between-fill',
    applies: ({ onPathBetweenLocal }) => onPathBetweenLocal,
    kind: () => '补',
    status: 'missing',
  },
  {
    id: 'absent-adjacent-extend',
    applies: ({ upstreamPresent, downstreamPresent }) => upstreamPresent + downstreamPresent > 0,
    kind: () => '延',
    status: 'extendable',
  },
  {
    id: 'absent-plan-named',
    applies: ({ planActions }) => planActions.length > 0,
    kind: ({ planActions }) => kindOfPlan(planActions),
    status: 'missing',
  },
  { id: 'absent-not-listed', applies: () => true, kind: () => null, status: 'missing' },
];

/** Applies the table; every input is in the trace, whether the rule looked at it or not. */
export function classifyKind(inputs: RuleInputs): KindResult {
  const rule = RULES.find((candidate) => candidate.applies(inputs));
  if (!rule) throw new Error('the last rule of the table applies always');
  const kind = rule.kind(inputs);
  const status = rule.status === 'missing' && kind === '延' ? 'extendable' : rule.status;
  return { kind, status, rule: { ruleId: rule.id, inputs: traceOf(inputs) } };
}

/** The plan wants an absent segment: its verb says how; 强 of something absent means to fill it first. */
function kindOfPlan(actions: readonly PlanAction[]): GapKind {
  const wanted = (['补', '延', '建'] as const).find((action) => actions.includes(action));
  return wanted ?? '补';
}

function traceOf(inputs: RuleInputs): RuleTrace['inputs'] {
  return [
    { name: 'verdict', value: inputs.verdict },
    { name: 'probability', value: inputs.probability },
    { name: 'weak', value: inputs.strength?.weak ?? false },
    { name: 'chainPresent', value: inputs.chainPresent },
    { name: 'upstreamPresent', value: inputs.upstreamPresent },
    { name: 'downstreamPresent', value: inputs.downstreamPresent },
    { name: 'onPathBetweenLocal', value: inputs.onPathBetweenLocal },
    { name: 'requiredByLocal', value: inputs.requiredByLocal },
    { name: 'demandPull', value: inputs.demandPull },
    { name: 'namedInPlan', value: inputs.planActions.length > 0 },
  ];
}
