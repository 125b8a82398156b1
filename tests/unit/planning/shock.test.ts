import fc from 'fast-check';
import type { CompanyId, RegionId, SegmentId } from '../../../server/graph/ids.ts';
import { propagateShock } from '../../../server/planning/shock/propagate-shock.ts';
import { rankChokepoints, runShock } from '../../../server/planning/shock/run-shock.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { ShockSettler } from '../../../server/planning/shock/settle-shock.ts';
import { buildShockNetwork, type ShockLink } from '../../../server/planning/shock/shock-network.ts';
import { simulateShock } from '../../../server/planning/shock/simulate-shock.ts';
import { graph, regionId } from '../../support/graph-builder.ts';
import { assessByGaps } from '../../support/planning-city.ts';
import { heavyTailedLinks } from '../../support/planning-networks.ts';

const link = (from: number, to: number, necessity: ShockLink['necessity'] = 'core'): ShockLink => ({
  from,
  to,
  necessity,
});
const shock = (nodes: number, links: readonly ShockLink[], shortfall = 1) =>
  propagateShock(buildShockNetwork(nodes, links), [{ node: 0, shortfall }]);

describe('propagation on graphs with a closed form', () => {
  it('passes a core loss whole down a line, one step a link', () => {
    const { shortfall, firstStep, fullStep, cause } = shock(4, [link(0, 1), link(1, 2), link(2, 3)], 0.6);
    expect([...shortfall]).toEqual([0.6, 0.6, 0.6, 0.6]);
    expect([...firstStep]).toEqual([0, 1, 2, 3]);
    expect([...fullStep]).toEqual([0, 1, 2, 3]);
    expect([...cause]).toEqual([-1, 0, 1, 2]);
  });

  it('halves at each common link and lasts two steps of stock: .5^k at 2k', () => {
    const { shortfall, firstStep } = shock(4, [link(0, 1, 'common'), link(1, 2, 'common'), link(2, 3, 'common')]);
    expect([...shortfall]).toEqual([1, 0.5, 0.25, 0.125]);
    expect([...firstStep]).toEqual([0, 2, 4, 6]);
  });

  it('takes the scarcest input of a diamond, first the near weak one, later the far strong one', () => {
    // 0 -> 3 auxiliary (.2 at step 3); 0 -> 1 -> 2 -> 4 -> 3 core (1 at step 4).
    const links = [link(0, 3, 'auxiliary'), link(0, 1), link(1, 2), link(2, 4), link(4, 3)];
    const { shortfall, firstStep, fullStep, cause } = shock(5, links);
    expect([shortfall[3], firstStep[3], fullStep[3], cause[3]]).toEqual([1, 3, 4, 4]);
  });

  it('ends on a cycle at the greatest product', () => {
    const { shortfall } = shock(3, [link(0, 1, 'common'), link(1, 2), link(2, 1), link(2, 0)]);
    expect([...shortfall]).toEqual([1, 0.5, 0.5]);
  });

  it('reaches a star and nothing else, and drops what is below the least shortfall', () => {
    const star = shock(4, [link(0, 1), link(0, 2), link(3, 0)]);
    expect(star.hit).toEqual([0, 1, 2]);
    expect(shock(3, [link(0, 1, 'auxiliary'), link(1, 2, 'auxiliary')], 1).hit).toEqual([0, 1]);
  });

  it.each([[0], [-1], [1.1], [Number.NaN]])('refuses a loss of %p', (shortfall) => {
    expect(() => shock(2, [], shortfall)).toThrow('shock_size_invalid');
  });

  it('refuses an origin outside the network', () => {
    expect(() => propagateShock(buildShockNetwork(2, []), [{ node: 2, shortfall: 1 }])).toThrow('shock_origin_unknown');
  });

  it('equals the slow fixed point on any graph, cycles included', () => {
    const links = fc.array(
      fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom<ShockLink['necessity']>('core', 'common', 'auxiliary')),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(links, fc.nat(7), (tuples, origin) => {
        const all = tuples.map(([from, to, necessity]) => link(from, to, necessity));
        const fast = propagateShock(buildShockNetwork(8, all), [{ node: origin, shortfall: 1 }], () => true, 1e-9);
        expect([...fast.shortfall]).toEqual(fixedPoint(8, all, origin).map((value) => expect.closeTo(value, 9)));
      }),
    );
  });

  it('the end state alone is the same as after all steps, also with links that hold nothing, again and again', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const network = buildShockNetwork(60, heavyTailedLinks(60, 3, seededRng(seed)));
        const settler = new ShockSettler(network);
        for (const node of [0, seed % 60, 7]) {
          const origins = [
            { node, shortfall: 1 },
            { node: (node + 5) % 60, shortfall: 0.4 },
          ];
          const passes = (at: number): boolean => (at + seed) % 4 !== 0;
          const slow = propagateShock(network, origins, passes);
          const hit = settler.settle(origins, passes);
          expect([...hit].sort((a, b) => a - b)).toEqual([...slow.hit].sort((a, b) => a - b));
          const levels = Array.from({ length: 60 }, (_, at) => settler.shortfallOf(at));
          expect(levels).toEqual([...slow.shortfall].map((value) => expect.closeTo(value, 9)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** shortfall(v) = max over inputs, repeated until nothing moves. */
function fixedPoint(nodes: number, links: readonly ShockLink[], origin: number): number[] {
  const weight = { core: 1, common: 0.5, auxiliary: 0.2 };
  const level: number[] = Array.from({ length: nodes }, (_, node) => (node === origin ? 1 : 0));
  for (let round = 0; round < 60; round += 1) {
    for (const { from, to, necessity } of links) {
      const passed = (level[from] ?? 0) * weight[necessity];
      if (from !== to && passed >= 1e-9) level[to] = Math.max(level[to] ?? 0, passed);
    }
  }
  return level;
}

describe('the known shape', () => {
  it('a few nodes carry most of the risk, nearly all reach less than 1 %', () => {
    const nodes = 3000;
    const network = buildShockNetwork(nodes, heavyTailedLinks(nodes, 2, seededRng(11)));
    const reach = Array.from(
      { length: nodes },
      (_, node) => propagateShock(network, [{ node, shortfall: 1 }]).hit.length,
    );
    reach.sort((a, b) => b - a);
    expect(reach[0]).toBeGreaterThan(0.2 * nodes);
    expect(reach.filter((hit) => hit < 0.01 * nodes).length / nodes).toBeGreaterThan(0.9);
    const total = reach.reduce((sum, hit) => sum + hit, 0);
    const heaviest = reach.slice(0, nodes / 100).reduce((sum, hit) => sum + hit, 0);
    expect(heaviest / total).toBeGreaterThan(0.3);
  });
});

describe('the simulation of replacements', () => {
  it('matches the closed form of a line: P(reach k) is the product of the link chances', () => {
    const network = buildShockNetwork(3, [link(0, 1), link(1, 2, 'common')]);
    const { hit, terminalShare } = simulateShock(network, [{ node: 0, shortfall: 1 }], [2], { seed: 1, draws: 20_000 });
    expect(terminalShare.mean).toBeCloseTo(0.95 * 0.8, 1.7);
    expect(hit.mean).toBeCloseTo(1 + 0.95 + 0.95 * 0.8, 1.5);
  });

  it('is the same for the same seed', () => {
    const network = buildShockNetwork(3, [link(0, 1, 'auxiliary'), link(1, 2)]);
    const of = (seed: number) => simulateShock(network, [{ node: 0, shortfall: 1 }], [2], { seed, draws: 100 });
    expect(of(4)).toEqual(of(4));
    expect(of(4).hit.mean).not.toBe(of(5).hit.mean);
  });
});

/** wire (2 firms) -> motor -> car and fan; battery is not made here and feeds the car. Suppliers in and out of 浙江. */
const snapshot = graph()
  .region('340100')
  .segments('nev/wire', 'nev/motor', 'nev/car', 'nev/fan', 'nev/battery')
  .input('nev/wire', 'nev/motor')
  .input('nev/motor', 'nev/car')
  .input('nev/motor', 'nev/fan', 'common')
  .input('nev/battery', 'nev/car')
  .localList('local', { nev: 0.95 })
  .operates('wire1', 'nev/wire')
  .operates('wire2', 'nev/wire')
  .operates('motor1', 'nev/motor')
  .operates('car1', 'nev/car')
  .operates('fan1', 'nev/fan')
  .company('hangzhou', { regionId: regionId('330100') })
  .operates('hangzhou', 'nev/wire')
  .operates('hangzhou', 'nev/battery')
  .company('hefei', { regionId: regionId('340100') })
  .operates('hefei', 'nev/wire')
  .operates('hefei', 'nev/battery')
  .company('idle')
  .snapshot();
const states = assessByGaps(snapshot, new Set());
const run = { seed: 1, draws: 10 };
const company = (companyId: string) =>
  runShock(snapshot, states, { type: 'company', companyId: companyId as CompanyId }, run);

describe('a shock on the city', () => {
  it('one of two wire makers: half of the wire, half of the motors, a quarter of the fans', () => {
    const result = company('wire1');
    expect(result.losses).toEqual([
      { segmentId: 'nev/wire', shortfall: 0.5, supply: 'local', lostCompanyIds: ['wire1'] },
    ]);
    expect(result.affected.map(({ segmentId, shortfall, because }) => [segmentId, shortfall, because])).toEqual([
      ['nev/wire', 0.5, null],
      ['nev/motor', 0.5, 'nev/wire'],
      ['nev/car', 0.5, 'nev/motor'],
      ['nev/fan', 0.25, 'nev/motor'],
    ]);
    expect(result.affectedShare).toBe(1);
    expect(result.terminals).toEqual({ total: 2, reached: ['nev/car', 'nev/fan'], share: 1 });
  });

  it('names substitutes in the city, the province and outside', () => {
    expect(company('wire1').substitutes).toEqual([
      { segmentId: 'nev/wire', inCity: ['wire2'], inProvince: ['hangzhou'], outside: ['hefei'] },
    ]);
  });

  it('an import that fails reaches what uses it, and is no local segment itself', () => {
    const segmentId = 'nev/battery' as SegmentId;
    const result = runShock(snapshot, states, { type: 'import', segmentId, share: 1 }, run);
    expect(result.affected.map((one) => one.segmentId)).toEqual(['nev/car']);
    expect(result.terminals.share).toBe(0.5);
  });

  it('a region outside takes its part of the imports: one of two battery makers', () => {
    const result = runShock(snapshot, states, { type: 'region', regionId: '340100' as RegionId }, run);
    expect(result.losses).toEqual([
      { segmentId: 'nev/battery', shortfall: 0.5, supply: 'import', lostCompanyIds: ['hefei'] },
    ]);
  });

  it('ranks the motor first: both ends hang on it', () => {
    const ranked = rankChokepoints(snapshot, states);
    expect(ranked.map(({ segmentId, terminalLoss }) => [segmentId, terminalLoss])).toEqual([
      ['nev/wire', 0.75],
      ['nev/motor', 0.75],
      ['nev/battery', 0.5],
    ]);
  });

  it('refuses what has no output, and an import of what is made here', () => {
    expect(() => company('idle')).toThrow('shock_origin_empty');
    expect(() => company('nobody')).toThrow('shock_origin_unknown');
    const question = { type: 'import', segmentId: 'nev/wire' as SegmentId, share: 1 } as const;
    expect(() => runShock(snapshot, states, question, run)).toThrow('shock_origin_empty');
  });

  it('ends on cyclic inputs', () => {
    const cyclic = graph()
      .segments('c/a', 'c/b')
      .input('c/a', 'c/b')
      .input('c/b', 'c/a')
      .localList('local', { c: 0.9 })
      .operates('x', 'c/a')
      .operates('y', 'c/b')
      .snapshot();
    const here = assessByGaps(cyclic, new Set());
    const result = runShock(cyclic, here, { type: 'company', companyId: 'x' as CompanyId }, run);
    expect(result.affected.map(({ segmentId, shortfall }) => [segmentId, shortfall])).toEqual([
      ['c/a', 1],
      ['c/b', 1],
    ]);
    expect(result.terminals).toEqual({ total: 0, reached: [], share: 0 });
  });
});
