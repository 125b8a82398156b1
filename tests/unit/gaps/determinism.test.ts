import { join } from 'node:path';
import type { TextEvidence } from '../../../server/gaps/types.ts';
import type { GraphData } from '../../../server/graph/entities.ts';
import type { SegmentId } from '../../../server/graph/ids.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { readSeed } from '../../../server/store/seed/read-seed.ts';
import { snapshotOf } from '../../support/graph-builder.ts';
import { analyse, toText } from './gap-cases.ts';

type Evidence = ReadonlyMap<SegmentId, readonly TextEvidence[]>;

function shuffled<Value>(values: readonly Value[], rng: () => number): Value[] {
  return values
    .map((value) => ({ value, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map((entry) => entry.value);
}

/** One match for every local company and fifth segment, with many equal probabilities. */
function someEvidence(data: GraphData): Evidence {
  const local = snapshotOf(data).localCompanyIds;
  return new Map(
    data.segments
      .filter((_, at) => at % 5 === 0)
      .map((segment, at) => [
        segment.id,
        [...local].sort().map((companyId, n) => ({ companyId, probability: ((n + at) % 10) / 10, excerpt: '匹配' })),
      ]),
  );
}

describe('the gap engine on the seed', () => {
  it('gives the same bytes for the same facts, twice and in any order of rows', async () => {
    const data = await readSeed(join(import.meta.dirname, '..', '..', '..', 'graph-seed'));
    const evidence = someEvidence(data);
    const before = toText(analyse(snapshotOf(data), { textEvidence: evidence }));
    expect(toText(analyse(snapshotOf(data), { textEvidence: evidence }))).toBe(before);
    for (const seed of [1, 2, 3]) {
      const rng = seededRng(seed);
      const mixed = Object.fromEntries(
        Object.entries(data).map(([name, rows]) => [name, Array.isArray(rows) ? shuffled(rows, rng) : rows]),
      ) as unknown as GraphData;
      const textEvidence = new Map(shuffled([...evidence], rng).map(([id, items]) => [id, shuffled(items, rng)]));
      expect(toText(analyse(snapshotOf(mixed), { textEvidence }))).toBe(before);
    }
  });
});
