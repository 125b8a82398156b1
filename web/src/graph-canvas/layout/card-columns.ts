/** Cards and columns of cards before they have a place, and the slots they take. */
import type { Tier } from './types.ts';

/** A card before it has a place: its segments split over its columns of nodes. */
export interface Card {
  readonly id: string;
  readonly tier: Tier;
  readonly name: string;
  readonly columns: readonly (readonly string[])[];
}

/** A column of cards; `cards` stand from top to bottom. */
export interface CardColumn {
  readonly x: number;
  readonly nodeColumns: number;
  readonly cards: readonly Card[];
}

export const rowsOfCard = (card: Card): number => Math.max(...card.columns.map((column) => column.length));

/** Slots of a column: its rows and one for every border between two cards. */
export const slotsOfColumn = (cards: readonly Card[]): number =>
  cards.reduce((sum, card) => sum + rowsOfCard(card), 0) + Math.max(0, cards.length - 1);

/** Free slots one border may take beyond its own, so that a short column still reads as a column. */
const MAX_SPREAD = 2;

/** First slot of each card, the free slots spread between the cards. */
export function firstSlots(cards: readonly Card[], totalSlots: number): readonly number[] {
  const free = totalSlots - slotsOfColumn(cards);
  const borders = cards.length - 1;
  const spread = Math.min(free, borders * MAX_SPREAD);
  let slot = 0;
  return cards.map((card, at) => {
    const start = slot + (borders > 0 ? Math.floor((spread * at) / borders) : 0);
    slot += rowsOfCard(card) + 1;
    return start;
  });
}
