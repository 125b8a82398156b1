/**
 * Layered layout of one chain: tier bands, cards per group, rows on one grid. Pure and deterministic: the same chain
 * gives the same positions whatever the order of its rows, and a change of status moves nothing.
 */
import { bandHeight, bandWidth, chooseColumns, type ColumnPlan, rowsOf, splitGroups } from './choose-columns.ts';
import { type Card, type CardColumn, firstSlots, rowsOfCard, slotsOfColumn } from './card-columns.ts';
import { orderCards, orderRows } from './order.ts';
import { placeRibbons } from './ribbons.ts';
import {
  BAND_GAP,
  BAND_HEAD,
  BAND_SIDE,
  CARD_COLUMN_GAP,
  CARD_FOOT,
  CARD_HEAD,
  CARD_SIDE,
  cardWidth,
  COLUMN_GAP,
  NODE_HEIGHT,
  NODE_WIDTH,
  ROW_GAP,
  SLOT,
} from './sizes.ts';
import { topologicalRank } from './topological-rank.ts';
import type { ChainLayout, LayoutLink, LayoutSegment, PlacedBand, PlacedGroup, PlacedNode, Tier } from './types.ts';

const TIERS: readonly Tier[] = ['上游', '中游', '下游'];

interface Group {
  readonly id: string;
  readonly tier: Tier;
  readonly name: string;
  readonly segmentIds: readonly string[];
  readonly meanRank: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readGroups(segments: readonly LayoutSegment[], ranks: ReadonlyMap<string, number>): readonly Group[] {
  const members = new Map<string, LayoutSegment[]>();
  for (const segment of segments) {
    const id = `${segment.tier}/${segment.group}`;
    members.set(id, [...(members.get(id) ?? []), segment]);
  }
  return [...members].flatMap(([id, list]) => {
    const [first] = list;
    if (!first) return [];
    const segmentIds = list
      .map((segment) => segment.id)
      .sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || byText(a, b));
    const meanRank = segmentIds.reduce((sum, segmentId) => sum + (ranks.get(segmentId) ?? 0), 0) / segmentIds.length;
    return [{ id, tier: first.tier, name: first.group, segmentIds, meanRank }];
  });
}

/** Earlier ranks in the left column; the columns differ by one at most. */
function splitIntoColumns(group: Group, columns: number): Card {
  const rows = rowsOf(group.segmentIds.length, columns);
  const split = Array.from({ length: columns }, (_, at) => group.segmentIds.slice(at * rows, (at + 1) * rows));
  return { id: group.id, tier: group.tier, name: group.name, columns: split };
}

function planBand(groups: readonly Group[], plan: ColumnPlan, left: number): readonly CardColumn[] {
  const counts = splitGroups(
    groups.map((group) => group.segmentIds.length),
    plan,
  );
  let x = left + BAND_SIDE;
  let start = 0;
  return plan.map((nodeColumns, at) => {
    const count = counts[at] ?? 0;
    const cards = groups.slice(start, start + count).map((group) => splitIntoColumns(group, nodeColumns));
    const column = { x, nodeColumns, cards };
    start += count;
    x += cardWidth(nodeColumns) + CARD_COLUMN_GAP;
    return column;
  });
}

function placeColumn(column: CardColumn, totalSlots: number): { groups: PlacedGroup[]; nodes: PlacedNode[] } {
  const groups: PlacedGroup[] = [];
  const nodes: PlacedNode[] = [];
  const starts = firstSlots(column.cards, totalSlots);
  column.cards.forEach((card, at) => {
    const y = BAND_HEAD + (starts[at] ?? 0) * SLOT;
    const height = CARD_HEAD + rowsOfCard(card) * SLOT - ROW_GAP + CARD_FOOT;
    const { id, tier, name } = card;
    const width = cardWidth(column.nodeColumns);
    groups.push({ id, tier, name, segmentIds: card.columns.flat(), x: column.x, y, width, height });
    card.columns.forEach((ids, columnAt) => {
      const x = column.x + CARD_SIDE + columnAt * (NODE_WIDTH + COLUMN_GAP);
      ids.forEach((nodeId, row) => {
        const top = y + CARD_HEAD + row * SLOT;
        nodes.push({ id: nodeId, groupId: id, x, y: top, width: NODE_WIDTH, height: NODE_HEIGHT });
      });
    });
  });
  return { groups, nodes };
}

/** @param links with an end outside `segments` are left out. */
export function layoutChain(segments: readonly LayoutSegment[], links: readonly LayoutLink[]): ChainLayout {
  const ordered = [...segments].sort((a, b) => byText(a.id, b.id));
  const known = new Set(ordered.map((segment) => segment.id));
  const inside = links
    .filter((link) => known.has(link.from) && known.has(link.to) && link.from !== link.to)
    .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to));
  const ranks = topologicalRank([...known], inside);
  const groups = readGroups(ordered, ranks).toSorted((a, b) => a.meanRank - b.meanRank || byText(a.id, b.id));
  const tiers = TIERS.filter((tier) => groups.some((group) => group.tier === tier));
  const byTier = tiers.map((tier) => groups.filter((group) => group.tier === tier));
  const plans = chooseColumns(byTier.map((list) => list.map((group) => group.segmentIds.length)));

  let left = 0;
  const bandLefts: number[] = [];
  const columns = byTier.flatMap((list, at) => {
    const plan = plans[at] ?? [1];
    bandLefts.push(left);
    const band = planBand(list, plan, left);
    left += bandWidth(plan) + BAND_GAP;
    return band;
  });
  const totalSlots = Math.max(0, ...columns.map((column) => slotsOfColumn(column.cards)));
  const arranged = orderRows(orderCards(columns, inside, totalSlots), inside, totalSlots);
  const placed = arranged.map((column) => placeColumn(column, totalSlots));
  const placedGroups = placed.flatMap((column) => column.groups);
  const nodes = placed.flatMap((column) => column.nodes);
  const height = segments.length === 0 ? 0 : bandHeight(totalSlots);
  const bands: PlacedBand[] = tiers.map((tier, at) => ({
    tier,
    x: bandLefts[at] ?? 0,
    y: 0,
    width: bandWidth(plans[at] ?? [1]),
    height,
  }));
  return {
    width: Math.max(0, left - BAND_GAP),
    height,
    bands,
    groups: placedGroups,
    nodes,
    ribbons: placeRibbons(placedGroups, nodes, inside),
  };
}
