/** When the shortage reaches what. Pure. */
import type { ShockView } from '../../api/client.ts';

type Affected = ShockView['affected'][number];

/** What one period is to one segment. */
export type Period = 'free' | 'short' | 'full';

/** Periods of the table: up to the last change, at least one, at most `most`. */
export const periodCount = (affected: readonly Pick<Affected, 'fullStep'>[], most: number): number =>
  Math.min(most, Math.max(0, ...affected.map(({ fullStep }) => fullStep)) + 1);

export const periodsOf = ({ firstStep, fullStep }: Pick<Affected, 'firstStep' | 'fullStep'>, count: number): Period[] =>
  Array.from({ length: count }, (_, step) => (step < firstStep ? 'free' : step < fullStep ? 'short' : 'full'));

/** In the order in which they are reached, the worst first within a period, ties by name. */
export const inOrder = (affected: readonly Affected[]): readonly Affected[] =>
  [...affected].sort(
    (a, b) => a.firstStep - b.firstStep || b.shortfall - a.shortfall || (a.segment.id < b.segment.id ? -1 : 1),
  );

/** Segments reached up to each period. */
export const reachedBy = (affected: readonly Pick<Affected, 'firstStep'>[], count: number): readonly number[] =>
  Array.from({ length: count }, (_, step) => affected.filter(({ firstStep }) => firstStep <= step).length);
