/**
 * Presence of a segment in a city from registered scopes. Fitted 2026-11-24 by `npm run fit:presence`.
 */
export const TEXT_PRESENCE = {
  /** P(present) when a company of the city names the segment outright, 0-1. */
  namedProbability: 0.97,
  intercept: -1.025,
  /** In the order of textPresenceVector. */
  weights: [0.607, -0.389, 0.68, 0.468, 1.176, 0.262],
  /**
   * 缺 below this, 0-1. Far below the .25 of the general rule: texts speak weakly, and a probability of .2 that rests on
   * words alone is no proof of absence. Raising it finds more gaps and invents more.
   */
  absent: 0.065,
} as const;
