import fc from 'fast-check';
import { recomputePresence } from '../../../server/gaps/presence.ts';
import type { GapInputs, TextEvidence } from '../../../server/gaps/types.ts';
import type { GraphData } from '../../../server/graph/entities.ts';
import type { SegmentId } from '../../../server/graph/ids.ts';
import {
  chainId,
  companyId,
  graph,
  listId,
  regionId,
  segmentId,
  snapshotOf,
  TEST_CITY,
} from '../../support/graph-builder.ts';
import { analyse, NO_INPUTS, segmentOf, toText } from './gap-cases.ts';

const SEGMENTS = ['a/1', 'a/2', 'a/3', 'a/4', 'b/1', 'b/2'];
const NECESSITIES = ['core', 'common', 'auxiliary'] as const;
const segmentIndex = fc.nat(SEGMENTS.length - 1);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (index: number): string => SEGMENTS[index] ?? 'a/1';

interface Case {
  readonly data: GraphData;
  readonly inputs: GapInputs;
}

/** Random small cities: links with cycles, local and outside companies, two lists, plan words, text, overrides. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    links: fc.array(fc.tuple(segmentIndex, segmentIndex, fc.constantFrom(...NECESSITIES)), { maxLength: 10 }),
    operations: fc.array(fc.tuple(fc.nat(5), segmentIndex, share), { maxLength: 8 }),
    groups: fc.array(fc.constantFrom('g', 'h'), { minLength: 6, maxLength: 6 }),
    coverage: fc.tuple(share, share, share),
    present: fc.array(segmentIndex, { maxLength: 2 }),
    wanted: fc.array(
      fc.tuple(segmentIndex, fc.constantFrom('强' as const, '补' as const, '延' as const, '建' as const)),
    ),
    text: fc.array(fc.tuple(segmentIndex, fc.nat(5), share), { maxLength: 4 }),
    overridden: fc.array(fc.tuple(segmentIndex, fc.constantFrom('有' as const, '缺' as const, '不知' as const)), {
      maxLength: 2,
    }),
  })
  .map((parts) => {
    const city = graph();
    SEGMENTS.forEach((id, index) => city.segment(id, { group: parts.groups[index] ?? 'g' }));
    for (const [from, to, necessity] of parts.links) city.input(at(from), at(to), necessity);
    for (let company = 0; company < 6; company += 1) {
      city.company(`cn-${company}`, {
        regionId: regionId(company === 5 ? '330100' : '330783'),
        listId: listId(company % 2 === 0 ? 'local' : 'second'),
        texts: company === 4 ? [] : ['主营业务'],
      });
    }
    for (const [company, segment, confidence] of parts.operations) {
      city.operates(`cn-${company}`, at(segment), { confidence });
    }
    city
      .localList('local', { a: parts.coverage[0], b: parts.coverage[1] })
      .localList('second', { a: parts.coverage[2] });
    for (const segment of parts.present) city.planPresent(at(segment));
    for (const [segment, action] of parts.wanted) city.plan(at(segment), action);
    const inputs = {
      ...NO_INPUTS,
      textEvidence: evidenceMap(parts.text),
      overrides: parts.overridden.map(([segment, verdict]) => ({
        segmentId: segmentId(at(segment)),
        verdict,
        office: '投资促进中心',
        date: '2026-03-01',
        reason: '核实',
      })),
    };
    return { data: city.data(), inputs };
  });

function evidenceMap(entries: readonly (readonly [number, number, number])[]): Map<SegmentId, TextEvidence[]> {
  const map = new Map<SegmentId, TextEvidence[]>();
  for (const [segment, company, probability] of entries) {
    const id = segmentId(at(segment));
    const evidence = { companyId: companyId(`cn-${company}`), probability, excerpt: '生产' };
    map.set(id, [...(map.get(id) ?? []), evidence]);
  }
  return map;
}

const run = ({ data, inputs }: Case) => analyse(snapshotOf(data), inputs);
const probability = (one: Case, id: string): number => segmentOf(run(one), id).presence.probability;
/** Differences below this are floating-point noise. */
const NOISE = 1e-12;

describe('the gap engine', () => {
  it('never lowers P(present) when evidence for the segment is added', () => {
    fc.assert(
      fc.property(anyCase, segmentIndex, fc.nat(3), share, (one, segment, company, q) => {
        const before = probability(one, at(segment));
        const known = one.inputs.textEvidence.get(segmentId(at(segment))) ?? [];
        const extra = { companyId: companyId(`cn-${company}`), probability: q, excerpt: '新证据' };
        const textEvidence = new Map(one.inputs.textEvidence).set(segmentId(at(segment)), [...known, extra]);
        const more = { ...one, inputs: { ...one.inputs, textEvidence } };
        expect(probability(more, at(segment))).toBeGreaterThanOrEqual(before - NOISE);
      }),
    );
  });

  it('never lowers P(present) when a link is entered or the plan says that it is there', () => {
    fc.assert(
      fc.property(anyCase, segmentIndex, fc.nat(3), share, (one, segment, company, confidence) => {
        const before = probability(one, at(segment));
        const [link] = graph().operates(`cn-${company}`, at(segment), { confidence }).data().operations;
        const [word] = graph().planPresent(at(segment), '2026-01-01').data().planStatements;
        if (!link || !word) throw new Error('the builder builds what it is told');
        const linked = { ...one, data: { ...one.data, operations: [...one.data.operations, link] } };
        const said = { ...one, data: { ...one.data, planStatements: [...one.data.planStatements, word] } };
        expect(probability(linked, at(segment))).toBeGreaterThanOrEqual(before - NOISE);
        expect(probability(said, at(segment))).toBeGreaterThanOrEqual(before - NOISE);
      }),
    );
  });

  it('never raises P(present) when a list is widened without a find', () => {
    fc.assert(
      fc.property(anyCase, segmentIndex, share, (one, segment, wider) => {
        const lists = one.data.lists.map((list) => ({
          ...list,
          coverage: list.coverage.map((claim) => ({ ...claim, share: Math.max(claim.share, wider) })),
        }));
        const more = { ...one, data: { ...one.data, lists } };
        expect(probability(more, at(segment))).toBeLessThanOrEqual(probability(one, at(segment)) + NOISE);
      }),
    );
  });

  it('never raises P(present) when another list looks and finds nothing', () => {
    fc.assert(
      fc.property(anyCase, segmentIndex, share, (one, segment, width) => {
        const [company] = one.data.companies;
        const [list] = one.data.lists;
        if (!company || !list) throw new Error('the case has companies and lists');
        const third = {
          ...list,
          id: listId('third'),
          regionIds: [TEST_CITY],
          coverage: ['a', 'b'].map((chain) => ({ chainId: chainId(chain), share: width, basis: '第三份名录' })),
        };
        const newcomer = { ...company, id: companyId('cn-9'), listId: listId('third') };
        const data = {
          ...one.data,
          lists: [...one.data.lists, third],
          companies: [...one.data.companies, newcomer],
        };
        expect(probability({ ...one, data }, at(segment))).toBeLessThanOrEqual(probability(one, at(segment)) + NOISE);
      }),
    );
  });

  it('gives the same bytes in any order of rows', () => {
    const shuffled = <Value>(values: readonly Value[], keys: readonly number[]): Value[] =>
      values
        .map((value, index) => ({ value, key: keys[index % Math.max(1, keys.length)] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map((entry) => entry.value);
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (one, keys) => {
        const data = Object.fromEntries(
          Object.entries(one.data).map(([name, rows]) => [name, Array.isArray(rows) ? shuffled(rows, keys) : rows]),
        ) as unknown as GraphData;
        const inputs = {
          ...one.inputs,
          textEvidence: new Map(
            shuffled([...one.inputs.textEvidence], keys).map(([id, items]) => [id, items.toReversed()]),
          ),
          overrides: shuffled(one.inputs.overrides, keys),
        };
        expect(toText(run({ data, inputs }))).toBe(toText(run(one)));
      }),
    );
  });

  it('prints a proof that suffices to recompute the verdict', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const { presence } of run(one).segments.values()) {
          const again = recomputePresence(JSON.parse(JSON.stringify(presence.proof)));
          expect(again.probability).toBe(presence.probability);
          expect(again.coverage).toBe(presence.proof.coverage);
          expect(again.verdict).toBe(presence.computedVerdict);
        }
      }),
    );
  });

  it('keeps every number in its range and every score the sum of its addends', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const { presence, need, strength, likelihood, status, kind } of run(one).segments.values()) {
          for (const value of [presence.probability, presence.proof.prior, presence.proof.coverage]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(need.score).toBeGreaterThanOrEqual(0);
          expect(need.score).toBeLessThanOrEqual(100 + 1e-9);
          expect(need.addends.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(need.score, 9);
          expect(likelihood).toBeNull();
          expect(strength !== null).toBe(presence.verdict === '有');
          expect(status === 'unknown').toBe(presence.verdict === '不知');
          if (status === 'strong') expect(kind).toBeNull();
        }
      }),
    );
  });
});
