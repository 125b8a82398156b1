/** What a chain map says beside the state of each segment: broken supplies, counts per card, a second line. Pure. */
import type { MapLink, MapSegment, SegmentStatusName } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';
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

export interface CardCounts {
  readonly missing: number;
  readonly total: number;
  readonly states: ReadonlyMap<SegmentStatusName, number>;
}

/** Segments per group card, keyed as the layout keys cards. */
export function countCards(segments: readonly MapSegment[]): ReadonlyMap<string, CardCounts> {
  const notes = new Map<string, { missing: number; total: number; states: Map<SegmentStatusName, number> }>();
  for (const { tier, group, status } of segments) {
    const key = `${tier}/${group}`;
    const note = notes.get(key) ?? { missing: 0, total: 0, states: new Map<SegmentStatusName, number>() };
    note.total += 1;
    note.missing += status === 'missing' ? 1 : 0;
    note.states.set(status, (note.states.get(status) ?? 0) + 1);
    notes.set(key, note);
  }
  return notes;
}

/** Letters that fit between mark and count of a box. */
const DETAIL_LETTERS = 11;

/** The second line of a box: its leading local company, else the products that fit; empty when nothing does. */
export function detailOf({ leaderName, products }: Pick<MapSegment, 'leaderName' | 'products'>): string {
  if (leaderName !== null) return `${zh.map.leader} ${leaderName}`;
  let line = '';
  for (const product of products) {
    const longer = line === '' ? product : `${line}、${product}`;
    if (longer.length > DETAIL_LETTERS) return line;
    line = longer;
  }
  return line;
}
