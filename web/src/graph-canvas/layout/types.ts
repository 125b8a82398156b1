/** What the chain layout takes and gives. Lengths are pixels at zoom 1, y grows downwards. */
export type Tier = '上游' | '中游' | '下游';

export interface LayoutSegment {
  readonly id: string;
  readonly tier: Tier;
  readonly group: string;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly id: string;
  readonly groupId: string;
}

export interface PlacedGroup extends Box {
  /** `<tier>/<group>`: the same group name may stand in two tiers. */
  readonly id: string;
  readonly tier: Tier;
  readonly name: string;
  readonly segmentIds: readonly string[];
}

export interface PlacedBand extends Box {
  readonly tier: Tier;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** All links between two groups as one curve; `count` sets its width. */
export interface Ribbon {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly links: readonly LayoutLink[];
  /** Start, two control points, end of a cubic curve. */
  readonly curve: readonly [Point, Point, Point, Point];
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly PlacedBand[];
  readonly groups: readonly PlacedGroup[];
  readonly nodes: readonly PlacedNode[];
  readonly ribbons: readonly Ribbon[];
}
