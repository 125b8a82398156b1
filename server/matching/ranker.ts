/**
 * The ranking core: documents and queries, no graph. One class serves the product and the evaluation.
 *
 * The leaves of a tree are scored twice: who leads in the first round is the example of the second, so that after
 * competition a leaf learns from companies that are its own and not its neighbour's.
 *
 * score = ((1 - a) (w words + (1 - w) feedback) + a neighbours + phrase bonus) x competition, where words is fielded
 * BM25 over characters and pairs, feedback a cosine with the centroid of the best documents (Rocchio), neighbours the
 * mean base score of like companies, and competition the softmax share of the query among the leaves of its tree.
 */
import { stripLevelMark } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';
import { compact, forEachToken, holdsPhrase } from '../text/tokenise.ts';
import { combineParts, inverseMax, withoutNoise } from './combine-parts.ts';
import { CorpusIndex } from './corpus-index.ts';
import type { CorpusWeights } from './corpus-index.ts';
import { COMPETITION_TEMPERATURE, NEIGHBOURS, PHRASE_WEIGHTS, TREE_WEIGHTS } from './defaults.ts';
import type { RankingWeights } from './defaults.ts';
import type { FieldedDocument } from './document-fields.ts';
import { bestDocuments, feedbackScores, scaleToMax } from './feedback.ts';
import type { Likeness } from './feedback.ts';
import { buildLatentSpace, latentCosines } from './latent-space.ts';
import type { LatentSpace } from './latent-space.ts';
import { buildNeighbourGraph } from './neighbour-graph.ts';
import type { NeighbourGraph } from './neighbour-graph.ts';
import type { SimilarityTable } from './similarity-table.ts';
import type { TermSource } from './term-source.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is asked for. */
export interface RankingQuery {
  readonly id: string;
  /** The phrase or the segment's name. */
  readonly text: string;
  /** Further names and products of the same thing; each term counts once. */
  readonly expansions: readonly string[];
  /** Words that point to the trade without naming it; together they weigh `vocabularyWeight` times what the names do. */
  readonly vocabulary?: readonly string[];
  /** >= 0; 1 when absent. */
  readonly vocabularyWeight?: number;
  /** Name of the group the segment stands in; null for a free phrase. */
  readonly parent: string | null;
}

/** Scores of one query over all documents, by document number; the arrays are the exact parts of `total`. */
export interface QueryScores {
  readonly query: RankingQuery;
  /** Word score before anything else, unnormalised. */
  readonly rawWords: Float64Array;
  readonly words: Float64Array;
  readonly parent: Float64Array;
  readonly feedback: Float64Array;
  readonly neighbours: Float64Array;
  readonly phrase: Float64Array;
  readonly competition: Float64Array;
  readonly total: Float64Array;
}

export class Ranker implements TermSource {
  readonly index: CorpusIndex;
  #cached: Derived | null = null;

  constructor(documents: Iterable<FieldedDocument>) {
    this.index = new CorpusIndex(documents);
  }

  get vocabulary(): Vocabulary {
    return this.index.vocabulary;
  }

  get size(): number {
    return this.index.size;
  }

  idf(): Float64Array {
    return this.index.weights().idf;
  }

  /** Scores a free phrase. */
  scorePhrase(query: RankingQuery, weights: RankingWeights = PHRASE_WEIGHTS): QueryScores {
    const found = this.#find(query, weights);
    return this.#score(found, found.evidence, weights);
  }

  /**
   * Scores all leaves of one tree; with `compete`, each document's score is shared out among them.
   * @param similarity scores of a model of the user's own, in place of the latent cosine.
   */
  scoreTree(
    leaves: readonly RankingQuery[],
    compete: boolean,
    weights: RankingWeights = TREE_WEIGHTS,
    similarity: SimilarityTable | null = null,
  ): QueryScores[] {
    const competing = compete && leaves.length > 1;
    const found = leaves.map((leaf) => this.#find(leaf, weights));
    const likeness = leaves.map((leaf) => this.#likeness(leaf, similarity));
    const first = found.map((leaf, q) => this.#score(leaf, leaf.evidence, weights, likeness[q]));
    if (competing) applyCompetition(first, this.index.size);
    const second = found.map((leaf, q) =>
      this.#score(leaf, withoutNoise(first[q]?.total ?? leaf.evidence), weights, likeness[q]),
    );
    if (competing) applyCompetition(second, this.index.size);
    return second;
  }

  /** Distinct terms of a query that some document has, first appearance first. */
  queryTerms(texts: readonly string[]): number[] {
    const { documentFrequency } = this.index.weights();
    const terms = new Set<number>();
    for (const text of texts) {
      forEachToken(stripLevelMark(normaliseText(text)), (token) => {
        const term = this.index.vocabulary.find(token);
        if (term !== undefined && (documentFrequency[term] ?? 0) > 0) terms.add(term);
      });
    }
    return [...terms];
  }

  impacts(documentId: string): (token: string) => number {
    const corpus = this.index.weights();
    const d = corpus.numbers.get(documentId);
    const impacts = new Map<number, number>();
    if (d !== undefined) {
      for (let i = corpus.docStarts[d] ?? 0; i < (corpus.docStarts[d + 1] ?? 0); i += 1)
        impacts.set(corpus.docTerms[i] ?? 0, corpus.docImpacts[i] ?? 0);
    }
    return (token) => impacts.get(this.index.vocabulary.find(token) ?? -1) ?? 0;
  }

  /** What the query's own words find. */
  #find(query: RankingQuery, weights: RankingWeights): WordMatches {
    const corpus = this.index.weights();
    const terms = this.queryTerms([query.text, ...query.expansions]);
    const rawWords = sumImpacts(corpus, terms);
    this.#addVocabulary(corpus, terms, query, rawWords);
    const words = scaleToMax(rawWords);
    const parent = new Float64Array(corpus.ids.length);
    if (query.parent !== null && weights.parentWeight > 0) {
      const ofParent = sumImpacts(corpus, this.queryTerms([query.parent]));
      const factor = weights.parentWeight * inverseMax(ofParent);
      for (let d = 0; d < parent.length; d += 1) parent[d] = factor * (ofParent[d] ?? 0);
    }
    const evidence = words.map((value, d) => value + (parent[d] ?? 0));
    return { query, terms, rawWords, words, parent, evidence };
  }

  /** The user's own model where it was asked about the query, else the latent space where there is one. */
  #likeness(query: RankingQuery, similarity: SimilarityTable | null): Likeness | null {
    const own = similarity?.ofQuery(query.id, this.index.weights().ids);
    if (own) return () => own;
    const { space } = this.#derived();
    return space && ((moved) => latentCosines(space, moved));
  }

  /** Adds the words of the trade, scaled so that their idf sums to that of the query's own terms times their weight. */
  #addVocabulary(corpus: CorpusWeights, own: readonly number[], query: RankingQuery, into: Float64Array) {
    const { vocabulary = [], vocabularyWeight = 1 } = query;
    const known = new Set(own);
    const further = this.queryTerms(vocabulary).filter((term) => !known.has(term));
    const information = (terms: readonly number[]): number =>
      terms.reduce((sum, term) => sum + (corpus.idf[term] ?? 0), 0);
    const scale = further.length > 0 ? (vocabularyWeight * (information(own) || 1)) / information(further) : 0;
    if (scale === 0) return;
    sumImpacts(corpus, further).forEach((sum, d) => {
      into[d] = (into[d] ?? 0) + scale * sum;
    });
  }

  /** @param examples score by document that says which are the query's best. */
  #score(
    found: WordMatches,
    examples: Float64Array,
    weights: RankingWeights,
    likeness: Likeness | null = this.#likeness(found.query, null),
  ): QueryScores {
    const corpus = this.index.weights();
    const size = corpus.ids.length;
    const { query, terms, rawWords } = found;
    const scores = {
      query,
      rawWords,
      words: found.words.slice(),
      parent: found.parent.slice(),
      feedback: feedbackScores(corpus, this.index.vocabulary, terms, examples, likeness),
      neighbours: new Float64Array(size),
      phrase: phraseMatches(corpus, query, weights.phraseBonus),
      total: new Float64Array(size),
    };
    combineParts(scores, weights, (base) => this.#neighboursFor(base));
    return { ...scores, competition: new Float64Array(size) };
  }

  /** The neighbour graph; in a corpus too large for one, that of the best documents of the query. */
  #neighboursFor(base: Float64Array): NeighbourGraph {
    const { corpus, graph } = this.#derived();
    if (graph !== null) return graph;
    const pool = bestDocuments(base, NEIGHBOURS.pool);
    return buildNeighbourGraph(corpus, this.index.vocabulary, new Set(pool));
  }

  /** Neighbour graph and latent space of the corpus as it stands. */
  #derived(): Derived {
    const corpus = this.index.weights();
    if (this.#cached?.corpus !== corpus)
      this.#cached = {
        corpus,
        graph: corpus.ids.length > NEIGHBOURS.maxDocuments ? null : buildNeighbourGraph(corpus, this.index.vocabulary),
        space: buildLatentSpace(corpus),
      };
    return this.#cached;
  }
}

interface WordMatches {
  readonly query: RankingQuery;
  readonly terms: readonly number[];
  readonly rawWords: Float64Array;
  /** The same, 1 for the best document. */
  readonly words: Float64Array;
  readonly parent: Float64Array;
  /** Words and parent together. */
  readonly evidence: Float64Array;
}

interface Derived {
  readonly corpus: CorpusWeights;
  readonly graph: NeighbourGraph | null;
  readonly space: LatentSpace | null;
}

/** Sum of the impacts of the terms, per document. */
function sumImpacts(corpus: CorpusWeights, terms: readonly number[]): Float64Array {
  const sums = new Float64Array(corpus.ids.length);
  const { termStarts, postingDocs, postingImpacts } = corpus;
  for (const term of terms) {
    for (let p = termStarts[term] ?? 0; p < (termStarts[term + 1] ?? 0); p += 1) {
      const d = postingDocs[p] ?? 0;
      sums[d] = (sums[d] ?? 0) + (postingImpacts[p] ?? 0);
    }
  }
  return sums;
}

function phraseMatches(corpus: CorpusWeights, query: RankingQuery, bonus: number): Float64Array {
  const matches = new Float64Array(corpus.ids.length);
  const phrase = compact(stripLevelMark(normaliseText(query.text)));
  if (bonus === 0 || phrase === '') return matches;
  corpus.documents.forEach((document, d) => {
    if (holdsPhrase(document.phraseText, phrase)) matches[d] = bonus;
  });
  return matches;
}

/** Multiplies, in place, each score by its softmax share among the leaves; the difference is kept as a part of its own. */
export function applyCompetition(scores: readonly QueryScores[], size: number): void {
  const shares = new Float64Array(scores.length);
  for (let d = 0; d < size; d += 1) {
    let max = 0;
    for (const { total } of scores) max = Math.max(max, total[d] ?? 0);
    let sum = 0;
    scores.forEach(({ total }, q) => {
      shares[q] = Math.exp(((total[d] ?? 0) - max) / COMPETITION_TEMPERATURE);
      sum += shares[q] ?? 0;
    });
    scores.forEach(({ total, competition }, q) => {
      const before = total[d] ?? 0;
      const after = (before * (shares[q] ?? 0)) / sum;
      competition[d] = after - before;
      total[d] = after;
    });
  }
}
