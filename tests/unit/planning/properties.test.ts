import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { SegmentId } from '../../../server/graph/ids.ts';
import type { GraphSnapshot } from '../../../server/graph/snapshot.ts';
import { runScenario } from '../../../server/planning/scenario/run-scenario.ts';
import { rankChokepoints, runShock } from '../../../server/planning/shock/run-shock.ts';
import { graph, regionId } from '../../support/graph-builder.ts';
import { contextOf, landing } from '../../support/planning-city.ts';

const SEGMENTS = Array.from({ length: 8 }, (_, at) => `c/s${at}`);

/** A random acyclic chain of 8 segments with some local companies, and 8 companies outside. */
const city = fc
  .record({
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom('core', 'common', 'auxiliary')), { maxLength: 14 }),
    local: fc.array(fc.nat(7), { maxLength: 6 }),
    coverage: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  })
  .map(({ links, local, coverage }) => {
    const builder = graph()
      .segments(...SEGMENTS)
      .platform('park')
      .localList('local', { c: coverage });
    for (const [a, b, necessity] of links) if (a < b) builder.input(`c/s${a}`, `c/s${b}`, necessity);
    local.forEach((segment, at) => builder.operates(`local${at}`, `c/s${segment}`));
    SEGMENTS.forEach((_, at) => builder.company(`out${at}`, { regionId: regionId('330100') }));
    return builder.snapshot();
  });

const landings = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 5 })
  .map((pairs) =>
    pairs.map(([a, b], at) =>
      landing(`out${at}`, a === b ? [`c/s${a}`] : [`c/s${a}`, `c/s${b}`], { probability: 0.5 }),
    ),
  );

/** Content of a snapshot with all its look-ups. */
function hashOf(snapshot: GraphSnapshot): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value;
  return createHash('sha256').update(JSON.stringify(snapshot, plain)).digest('hex');
}

describe('on any city', () => {
  it('adding a landing never fills fewer gaps, and each filled gap stays filled', () => {
    fc.assert(
      fc.property(city, landings, (snapshot, all) => {
        const context = contextOf(snapshot);
        let before: readonly SegmentId[] = [];
        for (let count = 1; count <= all.length; count += 1) {
          const { filled } = runScenario(context, { landings: all.slice(0, count), seed: 1, draws: 1 });
          expect(filled).toEqual(expect.arrayContaining([...before]));
          before = filled;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no simulation changes the base graph', () => {
    fc.assert(
      fc.property(city, landings, (snapshot, all) => {
        const before = hashOf(snapshot);
        const context = contextOf(snapshot);
        runScenario(context, { landings: all, seed: 1, draws: 5 });
        rankChokepoints(snapshot, context.before);
        for (const [segmentId, { verdict }] of context.before) {
          const type = verdict === '有' ? ('segment' as const) : ('import' as const);
          runShock(snapshot, context.before, { type, segmentId, share: 1 }, { seed: 1, draws: 3 });
        }
        expect(hashOf(snapshot)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('inputs that run in circles are judged like any others, and the graph stays as it is', () => {
    const circle = graph()
      .segments('c/s0', 'c/s1', 'c/s2')
      .platform('park')
      .localList('local', { c: 0.9 })
      .input('c/s0', 'c/s1', 'core')
      .input('c/s1', 'c/s2', 'core')
      .input('c/s2', 'c/s0', 'core')
      .operates('local0', 'c/s0')
      .company('out0', { regionId: regionId('330100') })
      .snapshot();
    const before = hashOf(circle);
    const result = runScenario(contextOf(circle), { landings: [landing('out0', ['c/s1'])], seed: 1, draws: 10 });
    expect(result.filled).toEqual(['c/s1']);
    expect(hashOf(circle)).toBe(before);
  });

  it('the order of the landings does not matter', () => {
    fc.assert(
      fc.property(city, landings, (snapshot, all) => {
        const context = contextOf(snapshot);
        const forth = runScenario(context, { landings: all, seed: 1, draws: 1 });
        const back = runScenario(context, { landings: [...all].reverse(), seed: 1, draws: 1 });
        expect(back.after).toEqual(forth.after);
        expect([...back.filled].sort()).toEqual([...forth.filled].sort());
      }),
      { numRuns: 40 },
    );
  });
});
