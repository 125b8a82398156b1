/** The three-valued verdict: posterior, decision, and its recomputation from the proof alone. */
import type { SegmentId } from '../graph/ids.ts';
import { MAX_COVERAGE, THRESHOLDS, VERDICT_COST_RANGE } from './defaults.ts';
import type {
  EvidenceItem,
  PresenceAssessment,
  PresenceOverride,
  PresenceProof,
  PresenceVerdict,
  UnseenFirms,
} from './types.ts';

/** Names and versions of the formulas below; they change when the formulas do. */
const PRESENCE_FORMULA = 'posterior-3';
const DIRECTORY_FORMULA = 'directory-2';

/**
 * Thresholds at which speaking costs as much as 不知: 缺 below 1 / cost, 有 above 1 - 1 / cost; for a list that leaves
 * the building 缺 below .05, or below 1 / cost where that is less.
 * @throws RangeError for a cost outside VERDICT_COST_RANGE.
 */
export function thresholdsAt(wrongVerdictCost: number): PresenceProof['thresholds'] {
  const { least, most } = VERDICT_COST_RANGE;
  if (!(wrongVerdictCost >= least && wrongVerdictCost <= most)) {
    throw new RangeError(`cost of a wrong verdict ${wrongVerdictCost}, not ${least} to ${most}`);
  }
  const absent = 1 / wrongVerdictCost;
  return { present: 1 - absent, absent, exportAbsent: Math.min(THRESHOLDS.exportAbsent, absent) };
}

/**
 * P(present) after looking and finding nothing: p0 = pi (1-kappa)^n / (pi (1-kappa)^n + 1 - pi).
 * @param prior pi, 0-1. @param coverage kappa, 0-1. @param expectedFirms n, firms.
 */
export function posteriorAfterNothing(prior: number, coverage: number, expectedFirms: number): number {
  const unseen = prior * (1 - coverage) ** expectedFirms;
  return unseen === 0 && prior >= 1 ? 1 : unseen / (unseen + 1 - prior);
}

/**
 * P(one of the unseen firms is there after all), 0-1: each has the posterior of its rate after looking with its
 * coverage and finding nothing; 1 - product of (1 - posterior).
 */
export function probabilityHidden(unseen: readonly UnseenFirms[]): number {
  return (
    1 -
    unseen.reduce((product, { firms, rate, coverage }) => {
      return product * (1 - posteriorAfterNothing(rate, coverage, 1)) ** firms;
    }, 1)
  );
}

/**
 * 1 - product of (1 - q) over the evidence for, 0-1. Entered links and the plan are witnesses of their own; of what
 * texts say, firm by firm or together, only the strongest counts, since firms that share a word share the matcher's
 * error.
 */
export function probabilitySeen(evidence: readonly EvidenceItem[]): number {
  const pro = evidence.filter((item) => item.side === 'for' && item.source !== 'override');
  const text = Math.max(0, ...pro.map((item) => (isText(item) ? item.probability : 0)));
  const others = pro.filter((item) => !isText(item));
  return 1 - others.reduce((product, item) => product * (1 - item.probability), 1 - text);
}

const isText = ({ source }: EvidenceItem): boolean => source === 'text' || source === 'city_text';

/** 有 above `present`, 缺 below `absent`, else 不知. */
export function decidePresence(
  probability: number,
  thresholds: Pick<PresenceProof['thresholds'], 'present' | 'absent'> = THRESHOLDS,
): PresenceVerdict {
  if (probability > thresholds.present) return '有';
  return probability < thresholds.absent ? '缺' : '不知';
}

/**
 * P(present) and verdict from the proof alone:
 * kappa = min(MAX_COVERAGE, 1 - product of the probabilities against), p = 1 - (1 - p0) (1 - probabilitySeen), with p0
 * from pi, kappa and n, or from the unseen firms where there is a directory; there at most the threshold of 有, since
 * what nobody has seen is not put on a map as present. An override in the proof is shown there but is no factor.
 */
export function recomputePresence(proof: Omit<PresenceProof, 'coverage' | 'formula' | 'searched' | 'coverageBasis'>): {
  readonly probability: number;
  readonly coverage: number;
  readonly verdict: PresenceVerdict;
} {
  const factors = proof.evidence.filter((item) => item.source !== 'override');
  const unseen = factors.reduce((product, item) => (item.side === 'against' ? product * item.probability : product), 1);
  const coverage = Math.min(MAX_COVERAGE, 1 - unseen);
  const p0 =
    proof.unseenFirms === null
      ? posteriorAfterNothing(proof.prior, coverage, proof.expectedFirms)
      : Math.min(proof.thresholds.present, probabilityHidden(proof.unseenFirms));
  const probability = 1 - (1 - p0) * (1 - probabilitySeen(factors));
  return { probability, coverage, verdict: decidePresence(probability, proof.thresholds) };
}

/** The assessment from everything but the derived numbers; the override, when there is one, wins. */
export function assessPresence(
  parts: Omit<PresenceProof, 'coverage' | 'formula' | 'thresholds'>,
  override: PresenceOverride | null,
  thresholds: PresenceProof['thresholds'] = THRESHOLDS,
): PresenceAssessment {
  const evidence = override ? [overrideItem(override), ...parts.evidence] : parts.evidence;
  const { probability, coverage, verdict } = recomputePresence({ ...parts, evidence, thresholds });
  const inForce = override?.verdict ?? verdict;
  return {
    verdict: inForce,
    computedVerdict: verdict,
    probability,
    exportGrade: inForce === '缺' && (override !== null || probability < thresholds.exportAbsent),
    override,
    proof: {
      ...parts,
      evidence,
      formula: parts.unseenFirms === null ? PRESENCE_FORMULA : DIRECTORY_FORMULA,
      coverage,
      thresholds,
    },
  };
}

function overrideItem(override: PresenceOverride): PresenceProof['evidence'][number] {
  return {
    side: override.verdict === '有' ? 'for' : 'against',
    source: 'override',
    probability: override.verdict === '有' ? 1 : 0,
    note: `${override.office}：${override.reason}`,
    sourceIds: [],
    asOf: override.date,
  };
}

/** The override in force per segment: the latest; of one day, the one whose words sort last. */
export function latestOverrides(overrides: readonly PresenceOverride[]): ReadonlyMap<SegmentId, PresenceOverride> {
  const key = (one: PresenceOverride): string => JSON.stringify([one.date, one.office, one.verdict, one.reason]);
  const latest = new Map<SegmentId, PresenceOverride>();
  for (const override of overrides) {
    const known = latest.get(override.segmentId);
    if (!known || key(override) > key(known)) latest.set(override.segmentId, override);
  }
  return latest;
}
