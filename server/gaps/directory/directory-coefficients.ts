/**
 * Logistic coefficients of the directory's priority. Fitted 2026-11-24 by `npm run fit:presence`: segments opened as
 * gaps by construction against segments never there, cross-validated by world.
 */
export const DIRECTORY_PRIORITY = {
  intercept: -0.253,
  /** ln(expected firms + .01): an absence where firms are expected stands out; ln(mean segments of the segment's
   * firms): segments of generalists leave other traces. */
  weights: [1.063, -1.317],
} as const;
