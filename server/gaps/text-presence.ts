/** Presence judged from companies' own texts alone, from features that the matching engine's evidence gives. */
import { decidePresence } from './presence.ts';
import { THRESHOLDS } from './defaults.ts';
import { TEXT_PRESENCE } from './text-presence-coefficients.ts';
import type { PresenceVerdict } from './types.ts';

/** What the visible companies of one city say about one segment. */
export interface TextPresenceFeatures {
  /** A company names the segment outright (segment-mention.ts). */
  readonly isNamed: boolean;
  /** No company of the city has a text: nothing was looked at, so nothing is absent. */
  readonly isUnread: boolean;
  /** A residual class (其他…), where firms end up that fit no named one. */
  readonly isResidual: boolean;
  /** Companies whose scope begins with a word of the trade. */
  readonly tradeLeads: number;
  /** Largest share of the trade among all trades that a company's name and scope speak of (trade-reading.ts), 0-1. */
  readonly tradeShare: number;
  /** Expected firms whose texts prefer a segment of the same group: sum over companies of its share, >= 0. */
  readonly groupFirms: number;
  /** Best place of the segment among all segments of one company, from 0. */
  readonly bestRank: number;
  /** Largest (share of the name found in a clause) x (how early the clause stands), 0-1. */
  readonly leadCoverage: number;
}

/** Keeps logarithms of sums finite, firms. */
const SUM_FLOOR = 0.003;

/** The inputs of the logistic function, in the order of its weights. */
export function textPresenceVector(features: TextPresenceFeatures): readonly number[] {
  return [
    Math.log(1 + features.tradeLeads),
    features.tradeShare,
    Math.log(features.groupFirms + SUM_FLOOR),
    Math.log(1 + features.bestRank),
    features.leadCoverage,
    features.isResidual ? 1 : 0,
  ];
}

/**
 * P(present), 0-1, and the verdict at the costs of a wrong call. Fixed when the segment is named, else a logistic
 * function of the features. The verdict rests on it as fitted; `probability` is on the scale of the two-valued call.
 */
export function textPresence(features: TextPresenceFeatures): {
  readonly probability: number;
  readonly verdict: PresenceVerdict;
} {
  const thresholds = { present: THRESHOLDS.present, absent: TEXT_PRESENCE.absent };
  if (features.isNamed) {
    const probability = TEXT_PRESENCE.namedProbability;
    return { probability, verdict: decidePresence(probability, thresholds) };
  }
  const { intercept, weights } = TEXT_PRESENCE;
  const vector = textPresenceVector(features);
  const logit = vector.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), intercept);
  const verdict = features.isUnread ? '不知' : decidePresence(1 / (1 + Math.exp(-logit)), thresholds);
  return { probability: onCallScale(logit), verdict };
}

/**
 * A fitted logit on the scale of the two-valued call, 0-1: the logit is stretched so that TEXT_PRESENCE.call is .5 and
 * the threshold of absence stays where it is. Labels know one main class a firm, so in the middle they understate what
 * is there.
 */
export function onCallScale(logit: number): number {
  const still = logitOf(TEXT_PRESENCE.absent);
  const call = logitOf(TEXT_PRESENCE.call);
  const slope = still / (still - call);
  return 1 / (1 + Math.exp(-slope * (logit - call)));
}

function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}
