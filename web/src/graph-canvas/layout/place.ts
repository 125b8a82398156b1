/** Turns bands of ordered cards into coordinates. */
import {
  BAND_GAP,
  BAND_HEAD,
  BAND_PAD,
  CARD_GAP,
  CARD_GAP_MAX,
  CARD_HEAD,
  CARD_PAD,
  COLUMN_GAP,
  MAP_PAD,
  NODE_HEIGHT,
  NODE_WIDTH,
  ROW_GAP,
  SUB_COLUMN_GAP,
} from './defaults.ts';
import {
  bandWidth,
  cardHeight,
  columnHeight,
  columnWidth,
  contentHeight,
  type ShapedBand,
  type ShapedGroup,
} from './chain-shape.ts';
import type { BandBox, CardBox, Lane, MapLayout, NodeBox } from './types.ts';

export type PlacedMap = Omit<MapLayout, 'ribbons'>;

/** First top and free height between cards, for a column in a band that may be taller than it. */
function spread(column: readonly ShapedGroup[], height: number): { top: number; gap: number } {
  const slack = height - columnHeight(column);
  const gaps = column.length - 1;
  const extra = gaps === 0 ? 0 : Math.min(CARD_GAP_MAX - CARD_GAP, slack / gaps);
  return { top: (slack - extra * gaps) / 2, gap: CARD_GAP + extra };
}

function placeNodes(shaped: ShapedGroup, card: CardBox, lane: number): NodeBox[] {
  return shaped.subColumns.flatMap((ids, sub) =>
    ids.map((id, row) => ({
      id,
      cardId: card.id,
      lane: lane + sub,
      left: card.left + CARD_PAD + sub * (NODE_WIDTH + SUB_COLUMN_GAP),
      top: card.top + CARD_HEAD + row * (NODE_HEIGHT + ROW_GAP),
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
    })),
  );
}

/** The strips that single links cross: boxes and card titles are in the way. */
function columnLanes(left: number, width: number, cards: readonly CardBox[], nodes: readonly NodeBox[]): Lane[] {
  const count = width > 2 * NODE_WIDTH ? 2 : 1;
  return Array.from({ length: count }, (_, sub) => {
    const start = left + CARD_PAD + sub * (NODE_WIDTH + SUB_COLUMN_GAP);
    const boxes = nodes.filter((node) => node.left === start);
    const blocks = [
      ...boxes.map(({ top, height }) => ({ top, bottom: top + height })),
      ...cards.map(({ top }) => ({ top: top - 2, bottom: top + CARD_HEAD - 4 })),
    ].sort((a, b) => a.top - b.top);
    return { left: start, right: start + NODE_WIDTH, blocks };
  });
}

export function placeMap(bands: readonly ShapedBand[]): PlacedMap {
  const inner = contentHeight(bands);
  const height = BAND_HEAD + inner + BAND_PAD;
  const placed = { bands: [] as BandBox[], cards: [] as CardBox[], nodes: [] as NodeBox[], lanes: [] as Lane[] };
  let left = MAP_PAD;
  let columnIndex = 0;
  for (const band of bands) {
    const width = bandWidth(band);
    placed.bands.push({ tier: band.tier, left, top: MAP_PAD, width, height });
    let columnLeft = left + BAND_PAD;
    for (const column of band.columns) {
      const columnWide = columnWidth(column);
      const { top, gap } = spread(column, inner);
      let cardTop = MAP_PAD + BAND_HEAD + top;
      const cards: CardBox[] = [];
      const nodes: NodeBox[] = [];
      for (const shaped of column) {
        const { id, title, tier, segmentIds } = shaped.group;
        const tall = cardHeight(shaped);
        const card = {
          id,
          title,
          tier,
          segmentIds,
          column: columnIndex,
          left: columnLeft,
          top: cardTop,
          width: columnWide,
          height: tall,
        };
        cards.push(card);
        nodes.push(...placeNodes(shaped, card, placed.lanes.length));
        cardTop += tall + gap;
      }
      placed.cards.push(...cards);
      placed.nodes.push(...nodes);
      placed.lanes.push(...columnLanes(columnLeft, columnWide, cards, nodes));
      columnLeft += columnWide + COLUMN_GAP;
      columnIndex += 1;
    }
    left += width + BAND_GAP;
  }
  return { ...placed, width: left - BAND_GAP + MAP_PAD, height: height + 2 * MAP_PAD };
}
