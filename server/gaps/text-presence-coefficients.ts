/**
 * Presence of a segment in a city from registered scopes. Fitted 2026-11-24 by `npm run fit:presence`.
 */
export const TEXT_PRESENCE = {
  /** P(present) when a company of the city names the segment outright, 0-1. */
  namedProbability: 0.97,
  intercept: -1.758,
  /** In the order of textPresenceVector. */
  weights: [0.395, 0.275, 0.285, 0.663, -0.179, 0.662, 0.437, 0.807, 0.227],
  /**
   * 缺 below this, 0-1. Far below the .25 of the general rule: texts speak weakly, and a probability of .2 that rests on
   * words alone is no proof of absence. Raising it finds more gaps and invents more.
   */
  absent: 0.06,
} as const;
