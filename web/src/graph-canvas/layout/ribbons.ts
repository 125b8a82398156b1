/** One ribbon per pair of groups, with ports spread along the sides of the cards. */
import { COLUMN_GAP, RIBBON_BASE, RIBBON_CAP, RIBBON_STEP, RIBBONS_AT_REST } from './defaults.ts';
import type { PlacedMap } from './place.ts';
import { routeBetween } from './route.ts';
import type { CardBox, Lane, LayoutLink, Ribbon } from './types.ts';

interface Bundle {
  readonly id: string;
  readonly from: CardBox;
  readonly to: CardBox;
  links: number;
  broken: number;
}

type Side = 'left' | 'right';

export const ribbonWidth = (links: number): number => Math.min(RIBBON_CAP, RIBBON_BASE + RIBBON_STEP * links);

function bundleLinks(map: PlacedMap, links: readonly LayoutLink[]): Bundle[] {
  const cards = new Map(map.cards.map((card) => [card.id, card]));
  const cardOf = new Map(map.nodes.map((node) => [node.id, cards.get(node.cardId)]));
  const bundles = new Map<string, Bundle>();
  for (const link of links) {
    const from = cardOf.get(link.from);
    const to = cardOf.get(link.to);
    if (!from || !to || from === to) continue;
    const id = `${from.id}>${to.id}`;
    const bundle = bundles.get(id) ?? { id, from, to, links: 0, broken: 0 };
    bundle.links += 1;
    bundle.broken += link.broken ? 1 : 0;
    bundles.set(id, bundle);
  }
  return [...bundles.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const middle = (card: CardBox): number => card.top + card.height / 2;

function sidesOf({ from, to }: Bundle): { out: Side; in: Side } {
  if (from.column === to.column) return { out: 'right', in: 'right' };
  return from.column < to.column ? { out: 'right', in: 'left' } : { out: 'left', in: 'right' };
}

/** Heights of all ribbon ends: those at one side stand in the order of what they lead to. */
function spreadPorts(bundles: readonly Bundle[]): ReadonlyMap<string, number> {
  const ends = new Map<string, { key: string; card: CardBox; other: CardBox }[]>();
  const add = (key: string, card: CardBox, side: Side, other: CardBox): void => {
    const at = `${card.id}|${side}`;
    ends.set(at, [...(ends.get(at) ?? []), { key, card, other }]);
  };
  for (const bundle of bundles) {
    const sides = sidesOf(bundle);
    add(`${bundle.id}|out`, bundle.from, sides.out, bundle.to);
    add(`${bundle.id}|in`, bundle.to, sides.in, bundle.from);
  }
  const ports = new Map<string, number>();
  for (const side of ends.values()) {
    side.sort((a, b) => middle(a.other) - middle(b.other) || (a.key < b.key ? -1 : 1));
    side.forEach(({ key, card }, index) => {
      const step = Math.min(18, (card.height - 36) / Math.max(1, side.length - 1));
      ports.set(key, middle(card) + (index - (side.length - 1) / 2) * step);
    });
  }
  return ports;
}

function cardLanes(cards: readonly CardBox[]): Lane[] {
  const lanes: Lane[] = [];
  for (const card of [...cards].sort((a, b) => a.column - b.column || a.top - b.top)) {
    const lane = lanes[card.column];
    const block = { top: card.top, bottom: card.top + card.height };
    lanes[card.column] = {
      left: card.left - COLUMN_GAP / 4,
      right: card.left + card.width + COLUMN_GAP / 4,
      blocks: [...(lane?.blocks ?? []), block],
    };
  }
  return lanes;
}

/** The ribbons worth drawing at rest: most links first, a broken one counting double. */
export function strongestRibbons(ribbons: readonly Ribbon[], most: number = RIBBONS_AT_REST): readonly Ribbon[] {
  const weight = ({ links, broken }: Ribbon): number => links + broken;
  return [...ribbons].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)).slice(0, most);
}

export function drawRibbons(map: PlacedMap, links: readonly LayoutLink[]): Ribbon[] {
  const bundles = bundleLinks(map, links);
  const ports = spreadPorts(bundles);
  const lanes = cardLanes(map.cards);
  const portOf = (card: CardBox, key: string) => ({
    lane: card.column,
    left: card.left,
    right: card.left + card.width,
    y: ports.get(key) ?? middle(card),
  });
  return bundles.map(({ id, from, to, links: count, broken }) => ({
    id,
    fromCard: from.id,
    toCard: to.id,
    links: count,
    broken,
    width: ribbonWidth(count),
    route: routeBetween(lanes, portOf(from, `${id}|out`), portOf(to, `${id}|in`)),
  }));
}
