/**
 * Pseudo-relevance feedback (Rocchio 1971): the best documents are taken as examples, the query moves towards their
 * centroid, and every document is compared with the moved query.
 */
import type { CorpusWeights } from './corpus-index.ts';
import { FEEDBACK } from './defaults.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A second opinion on every document's likeness, at least 0, by document number; `moved` is the query's weights by term. */
export type Likeness = (moved: ReadonlyMap<number, number>) => Float64Array;

/**
 * Likeness of each document to the moved query, 0-1 of the likest: a weighted mean of the cosine with its heaviest terms
 * and of `likeness` (the whole of it in the latent space, or a model of the user's own); the first alone without one.
 * `evidence` is the word score that chooses the examples; when no document has any, all scores are 0.
 */
export function feedbackScores(
  corpus: CorpusWeights,
  vocabulary: Vocabulary,
  queryTerms: readonly number[],
  evidence: Float64Array,
  likeness: Likeness | null,
): Float64Array {
  const examples = bestDocuments(evidence, FEEDBACK.documents);
  if (examples.length === 0) return new Float64Array(evidence.length);
  const moved = unitQuery(corpus, queryTerms);
  addCentroid(corpus, examples, evidence, moved);
  const plain = scaleToMax(heavyTermCosines(corpus, vocabulary, moved));
  if (likeness === null) return plain;
  const latent = scaleToMax(likeness(moved));
  return scaleToMax(
    plain.map((value, d) => (1 - FEEDBACK.latentShare) * value + FEEDBACK.latentShare * (latent[d] ?? 0)),
  );
}

/** Cosine of each document with the heaviest terms of the query. */
function heavyTermCosines(
  corpus: CorpusWeights,
  vocabulary: Vocabulary,
  query: ReadonlyMap<number, number>,
): Float64Array {
  const kept = [...query]
    .sort((a, b) => b[1] - a[1] || (vocabulary.term(a[0]) < vocabulary.term(b[0]) ? -1 : 1))
    .slice(0, FEEDBACK.terms);
  const norm = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  const { termStarts, postingDocs, postingImpacts, docNorms } = corpus;
  const scores = new Float64Array(corpus.ids.length);
  for (const [term, weight] of kept) {
    for (let p = termStarts[term] ?? 0; p < (termStarts[term + 1] ?? 0); p += 1) {
      const d = postingDocs[p] ?? 0;
      scores[d] = (scores[d] ?? 0) + weight * (postingImpacts[p] ?? 0);
    }
  }
  return scores.map((score, d) => {
    const length = (docNorms[d] ?? 0) * norm;
    return length > 0 ? score / length : 0;
  });
}

/** The values divided by their maximum; all 0 when it is 0. */
export function scaleToMax(values: Float64Array): Float64Array {
  const max = values.reduce((greatest, value) => Math.max(greatest, value), 0);
  return max > 0 ? values.map((value) => value / max) : new Float64Array(values.length);
}

/** Numbers of the documents with the highest positive evidence, best first, ties by number. */
export function bestDocuments(evidence: Float64Array, count: number): number[] {
  const positive: number[] = [];
  for (let d = 0; d < evidence.length; d += 1) if ((evidence[d] ?? 0) > 0) positive.push(d);
  return positive.sort((a, b) => (evidence[b] ?? 0) - (evidence[a] ?? 0) || a - b).slice(0, count);
}

function unitQuery(corpus: CorpusWeights, queryTerms: readonly number[]): Map<number, number> {
  const norm = Math.sqrt(queryTerms.reduce((sum, term) => sum + (corpus.idf[term] ?? 0) ** 2, 0));
  return new Map(queryTerms.map((term) => [term, norm > 0 ? (corpus.idf[term] ?? 0) / norm : 0]));
}

function addCentroid(
  corpus: CorpusWeights,
  examples: readonly number[],
  evidence: Float64Array,
  moved: Map<number, number>,
): void {
  const total = examples.reduce((sum, d) => sum + (evidence[d] ?? 0), 0);
  for (const d of examples) {
    const norm = corpus.docNorms[d] ?? 0;
    if (norm === 0) continue;
    const factor = (FEEDBACK.centroidWeight * (evidence[d] ?? 0)) / (total * norm);
    for (let i = corpus.docStarts[d] ?? 0; i < (corpus.docStarts[d + 1] ?? 0); i += 1) {
      const term = corpus.docTerms[i] ?? 0;
      moved.set(term, (moved.get(term) ?? 0) + factor * (corpus.docImpacts[i] ?? 0));
    }
  }
}
