import { CorpusIndex } from '../../../server/matching/corpus-index.ts';
import { LATENT } from '../../../server/matching/defaults.ts';
import { buildLatentSpace, latentCosines } from '../../../server/matching/latent-space.ts';
import { buildNeighbourGraph } from '../../../server/matching/neighbour-graph.ts';

/** Two trades with two vocabularies each; every document speaks one vocabulary, bridges speak both of a trade. */
const TRADES = [
  ['转子', '定子', '绕组', '磁钢'],
  ['酿造', '酒曲', '窖池', '粮食'],
] as const;
const rows = Array.from({ length: LATENT.minDocuments }, (_, i) => {
  const trade = TRADES[i % 2] ?? TRADES[0];
  const first = trade[Math.floor(i / 2) % 4] ?? '';
  const second = trade[(Math.floor(i / 2) + 1) % 4] ?? '';
  return { id: `d${String(i).padStart(4, '0')}`, name: '', text: `${first}、${second}`, products: [] };
});
const index = new CorpusIndex(rows);

describe('buildLatentSpace', () => {
  it('brings texts of one trade together that share no word', () => {
    const corpus = index.weights();
    const space = buildLatentSpace(corpus);
    if (space === null) throw new Error('no space');
    const cosines = latentCosines(space, [[index.vocabulary.find('转子') ?? -1, 1]]);
    const same = corpus.documents.findIndex((_, d) => d % 2 === 0 && !(rows[d]?.text ?? '').includes('转'));
    const other = 1;
    expect(cosines[same]).toBeGreaterThan((cosines[other] ?? 0) - 1e-9);
    expect(Math.max(...cosines)).toBeLessThanOrEqual(1 + 1e-9);
    expect(cosines[other]).toBeLessThan(1e-6);
  });

  it('is the same on every run', () => {
    expect(buildLatentSpace(index.weights())).toEqual(buildLatentSpace(new CorpusIndex(rows).weights()));
  });

  it('is absent for a corpus too small to have one', () => {
    expect(buildLatentSpace(new CorpusIndex(rows.slice(0, 10)).weights())).toBeNull();
  });

  it('gives no likeness to a query of unknown terms or to a document without words', () => {
    const withEmpty = new CorpusIndex([...rows, { id: 'zz', name: '', text: '😀', products: [] }]);
    const space = buildLatentSpace(withEmpty.weights());
    if (space === null) throw new Error('no space');
    expect(latentCosines(space, []).every((cosine) => cosine === 0)).toBe(true);
    expect(latentCosines(space, [[0, 1]]).at(-1)).toBe(0);
  });
});

describe('buildNeighbourGraph', () => {
  it('takes the nearest by cosine, as a slow computation over all pairs finds them', () => {
    const small = new CorpusIndex(
      ['电机轴承', '电机水泵', '轴承水泵', '白酒'].map((text, i) => ({ id: `d${i}`, name: '', text, products: [] })),
    );
    const corpus = small.weights();
    const graph = buildNeighbourGraph(corpus, small.vocabulary);
    const vectors = corpus.ids.map((_, d) => {
      const vector = new Map<number, number>();
      for (let i = corpus.docStarts[d] ?? 0; i < (corpus.docStarts[d + 1] ?? 0); i += 1)
        if ((corpus.documentFrequency[corpus.docTerms[i] ?? 0] ?? 0) >= 2)
          vector.set(corpus.docTerms[i] ?? 0, corpus.docImpacts[i] ?? 0);
      return vector;
    });
    const length = (vector: Map<number, number>): number => Math.hypot(...vector.values());
    const cosine = (a: Map<number, number>, b: Map<number, number>): number =>
      [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0) / (length(a) * length(b));
    const slow = [1, 2].map((d) => cosine(vectors[0] ?? new Map(), vectors[d] ?? new Map()));
    const sum = (slow[0] ?? 0) + (slow[1] ?? 0);
    const found = new Map([...graph.neighbours.slice(0, graph.starts[1])].map((other, i) => [other, graph.weights[i]]));
    expect(found.size).toBe(2);
    expect(found.get(1)).toBeCloseTo((slow[0] ?? 0) / sum, 9);
    expect(found.get(2)).toBeCloseTo((slow[1] ?? 0) / sum, 9);
    expect(graph.starts[4]).toBe(graph.starts[3]);
  });

  it('seeks neighbours within a pool only, and finds the same ones when the pool is everybody', () => {
    const corpus = index.weights();
    const everybody = new Set(corpus.ids.map((_, d) => d));
    expect(buildNeighbourGraph(corpus, index.vocabulary, everybody)).toEqual(
      buildNeighbourGraph(corpus, index.vocabulary),
    );
    const pooled = buildNeighbourGraph(corpus, index.vocabulary, new Set([0, 8, 16]));
    expect([...new Set(pooled.neighbours)].sort((a, b) => a - b)).toEqual([0, 8, 16]);
    expect(pooled.starts[8]).toBe(pooled.starts[1]);
  });
});
