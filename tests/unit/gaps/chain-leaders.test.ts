import fc from 'fast-check';
import { chainLeaders } from '../../../server/gaps/chain-leaders.ts';
import type { GraphSnapshot } from '../../../server/graph/snapshot.ts';
import { chainId, companyId, graph, sourceId, TEST_CITY } from '../../support/graph-builder.ts';

const NEV = chainId('nev');
const local = { regionId: TEST_CITY };

const leadersIn = (snapshot: GraphSnapshot) =>
  chainLeaders(snapshot, NEV, (id) =>
    (snapshot.operationsOfSegment.get(id) ?? []).map(({ companyId: operating }) => operating),
  );

/** steel -> body -> car, with a toy segment apart. */
const chain = () =>
  graph()
    .segments('nev/steel', 'nev/body', 'nev/car', 'nev/toy')
    .input('nev/steel', 'nev/body')
    .input('nev/body', 'nev/car');

describe('链主', () => {
  it('lead by position, scale and the local suppliers they could draw along, counted by hand', () => {
    const snapshot = chain()
      .company('maker', { ...local, stockCode: '600000' })
      .company('presser', local)
      .company('smelter', local)
      .operates('maker', 'nev/car')
      .operates('presser', 'nev/body')
      .operates('smelter', 'nev/steel')
      .snapshot();
    const [maker, presser, smelter] = leadersIn(snapshot);
    expect([maker, presser, smelter].map((leader) => leader?.headId)).toEqual(['maker', 'presser', 'smelter']);
    expect(maker?.features).toEqual({ position: 2 / 3, scale: 0.6, pull: 1 });
    expect(maker?.score).toBeCloseTo(100 * (0.4 * (2 / 3) + 0.3 * 0.6 + 0.3), 9);
    expect(presser?.suppliers).toEqual({ segments: 1, companies: 1 });
    expect(smelter).toMatchObject({ score: 0, honour: null, interval: { best: 3, worst: 3 } });
  });

  it('count a group once, under its head, and none of its own firms as its supplier', () => {
    const snapshot = chain()
      .company('group', { honours: [{ kind: 'fortune500', year: 2024, sourceId: sourceId('list') }] })
      .company('cars', { ...local, parentId: companyId('group') })
      .company('bodies', { ...local, parentId: companyId('group') })
      .operates('cars', 'nev/car')
      .operates('bodies', 'nev/body')
      .snapshot();
    const leaders = leadersIn(snapshot);
    expect(leaders).toHaveLength(1);
    expect(leaders[0]).toMatchObject({
      headId: 'group',
      memberIds: ['bodies', 'cars'],
      honour: 'fortune500',
      suppliers: { segments: 1, companies: 0 },
    });
  });

  it('end at a circle of parents', () => {
    const snapshot = chain()
      .company('a', { ...local, parentId: companyId('b') })
      .company('b', { ...local, parentId: companyId('a') })
      .operates('a', 'nev/car')
      .snapshot();
    expect(leadersIn(snapshot)).toHaveLength(1);
  });

  it('have scores of 0 to 100 and never lose by a new local supplier', () => {
    const places = ['nev/steel', 'nev/body', 'nev/car', 'nev/toy'];
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), (others) => {
        const build = (suppliers: number) => {
          const builder = chain().company('maker', local).operates('maker', 'nev/car');
          others.forEach((place, at) =>
            builder.company(`o${at}`, local).operates(`o${at}`, places[place] ?? 'nev/toy'),
          );
          for (let at = 0; at < suppliers; at += 1) builder.company(`s${at}`, local).operates(`s${at}`, 'nev/body');
          return leadersIn(builder.snapshot());
        };
        const scoreOf = (leaders: ReturnType<typeof build>) =>
          leaders.find(({ headId }) => headId === 'maker')?.score ?? -1;
        const [before, after] = [build(0), build(1)];
        for (const { score } of after) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        }
        expect(scoreOf(after)).toBeGreaterThanOrEqual(scoreOf(before) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
