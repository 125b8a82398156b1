/** Path data of the five status marks in a 16 x 16 box, drawn with a 2 px stroke; shared by pages and canvas. */
import type { SegmentStatusName } from '../api/client.ts';

export const STATUS_SHAPES: Readonly<Record<SegmentStatusName, string>> = {
  missing: 'M4 4l8 8M12 4l-8 8',
  weak: 'M8 3a5 5 0 1 0 0 10zM8 3a5 5 0 1 1 0 10',
  extendable: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
  strong: 'M4 8.5l2.8 2.8L12 5.5',
  unknown: 'M5.6 6.2a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.6v.2',
};

/** In the order in which keys 1-5 and every row of counts name them. */
export const STATUS_ORDER: readonly SegmentStatusName[] = ['missing', 'weak', 'extendable', 'strong', 'unknown'];
