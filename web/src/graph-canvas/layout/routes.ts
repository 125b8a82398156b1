/** The way of one real link: out of the right side, along a free row gap, into the left side. */
import { COLUMN_GAP, ROW_GAP } from './sizes.ts';
import type { PlacedNode, Point } from './types.ts';

/** Room kept before the target for the arrow head, px. */
const HALF_LANE = COLUMN_GAP / 2;

/**
 * @returns corner points from the source's right side to the target's left side. The long horizontal part lies in the
 * row gap next to the target, where no node stands in any column.
 */
export function routeLink(from: PlacedNode, to: PlacedNode): readonly Point[] {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const gap = end.x - start.x;
  if (gap > 0 && gap <= COLUMN_GAP) {
    if (start.y === end.y) return [start, end];
    const lane = start.x + gap / 2;
    return [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end];
  }
  const out = start.x + HALF_LANE;
  const into = end.x - HALF_LANE;
  const below = start.y > end.y || (start.y === end.y && gap <= 0);
  const run = below ? to.y + to.height + ROW_GAP / 2 : to.y - ROW_GAP / 2;
  return [
    start,
    { x: out, y: start.y },
    { x: out, y: run },
    { x: into, y: run },
    { x: into, y: end.y },
    end,
  ];
}
