/**
 * Constants of the likelihood card. Fitted 2026-11-25 by `npm run fit:entry -- DATA_DIR`: conditional logit within
 * regions over the as-of years 1998 to 2008 (entries within four years, so nothing later than 2012). The fit says .59,
 * .24, .15, .67, .60 with standard errors of .10, .09, .16, .18, .22; the weights are round numbers within half a
 * standard error of it, among which the windows 2005 to 2012 of a fine and a coarse tree choose no better ones. The
 * forms and the scales were chosen on the same windows, each with weights fitted on earlier years.
 */
export const ENTRY_CARD = {
  /** Score per unit of each feature, >= 0. Only their ratios matter for an order. */
  weights: { nationalNewFirms: 0.6, ownSection: 0.25, ownRecent: 0.2, neighbours: 0.7, similarRegions: 0.5 },
  /** Age at which a firm of the country counts 1/e as new, years. Longer trusts old waves. */
  newnessScaleYears: 3,
  /** Own firms this young count as recent, years. */
  recentYears: 4,
  /** Distance at which a neighbour's weight falls to 1/e, km. */
  distanceScaleKm: 250,
  /** Power of the likeness of two regions, > 0. Higher listens to the most alike only. */
  likenessPower: 2,
} as const;
