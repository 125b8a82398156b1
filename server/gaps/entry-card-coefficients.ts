/** Constants of the likelihood card. */
export const ENTRY_CARD = {
  /** Score per unit of each log feature, >= 0. */
  weights: { nationalNewFirms: 1, ownDivision: 0.5, ownSection: 0.5, neighbours: 0.4 },
  /** Added to both shares of the neighbour ratio, 0-1: larger values trust small neighbourhoods less. */
  shareSmoothing: 0.02,
  /** Distance at which a neighbour's weight falls to 1/e, km. */
  distanceScaleKm: 300,
} as const;
