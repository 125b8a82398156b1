import fc from 'fast-check';
import type { ChainMap, MapSegment, ScenarioContent, ScenarioResultView } from '../../web/src/api/client.ts';
import {
  chartYears,
  hasYears,
  readAfter,
  toggleAfter,
  withYears,
  writeAfter,
} from '../../web/src/features/scenario/completion.ts';
import { movedIds, segmentsOn, touchedChains } from '../../web/src/features/scenario/map-states.ts';

type Change = ScenarioResultView['changes'][number];

const state = (status: MapSegment['status'], firms: number): Change['before'] => ({
  ...{ verdict: '有', status, kind: null, probability: 1, need: 10, firms },
});
const change = (segmentId: string, before: Change['before'], after: Change['after']): Change => ({
  ...{ segmentId, name: segmentId, chainId: segmentId.split('/')[0] ?? '', before, after, changed: [] },
  reason: { type: 'landing_here', related: [] },
});
const segment = (id: string, status: MapSegment['status']): MapSegment => ({
  ...{ id, name: id, shortName: id, tier: '上游', group: '材料', status },
  ...{ kind: null, localCount: 0, leaderName: null, products: [], planActions: [], need: 0 },
});
const map: Pick<ChainMap, 'segments'> = { segments: [segment('nev/a', 'missing'), segment('nev/b', 'strong')] };

describe('the map before and after', () => {
  const changes = [
    change('nev/a', state('missing', 0), state('weak', 1)),
    change('nev/c', state('missing', 0), state('missing', 0)),
  ];

  it('shows the state and the firms of each side, and leaves the rest as it is', () => {
    expect(segmentsOn('before', map, changes).map(({ status }) => status)).toEqual(['missing', 'strong']);
    expect(segmentsOn('after', map, changes)).toMatchObject([{ status: 'weak', localCount: 1 }, { status: 'strong' }]);
  });

  it('marks what looks different, not what only has another need', () => {
    expect([...movedIds(changes)]).toEqual(['nev/a']);
  });

  it('offers the chain with most changes first', () => {
    const more = [...changes, change('bio/x', state('weak', 1), state('weak', 2))];
    expect(touchedChains(more)).toEqual([
      { id: 'nev', count: 2 },
      { id: 'bio', count: 1 },
    ]);
    expect(touchedChains([])).toEqual([]);
  });
});

describe('the completion path', () => {
  const ids = ['l1', 'l2', 'l3'];

  it('reads back the order that it wrote', () => {
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: ([a, b]) => `${a}.${b}` }), (pairs) => {
        const after = pairs.reduce((all, [later, earlier]) => toggleAfter(all, later, earlier), {});
        const back = readAfter(writeAfter(after), ids);
        for (const id of ids)
          expect([...(back[id] ?? [])].sort()).toEqual(
            pairs
              .filter(([a]) => a === id)
              .map(([, b]) => b)
              .sort(),
          );
      }),
    );
  });

  it('takes a pair out that is put in twice', () => {
    expect(writeAfter(toggleAfter(toggleAfter({}, 'l1', 'l2'), 'l1', 'l2'))).toBeUndefined();
  });

  it('forgets landings that are gone, and one that waits for itself', () => {
    expect(readAfter('l1.l9~l9.l1~l2.l2~l3.l1', ids)).toEqual({ l3: ['l1'] });
    expect(readAfter(undefined, ids)).toEqual({});
  });

  it('covers every year of path and basket', () => {
    expect(chartYears([{ id: 'l1', year: 2028 }], [{ id: 'l1', startYear: 2031 }])).toEqual([2028, 2029, 2030, 2031]);
    expect(chartYears([], [])).toEqual([]);
  });

  it('is taken over into the scenario, landings that are not in it untouched', () => {
    const content = {
      landings: [
        { id: 'l1', startYear: 2030 },
        { id: 'l2', startYear: 2031 },
      ],
    } as unknown as ScenarioContent;
    const steps = [{ id: 'l1', year: 2027 }];
    expect(hasYears(content.landings, steps)).toBe(false);
    const taken = withYears(content, steps);
    expect(taken.landings.map(({ startYear }) => startYear)).toEqual([2027, 2031]);
    expect(hasYears(taken.landings, steps)).toBe(true);
  });
});
