/** What goes into the layout and what comes out. Coordinates are CSS pixels at zoom 1, origin top left. */

export type Tier = '上游' | '中游' | '下游';

export interface LayoutSegment {
  readonly id: string;
  readonly tier: Tier;
  readonly group: string;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
  /** The supply is broken: drawn over the ribbon. */
  readonly broken: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface NodeBox extends Box {
  readonly id: string;
  readonly cardId: string;
  /** Index into `MapLayout.lanes`. */
  readonly lane: number;
}

export interface CardBox extends Box {
  readonly id: string;
  readonly title: string;
  readonly tier: Tier;
  readonly segmentIds: readonly string[];
  /** Index of the group column, left to right over all bands. */
  readonly column: number;
}

export interface BandBox extends Box {
  readonly tier: Tier;
}

/** All supply links from one group to another, drawn as one band. */
export interface Ribbon {
  readonly id: string;
  readonly fromCard: string;
  readonly toCard: string;
  readonly links: number;
  readonly broken: number;
  readonly width: number;
  readonly route: Route;
}

export interface Route {
  /** SVG path data. */
  readonly path: string;
  /** Where the arrow head stands, and whether it points right (1) or left (-1). */
  readonly end: { readonly x: number; readonly y: number; readonly direction: 1 | -1 };
}

/** A vertical strip of boxes; a route crosses it only where it is free. */
export interface Lane {
  readonly left: number;
  readonly right: number;
  /** Sorted by top. */
  readonly blocks: readonly { readonly top: number; readonly bottom: number }[];
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly BandBox[];
  readonly cards: readonly CardBox[];
  readonly nodes: readonly NodeBox[];
  readonly ribbons: readonly Ribbon[];
  /** Sub-columns of segments, for the routes of single links. */
  readonly lanes: readonly Lane[];
}
