/**
 * Logistic coefficients of the directory's priority. Fitted 2026-11-24 by `npm run fit:presence`: segments opened as
 * gaps by construction against segments never there, cross-validated by world.
 */
export const DIRECTORY_PRIORITY = {
  intercept: -3.0,
  /** Per unit of ln(expected firms + .01): an absence where firms are expected stands out. */
  expectedFirms: 1.2,
  /** Per unit of ln(mean segments of the segment's firms): generalists' segments leave other traces. */
  logBreadth: -1.2,
} as const;
