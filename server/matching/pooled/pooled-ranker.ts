/**
 * The ranker's pooled form, for corpora beyond the exact form: the same formula, computed for the best documents of each
 * query by words and by feedback instead of for all. Neighbours are sought in the pool; there is no latent space. Leaves
 * of one tree share one pool, over which they compete, and are scored twice as in the exact form.
 */
import { stripLevelMark } from '../../text/company-name.ts';
import { normaliseText } from '../../text/normalise.ts';
import { compact, holdsPhrase } from '../../text/tokenise.ts';
import { NEIGHBOURS, PHRASE_WEIGHTS, TREE_WEIGHTS } from '../defaults.ts';
import type { RankingWeights } from '../defaults.ts';
import { scaleToMax } from '../feedback.ts';
import { applyCompetition } from '../ranker.ts';
import type { QueryScores, RankingQuery } from '../ranker.ts';
import { moveQuery, prepareLeaf } from './leaf-query.ts';
import type { LeafQuery } from './leaf-query.ts';
import { poolNeighbours } from './pool-neighbours.ts';
import type { PoolNeighbours } from './pool-neighbours.ts';
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
}

/** What the formula takes beside the leaves: the pool, and what feedback-independent sums over it are. */
interface Pool {
  readonly rows: PoolRows;
  readonly graph: PoolNeighbours;
  readonly rawWords: readonly Float64Array[];
  readonly parents: readonly Float64Array[];
  readonly phrases: readonly Float64Array[];
}

export class PooledRanker {
  readonly index: PooledIndex;
  readonly #scorer: RowScorer;

  constructor(index: PooledIndex) {
    this.index = index;
    this.#scorer = new RowScorer(index);
  }

  /** Scores a free phrase. @param always as for scoreTree. */
  scorePhrase(
    query: RankingQuery,
    always: readonly string[] = [],
    weights: RankingWeights = PHRASE_WEIGHTS,
  ): PooledScores {
    const leaves = [prepareLeaf(this.index, this.#scorer, query, weights)];
    const pool = this.#readPool(leaves, weights, always);
    return { ids: pool.rows.ids, scores: scoreLeaves(leaves, pool, [leaves[0]?.moved ?? []], weights) };
  }

  /**
   * Scores all leaves of one tree; with `compete`, each document's score is shared out among them.
   *
   * @param always ids scored in any case, such as a city's own companies; unknown ones are left out.
   */
  scoreTree(
    queries: readonly RankingQuery[],
    compete: boolean,
    always: readonly string[] = [],
    weights: RankingWeights = TREE_WEIGHTS,
  ): PooledScores {
    const leaves = queries.map((query) => prepareLeaf(this.index, this.#scorer, query, weights));
    const pool = this.#readPool(leaves, weights, always);
    const round = (moved: readonly (readonly WeightedTerm[])[]): QueryScores[] => {
      const scores = scoreLeaves(leaves, pool, moved, weights);
      if (compete && leaves.length > 1) applyCompetition(scores, pool.rows.ids.length);
      return scores;
    };
    const first = round(leaves.map(({ moved }) => moved));
    const movedAgain = leaves.map(({ terms }, q) =>
      moveQuery(this.index, terms, pool.rows, withoutNoise(first[q]?.total ?? new Float64Array(0))),
    );
    return { ids: pool.rows.ids, scores: round(movedAgain) };
  }

  #readPool(leaves: readonly LeafQuery[], weights: RankingWeights, always: readonly string[]): Pool {
    const { index } = this;
    const wanted = always.flatMap((id) => index.find(id) ?? []);
    const rows = readPool(index, new Set([...leaves.flatMap(({ documents }) => documents), ...wanted]));
    const rawWords = sumsOver(
      rows,
      leaves.map(({ words }) => words),
    );
    return {
      rows,
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
    const parts = { rawWords, parent: pool.parents[q] ?? none, cosines, phrase: pool.phrases[q] ?? none };
    return combine(query, parts, pool.graph, weights);
  });
}

/** Weighs the parts and sums them, as the exact form does. */
function combine(
  query: RankingQuery,
  { rawWords, parent, cosines, phrase }: Record<'rawWords' | 'parent' | 'cosines' | 'phrase', Float64Array>,
  graph: PoolNeighbours,
  { wordShare, neighbourShare }: RankingWeights,
): QueryScores {
  const words = scaleToMax(rawWords);
  const feedback = scaleToMax(cosines);
  const base = words.map((value, i) => wordShare * (value + (parent[i] ?? 0)) + (1 - wordShare) * (feedback[i] ?? 0));
  const greatest = base.reduce((max, value) => Math.max(max, value), 0);
  const unit = greatest > 0 ? 1 / greatest : 0;
  const own = unit * (1 - neighbourShare);
  const parts = {
    words: words.map((value) => own * wordShare * value),
    parent: parent.map((value) => own * wordShare * value),
    feedback: feedback.map((value) => own * (1 - wordShare) * value),
    neighbours: smooth(graph, base).map((value) => unit * neighbourShare * value),
    phrase,
  };
  const total = parts.words.map(
    (value, i) =>
      value + (parts.parent[i] ?? 0) + (parts.feedback[i] ?? 0) + (parts.neighbours[i] ?? 0) + (phrase[i] ?? 0),
  );
  return { query, rawWords, ...parts, competition: new Float64Array(total.length), total };
}

/** Mean base score of each document's neighbours. */
function smooth({ lengths, neighbours, weights }: PoolNeighbours, base: Float64Array): Float64Array {
  const around = new Float64Array(base.length);
  for (let i = 0; i < base.length; i += 1) {
    const start = i * NEIGHBOURS.count;
    let sum = 0;
    for (let at = start; at < start + (lengths[i] ?? 0); at += 1)
      sum += (weights[at] ?? 0) * (base[neighbours[at] ?? 0] ?? 0);
    around[i] = sum;
  }
  return around;
}

/** Scores that differ by rounding only are equal, so that the order of summation never chooses an example. */
function withoutNoise(scores: Float64Array): Float64Array {
  return scores.map((score) => Math.round(score * 1e9) / 1e9);
}
