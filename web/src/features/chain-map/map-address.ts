/** What the address of the map page holds. */
import * as z from 'zod/mini';
import type { SegmentStatusName } from '../../api/client.ts';
import { STATUS_ORDER } from '../../components/status-shapes.ts';

const STATUS_LIST = /^(missing|weak|extendable|strong|unknown)(,(missing|weak|extendable|strong|unknown))*$/;

export const MAP_ADDRESS = {
  /** Slug of the chosen segment. */
  sel: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,80}$/))),
  view: z.optional(z.enum(['map', 'list'])),
  /** States shown in full, comma separated; absent: all. */
  status: z.optional(z.string().check(z.regex(STATUS_LIST))),
  /** 1: only segments that call for action. */
  gaps: z.optional(z.enum(['1'])),
};

export type MapKey = keyof typeof MAP_ADDRESS;

export const readStatuses = (text: string | undefined): ReadonlySet<SegmentStatusName> =>
  new Set(STATUS_ORDER.filter((status) => text?.split(',').includes(status)));

/** The address value after one state is switched on or off; undefined when none is left. */
export function toggleStatus(text: string | undefined, status: SegmentStatusName): string | undefined {
  const chosen = new Set(readStatuses(text));
  if (!chosen.delete(status)) chosen.add(status);
  const next = STATUS_ORDER.filter((one) => chosen.has(one)).join(',');
  return next === '' ? undefined : next;
}
