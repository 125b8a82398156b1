/** Which group stands in which column of which band: chosen so that the whole map fills the screen best. */
import {
  BAND_GAP,
  BAND_HEAD,
  BAND_PAD,
  CARD_GAP,
  CARD_HEAD,
  CARD_PAD,
  COLUMN_COST,
  COLUMN_GAP,
  NODE_HEIGHT,
  NODE_WIDTH,
  ROW_GAP,
  SCREEN_HEIGHT,
  SCREEN_WIDTH,
  SUB_COLUMN_GAP,
} from './defaults.ts';
import type { Tier } from './types.ts';

export interface Group {
  readonly id: string;
  readonly tier: Tier;
  readonly title: string;
  /** Sorted by depth, then id. */
  readonly segmentIds: readonly string[];
  /** Mean depth of its segments. */
  readonly depth: number;
}

/** A card with its segments dealt to one or two sub-columns, earlier stages left. */
export interface ShapedGroup {
  readonly group: Group;
  readonly subColumns: readonly (readonly string[])[];
}

export interface ShapedBand {
  readonly tier: Tier;
  readonly columns: readonly (readonly ShapedGroup[])[];
}

const TIERS: readonly Tier[] = ['上游', '中游', '下游'];
const FORMS = [1, 2, 3].flatMap((columns) => [1, 2].map((subColumns) => ({ columns, subColumns })));

export function cardHeight({ subColumns }: ShapedGroup): number {
  const rows = Math.max(...subColumns.map((column) => column.length));
  return CARD_HEAD + rows * NODE_HEIGHT + (rows - 1) * ROW_GAP + CARD_PAD;
}

export function columnWidth(column: readonly ShapedGroup[]): number {
  const most = Math.max(...column.map(({ subColumns }) => subColumns.length));
  return 2 * CARD_PAD + most * NODE_WIDTH + (most - 1) * SUB_COLUMN_GAP;
}

export const columnHeight = (column: readonly ShapedGroup[]): number =>
  column.reduce((sum, shaped) => sum + cardHeight(shaped) + CARD_GAP, -CARD_GAP);

export const bandWidth = ({ columns }: ShapedBand): number =>
  columns.reduce((sum, column) => sum + columnWidth(column) + COLUMN_GAP, 2 * BAND_PAD - COLUMN_GAP);

export const contentHeight = (bands: readonly ShapedBand[]): number =>
  Math.max(0, ...bands.flatMap(({ columns }) => columns.map(columnHeight)));

function shapeGroup(group: Group, most: number): ShapedGroup {
  const { segmentIds } = group;
  if (most === 1 || segmentIds.length < 2) return { group, subColumns: [segmentIds] };
  const half = Math.ceil(segmentIds.length / 2);
  return { group, subColumns: [segmentIds.slice(0, half), segmentIds.slice(half)] };
}

const meanDepth = (column: readonly ShapedGroup[]): number =>
  column.reduce((sum, { group }) => sum + group.depth, 0) / column.length;

/** Tallest card first, each into the shortest column; then columns from early stages to late. */
function dealColumns(groups: readonly ShapedGroup[], count: number): ShapedGroup[][] {
  const columns = Array.from({ length: count }, () => ({ cards: [] as ShapedGroup[], height: 0 }));
  const tallest = [...groups].sort(
    (a, b) => cardHeight(b) - cardHeight(a) || a.group.depth - b.group.depth || (a.group.id < b.group.id ? -1 : 1),
  );
  for (const shaped of tallest) {
    const shortest = columns.reduce((best, column) => (column.height < best.height ? column : best));
    shortest.cards.push(shaped);
    shortest.height += cardHeight(shaped) + CARD_GAP;
  }
  return columns
    .map(({ cards }) => cards)
    .sort((a, b) => meanDepth(a) - meanDepth(b) || ((a[0]?.group.id ?? '') < (b[0]?.group.id ?? '') ? -1 : 1));
}

function bandForms(tier: Tier, groups: readonly Group[]): ShapedBand[] {
  return FORMS.filter(({ columns }) => columns <= groups.length).map(({ columns, subColumns }) => ({
    tier,
    columns: dealColumns(
      groups.map((group) => shapeGroup(group, subColumns)),
      columns,
    ),
  }));
}

/** Zoom at which the bands fit the screen (at most 1), less a little per column. */
function worth(bands: readonly ShapedBand[]): number {
  const width = bands.reduce((sum, band) => sum + bandWidth(band) + BAND_GAP, -BAND_GAP);
  const height = contentHeight(bands) + BAND_HEAD + BAND_PAD;
  const columns = bands.flatMap((band) => band.columns.map((column) => columnWidth(column)));
  const subColumns = columns.reduce((sum, one) => sum + (one > NODE_WIDTH * 2 ? 2 : 1), 0);
  return Math.min(1, SCREEN_WIDTH / width, SCREEN_HEIGHT / height) - COLUMN_COST * subColumns;
}

/** Tries every form of every band (at most 6 x 6 x 6). The first of equals wins: plain before wide. */
export function shapeBands(groups: readonly Group[]): ShapedBand[] {
  const forms = TIERS.map((tier) =>
    bandForms(
      tier,
      groups.filter((group) => group.tier === tier),
    ),
  ).filter((all) => all.length > 0);
  let combinations: ShapedBand[][] = [[]];
  for (const all of forms) combinations = combinations.flatMap((left) => all.map((band) => [...left, band]));
  let best: ShapedBand[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const bands of combinations) {
    const value = worth(bands);
    if (value > most + 1e-9) {
      most = value;
      best = bands;
    }
  }
  return best;
}
