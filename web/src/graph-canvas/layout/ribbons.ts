/** One curve per pair of linked groups, with ports spread along the sides of the cards. */
import type { LayoutLink, PlacedGroup, PlacedNode, Point, Ribbon } from './types.ts';

type Side = 'left' | 'right';

interface Pair {
  readonly from: PlacedGroup;
  readonly to: PlacedGroup;
  readonly links: readonly LayoutLink[];
  readonly fromSide: Side;
  readonly toSide: Side;
}

/** How far a curve between two cards of one column swings out, px. */
const LOOP = 46;
const MIN_REACH = 40;

const centre = (group: PlacedGroup): number => group.y + group.height / 2;

/** Leaves towards the other card; two cards of one column are joined on their right side. */
function sidesOf(from: PlacedGroup, to: PlacedGroup): { fromSide: Side; toSide: Side } {
  if (from.x + from.width <= to.x) return { fromSide: 'right', toSide: 'left' };
  if (to.x + to.width <= from.x) return { fromSide: 'left', toSide: 'right' };
  return { fromSide: 'right', toSide: 'right' };
}

function readPairs(
  groups: readonly PlacedGroup[],
  nodes: readonly PlacedNode[],
  links: readonly LayoutLink[],
): readonly Pair[] {
  const groupOf = new Map(nodes.map((node) => [node.id, node.groupId]));
  const byId = new Map(groups.map((group) => [group.id, group]));
  const pairs = new Map<string, Pair>();
  for (const link of links) {
    const from = byId.get(groupOf.get(link.from) ?? '');
    const to = byId.get(groupOf.get(link.to) ?? '');
    if (!from || !to || from === to) continue;
    const key = `${from.id}>${to.id}`;
    pairs.set(key, { from, to, ...sidesOf(from, to), links: [...(pairs.get(key)?.links ?? []), link] });
  }
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** Port heights per card side: in the order of the cards at the other ends, so that ribbons do not cross at a card. */
function portHeights(pairs: readonly Pair[]): (pair: Pair, end: 'from' | 'to') => number {
  const ends = pairs.flatMap((pair) => [
    { pair, end: 'from' as const, card: pair.from, side: pair.fromSide, other: centre(pair.to) },
    { pair, end: 'to' as const, card: pair.to, side: pair.toSide, other: centre(pair.from) },
  ]);
  const heights = new Map<string, number>();
  const keyOf = (pair: Pair, end: 'from' | 'to'): string => `${pair.from.id}>${pair.to.id}:${end}`;
  const sides = new Map<string, typeof ends>();
  for (const entry of ends) {
    const side = `${entry.card.id}:${entry.side}`;
    sides.set(side, [...(sides.get(side) ?? []), entry]);
  }
  for (const list of sides.values()) {
    list.sort((a, b) => a.other - b.other || (keyOf(a.pair, a.end) < keyOf(b.pair, b.end) ? -1 : 1));
    list.forEach(({ pair, end, card }, at) => {
      heights.set(keyOf(pair, end), card.y + (card.height * (at + 1)) / (list.length + 1));
    });
  }
  return (pair, end) => heights.get(keyOf(pair, end)) ?? 0;
}

function curveOf(pair: Pair, startY: number, endY: number): readonly [Point, Point, Point, Point] {
  const startX = pair.fromSide === 'right' ? pair.from.x + pair.from.width : pair.from.x;
  const endX = pair.toSide === 'right' ? pair.to.x + pair.to.width : pair.to.x;
  const isLoop = pair.fromSide === pair.toSide;
  const reach = isLoop ? LOOP : Math.max(MIN_REACH, Math.abs(endX - startX) / 2);
  const out = (side: Side): number => (side === 'right' ? reach : -reach);
  return [
    { x: startX, y: startY },
    { x: startX + out(pair.fromSide), y: startY },
    { x: endX + out(pair.toSide), y: endY },
    { x: endX, y: endY },
  ];
}

/** @returns ribbons by the ids of their groups. */
export function placeRibbons(
  groups: readonly PlacedGroup[],
  nodes: readonly PlacedNode[],
  links: readonly LayoutLink[],
): readonly Ribbon[] {
  const pairs = readPairs(groups, nodes, links);
  const portHeight = portHeights(pairs);
  return pairs.map((pair) => ({
    from: pair.from.id,
    to: pair.to.id,
    count: pair.links.length,
    links: pair.links,
    curve: curveOf(pair, portHeight(pair, 'from'), portHeight(pair, 'to')),
  }));
}
