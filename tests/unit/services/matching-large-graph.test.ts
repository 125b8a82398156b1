import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SegmentId } from '../../../server/graph/ids.ts';
import { createGraphStateSource } from '../../../server/services/graph-state.ts';
import type { GraphState } from '../../../server/services/graph-state.ts';
import type { BuildProgress } from '../../../server/services/matching/matching-service.ts';
import type { SimilarityModel } from '../../../server/services/similarity/similarity-model.ts';
import type { SimilaritySource } from '../../../server/services/similarity/similarity-use.ts';
import { openSeededProduct } from '../../support/seeded-services.ts';
import type { SeededProduct } from '../../support/seeded-services.ts';

const TOP = 10;
let product: SeededProduct;
let cacheDir = '';
let exact: GraphState;
let pooled: GraphState;

const stateOf = (companies: number, onProgress?: (progress: BuildProgress) => void): Promise<GraphState> =>
  createGraphStateSource(product.store, () => '2026-11-24', null, {
    cacheFile: join(cacheDir, 'matching.index'),
    companies,
    onProgress,
  }).current();

beforeAll(async () => {
  product = await openSeededProduct();
  cacheDir = await mkdtemp(join(tmpdir(), 'liantu-large-'));
  exact = await stateOf(20_000);
  pooled = await stateOf(100);
}, 60_000);

afterAll(async () => {
  await product.close();
  await rm(cacheDir, { recursive: true, force: true });
});

const segmentIds = (): SegmentId[] => [...exact.snapshot.segments.keys()].filter((_, i) => i % 6 === 0);
const topOf = (state: GraphState, id: SegmentId): string[] =>
  state
    .ranking(id)
    .rows.slice(0, TOP)
    .map(({ companyId }) => companyId);

describe('a graph with more companies than the exact form takes', () => {
  const phasesOfStart = async (): Promise<readonly [GraphState, readonly string[]]> => {
    const phases: string[] = [];
    return [await stateOf(100, ({ phase }) => phases.push(phase)), phases];
  };
  const rowsOf = (state: GraphState): unknown => segmentIds().map((id) => state.ranking(id));

  it('is matched by the pooled form, whose index and scores are cached beside the data', async () => {
    expect((await readdir(cacheDir)).sort()).toEqual(['matching.index', 'matching.scores']);
    const [again, phases] = await phasesOfStart();
    expect(phases).toEqual([]);
    expect(rowsOf(again)).toEqual(rowsOf(pooled));
    expect(again.textEvidence).toEqual(pooled.textEvidence);
  });

  it('computes scores anew from the cached index when their file is damaged', async () => {
    const file = join(cacheDir, 'matching.scores');
    const good = await readFile(file);
    await writeFile(file, Buffer.from(good).fill(7, good.length - 4000, good.length - 3000));
    const [again, phases] = await phasesOfStart();
    expect(phases).toEqual(['loading', 'ready', 'scoring']);
    expect(rowsOf(again)).toEqual(rowsOf(pooled));
    expect((await readFile(file)).equals(good)).toBe(true);
  });

  it('puts nearly the same targets first as the exact form would', () => {
    let [shared, wanted] = [0, 0];
    for (const id of segmentIds()) {
      const expected = topOf(exact, id);
      const found = new Set(topOf(pooled, id));
      wanted += expected.length;
      shared += expected.filter((company) => found.has(company)).length;
    }
    expect(wanted).toBeGreaterThan(300);
    expect(shared / wanted).toBeGreaterThan(0.8);
  });

  it('gives rows whose parts sum to the score, with words, excerpts and probabilities', () => {
    const rows = segmentIds().flatMap((id) => pooled.ranking(id).rows.slice(0, TOP));
    for (const { fit } of rows) {
      expect(Math.abs(fit.score - fit.parts.reduce((sum, { value }) => sum + value, 0))).toBeLessThan(1e-9);
      expect(fit.probability).toBeGreaterThan(0);
    }
    expect(rows.filter(({ fit }) => fit.terms.length > 0 && fit.excerpt !== '').length).toBeGreaterThan(
      rows.length / 2,
    );
  });

  it('keeps every company with an entered link, and finds the same local evidence for nearly all segments', () => {
    for (const id of segmentIds()) {
      const curated = (state: GraphState): string[] =>
        state
          .ranking(id)
          .rows.filter(({ fit }) => fit.origin === 'curated')
          .map(({ companyId }) => companyId)
          .sort();
      expect(curated(pooled)).toEqual(curated(exact));
    }
    const ids = [...exact.textEvidence.keys()];
    const best = (state: GraphState, id: SegmentId): string | undefined => state.textEvidence.get(id)?.[0]?.companyId;
    const agreeing = ids.filter((id) => best(exact, id) === best(pooled, id));
    expect(agreeing.length / ids.length).toBeGreaterThan(0.85);
  });

  it('answers a free phrase as the exact form does', () => {
    const first = (state: GraphState): string | undefined =>
      state.matching.rankForPhrase('新能源汽车驱动电机').rows[0]?.companyId;
    expect(first(pooled)).toBe(first(exact));
    expect(pooled.matching.rankForPhrase('😀').emptyReason).toBe('no_searchable_words');
  });

  it('works without a cache file', async () => {
    const state = await createGraphStateSource(product.store, () => '2026-11-24', null, {
      cacheFile: null,
      companies: 100,
    }).current();
    const [id] = segmentIds();
    if (id === undefined) throw new Error('no segments');
    expect(topOf(state, id)).toEqual(topOf(pooled, id));
  });

  it('is left to the exact form where a model of the user has scored every company', async () => {
    const model: SimilarityModel = {
      name: '自备',
      ask: async ({ queries, companies }) => ({ scores: queries.map(() => companies.map(() => 0.5)) }),
    };
    const source: SimilaritySource = { model, batch: 2_000, totalTimeoutMs: 20_000, log: () => undefined };
    const cacheFile = join(cacheDir, 'not-written.index');
    const state = await createGraphStateSource(product.store, () => '2026-11-24', source, {
      cacheFile,
      companies: 100,
    }).current();
    expect(state.similarity.status).toBe('used');
    expect(await readdir(cacheDir)).not.toContain('not-written.index');
  });
});
