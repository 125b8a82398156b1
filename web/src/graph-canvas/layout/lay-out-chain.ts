/** The layered layout of a chain map: tier bands, group cards, boxes, ribbons. Pure and deterministic. */
import { type Group, shapeBands } from './chain-shape.ts';
import { supplyDepths } from './depth.ts';
import { orderBands } from './order.ts';
import { placeMap } from './place.ts';
import { drawRibbons } from './ribbons.ts';
import { routeBetween } from './route.ts';
import type { LayoutLink, LayoutSegment, MapLayout, NodeBox, Route } from './types.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function formGroups(segments: readonly LayoutSegment[], depths: ReadonlyMap<string, number>): Group[] {
  const members = new Map<string, LayoutSegment[]>();
  for (const segment of segments) {
    const id = `${segment.tier}/${segment.group}`;
    members.set(id, [...(members.get(id) ?? []), segment]);
  }
  const depthOf = (id: string): number => depths.get(id) ?? 0;
  return [...members]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([id, inside]) => {
      const first = inside[0];
      if (!first) return [];
      const segmentIds = inside.map((segment) => segment.id).sort((a, b) => depthOf(a) - depthOf(b) || byText(a, b));
      const depth = segmentIds.reduce((sum, one) => sum + depthOf(one), 0) / segmentIds.length;
      return [{ id, tier: first.tier, title: first.group, segmentIds, depth }];
    });
}

/**
 * Positions of everything the chain map draws.
 *
 * The order of the input does not matter. A link with an end outside `segments`, to itself, or given twice is left out.
 */
export function layOutChain(segments: readonly LayoutSegment[], links: readonly LayoutLink[]): MapLayout {
  const sorted = [...segments].sort((a, b) => byText(a.id, b.id));
  const known = new Set(sorted.map(({ id }) => id));
  const inside = new Map<string, LayoutLink>();
  for (const link of links) {
    if (known.has(link.from) && known.has(link.to) && link.from !== link.to)
      inside.set(`${link.from}>${link.to}`, link);
  }
  const used = [...inside].sort(([a], [b]) => byText(a, b)).map(([, link]) => link);
  const depths = supplyDepths(
    sorted.map(({ id }) => id),
    used,
  );
  const map = placeMap(orderBands(shapeBands(formGroups(sorted, depths)), used));
  return { ...map, ribbons: drawRibbons(map, used) };
}

const portOf = ({ lane, left, width, top, height }: NodeBox) => ({
  lane,
  left,
  right: left + width,
  y: top + height / 2,
});

/** Shifts of routes that may share a gap, pixels. */
const NUDGES = [0, 3.5, -3.5];

/** The way of one supply link through the gaps between boxes. @param index of the link among those drawn together. */
export const routeLink = (layout: MapLayout, from: NodeBox, to: NodeBox, index = 0): Route =>
  routeBetween(layout.lanes, portOf(from), portOf(to), NUDGES[index % NUDGES.length]);
