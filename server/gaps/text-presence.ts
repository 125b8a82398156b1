/** Presence judged from companies' own texts alone, from features that the matching engine's evidence gives. */
import { decidePresence } from './presence.ts';
import { THRESHOLDS } from './defaults.ts';
import { TEXT_PRESENCE } from './text-presence-coefficients.ts';
import type { PresenceVerdict } from './types.ts';

/** What the visible companies of one city say about one segment. */
export interface TextPresenceFeatures {
  /** A company names the segment outright (segment-mention.ts). */
  readonly isNamed: boolean;
  /** No part of the segment's name is long enough to be a mention. */
  readonly isShort: boolean;
  /** A residual class (其他…), where firms end up that fit no named one. */
  readonly isResidual: boolean;
  /** Expected firms whose texts prefer this segment: sum over companies of its share among all segments, >= 0. */
  readonly preferringFirms: number;
  /** The same for all segments of its group together, >= 0. */
  readonly groupFirms: number;
  /** Companies that name the segment's group outright. */
  readonly groupMentions: number;
  /** Sum over companies of P(does it), each company's probabilities scaled to at most 1 in all, >= 0. */
  readonly likelyFirms: number;
  /** Best place of the segment among all segments of one company, from 0. */
  readonly bestRank: number;
  /** Largest (share of the name found in a clause) x (how early the clause stands), 0-1. */
  readonly leadCoverage: number;
  /** Companies whose own name holds a part of the segment's name. */
  readonly firmNames: number;
}

/** Keeps logarithms of sums finite, firms. */
const SUM_FLOOR = 0.003;

/** The inputs of the logistic function, in the order of its weights. */
export function textPresenceVector(features: TextPresenceFeatures): readonly number[] {
  const short = features.isShort ? 1 : 0;
  return [
    Math.log(features.preferringFirms + SUM_FLOOR),
    Math.log(features.groupFirms + SUM_FLOOR),
    Math.log(1 + features.groupMentions),
    features.isResidual ? 1 : 0,
    Math.log(1 + features.bestRank),
    features.leadCoverage,
    short,
    short * Math.log(1 + features.firmNames),
    short * Math.log(features.likelyFirms + SUM_FLOOR),
  ];
}

/** P(present), 0-1: fixed when the segment is named, else a logistic function of the features. */
export function textPresence(features: TextPresenceFeatures): {
  readonly probability: number;
  readonly verdict: PresenceVerdict;
} {
  const probability = features.isNamed ? TEXT_PRESENCE.namedProbability : logistic(textPresenceVector(features));
  const thresholds = { present: THRESHOLDS.present, absent: TEXT_PRESENCE.absent };
  return { probability, verdict: decidePresence(probability, thresholds) };
}

function logistic(vector: readonly number[]): number {
  const { intercept, weights } = TEXT_PRESENCE;
  const score = vector.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), intercept);
  return 1 / (1 + Math.exp(-score));
}
