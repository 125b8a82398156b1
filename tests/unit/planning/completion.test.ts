import type { SegmentId } from '../../../server/graph/ids.ts';
import { type CompletionStep, completionPath } from '../../../server/planning/scenario/completion-path.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import type { SegmentState } from '../../../server/planning/types.ts';
import { graph } from '../../support/graph-builder.ts';
import { assessByGaps, smallCity } from '../../support/planning-city.ts';

const step = (id: string, segments: readonly string[], after: readonly string[] = []): CompletionStep => ({
  id,
  segmentIds: segments as readonly SegmentId[],
  after,
});

/** a -> b -> c -> d: only a stands; the need of the others is given. */
const line = graph()
  .segments('c/a', 'c/b', 'c/c', 'c/d')
  .input('c/a', 'c/b')
  .input('c/b', 'c/c')
  .input('c/c', 'c/d')
  .snapshot();
const state = (verdict: SegmentState['verdict'], need: number): SegmentState => ({
  ...{ verdict, need, status: verdict === '有' ? 'strong' : 'missing', kind: null, probability: 0, firms: 0 },
});
const states = (needs: Readonly<Record<string, number>>) =>
  new Map(
    ['c/a', 'c/b', 'c/c', 'c/d'].map((id) => [id as SegmentId, state(id === 'c/a' ? '有' : '缺', needs[id] ?? 10)]),
  );
const plan = (steps: readonly CompletionStep[], perYear = 1, needs = {}) =>
  completionPath(line, states(needs), { steps, firstYear: 2027, perYear });

describe('the completion path of a line whose head stands', () => {
  const steps = [step('d', ['c/d']), step('c', ['c/c']), step('b', ['c/b'])];

  it('goes down the line, as each segment is worth more beside a standing one', () => {
    const path = plan(steps);
    // b alone: 10 x 1.5. With c: b 10 x 2, c 10 x 1.5. With d: all three 10 x 2.
    expect(path.steps.map(({ id, year, worth }) => [id, year, worth])).toEqual([
      ['b', 2027, 15],
      ['c', 2028, 20],
      ['d', 2029, 25],
    ]);
    expect(path).toMatchObject({ value: 15 + 35 + 60, closedYear: 2029, method: 'exact' });
  });

  it('takes a much needed segment first all the same', () => {
    expect(plan(steps, 1, { 'c/d': 100 }).steps[0]?.id).toBe('d');
  });

  it('closes after ceil(n / capacity) years', () => {
    expect(plan(steps, 2).closedYear).toBe(2028);
    expect(plan(steps, 3).closedYear).toBe(2027);
    expect(plan([]).closedYear).toBeNull();
  });

  it('keeps what must come in an earlier year', () => {
    const dependent = [step('b', ['c/b'], ['d']), step('c', ['c/c']), step('d', ['c/d'])];
    const years = new Map(plan(dependent, 2).steps.map(({ id, year }) => [id, year]));
    expect(years.get('b') ?? 0).toBeGreaterThan(years.get('d') ?? 9999);
  });

  it('counts a segment once when two steps bring it', () => {
    expect(plan([step('b', ['c/b']), step('b2', ['c/b'])]).steps.map(({ worth }) => worth)).toEqual([15, 0]);
  });

  it('refuses a circle, an unknown predecessor and no capacity', () => {
    expect(() => plan([step('b', ['c/b'], ['c']), step('c', ['c/c'], ['b'])])).toThrow('completion_dependency_unknown');
    expect(() => plan([step('b', ['c/b'], ['x'])])).toThrow('completion_dependency_unknown');
    expect(() => plan(steps, 0)).toThrow('completion_capacity_invalid');
    expect(() => plan(steps, 1.5)).toThrow('completion_capacity_invalid');
  });
});

it.each([1, 2, 3, 4, 5, 6])('equals the best of all orders, seed %i', (seed) => {
  const rng = seededRng(seed);
  const snapshot = smallCity().snapshot();
  const judged = assessByGaps(snapshot, new Set());
  const ids = ['nev/casting', 'nev/motor', 'nev/chip', 'nev/steel', 'nev/car'];
  const steps = ids.map((id, at) =>
    step(`l${at}`, [id, ids[Math.floor(rng() * 5)] ?? id], rng() < 0.4 && at > 0 ? ['l0'] : []),
  );
  const perYear = 1 + Math.floor(rng() * 3);
  const path = completionPath(snapshot, judged, { steps, firstYear: 2027, perYear });
  const plans = [...schedules(steps, perYear)];
  const soonest = Math.min(...plans.map((years) => years.length));
  const best = Math.max(...plans.filter((years) => years.length === soonest).map(valueOf));
  expect(path.closedYear).toBe(2026 + soonest);
  expect(path.value).toBeCloseTo(best, 9);

  /** Worth of a schedule, from the definition. */
  function valueOf(years: readonly (readonly CompletionStep[])[]): number {
    const now = new Set([...judged].flatMap(([id, one]) => (one.verdict === '有' ? [id] : [])));
    const near = (id: SegmentId) =>
      snapshot.data.inputLinks.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    const opened = new Set<SegmentId>();
    let value = 0;
    for (const year of years) {
      for (const id of year.flatMap((one) => one.segmentIds)) if (!now.has(id)) opened.add(id);
      for (const id of opened) {
        const standing = near(id).filter((other) => now.has(other) || opened.has(other)).length;
        value += (judged.get(id)?.need ?? 0) * (1 + standing / near(id).length);
      }
    }
    return value;
  }
});

/** Every way to start all steps, at most `perYear` a year and each after its predecessors' year; no empty year. */
function* schedules(
  left: readonly CompletionStep[],
  perYear: number,
  done: readonly string[] = [],
): Generator<readonly (readonly CompletionStep[])[]> {
  if (left.length === 0) yield [];
  for (let mask = 1; mask < 1 << left.length; mask += 1) {
    const year = left.filter((_, at) => (mask & (1 << at)) !== 0);
    if (year.length > perYear || !year.every(({ after }) => (after ?? []).every((id) => done.includes(id)))) continue;
    const rest = left.filter((one) => !year.includes(one));
    for (const later of schedules(rest, perYear, [...done, ...year.map(({ id }) => id)])) yield [year, ...later];
  }
}
