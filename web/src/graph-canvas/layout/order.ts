/** Barycentre ordering (Sugiyama, Tagawa and Toda 1981): cards within a column, boxes within a sub-column. */
import { SWEEPS } from './defaults.ts';
import type { ShapedBand, ShapedGroup } from './chain-shape.ts';
import { type PlacedMap, placeMap } from './place.ts';
import type { LayoutLink } from './types.ts';

interface Neighbours {
  readonly suppliers: ReadonlyMap<string, readonly string[]>;
  readonly consumers: ReadonlyMap<string, readonly string[]>;
}

function collectNeighbours(links: readonly LayoutLink[]): Neighbours {
  const suppliers = new Map<string, string[]>();
  const consumers = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string): void => {
    map.set(key, [...(map.get(key) ?? []), value]);
  };
  for (const { from, to } of links) {
    add(suppliers, to, from);
    add(consumers, from, to);
  }
  return { suppliers, consumers };
}

const middles = (map: PlacedMap): ReadonlyMap<string, number> =>
  new Map(map.nodes.map(({ id, top, height }) => [id, top + height / 2]));

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Total vertical way of all links: what the sweeps try to lower. */
function verticalWay(links: readonly LayoutLink[], at: ReadonlyMap<string, number>): number {
  return links.reduce((sum, { from, to }) => sum + Math.abs((at.get(from) ?? 0) - (at.get(to) ?? 0)), 0);
}

function reorder<Item>(items: readonly Item[], pull: (item: Item) => number, id: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, at: pull(item) }))
    .sort((a, b) => a.at - b.at || (id(a.item) < id(b.item) ? -1 : 1))
    .map(({ item }) => item);
}

function sweepColumn(
  column: readonly ShapedGroup[],
  near: ReadonlyMap<string, readonly string[]>,
  at: ReadonlyMap<string, number>,
): ShapedGroup[] {
  const pullOf = (id: string): number =>
    mean((near.get(id) ?? []).map((other) => at.get(other) ?? 0)) ?? at.get(id) ?? 0;
  const groupPull = ({ group }: ShapedGroup): number => {
    const own = new Set(group.segmentIds);
    const outside = group.segmentIds.flatMap((id) => (near.get(id) ?? []).filter((other) => !own.has(other)));
    const ends = outside.length > 0 ? outside : group.segmentIds;
    return mean(ends.map((id) => at.get(id) ?? 0)) ?? 0;
  };
  return reorder(column, groupPull, ({ group }) => group.id).map(({ group, subColumns }) => ({
    group,
    subColumns: subColumns.map((ids) => reorder(ids, pullOf, (id) => id)),
  }));
}

/** Best of the sweeps by total vertical way; the start counts as one of them. */
export function orderBands(start: readonly ShapedBand[], links: readonly LayoutLink[]): ShapedBand[] {
  const { suppliers, consumers } = collectNeighbours(links);
  let bands = [...start];
  let at = middles(placeMap(bands));
  let best = { bands, way: verticalWay(links, at) };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const near = sweep % 2 === 0 ? suppliers : consumers;
    const order = sweep % 2 === 0 ? bands.map((_, index) => index) : bands.map((_, index) => bands.length - 1 - index);
    for (const index of order) {
      const known = at;
      bands = bands.map((band, which) =>
        which === index
          ? { tier: band.tier, columns: band.columns.map((column) => sweepColumn(column, near, known)) }
          : band,
      );
      at = middles(placeMap(bands));
    }
    const way = verticalWay(links, at);
    if (way < best.way) best = { bands, way };
  }
  return best.bands;
}
