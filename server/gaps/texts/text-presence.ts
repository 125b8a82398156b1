/** Presence judged from companies' own texts alone, from features that the matching engine's evidence gives. */
import { THRESHOLDS } from '../defaults.ts';
import { TEXT_PRESENCE } from './text-presence-coefficients.ts';
import type { PresenceVerdict } from '../types.ts';

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
 * function of the features; `probability` is on the scale of the two-valued call. 有 rests on the fitted probability, 缺
 * on what firms say of the segment itself, with its group as strong as usual: strong trades around it make it likelier,
 * but are no firm that does it.
 */
export function textPresence(features: TextPresenceFeatures): {
  readonly probability: number;
  readonly verdict: PresenceVerdict;
} {
  if (features.isNamed) return { probability: TEXT_PRESENCE.namedProbability, verdict: '有' };
  const logit = fittedLogit(features);
  const direct = fittedLogit({ ...features, groupFirms: TEXT_PRESENCE.usualGroupFirms });
  const isAbsent = !features.isUnread && probabilityOf(direct) < TEXT_PRESENCE.absent;
  const isPresent = !features.isUnread && probabilityOf(logit) > THRESHOLDS.present;
  return { probability: onCallScale(logit), verdict: isPresent ? '有' : isAbsent ? '缺' : '不知' };
}

function fittedLogit(features: TextPresenceFeatures): number {
  const { intercept, weights } = TEXT_PRESENCE;
  return textPresenceVector(features).reduce((sum, value, index) => sum + value * (weights[index] ?? 0), intercept);
}

/**
 * A fitted logit on the scale of the two-valued call, 0-1: the logit is stretched so that TEXT_PRESENCE.call is .5 and
 * TEXT_PRESENCE.absent stays where it is. Labels know one main class a firm, so in the middle they understate what is
 * there.
 */
export function onCallScale(logit: number): number {
  const still = logitOf(TEXT_PRESENCE.absent);
  const call = logitOf(TEXT_PRESENCE.call);
  return probabilityOf((still / (still - call)) * (logit - call));
}

const probabilityOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

const logitOf = (probability: number): number => Math.log(probability / (1 - probability));
