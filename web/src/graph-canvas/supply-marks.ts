/** What a chain map marks beside the state of each segment: broken supplies, and gaps per card. Pure. */
import type { MapLink, MapSegment, SegmentStatusName } from '../api/client.ts';
import type { LayoutLink } from './layout/types.ts';

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
