/**
 * Sizes of the chain map in pixels at zoom 1. One slot is a node and the gap under it. Between two cards of a column
 * lies exactly one slot (foot + gap + head = node + 2 row gaps), so the rows of all columns share one grid and the
 * gaps between rows run free through the whole map: real edges take them.
 */
export const NODE_WIDTH = 180;
export const NODE_HEIGHT = 42;
export const ROW_GAP = 17;
export const SLOT = NODE_HEIGHT + ROW_GAP;
export const COLUMN_GAP = 48;
export const CARD_SIDE = 16;
export const CARD_HEAD = 40;
export const CARD_FOOT = 16;
export const CARD_GAP = NODE_HEIGHT + 2 * ROW_GAP - CARD_HEAD - CARD_FOOT;
/** Between two columns of cards within a band. */
export const CARD_COLUMN_GAP = 48;
export const BAND_SIDE = 14;
export const BAND_HEAD = 66;
export const BAND_FOOT = 14;
export const BAND_GAP = 118;
/** The view for which the number of columns is chosen: a 1366 x 768 screen beside an open panel. Range: any screen. */
export const VIEW_WIDTH = 1030;
export const VIEW_HEIGHT = 610;

/** Width of a card with so many columns of nodes. */
export const cardWidth = (columns: number): number =>
  columns * NODE_WIDTH + (columns - 1) * COLUMN_GAP + 2 * CARD_SIDE;
