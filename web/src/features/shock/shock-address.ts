/** A shock in the address of its page. */
import * as z from 'zod/mini';
import type { ShockView } from '../../api/client.ts';
import type { ShockAsked } from '../../api/shock-queries.ts';

export type ShockType = ShockView['type'];

export const SHOCK_TYPES: readonly ShockType[] = ['company', 'segment', 'region', 'import'];

/** Shocks that can be partial; a company or region fails whole. */
export const hasShare = (type: ShockType): boolean => type === 'segment' || type === 'import';

export const shockShape = {
  type: z.enum(['company', 'segment', 'region', 'import']),
  of: z.string().check(z.regex(/^.{1,80}$/)),
  /** Percent lost. */
  share: z.string().check(z.regex(/^(?:100|[1-9]\d?)$/)),
} as const;

export type ShockKey = keyof typeof shockShape;
export type ShockValues = Readonly<Partial<Record<ShockKey, string>>>;

const isType = (value: string | undefined): value is ShockType => SHOCK_TYPES.some((type) => type === value);

export const typeOf = ({ type }: ShockValues): ShockType => (isType(type) ? type : 'company');

/** Null while no subject is chosen. */
export function askedOf(values: ShockValues): ShockAsked | null {
  const type = typeOf(values);
  const { of, share = '100' } = values;
  return of === undefined ? null : { type, of, share: hasShare(type) ? Number(share) / 100 : 1 };
}
