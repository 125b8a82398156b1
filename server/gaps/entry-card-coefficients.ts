/**
 * Constants of the likelihood card. Fitted 2026-11-25 by `npm run fit:entry -- DATA_DIR`: conditional logit within
 * regions over the as-of years 1998 to 2008 (entries within four years, so nothing later than 2012). The fit says .58,
 * .25, .15, .60, .54 with standard errors of .10, .09, .16, .18, .23; the weights stand within half of one of it, where
 * the lists of ten of the windows 2005 to 2012 name most entries on both trees. The forms and scales were chosen on the
 * same windows, by weights fitted on earlier years.
 */
export const ENTRY_CARD = {
  /** Score per unit of each feature, >= 0. Only their ratios matter for an order. */
  weights: { nationalNewFirms: 0.54, ownSection: 0.24, ownRecent: 0.17, neighbours: 0.6, similarRegions: 0.5 },
  /** Age at which a firm of the country counts 1/e as new, years. Longer trusts old waves. */
  newnessScaleYears: 4,
  /** Own firms this young count as recent, years. */
  recentYears: 4,
  /** Distance at which a neighbour's weight falls to 1/e, km. */
  distanceScaleKm: 250,
  /** Power of the likeness of two regions, > 0. Higher listens to the most alike only. */
  likenessPower: 3,
} as const;
