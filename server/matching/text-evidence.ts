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
import { nameVariants } from '../text/name-variants.ts';
import { normaliseText } from '../text/normalise.ts';
import { forEachToken, holdsPhrase } from '../text/tokenise.ts';
import { clausesOf } from './clause-index.ts';
import type { Clause } from './clause-index.ts';
import { EVIDENCE_MODEL, LIFT_TEMPERATURE } from './defaults.ts';
import type { FieldedDocument } from './document-fields.ts';
import { Ranker } from './ranker.ts';
import type { QueryScores, RankingQuery } from './ranker.ts';

export interface EvidenceFeatures {
  readonly documentId: string;
  /** 1 when a name, alias or product of the segment stands whole in one clause of the company, else 0. */
  readonly phrase: number;
  /** Largest share of a variant's information (idf) found within one clause, 0-1. */
  readonly coverage: number;
  /** Place of that clause: 1 for the first named trade or product, falling as 1 / (1 + position), 0-1. */
  readonly lead: number;
  /** Rank score of the company for the segment before competition, 0-1 of the best company. */
  readonly fit: number;
  /** ln(share x segments): the segment's softmax share among all segments asked about, against an equal share; 0 means
   * the company's texts prefer no segment, positive that they prefer this one. At least -4. */
  readonly lift: number;
  /** 1 when the telling clause is the company's name, else 0. */
  readonly inName: number;
  /** The telling clause as the company wrote it; empty when no word is shared. */
  readonly clause: string;
}

export interface EvidenceOptions {
  /** Companies kept per segment, best first, 1-10000. */
  readonly perQuery: number;
}

const MIN_LIFT = -4;

export class TextEvidenceModel {
  readonly ranker: Ranker;
  readonly #documents: ReadonlyMap<string, FieldedDocument>;
  readonly #clauses = new Map<string, readonly Clause[]>();

  constructor(documents: readonly FieldedDocument[]) {
    this.ranker = new Ranker(documents);
    this.#documents = new Map(documents.map((document) => [document.id, document]));
  }

  /** Features of the best companies of each query, by query id; companies that share no word are left out. */
  evidence(queries: readonly RankingQuery[], options: EvidenceOptions): Map<string, EvidenceFeatures[]> {
    const scores = this.ranker.scoreTree(queries, false);
    const preferences = meanPreferences(scores, this.ranker.index.size);
    return new Map(scores.map((score) => [score.query.id, this.#ofQuery(score, preferences, options.perQuery)]));
  }

  /** Reads features of single companies for a query under scores already at hand: `fit` and `lift` are the caller's. */
  reader(query: RankingQuery): (documentId: string, fit: number, lift: number) => EvidenceFeatures {
    const variants = prepare(query, this.ranker);
    return (documentId, fit, lift) => this.#compare(variants, documentId, fit, lift);
  }

  #ofQuery(score: QueryScores, preferences: Float64Array, perQuery: number): EvidenceFeatures[] {
    const ids = this.ranker.index.weights().ids;
    const order = ids.map((_, d) => d).filter((d) => (score.rawWords[d] ?? 0) > 0);
    order.sort((a, b) => (score.total[b] ?? 0) - (score.total[a] ?? 0) || a - b);
    const best = order.length > 0 ? (score.total[order[0] ?? 0] ?? 0) : 0;
    const variants = prepare(score.query, this.ranker);
    return order.slice(0, perQuery).map((d) => {
      const total = score.total[d] ?? 0;
      return this.#compare(variants, ids[d] ?? '', best > 0 ? total / best : 0, liftOf(total, preferences[d] ?? 1));
    });
  }

  #compare(variants: readonly Variant[], documentId: string, fit: number, lift: number): EvidenceFeatures {
    let best = { phrase: 0, coverage: 0, lead: 0, inName: 0, clause: '' };
    let bestKey = 0;
    for (const clause of this.#clausesOf(documentId)) {
      for (const variant of variants) {
        const phrase = holdsPhrase(clause.plain, variant.plain) ? 1 : 0;
        const coverage = phrase === 1 ? 1 : clauseCoverage(clause, variant);
        const lead = 1 / (1 + clause.position);
        const key = coverage + 0.5 * phrase + 0.1 * lead;
        if (coverage > 0 && key > bestKey) {
          bestKey = key;
          best = { phrase, coverage, lead, inName: clause.field === 'name' ? 1 : 0, clause: clause.written };
        }
      }
    }
    return { documentId, ...best, fit, lift };
  }

  #clausesOf(documentId: string): readonly Clause[] {
    const known = this.#clauses.get(documentId);
    if (known) return known;
    const document = this.#documents.get(documentId);
    const clauses = document ? clausesOf(document, this.ranker.index.vocabulary) : [];
    this.#clauses.set(documentId, clauses);
    return clauses;
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

interface Variant {
  readonly plain: string;
  readonly weights: ReadonlyMap<number, number>;
  /** Sum of the weights, unknown terms included at the greatest idf. */
  readonly sum: number;
}

function prepare(query: RankingQuery, ranker: Ranker): Variant[] {
  const { idf } = ranker.index.weights();
  const rarest = Math.log(1 + (ranker.index.size + 0.5) / 0.5);
  const names = [query.text, ...query.expansions].flatMap((text) => nameVariants(normaliseText(text)));
  return [...new Set(names)].map((plain) => {
    const weights = new Map<number, number>();
    let sum = 0;
    forEachToken(plain, (token) => {
      const term = ranker.index.vocabulary.find(token);
      if (term !== undefined && weights.has(term)) return;
      const weight = term === undefined ? rarest : (idf[term] ?? 0);
      if (term !== undefined) weights.set(term, weight);
      sum += weight;
    });
    return { plain, weights, sum };
  });
}

function clauseCoverage(clause: Clause, variant: Variant): number {
  let found = 0;
  for (const term of clause.terms) found += variant.weights.get(term) ?? 0;
  return variant.sum > 0 ? found / variant.sum : 0;
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
