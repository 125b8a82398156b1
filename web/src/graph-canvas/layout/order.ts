/**
 * Vertical order by barycentres: a card, then a row, moves towards the mean height of what it is linked with.
 * Sugiyama, Tagawa, Toda 1981; a fixed number of sweeps, ties by id.
 */
import { type Card, type CardColumn, firstSlots, rowsOfCard } from './card-columns.ts';
import type { LayoutLink } from './types.ts';

/** Range 2-12; more changes nothing on the chains we have. */
const SWEEPS = 6;

type Heights = ReadonlyMap<string, number>;
type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighboursOf(links: readonly LayoutLink[]): Neighbours {
  const lists = new Map<string, string[]>();
  for (const { from, to } of links) {
    lists.set(from, [...(lists.get(from) ?? []), to]);
    lists.set(to, [...(lists.get(to) ?? []), from]);
  }
  return lists;
}

/** Slot of every segment, 0 at the top. */
function heightsOf(columns: readonly CardColumn[], totalSlots: number): Map<string, number> {
  const heights = new Map<string, number>();
  for (const column of columns) {
    const starts = firstSlots(column.cards, totalSlots);
    column.cards.forEach((card, at) => {
      for (const ids of card.columns) for (const [row, id] of ids.entries()) heights.set(id, (starts[at] ?? 0) + row);
    });
  }
  return heights;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

function sortBy<Item extends { readonly id: string }>(
  items: readonly Item[],
  wanted: (item: Item) => number,
): readonly Item[] {
  const keyed = items.map((item) => ({ item, at: wanted(item) }));
  return keyed.sort((a, b) => a.at - b.at || (a.item.id < b.item.id ? -1 : 1)).map(({ item }) => item);
}

const isSameOrder = (a: readonly CardColumn[], b: readonly CardColumn[]): boolean =>
  a.every((column, at) => column.cards.every((card, cardAt) => card === b[at]?.cards[cardAt]));

/** Orders the cards of every column. */
export function orderCards(
  columns: readonly CardColumn[],
  links: readonly LayoutLink[],
  totalSlots: number,
): readonly CardColumn[] {
  const neighbours = neighboursOf(links);
  const wantedOf = (card: Card, heights: Heights): number => {
    const own = new Set(card.columns.flat());
    const outside = [...own].flatMap((id) => neighbours.get(id) ?? []).filter((id) => !own.has(id));
    const current = heights.get(card.columns[0]?.[0] ?? '') ?? 0;
    return mean(outside.map((id) => heights.get(id) ?? 0)) ?? current + rowsOfCard(card) / 2;
  };
  let current = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const before = current;
    for (let at = 0; at < current.length; at += 1) {
      const index = sweep % 2 === 0 ? at : current.length - 1 - at;
      const heights = heightsOf(current, totalSlots);
      current = current.map((column, columnAt) =>
        columnAt === index ? { ...column, cards: sortBy(column.cards, (card) => wantedOf(card, heights)) } : column,
      );
    }
    if (isSameOrder(before, current)) break;
  }
  return current;
}

/** Orders the rows within every column of nodes; cards keep their places. */
export function orderRows(
  columns: readonly CardColumn[],
  links: readonly LayoutLink[],
  totalSlots: number,
): readonly CardColumn[] {
  const neighbours = neighboursOf(links);
  let current = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const heights = heightsOf(current, totalSlots);
    const wanted = (id: string): number =>
      mean((neighbours.get(id) ?? []).map((other) => heights.get(other) ?? 0)) ?? heights.get(id) ?? 0;
    const sortRows = (ids: readonly string[]): readonly string[] =>
      sortBy(
        ids.map((id) => ({ id })),
        ({ id }) => wanted(id),
      ).map(({ id }) => id);
    current = current.map((column) => ({
      ...column,
      cards: column.cards.map((card) => ({ ...card, columns: card.columns.map(sortRows) })),
    }));
  }
  return current;
}
