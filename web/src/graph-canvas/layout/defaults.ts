/** Measures of the chain map at zoom 1, in CSS pixels. Source: the web design; moving one moves every map. */

/** Size of a segment's box. */
export const NODE_WIDTH = 180;
export const NODE_HEIGHT = 42;
/** Free height between two rows; edges run through it. */
export const ROW_GAP = 17;
/** Free width between the two sub-columns of a group. */
export const SUB_COLUMN_GAP = 48;
/** Padding of a group card; the top holds the title. */
export const CARD_PAD = 16;
export const CARD_HEAD = 40;
/** Least free height between two cards of a column. */
export const CARD_GAP = 20;
/** Most free height between two cards when a column is shorter than its neighbours. */
export const CARD_GAP_MAX = 92;
/** Free width between two group columns of one band; ribbons turn in it. */
export const COLUMN_GAP = 44;
/** Padding of a tier band and the height of its two title lines. */
export const BAND_PAD = 16;
export const BAND_HEAD = 76;
/** Free width between two tier bands. */
export const BAND_GAP = 118;
/** Free space round the whole picture. */
export const MAP_PAD = 10;

/** The screen the arrangement is chosen for: the map's share of 1366 x 768 beside the side panel. */
export const SCREEN_WIDTH = 1050;
export const SCREEN_HEIGHT = 612;
/** Zoom lost per extra column that is still worth saving the column (0-1). Higher: plainer, taller maps. */
export const COLUMN_COST = 0.008;

/** Sweeps of barycentre ordering; more change nothing on chains of up to 64 segments. */
export const SWEEPS = 6;

/** Most ribbons drawn at rest; the thinnest of more are left to selection, and the legend says how many. */
export const RIBBONS_AT_REST = 24;

/** Ribbon width in pixels: base + step x links, at most the cap. */
export const RIBBON_BASE = 2;
export const RIBBON_STEP = 1.7;
export const RIBBON_CAP = 14;
/** Room before a box that an arrow head takes. */
export const ARROW_ROOM = 8;
/** Distance kept from boxes when a route passes between them. */
export const ROUTE_MARGIN = 6;
/** How far a route between two boxes of one column swings out to the right. */
export const SIDE_SWING = 26;
