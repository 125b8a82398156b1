import { attractivenessOf } from '../../../server/matching/attractiveness.ts';
import { CARD } from '../../../server/matching/defaults.ts';
import type { Attractiveness } from '../../../server/matching/types.ts';
import type { Company } from '../../../server/graph/entities.ts';
import { companyId, graph, regionId, sourceId } from '../../support/graph-builder.ts';
import type { GraphBuilder } from '../../support/graph-builder.ts';

const AS_OF = '2026-06-30';
const source = sourceId('test-source');

function cardOf(overrides: Partial<Company>, builder: GraphBuilder = graph()): Attractiveness {
  const snapshot = builder.company('x', { regionId: regionId('330100'), ...overrides }).snapshot();
  const company = snapshot.companies.get(companyId('x'));
  if (company === undefined) throw new Error('no company');
  return attractivenessOf(snapshot, company, AS_OF);
}

const partOf = (card: Attractiveness, key: string) => card.parts.find((part) => part.key === key);

describe('attractivenessOf', () => {
  it('is the sum of its parts and lies within its range', () => {
    const card = cardOf({
      honours: [{ kind: 'little_giant', year: 2022, sourceId: source }],
      scale: { employees: 800, asOf: '2024', sourceId: source },
      signals: [{ kind: 'invested', date: '2026-01', note: '在苏州设厂', sourceId: source }],
    });
    expect(card.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(card.score, 9);
    expect(card.low).toBeLessThanOrEqual(card.score);
    expect(card.high).toBeGreaterThanOrEqual(card.score);
    expect(card.parts.map(({ key }) => key)).toEqual(['honours', 'scale', 'signals', 'distance', 'ties']);
  });

  it('does not take the unknown for zero: it adds nothing and widens the range', () => {
    const card = cardOf({ regionId: regionId('ZZ') });
    expect(card.score).toBe(0);
    expect(card.parts.every(({ missing }) => missing)).toBe(true);
    expect(card.high).toBe(
      CARD.honours.unknownSlack + CARD.scale.max + CARD.signals.max + CARD.distance.max + CARD.ties.max,
    );
  });

  it('halves a signal in a year and forgets it after two', () => {
    const at = (date: string) =>
      partOf(cardOf({ signals: [{ kind: 'invested', date, note: '', sourceId: source }] }), 'signals');
    expect(at('2026-06-30')?.value).toBeCloseTo(CARD.signals.points.invested, 1);
    expect(at('2025-06-30')?.value).toBeCloseTo(CARD.signals.points.invested / 2, 1);
    expect(at('2024-01-01')).toMatchObject({ value: 0, missing: true });
    expect(at('2027-01-01')).toMatchObject({ value: 0, missing: true });
  });

  it('gives the first of a ranked list more than the last, and a second kind a share', () => {
    const honours = (...list: Company['honours']) => partOf(cardOf({ honours: list }), 'honours')?.value ?? 0;
    const first = honours({ kind: 'fortune500', year: 2024, rank: 1, sourceId: source });
    const last = honours({ kind: 'fortune500', year: 2024, rank: 500, sourceId: source });
    expect(first).toBe(CARD.honours.points.fortune500);
    expect(last).toBe(first / 2);
    const both = honours(
      { kind: 'fortune500', year: 2024, rank: 500, sourceId: source },
      { kind: 'listed', year: 2010, sourceId: source },
    );
    expect(both).toBeCloseTo(last + CARD.honours.furtherShare * CARD.honours.points.listed, 9);
  });

  it('counts each kind of honour once, by its best year', () => {
    const twice = cardOf({
      honours: [
        { kind: 'fortune500', year: 2023, rank: 400, sourceId: source },
        { kind: 'fortune500', year: 2024, rank: 1, sourceId: source },
      ],
    });
    expect(partOf(twice, 'honours')?.value).toBe(CARD.honours.points.fortune500);
  });

  it('prefers the nearer and takes a region without coordinates from the one above it', () => {
    const near = partOf(cardOf({}), 'distance');
    expect(near?.value).toBeGreaterThan(CARD.distance.max * 0.9);
    expect(near?.note).toMatch(/^1\d\d km$/);
    const below = graph().region('330106', { level: 'county', parentId: regionId('330100') });
    expect(partOf(cardOf({ regionId: regionId('330106') }, below), 'distance')?.value).toBe(near?.value);
  });

  it('counts ties to local firms only', () => {
    const tied = graph()
      .company('local')
      .company('far', { regionId: regionId('330100') });
    tied.relation('SUPPLIES', 'x', 'local').relation('SUPPLIES', 'x', 'far');
    expect(partOf(cardOf({}, tied), 'ties')).toMatchObject({ value: CARD.ties.points.SUPPLIES, missing: false });
    const untied = graph()
      .company('far', { regionId: regionId('330100') })
      .relation('SUPPLIES', 'x', 'far');
    expect(partOf(cardOf({}, untied), 'ties')).toMatchObject({ value: 0, missing: true });
  });

  it('scales with the logarithm of revenue between its anchors', () => {
    const scale = (revenueCny: number) =>
      partOf(cardOf({ scale: { revenueCny, asOf: '2024', sourceId: source } }), 'scale')?.value;
    expect(scale(0)).toBe(0);
    expect(scale(CARD.scale.revenueCny.low)).toBe(0);
    expect(scale(Math.sqrt(CARD.scale.revenueCny.low * CARD.scale.revenueCny.high))).toBeCloseTo(CARD.scale.max / 2, 9);
    expect(scale(1e15)).toBe(CARD.scale.max);
  });
});
