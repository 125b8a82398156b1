/** How many columns of cards each band has, and how many columns of nodes each card: what shows the map largest. */
import {
  BAND_FOOT,
  BAND_GAP,
  BAND_HEAD,
  BAND_SIDE,
  CARD_COLUMN_GAP,
  CARD_FOOT,
  CARD_HEAD,
  cardWidth,
  ROW_GAP,
  SLOT,
  VIEW_HEIGHT,
  VIEW_WIDTH,
} from './sizes.ts';

/** Node columns of a card, one entry per column of cards. */
export type ColumnPlan = readonly number[];

const PLANS: readonly ColumnPlan[] = [[1], [2], [1, 1], [2, 2], [1, 1, 1], [2, 2, 2]];
/** Nothing is gained above zoom 1: then the plan with fewer columns wins. */
const MAX_ZOOM = 1;

export const rowsOf = (size: number, columns: number): number => Math.ceil(size / columns);

const slotsOf = (sizes: readonly number[], columns: number): number =>
  sizes.reduce((sum, size) => sum + rowsOf(size, columns), 0) + Math.max(0, sizes.length - 1);

/**
 * Splits groups, in order, over the columns so that the tallest is as short as possible; no column is left empty.
 * @returns for each column how many groups it takes.
 */
export function splitGroups(sizes: readonly number[], plan: ColumnPlan): readonly number[] {
  const [columns = 1, ...rest] = plan;
  if (rest.length === 0) return [sizes.length];
  let best: { readonly tallest: number; readonly counts: readonly number[] } | undefined;
  for (let take = 1; take <= sizes.length - rest.length; take += 1) {
    const counts = [take, ...splitGroups(sizes.slice(take), rest)];
    const tallest = slotsOfColumns(sizes, plan, counts);
    if (!best || tallest < best.tallest) best = { tallest, counts };
  }
  return best?.counts ?? [sizes.length, ...rest.map(() => 0)];

  function slotsOfColumns(all: readonly number[], widths: ColumnPlan, counts: readonly number[]): number {
    let start = 0;
    let tallest = 0;
    counts.forEach((count, at) => {
      tallest = Math.max(tallest, slotsOf(all.slice(start, start + count), widths[at] ?? columns));
      start += count;
    });
    return tallest;
  }
}

export function bandWidth(plan: ColumnPlan): number {
  const cards = plan.reduce((sum, columns) => sum + cardWidth(columns), 0);
  return cards + (plan.length - 1) * CARD_COLUMN_GAP + 2 * BAND_SIDE;
}

/** Height of a band whose tallest column has so many slots. */
export const bandHeight = (slots: number): number =>
  BAND_HEAD + CARD_HEAD + slots * SLOT - ROW_GAP + CARD_FOOT + BAND_FOOT;

function tallestColumn(sizes: readonly number[], plan: ColumnPlan): number {
  let start = 0;
  const heights = splitGroups(sizes, plan).map((count, at) => {
    const slots = slotsOf(sizes.slice(start, start + count), plan[at] ?? 1);
    start += count;
    return slots;
  });
  return Math.max(...heights);
}

/** The combinations of one plan per band, in a fixed order. */
function combine(options: readonly (readonly ColumnPlan[])[]): readonly (readonly ColumnPlan[])[] {
  return options.reduce<readonly (readonly ColumnPlan[])[]>(
    (done, plans) => done.flatMap((chosen) => plans.map((plan) => [...chosen, plan])),
    [[]],
  );
}

/** @param bands for each band the sizes of its groups in the order in which columns take them. One plan per band. */
export function chooseColumns(bands: readonly (readonly number[])[]): readonly ColumnPlan[] {
  const options = bands.map((sizes) =>
    PLANS.filter((plan) => plan.length <= sizes.length && (plan[0] === 1 || sizes.some((size) => size > 1))),
  );
  const slots = bands.map((sizes, at) => new Map((options[at] ?? []).map((plan) => [plan, tallestColumn(sizes, plan)])));
  let best: { readonly zoom: number; readonly columns: number; readonly plans: readonly ColumnPlan[] } | undefined;
  for (const plans of combine(options)) {
    const width = plans.reduce((sum, plan) => sum + bandWidth(plan), 0) + (plans.length - 1) * BAND_GAP;
    const height = bandHeight(Math.max(0, ...plans.map((plan, at) => slots[at]?.get(plan) ?? 0)));
    const zoom = Math.min(MAX_ZOOM, VIEW_WIDTH / width, VIEW_HEIGHT / height);
    const columns = plans.flat().reduce((sum, count) => sum + count, 0);
    if (!best || zoom > best.zoom + 1e-9 || (zoom > best.zoom - 1e-9 && columns < best.columns)) {
      best = { zoom, columns, plans };
    }
  }
  return best?.plans ?? [];
}
