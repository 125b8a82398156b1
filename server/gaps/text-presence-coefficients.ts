/**
 * Presence of a segment in a city from registered scopes. Fitted 2026-11-24 by `npm run fit:presence`.
 */
export const TEXT_PRESENCE = {
  /** P(present) when a company of the city names the segment outright, 0-1. */
  namedProbability: 0.97,
  intercept: -2.123,
  /** In the order of textPresenceVector. */
  weights: [0.8, 1.066, 0.063, 0.3, 0.237, 0.871, -0.543, 0.609, -0.205, 0.666],
  /**
   * 缺 below this, 0-1. Far below the .25 of the general rule: texts speak weakly, and a probability of .2 that rests on
   * words alone is no proof of absence. Raising it finds more gaps and invents more.
   */
  absent: 0.058,
  /** Fitted probability from which the two-valued call is 有, 0-1: lower finds more and invents more. */
  call: 0.36,
} as const;
