/**
 * Constants of the likelihood card. Fitted 2026-11-24 by `npx tsx scripts/eval/fit-entry.ts DATA_DIR`: conditional
 * logit within regions over the as-of years 2000, 2002, ... 2008 (entries within four years, so nothing later than
 * 2012), rounded; the back-test from 2012 on is out of sample for the weights. The forms and the decay were chosen on
 * the windows 2000-2012.
 */
export const ENTRY_CARD = {
  /** Score per unit of each feature, >= 0. Only their ratios matter for an order. */
  weights: { nationalNewFirms: 0.5, ownSection: 0.34, ownRecent: 0.17, neighbours: 0.59 },
  /** Age at which a firm of the country counts 1/e as new, years. Longer trusts old waves. */
  newnessScaleYears: 3,
  /** Own firms this young count as recent, years. */
  recentYears: 4,
  /** Distance at which a neighbour's weight falls to 1/e, km. */
  distanceScaleKm: 300,
} as const;
