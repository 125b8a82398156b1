/** What the address of 目标清单 holds. */
import * as z from 'zod/mini';
import type { TargetFilters } from '../../api/queries.ts';

const id = '[a-z0-9][a-z0-9-]{0,39}';

/** Codes are checked by form only; whether they exist, the server says with the nearest names. */
export const targetShape = {
  chain: z.string().check(z.regex(new RegExp(`^${id}$`))),
  segment: z.string().check(z.regex(new RegExp(`^${id}/${id}$`))),
  honour: z.enum(['fortune500', 'china500', 'little_giant', 'single_champion', 'chain_leader', 'listed']),
  region: z.string().check(z.regex(/^(?:[A-Z]{2}|\d{6})$/)),
  origin: z.enum(['curated', 'matched', 'inferred']),
  signal: z.literal('1'),
  q: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  sort: z.enum(['fit', 'attractiveness']),
} as const;

export type TargetKey = keyof typeof targetShape;
export type TargetPatch = (
  change: Readonly<Partial<Record<TargetKey, string | undefined>>>,
  how?: 'push' | 'replace',
) => void;

/** The keys that narrow the list; clearing them leaves chain, segment and order. */
export const NARROWING: readonly TargetKey[] = ['honour', 'region', 'origin', 'signal', 'q'];

/** A segment names its chain, whatever else the address says. */
export function chainOf({ chain, segment }: TargetFilters): string | undefined {
  return segment === undefined ? chain : segment.slice(0, segment.indexOf('/'));
}
