import { graph } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

/** A city whose lists are wide enough that what is not seen is 缺. */
const wide = () => graph().localList('local', { c: 0.98, d: 0.98 });
const outcome = (analysis: ReturnType<typeof analyse>, id: string) => {
  const { kind, status, rule } = segmentOf(analysis, id);
  return [kind, status, rule.ruleId];
};

describe('the rule table', () => {
  it('fills a required input of a local segment', () => {
    const city = wide().segments('c/in', 'c/have').input('c/in', 'c/have', 'common').operates('cn-1', 'c/have');
    const analysis = analyse(city);
    expect(outcome(analysis, 'c/in')).toEqual(['补', 'missing', 'absent-required-fill']);
    expect(segmentOf(analysis, 'c/in').rule.inputs).toContainEqual({ name: 'requiredByLocal', value: 1 });
  });

  it('fills what lies between two local segments, over any number of steps', () => {
    const city = wide()
      .segments('c/top', 'c/one', 'c/two', 'c/end')
      .input('c/top', 'c/one', 'auxiliary')
      .input('c/one', 'c/two', 'auxiliary')
      .input('c/two', 'c/end', 'auxiliary')
      .operates('cn-1', 'c/top')
      .operates('cn-2', 'c/end');
    const analysis = analyse(city);
    expect(outcome(analysis, 'c/one')).toEqual(['补', 'missing', 'absent-between-fill']);
    expect(outcome(analysis, 'c/two')).toEqual(['补', 'missing', 'absent-between-fill']);
  });

  it('extends on one side of a local segment', () => {
    const city = wide()
      .segments('c/have', 'c/next', 'c/far', 'c/helper')
      .input('c/have', 'c/next')
      .input('c/next', 'c/far')
      .input('c/helper', 'c/have', 'auxiliary')
      .operates('cn-1', 'c/have');
    const analysis = analyse(city);
    expect(outcome(analysis, 'c/next')).toEqual(['延', 'extendable', 'absent-adjacent-extend']);
    expect(outcome(analysis, 'c/helper')).toEqual(['延', 'extendable', 'absent-adjacent-extend']);
    expect(outcome(analysis, 'c/far')).toEqual([null, 'missing', 'absent-not-listed']);
  });

  it('builds where the chain has nothing, also next to a local segment of another chain', () => {
    const city = wide().segments('c/have', 'd/new').input('c/have', 'd/new').operates('cn-1', 'c/have');
    expect(outcome(analyse(city), 'd/new')).toEqual(['建', 'missing', 'absent-chain-empty-build']);
  });

  it('lists a distant absent segment only when the plan names it, by the plan verb', () => {
    const city = () => wide().segments('c/have', 'c/apart').operates('cn-1', 'c/have');
    expect(outcome(analyse(city()), 'c/apart')).toEqual([null, 'missing', 'absent-not-listed']);
    expect(outcome(analyse(city().plan('c/apart', '延')), 'c/apart')).toEqual([
      '延',
      'extendable',
      'absent-plan-named',
    ]);
    expect(outcome(analyse(city().plan('c/apart', '强')), 'c/apart')).toEqual(['补', 'missing', 'absent-plan-named']);
  });

  it('strengthens the weak, leaves the strong alone, asks about the unknown', () => {
    const listed = { honours: [{ kind: 'listed' as const, year: 2010, sourceId: 'test-source' as never }] };
    const city = graph()
      .segments('c/weak', 'c/strong', 'c/unknown')
      .operates('cn-1', 'c/weak')
      .company('cn-2', listed)
      .operates('cn-2', 'c/strong')
      .operates('cn-3', 'c/strong')
      .localList('local', { c: 0.1 });
    const analysis = analyse(city);
    expect(outcome(analysis, 'c/weak')).toEqual(['强', 'weak', 'present-weak-strengthen']);
    expect(outcome(analysis, 'c/strong')).toEqual([null, 'strong', 'present-strong']);
    expect(outcome(analysis, 'c/unknown')).toEqual(['待核', 'unknown', 'unknown-verify']);
  });

  it("keeps the plan's verb as a column of its own where it differs from the computed kind", () => {
    const city = wide()
      .segments('c/in', 'c/have')
      .input('c/in', 'c/have')
      .operates('cn-1', 'c/have')
      .plan('c/in', '延');
    expect(segmentOf(analyse(city), 'c/in')).toMatchObject({ kind: '补', planActions: ['延'] });
  });
});

describe('a chain summary', () => {
  it('counts statuses, averages coverage, and orders gaps by need', () => {
    const city = wide()
      .segments('c/in', 'c/helper', 'c/have', 'c/apart')
      .input('c/in', 'c/have', 'core')
      .input('c/helper', 'c/have', 'auxiliary')
      .operates('cn-1', 'c/have');
    const chain = analyse(city).chains.get('c' as never);
    expect(chain?.counts).toEqual({ missing: 2, weak: 1, extendable: 1, strong: 0, unknown: 0 });
    expect(chain?.coverage).toBeCloseTo(0.98, 12);
    expect(chain?.unknownShare).toBe(0);
    expect(chain?.gapIds).toEqual(['c/in', 'c/helper', 'c/have']);
  });
});
