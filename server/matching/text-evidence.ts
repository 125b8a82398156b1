/**
 * What companies' own texts say about segments: raw, comparable features per (segment, company), from which presence
 * in a place can be calibrated. Knows no graph; curated links never enter.
 *
 * How to call it:
 *
 *     const model = new TextEvidenceModel(documents);            // all companies at once: {id, name, text, products}
 *     const evidence = model.evidence(queries, { perQuery: 200 }); // all segments at once: they compete
 *     for (const item of evidence.get(segmentId) ?? []) ...      // best first; item.documentId, item.phrase, ...
 *     const p = evidenceProbability(item);                       // 0-1, fitted as defaults.ts says
 *
 * A registered scope goes into `text`, without products. To look at one city, keep the items whose documentId is
 * visible there and combine them, e.g. 1 - product(1 - p). 388 segments x 3,200 scopes take a few seconds.
 */
import { EVIDENCE_MODEL, LIFT_TEMPERATURE } from './defaults.ts';
import type { FieldedDocument } from './document-fields.ts';
import { EvidenceReader } from './evidence-reader.ts';
import type { EvidenceFeatures, ReadEvidence } from './evidence-reader.ts';
import { Ranker } from './ranker.ts';
import type { QueryScores, RankingQuery } from './ranker.ts';

export interface EvidenceOptions {
  /** Companies kept per segment, best first, 1-10000. */
  readonly perQuery: number;
}

const MIN_LIFT = -4;

export class TextEvidenceModel {
  readonly ranker: Ranker;
  readonly #reader: EvidenceReader;

  constructor(documents: readonly FieldedDocument[]) {
    this.ranker = new Ranker(documents);
    this.#reader = new EvidenceReader(documents, this.ranker);
  }

  /** Features of the best companies of each query, by query id; companies that share no word are left out. */
  evidence(queries: readonly RankingQuery[], options: EvidenceOptions): Map<string, EvidenceFeatures[]> {
    const scores = this.ranker.scoreTree(queries, false);
    const preferences = meanPreferences(scores, this.ranker.index.size);
    return new Map(scores.map((score) => [score.query.id, this.#ofQuery(score, preferences, options.perQuery)]));
  }

  /** As EvidenceReader.reader. */
  reader(query: RankingQuery): ReadEvidence {
    return this.#reader.reader(query);
  }

  #ofQuery(score: QueryScores, preferences: Float64Array, perQuery: number): EvidenceFeatures[] {
    const ids = this.ranker.index.weights().ids;
    const order = ids.map((_, d) => d).filter((d) => (score.rawWords[d] ?? 0) > 0);
    order.sort((a, b) => (score.total[b] ?? 0) - (score.total[a] ?? 0) || a - b);
    const best = order.length > 0 ? (score.total[order[0] ?? 0] ?? 0) : 0;
    const read = this.#reader.reader(score.query);
    return order.slice(0, perQuery).map((d) => {
      const total = score.total[d] ?? 0;
      return read(ids[d] ?? '', best > 0 ? total / best : 0, liftOf(total, preferences[d] ?? 1));
    });
  }
}

/**
 * P(the company really does the segment | its texts), 0-1: a logistic function of the features with the coefficients
 * of defaults.ts.
 */
export function evidenceProbability(features: EvidenceFeatures): number {
  const { intercept, phrase, coverage, fit, lift } = EVIDENCE_MODEL;
  const z =
    intercept + phrase * features.phrase + coverage * features.coverage + fit * features.fit + lift * features.lift;
  return 1 / (1 + Math.exp(-z));
}

/** Score of a document before the competition within its tree. */
export function uncompeted({ total, competition }: QueryScores, d: number): number {
  return (total[d] ?? 0) - (competition[d] ?? 0);
}

/** Mean over the queries of exp(score before competition / temperature), per document. */
export function meanPreferences(scores: readonly QueryScores[], size: number): Float64Array {
  const means = new Float64Array(size);
  for (const score of scores)
    for (let d = 0; d < size; d += 1)
      means[d] = (means[d] ?? 0) + Math.exp(uncompeted(score, d) / LIFT_TEMPERATURE) / scores.length;
  return means;
}

/** The lift feature from a score before competition and the document's mean preference. */
export function liftOf(total: number, meanPreference: number): number {
  return Math.max(MIN_LIFT, total / LIFT_TEMPERATURE - Math.log(meanPreference));
}
