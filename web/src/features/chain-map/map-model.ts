/** From the answer of the server to what map, list and panel show. Pure. */
import type { ChainMap, MapSegment, SegmentStatusName } from '../../api/client.ts';

export const slugOf = (segmentId: string): string => segmentId.split('/')[1] ?? segmentId;

export interface MapFilter {
  readonly statuses: ReadonlySet<SegmentStatusName>;
  readonly gapsOnly: boolean;
}

/** A gap calls for 强, 补, 延 or 建; 待核 is no gap but a question. */
export const isGap = ({ kind }: MapSegment): boolean => kind !== null && kind !== '待核';

/** Ids that meet the filter; null when nothing is filtered. */
export function filterSegments(
  segments: readonly MapSegment[],
  { statuses, gapsOnly }: MapFilter,
): ReadonlySet<string> | null {
  if (statuses.size === 0 && !gapsOnly) return null;
  return new Set(
    segments
      .filter((segment) => (statuses.size === 0 || statuses.has(segment.status)) && (!gapsOnly || isGap(segment)))
      .map(({ id }) => id),
  );
}

/** How many segments the data can judge. */
export const judged = ({ segments }: ChainMap): number => segments.filter(({ status }) => status !== 'unknown').length;
