/**
 * The ranker's pooled form, for corpora beyond the exact form: the same formula, computed for the best documents of each
 * query by words and by feedback instead of for all. Neighbours are sought in the pool; there is no latent space. Leaves
 * of one tree share one pool, over which they compete, and are scored twice as in the exact form.
 */
import { stripLevelMark } from '../../text/company-name.ts';
import { normaliseText } from '../../text/normalise.ts';
import { compact, holdsPhrase } from '../../text/tokenise.ts';
import { combineParts, withoutNoise } from '../combine-parts.ts';
import { PHRASE_WEIGHTS, TREE_WEIGHTS } from '../defaults.ts';
import type { RankingWeights } from '../defaults.ts';
import { scaleToMax } from '../feedback.ts';
import type { NeighbourGraph } from '../neighbour-graph.ts';
import { applyCompetition } from '../ranker.ts';
import type { QueryScores, RankingQuery } from '../ranker.ts';
import type { TermSource } from '../term-source.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { moveQuery, prepareLeaf } from './leaf-query.ts';
import type { LeafQuery } from './leaf-query.ts';
import { poolNeighbours } from './pool-neighbours.ts';
import { readPool, sumsOver } from './pool-rows.ts';
import type { PoolRows } from './pool-rows.ts';
import type { PooledIndex } from './pooled-index.ts';
import { RowScorer } from './row-scorer.ts';
import type { WeightedTerm } from './row-scorer.ts';

/** Scores over a pool: entry i of every array belongs to document `ids[i]`; ids ascend. */
export interface PooledScores {
  readonly ids: readonly string[];
  /** One per query, in the order asked. */
  readonly scores: readonly QueryScores[];
  /** Places of each query's own pool, ascending; the others are in other queries' pools. */
  readonly pools: readonly Uint32Array[];
}

/** Documents to be scored beside each query's best. */
export interface PoolExtras {
  /** Ids scored in any case; unknown ones are left out. */
  readonly always?: readonly string[];
  /** Ids, such as a city's own companies, the best of which are pooled for each query too. */
  readonly among?: readonly string[];
}

/** What the formula takes beside the leaves: the pool, and what feedback-independent sums over it are. */
interface Pool {
  readonly rows: PoolRows;
  /** Places of each leaf's own documents and of those scored in any case. */
  readonly members: readonly Uint32Array[];
  readonly graph: NeighbourGraph;
  readonly rawWords: readonly Float64Array[];
  readonly parents: readonly Float64Array[];
  readonly phrases: readonly Float64Array[];
}

export class PooledRanker implements TermSource {
  readonly index: PooledIndex;
  readonly #scorer: RowScorer;

  constructor(index: PooledIndex) {
    this.index = index;
    this.#scorer = new RowScorer(index);
  }

  get vocabulary(): Vocabulary {
    return this.index.vocabulary;
  }

  get size(): number {
    return this.index.size;
  }

  idf(): Float64Array {
    return this.index.statistics.idf();
  }

  impacts(documentId: string): (token: string) => number {
    const number = this.index.find(documentId);
    const { terms, impacts } = readPool(this.index, number === undefined ? [] : [number]);
    const byTerm = new Map(Array.from(terms, (term, i) => [term, impacts[i] ?? 0]));
    return (token) => byTerm.get(this.index.vocabulary.find(token) ?? -1) ?? 0;
  }

  /** Scores a free phrase. */
  scorePhrase(query: RankingQuery, extras: PoolExtras = {}, weights: RankingWeights = PHRASE_WEIGHTS): PooledScores {
    const [leaves, pool] = this.#pool([query], extras, weights);
    const scores = scoreLeaves(leaves, pool, [leaves[0]?.moved ?? []], weights);
    return { ids: pool.rows.ids, scores, pools: pool.members };
  }

  /** Scores all leaves of one tree; with `compete`, each document's score is shared out among them. */
  scoreTree(
    queries: readonly RankingQuery[],
    compete: boolean,
    extras: PoolExtras = {},
    weights: RankingWeights = TREE_WEIGHTS,
  ): PooledScores {
    const [leaves, pool] = this.#pool(queries, extras, weights);
    const round = (moved: readonly (readonly WeightedTerm[])[]): QueryScores[] => {
      const scores = scoreLeaves(leaves, pool, moved, weights);
      if (compete && leaves.length > 1) applyCompetition(scores, pool.rows.ids.length);
      return scores;
    };
    const first = round(leaves.map(({ moved }) => moved));
    const movedAgain = leaves.map(({ terms }, q) =>
      moveQuery(this.index, terms, pool.rows, withoutNoise(first[q]?.total ?? new Float64Array(0))),
    );
    return { ids: pool.rows.ids, scores: round(movedAgain), pools: pool.members };
  }

  #pool(queries: readonly RankingQuery[], extras: PoolExtras, weights: RankingWeights): [readonly LeafQuery[], Pool] {
    const { index } = this;
    index.settle();
    const always = (extras.always ?? []).flatMap((id) => index.find(id) ?? []);
    const among = extras.among && this.#marks(extras.among);
    const leaves = queries.map((query) => prepareLeaf(index, this.#scorer, query, weights, among));
    return [leaves, this.#readPool(leaves, always, weights)];
  }

  /** 1 by number of the documents with these ids. */
  #marks(ids: readonly string[]): Uint8Array {
    const numbers = ids.flatMap((id) => this.index.find(id) ?? []);
    const marks = new Uint8Array(numbers.reduce((length, number) => Math.max(length, number + 1), 0));
    for (const number of numbers) marks[number] = 1;
    return marks;
  }

  #readPool(leaves: readonly LeafQuery[], always: readonly number[], weights: RankingWeights): Pool {
    const { index } = this;
    const rows = readPool(index, new Set([...leaves.flatMap(({ documents }) => documents), ...always]));
    const placeOf = new Map(rows.numbers.map((number, place) => [number, place]));
    const members = leaves.map(({ documents }) =>
      Uint32Array.from(new Set([...documents, ...always]), (number) => placeOf.get(number) ?? 0).sort(),
    );
    const rawWords = sumsOver(
      rows,
      leaves.map(({ words }) => words),
    );
    return {
      rows,
      members,
      graph: poolNeighbours(rows, index.vocabulary, index.statistics.documentFrequency),
      rawWords,
      parents: sumsOver(
        rows,
        leaves.map(({ parent }) => parent),
      ),
      phrases: leaves.map(({ query }, q) => this.#phraseMatches(rows, rawWords[q], query, weights.phraseBonus)),
    };
  }

  /** The bonus where the whole phrase stands; only documents with words of the query can hold it. */
  #phraseMatches(pool: PoolRows, rawWords: Float64Array | undefined, query: RankingQuery, bonus: number): Float64Array {
    const matches = new Float64Array(pool.ids.length);
    const phrase = compact(stripLevelMark(normaliseText(query.text)));
    if (bonus === 0 || phrase === '') return matches;
    pool.numbers.forEach((number, i) => {
      if ((rawWords?.[i] ?? 0) === 0) return;
      const { rows, d } = this.index.locate(number);
      if (rows.phrases.includes(d, phrase) && holdsPhrase(rows.phrases.read(d), phrase)) matches[i] = bonus;
    });
    return matches;
  }
}

/** One round of the formula. @param moved the leaves' queries as feedback moved them. */
function scoreLeaves(
  leaves: readonly LeafQuery[],
  pool: Pool,
  moved: readonly (readonly WeightedTerm[])[],
  weights: RankingWeights,
): QueryScores[] {
  const { norms } = pool.rows;
  const none = new Float64Array(norms.length);
  const dots = sumsOver(pool.rows, moved);
  return leaves.map(({ query }, q) => {
    const cosines = (dots[q] ?? none).map((dot, i) => ((norms[i] ?? 0) > 0 ? dot / (norms[i] ?? 1) : 0));
    const rawWords = pool.rawWords[q] ?? none;
    const parts = {
      words: scaleToMax(rawWords),
      parent: (pool.parents[q] ?? none).slice(),
      feedback: scaleToMax(cosines),
      neighbours: new Float64Array(norms.length),
      phrase: pool.phrases[q] ?? none,
      total: new Float64Array(norms.length),
    };
    combineParts(parts, weights, () => pool.graph);
    return { query, rawWords, ...parts, competition: new Float64Array(norms.length) };
  });
}
