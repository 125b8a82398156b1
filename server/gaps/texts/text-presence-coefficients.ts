/**
 * Presence of a segment in a city from registered scopes. Fitted 2026-11-25 by `npm run fit:presence`.
 */
export const TEXT_PRESENCE = {
  /** P(present) when a company of the city names the segment outright, 0-1. */
  namedProbability: 0.97,
  intercept: -2.578,
  /** In the order of textPresenceVector. */
  weights: [0.719, 0.935, 0.375, -0.451, 0.798, 0.676],
  /**
   * 缺 where the probability with a usual group is below this, 0-1. Far below the .25 of the general rule: texts speak weakly, and a probability of .2 that rests on
   * words alone is no proof of absence. Raising it finds more gaps and invents more.
   */
  absent: 0.052,
  /** Firms that prefer a segment of the same group where a segment is usual: the geometric mean of the cells, firms. */
  usualGroupFirms: 0.52,
  /** Fitted probability from which the two-valued call is 有, 0-1: lower finds more and invents more. */
  call: 0.36,
} as const;
