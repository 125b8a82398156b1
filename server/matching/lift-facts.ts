/**
 * What would have to be true for a company to stand higher: the fewest further facts on the attractiveness card that
 * reach a wanted score. Statements to be verified, never facts about the company.
 *
 * The card is additive over honours, scale, signals and ties, and each part depends on its own facts alone, so every set
 * of facts is worth the sum of four small tables; all of them are looked at, which makes the answer exact. Distance is no
 * fact that can change. OWNS is left out: a firm that a local one owns is no target.
 */
import type { Company, ExpansionSignal, Honour } from '../graph/entities.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import {
  attractivenessOf,
  honourScore,
  localTies,
  scaleScore,
  signalScore,
  type TieType,
  tieScore,
} from './attractiveness.ts';
import { CARD } from './defaults.ts';

/** A fact that a company does not have yet. */
export type LiftFact =
  /** A ranked list is taken at its last place, the 500th. */
  | { readonly kind: 'honour'; readonly honour: Honour['kind'] }
  /** A further signal, dated on the day asked about. */
  | { readonly kind: 'signal'; readonly signal: ExpansionSignal['kind'] }
  /** A further relation with some local firm. */
  | { readonly kind: 'tie'; readonly tie: Exclude<TieType, 'OWNS'> }
  /** Where no size is recorded: a yearly revenue, CNY, rounded up to three digits. */
  | { readonly kind: 'revenue'; readonly atLeastCny: number };

export interface LiftSet {
  readonly facts: readonly LiftFact[];
  /** The card's score if all of them were true, points. */
  readonly score: number;
}

export interface Lift {
  /** Smallest sets that suffice, the least surplus first; empty when none does. All of one size. */
  readonly sets: readonly LiftSet[];
  /** The score with every fact of the catalogue, points. */
  readonly highest: number;
}

/** Sets shown at most; all are equally small. */
const MAX_SETS = 3;
/** Last place of the ranked lists. */
const LAST_PLACE = 500;
const RANKED: ReadonlySet<Honour['kind']> = new Set(['fortune500', 'china500']);
const HONOURS = [
  'fortune500',
  'china500',
  'single_champion',
  'chain_leader',
  'little_giant',
  'listed',
] as const satisfies readonly Honour['kind'][];
const SIGNALS = [
  'invested',
  'built',
  'financed',
  'tendered',
  'hired',
] as const satisfies readonly ExpansionSignal['kind'][];
const TIES = ['INVESTED_IN', 'SUPPLIES', 'COOPERATES_WITH'] as const satisfies readonly TieType[];

/** @param reaches whether a score is enough; true for every score above one that is. */
export function liftFacts(
  snapshot: GraphSnapshot,
  company: Company,
  asOf: string,
  reaches: (score: number) => boolean,
): Lift {
  const now = attractivenessOf(snapshot, company, asOf);
  const scaleIsMissing = now.parts.some(({ key, missing }) => key === 'scale' && missing);
  const gains = [honourGains(company), signalGains(company, asOf), tieGains(snapshot, company)];
  const [honours = [], signals = [], ties = []] = gains;
  const most = gains.reduce((sum, table) => sum + table.reduce((max, { gain }) => Math.max(max, gain), 0), 0);
  const collected = new SmallestSets();
  for (const a of honours) {
    for (const b of signals) {
      for (const c of ties) {
        const facts = [...a.facts, ...b.facts, ...c.facts];
        const score = now.score + a.gain + b.gain + c.gain;
        if (reaches(score)) collected.offer({ facts, score });
        else if (scaleIsMissing && collected.takes(facts.length + 1)) {
          const revenue = leastRevenue(score, reaches);
          if (revenue !== null)
            collected.offer({ facts: [...facts, { kind: 'revenue', atLeastCny: revenue.cny }], score: revenue.score });
        }
      }
    }
  }
  return { sets: collected.sorted(), highest: now.score + most + (scaleIsMissing ? CARD.scale.max : 0) };
}

/** What a set of further facts of one part adds to it. */
interface Gain {
  readonly facts: readonly LiftFact[];
  readonly gain: number;
}

function honourGains({ honours }: Company): Gain[] {
  const held = new Set(honours.map(({ kind }) => kind));
  const before = honourScore(honours);
  return subsets(HONOURS.filter((kind) => !held.has(kind))).map((added) => ({
    facts: added.map((honour) => ({ kind: 'honour', honour })),
    gain: honourScore([...honours, ...added.map(honourAsAssumed)]) - before,
  }));
}

const honourAsAssumed = (kind: Honour['kind']) => (RANKED.has(kind) ? { kind, rank: LAST_PLACE } : { kind });

function signalGains({ signals }: Company, asOf: string): Gain[] {
  const before = signalScore(signals, asOf);
  return subsets(SIGNALS).map((added) => ({
    facts: added.map((signal) => ({ kind: 'signal', signal })),
    gain: signalScore([...signals, ...added.map((kind) => ({ kind, date: asOf }))], asOf) - before,
  }));
}

function tieGains(snapshot: GraphSnapshot, company: Company): Gain[] {
  const held = localTies(snapshot, company).map(({ type }) => type);
  const before = tieScore(held);
  return subsets(TIES).map((added) => ({
    facts: added.map((tie) => ({ kind: 'tie', tie })),
    gain: tieScore([...held, ...added]) - before,
  }));
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => all.flatMap((set) => [set, [...set, item]]), [[]]);
}

/** Revenues that a person can check, CNY: three digits, between the anchors of the card, ascending. */
const REVENUES: readonly number[] = [1e5, 1e6, 1e7, 1e8].flatMap((unit) =>
  Array.from({ length: 900 }, (_, at) => (100 + at) * unit).filter(
    (cny) => cny > CARD.scale.revenueCny.low && cny <= CARD.scale.revenueCny.high,
  ),
);

/** The least of REVENUES that makes a score suffice, by bisection; null when not even the greatest does. */
function leastRevenue(score: number, reaches: (score: number) => boolean): { cny: number; score: number } | null {
  const withRevenue = (at: number): number => score + scaleScore(REVENUES[at] ?? 0, CARD.scale.revenueCny);
  let [below, enough] = [-1, REVENUES.length - 1];
  if (!reaches(withRevenue(enough))) return null;
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (reaches(withRevenue(middle))) enough = middle;
    else below = middle;
  }
  return { cny: REVENUES[enough] ?? 0, score: withRevenue(enough) };
}

/** Keeps the smallest sets, and of equally small ones those with the least surplus. */
class SmallestSets {
  #size = Number.POSITIVE_INFINITY;
  #sets: LiftSet[] = [];

  takes(size: number): boolean {
    return size <= this.#size;
  }

  offer(set: LiftSet): void {
    if (!this.takes(set.facts.length)) return;
    if (set.facts.length < this.#size) this.#sets = [];
    this.#size = set.facts.length;
    this.#sets.push(set);
  }

  sorted(): LiftSet[] {
    return this.#sets.sort((a, b) => a.score - b.score).slice(0, MAX_SETS);
  }
}
