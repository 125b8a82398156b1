/** From the answer of the server to what map, list and panel show. Pure. */
import type { ChainMap, MapLink, MapSegment, SegmentStatusName } from '../../api/client.ts';
import type { LayoutLink } from '../../graph-canvas/layout/types.ts';

export const slugOf = (segmentId: string): string => segmentId.split('/')[1] ?? segmentId;

const LOCAL: ReadonlySet<SegmentStatusName> = new Set(['weak', 'strong']);

/** A supply is broken when the supplier is missing and somebody local needs it. */
export function markBroken(segments: readonly MapSegment[], links: readonly MapLink[]): LayoutLink[] {
  const status = new Map(segments.map((segment) => [segment.id, segment.status]));
  return links.map(({ from, to }) => ({
    from,
    to,
    broken: status.get(from) === 'missing' && LOCAL.has(status.get(to) ?? 'unknown'),
  }));
}

/** Missing and total per group card, keyed as the layout keys cards. */
export function countCards(segments: readonly MapSegment[]): Map<string, { missing: number; total: number }> {
  const notes = new Map<string, { missing: number; total: number }>();
  for (const { tier, group, status } of segments) {
    const key = `${tier}/${group}`;
    const note = notes.get(key) ?? { missing: 0, total: 0 };
    note.total += 1;
    note.missing += status === 'missing' ? 1 : 0;
    notes.set(key, note);
  }
  return notes;
}

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
