import fc from 'fast-check';
import type { Company, ExpansionSignal, Honour } from '../../../server/graph/entities.ts';
import type { GraphSnapshot } from '../../../server/graph/snapshot.ts';
import { attractivenessOf } from '../../../server/matching/attractiveness.ts';
import { CARD } from '../../../server/matching/defaults.ts';
import { type LiftFact, liftFacts } from '../../../server/matching/lift-facts.ts';
import { companyId, graph, regionId, sourceId } from '../../support/graph-builder.ts';

const AS_OF = '2026-06-30';
const source = sourceId('test-source');
const TIES = ['INVESTED_IN', 'SUPPLIES', 'COOPERATES_WITH'] as const;
const HONOURS = ['fortune500', 'china500', 'single_champion', 'chain_leader', 'little_giant', 'listed'] as const;
const SIGNALS = ['invested', 'built', 'financed', 'tendered', 'hired'] as const;

interface Known {
  readonly honours: readonly Honour['kind'][];
  readonly signals: readonly ExpansionSignal[];
  readonly ties: readonly (typeof TIES)[number][];
  readonly revenueCny: number | undefined;
}

/** The graph in which the company has exactly these facts. */
function world({ honours, signals, ties, revenueCny }: Known): { snapshot: GraphSnapshot; company: Company } {
  const builder = graph().company('x', {
    regionId: regionId('330100'),
    honours: honours.map((kind) => ({
      kind,
      year: 2025,
      sourceId: source,
      ...(kind === 'fortune500' || kind === 'china500' ? { rank: 500 } : {}),
    })),
    signals,
    ...(revenueCny === undefined ? {} : { scale: { revenueCny, asOf: '2025', sourceId: source } }),
  });
  ties.forEach((type, i) => builder.company(`local-${i}`).relation(type, 'x', `local-${i}`));
  const snapshot = builder.snapshot();
  const company = snapshot.companies.get(companyId('x'));
  if (company === undefined) throw new Error('no company');
  return { snapshot, company };
}

/** What would be known if the facts were true: real records in a real graph. */
const assume = (known: Known, facts: readonly LiftFact[]): Known => ({
  honours: [...known.honours, ...facts.flatMap((fact) => (fact.kind === 'honour' ? [fact.honour] : []))],
  signals: [
    ...known.signals,
    ...facts.flatMap((fact) =>
      fact.kind === 'signal' ? [{ kind: fact.signal, date: AS_OF, note: '', sourceId: source }] : [],
    ),
  ],
  ties: [...known.ties, ...facts.flatMap((fact) => (fact.kind === 'tie' ? [fact.tie] : []))],
  revenueCny: facts.find((fact) => fact.kind === 'revenue')?.atLeastCny ?? known.revenueCny,
});

const scoreOf = (known: Known): number => {
  const { snapshot, company } = world(known);
  return attractivenessOf(snapshot, company, AS_OF).score;
};

const catalogue = (known: Known): LiftFact[] => [
  ...HONOURS.filter((kind) => !known.honours.includes(kind)).map((honour) => ({ kind: 'honour', honour }) as const),
  ...SIGNALS.map((signal) => ({ kind: 'signal', signal }) as const),
  ...TIES.map((tie) => ({ kind: 'tie', tie }) as const),
  ...(known.revenueCny === undefined ? [{ kind: 'revenue', atLeastCny: CARD.scale.revenueCny.high } as const] : []),
];

function* choose<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) yield [];
  else
    for (let i = 0; i + size <= items.length; i += 1) {
      const [first] = items.slice(i, i + 1);
      for (const rest of choose(items.slice(i + 1), size - 1)) if (first !== undefined) yield [first, ...rest];
    }
}

const MOST_ENUMERATED = 4;

/** Slow oracle: builds the graph of every set of at most four facts and scores the company in it. */
function smallestSize(known: Known, wanted: number): number {
  for (let size = 0; size <= MOST_ENUMERATED; size += 1)
    for (const facts of choose(catalogue(known), size)) if (scoreOf(assume(known, facts)) >= wanted) return size;
  return MOST_ENUMERATED + 1;
}

const knownFacts = fc.record<Known>({
  honours: fc.subarray([...HONOURS]),
  signals: fc.array(
    fc.record({
      kind: fc.constantFrom(...SIGNALS),
      date: fc.constantFrom('2026-03', '2025-07-01', '2023-01'),
      note: fc.constant(''),
      sourceId: fc.constant(source),
    }),
    { maxLength: 2 },
  ),
  ties: fc.subarray([...TIES]),
  revenueCny: fc.constantFrom(undefined, 3e8),
});

describe('liftFacts', () => {
  it('finds as few facts as the enumeration of real graphs, and each set it names suffices there', () => {
    fc.assert(
      fc.property(knownFacts, fc.double({ min: 0, max: 40, noNaN: true }), (known, more) => {
        const { snapshot, company } = world(known);
        const wanted = scoreOf(known) + more;
        const { sets, highest } = liftFacts(snapshot, company, AS_OF, (score) => score >= wanted);
        const size = sets[0]?.facts.length;
        if (size === undefined) expect(highest).toBeLessThan(wanted);
        else expect(Math.min(size, MOST_ENUMERATED + 1)).toBe(smallestSize(known, wanted));
        for (const set of sets) {
          expect(set.facts).toHaveLength(size ?? -1);
          const score = scoreOf(assume(known, set.facts));
          expect(score).toBeCloseTo(set.score, 9);
          expect(score).toBeGreaterThanOrEqual(wanted - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the least revenue of three digits that suffices', () => {
    const known: Known = { honours: [], signals: [], ties: [], revenueCny: undefined };
    const { snapshot, company } = world(known);
    const wanted = scoreOf(known) + 7;
    const { sets } = liftFacts(snapshot, company, AS_OF, (score) => score >= wanted);
    const revenue = sets.flatMap(({ facts }) => facts).find((fact) => fact.kind === 'revenue');
    if (revenue?.kind !== 'revenue') throw new Error('revenue alone suffices');
    const at = (revenueCny: number) => scoreOf({ ...known, revenueCny });
    expect(at(revenue.atLeastCny)).toBeGreaterThanOrEqual(wanted);
    expect(at(revenue.atLeastCny - 10 ** (Math.floor(Math.log10(revenue.atLeastCny)) - 2))).toBeLessThan(wanted);
  });

  it('needs nothing where the score already suffices, and never asks for what the company has', () => {
    const known: Known = { honours: ['listed'], signals: [], ties: [], revenueCny: 3e8 };
    const { snapshot, company } = world(known);
    expect(liftFacts(snapshot, company, AS_OF, () => true).sets).toEqual([{ facts: [], score: scoreOf(known) }]);
    const { sets, highest } = liftFacts(snapshot, company, AS_OF, () => false);
    expect(sets).toEqual([]);
    expect(highest).toBeCloseTo(scoreOf(assume(known, catalogue(known))), 9);
    const facts = liftFacts(snapshot, company, AS_OF, (score) => score > scoreOf(known)).sets.flatMap(
      (set) => set.facts,
    );
    expect(facts.some((fact) => fact.kind === 'honour' && fact.honour === 'listed')).toBe(false);
  });
});
