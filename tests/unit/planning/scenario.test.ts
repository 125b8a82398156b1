import type { CompanyId, PlatformId, SegmentId } from '../../../server/graph/ids.ts';
import { compareVersions } from '../../../server/planning/scenario/compare-versions.ts';
import { PlanningError } from '../../../server/planning/planning-error.ts';
import { runScenario } from '../../../server/planning/scenario/run-scenario.ts';
import { contextOf, landing, smallCity } from '../../support/planning-city.ts';

const context = contextOf(smallCity().snapshot());
const run = (...landings: ReturnType<typeof landing>[]) => runScenario(context, { landings, seed: 7 });

function faultCodes(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanningError) return error.faults.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('a scenario on a city whose casting is missing between its steel and its cars', () => {
  it('starts from casting and motor missing', () => {
    expect(context.before.get('nev/casting' as SegmentId)).toMatchObject({ verdict: '缺', kind: '补' });
    expect(context.before.get('nev/motor' as SegmentId)).toMatchObject({ verdict: '缺', kind: '补' });
  });

  it('fills a gap where somebody lands and says that this is why', () => {
    const result = run(landing('foundry', ['nev/casting']));
    expect(result.filled).toEqual(['nev/casting']);
    expect(result.changes[0]).toMatchObject({
      segmentId: 'nev/casting',
      before: { verdict: '缺' },
      after: { verdict: '有', firms: 1 },
      reason: { type: 'landing_here', landingIds: ['foundry'] },
    });
  });

  it('names the neighbour that changed a segment nobody lands in', () => {
    const change = run(landing('motorco', ['nev/motor'])).changes.find(({ segmentId }) => segmentId === 'nev/chip');
    expect(change?.before.kind).not.toBe(change?.after.kind);
    expect(change?.reason).toEqual({ type: 'neighbour_present', segmentIds: ['nev/motor'] });
  });

  it('counts a direction of 补 as satisfied by presence, and one of 强 only when the segment is not weak', () => {
    const result = run(landing('foundry', ['nev/casting']), landing('motorco', ['nev/motor']));
    expect(result.before.planDirections).toEqual({ total: 2, satisfied: [] });
    expect(result.after.statuses.weak).toBeGreaterThan(0);
    expect(result.after.planDirections.satisfied).toEqual(['plan-001']);
  });

  it('lists a segment with one firm as single source, and no longer with two', () => {
    const one = run(landing('foundry', ['nev/casting']));
    const two = run(landing('foundry', ['nev/casting']), landing('motorco', ['nev/casting'], { as: 'like' }));
    expect(one.after.singleSource).toContain('nev/casting');
    expect(two.after.singleSource).not.toContain('nev/casting');
  });

  it('leaves out what starts after the horizon', () => {
    const late = landing('foundry', ['nev/casting'], { startYear: 2030 });
    expect(runScenario(context, { landings: [late], seed: 1, horizonYear: 2029 }).changes).toEqual([]);
  });

  it('sums what is asked of a platform and says what is unknown', () => {
    const result = run(landing('foundry', ['nev/casting'], { landMu: 120 }), landing('motorco', ['nev/motor']));
    expect(result.loads).toEqual([
      {
        platformId: 'park',
        landMu: 120,
        energyTcePerYear: 0,
        plantM2: 0,
        investmentCny: 0,
        unknown: { landMu: 1, energyTcePerYear: 2, plantM2: 2, investmentCny: 2 },
      },
    ]);
  });

  it('adds to a goal only what starts by its date, by probability, and counts unknown amounts', () => {
    const provenance = { kind: 'plan' as const, sourceIds: [], asOf: '2021' };
    const goal = { name: '', value: 1e9, due: '2027-12-31', scope: '', provenance };
    const snapshot = smallCity().snapshot({
      goals: [
        { ...goal, id: 'funds' as never, metric: 'funds_in_place', unit: 'cny' },
        { ...goal, id: 'landed' as never, metric: 'projects_landed', unit: 'projects' },
      ],
    });
    const landings = [
      landing('foundry', ['nev/casting'], { probability: 0.5, investmentCny: 4e8 }),
      landing('motorco', ['nev/motor'], { probability: 0.25 }),
      landing('chipco', ['nev/chip'], { startYear: 2028, investmentCny: 9e9 }),
    ];
    expect(runScenario(contextOf(snapshot), { landings, seed: 1 }).goals).toEqual([
      { goalId: 'funds', target: 1e9, contribution: 2e8, late: 1, unknown: 1 },
      { goalId: 'landed', target: 1e9, contribution: 0.75, late: 1, unknown: 0 },
    ]);
  });
});

describe('the simulation of which landings come', () => {
  const landings = [
    landing('foundry', ['nev/casting'], { probability: 0.8 }),
    landing('motorco', ['nev/motor'], { probability: 0.3 }),
    landing('chipco', ['nev/casting'], { probability: 0.5 }),
  ];

  it('matches the closed form: P(casting) = 1 - .2 x .5, mean filled = .9 + .3', () => {
    const { simulation } = runScenario(context, { landings, seed: 3, draws: 20_000 });
    const [casting, motor] = simulation.presence;
    expect(casting).toMatchObject({ segmentId: 'nev/casting' });
    expect(casting?.probability).toBeCloseTo(0.9, 1.7);
    expect(motor?.probability).toBeCloseTo(0.3, 1.7);
    expect(simulation.gapsFilled.mean).toBeCloseTo(1.2, 1.5);
    expect(simulation.gapsFilled).toMatchObject({ low: 0, median: 1, high: 2 });
  });

  it('is the same for the same seed and differs for another', () => {
    const of = (seed: number) => runScenario(context, { landings, seed, draws: 50 }).simulation;
    expect(of(5)).toEqual(of(5));
    expect(of(5).presence).not.toEqual(of(6).presence);
  });

  it('agrees with the full judgement when everything comes for certain', () => {
    const certain = landings.map((one) => ({ ...one, probability: 1 }));
    const result = runScenario(context, { landings: certain, seed: 1, draws: 10 });
    expect(result.simulation.gapsFilled).toEqual({ mean: 2, low: 2, median: 2, high: 2 });
    expect(result.filled).toHaveLength(2);
    expect(result.simulation.planSatisfied.mean).toBe(result.after.planDirections.satisfied.length);
  });
});

describe('faulty landings', () => {
  it.each([
    ['landing_company_unknown', { companyId: 'nobody' as CompanyId }],
    ['landing_company_local', { companyId: 'carco' as CompanyId }],
    ['landing_platform_unknown', { platformId: 'nowhere' as PlatformId }],
    ['landing_segments_missing', { segments: [] }],
    ['landing_segment_unknown', { segments: [{ segmentId: 'nev/none' as SegmentId, share: 1 }] }],
    ['landing_share_invalid', { segments: [{ segmentId: 'nev/chip' as SegmentId, share: 1.5 }] }],
    ['landing_share_invalid', { segments: [{ segmentId: 'nev/chip' as SegmentId, share: Number.NaN }] }],
    ['landing_probability_invalid', { probability: -0.1 }],
    ['landing_probability_invalid', { probability: Number.NaN }],
    ['landing_year_invalid', { startYear: 2027.5 }],
    ['landing_amount_invalid', { landMu: -1 }],
  ])('are refused with %s', (code, overrides) => {
    expect(faultCodes(() => run(landing('foundry', ['nev/casting'], overrides)))).toContain(code);
  });

  it('a firm lands once as itself, a firm like a local one is welcome', () => {
    const twice = [landing('foundry', ['nev/casting']), landing('foundry', ['nev/motor'], { id: 'again' })];
    expect(faultCodes(() => run(...twice))).toEqual(['landing_repeated']);
    expect(run(landing('carco', ['nev/motor'], { as: 'like' })).filled).toEqual(['nev/motor']);
  });

  it('all are named at once', () => {
    const landings = [landing('carco', ['nev/car']), landing('foundry', ['nev/casting'], { probability: 2 })];
    expect(faultCodes(() => run(...landings))).toEqual(['landing_company_local', 'landing_probability_invalid']);
  });
});

describe('opening a scenario on newer data', () => {
  it('says what was added, removed and judged anew', () => {
    const saved = new Map([
      ['nev/steel', { verdict: '有', kind: null }],
      ['nev/casting', { verdict: '不知', kind: '待核' }],
      ['nev/gone', { verdict: '缺', kind: '补' }],
    ] as const) as unknown as Parameters<typeof compareVersions>[0];
    const now = new Map([...context.before].filter(([id]) => id === 'nev/casting' || id === 'nev/chip'));
    expect(compareVersions(saved, now)).toEqual({
      added: ['nev/chip'],
      removed: ['nev/gone', 'nev/steel'],
      changed: [
        { segmentId: 'nev/casting', before: { verdict: '不知', kind: '待核' }, after: { verdict: '缺', kind: '补' } },
      ],
    });
  });
});
