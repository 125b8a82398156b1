/** A company's place by 招引价值 among those listed for a segment, and what would have to be true for a better one. */
import type { TargetExplanation } from '../contract/target-explanations.ts';
import type { Company } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import { rankIntervals } from '../graph/rank-interval.ts';
import { INTERVAL_MARGIN } from '../matching/defaults.ts';
import { type LiftFact, liftFacts } from '../matching/lift-facts.ts';
import type { RankedTarget } from '../matching/types.ts';
import type { GraphState } from './graph-state.ts';
import { liftFactWords } from './lift-wording.ts';

type Place = NonNullable<TargetExplanation['value']>;

/** By attractiveness, ties by id: the order in which a list sorted by it shows them. */
const byValue = (rows: readonly RankedTarget[]): RankedTarget[] =>
  [...rows].sort((a, b) => b.attractiveness.score - a.attractiveness.score || (a.companyId < b.companyId ? -1 : 1));

/** Null for a company that is not among the rows. The interval is exact for each pair (rank-interval.ts). */
export function valuePlace(rows: readonly RankedTarget[], companyId: CompanyId): Place | null {
  const ordered = byValue(rows);
  const at = ordered.findIndex((row) => row.companyId === companyId);
  if (at < 0) return null;
  const parts = ordered.map(({ attractiveness }) => attractiveness.parts.map(({ value }) => value));
  const sides = (margin: number): number[] => (parts[0] ?? []).map(() => 1 + margin);
  const box = { low: sides(-INTERVAL_MARGIN), high: sides(INTERVAL_MARGIN) };
  return { rank: at + 1, of: ordered.length, interval: rankIntervals(parts, box)[at] ?? null };
}

/** @param top the wanted place, from 1; with fewer other rows any score is enough. */
export function liftOf(
  state: GraphState,
  rows: readonly RankedTarget[],
  company: Company,
  top: number,
): TargetExplanation['lift'] {
  const others = byValue(rows).filter((row) => row.companyId !== company.id);
  const holder = others[top - 1];
  const threshold = holder?.attractiveness.score ?? 0;
  const reaches = (score: number): boolean =>
    holder === undefined || score > threshold || (score === threshold && company.id < holder.companyId);
  const { sets, highest } = liftFacts(state.snapshot, company, state.asOf, reaches);
  const isThere = sets.some(({ facts }) => facts.length === 0);
  return {
    top,
    threshold,
    status: isThere ? 'already' : sets.length > 0 ? 'reachable' : 'out_of_reach',
    sets: isThere ? [] : sets.map(({ facts, score }) => ({ facts: facts.map(words(state)), score })),
    highest,
  };
}

const words =
  ({ asOf }: GraphState) =>
  (fact: LiftFact): string =>
    liftFactWords(fact, asOf);
