/**
 * Reads in companies' own texts what they say about a query: clause by clause, as features that can be calibrated.
 */
import { nameVariants } from '../text/name-variants.ts';
import { normaliseText } from '../text/normalise.ts';
import { forEachToken, holdsPhrase } from '../text/tokenise.ts';
import { clausesOf } from './clause-index.ts';
import type { Clause } from './clause-index.ts';
import type { FieldedDocument } from './document-fields.ts';
import type { RankingQuery } from './ranker.ts';
import type { TermSource } from './term-source.ts';

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

/** Features of one company for a query under scores already at hand: `fit` and `lift` are the caller's. */
export type ReadEvidence = (documentId: string, fit: number, lift: number) => EvidenceFeatures;

export class EvidenceReader {
  readonly #terms: TermSource;
  readonly #documents: ReadonlyMap<string, FieldedDocument>;
  readonly #clauses = new Map<string, readonly Clause[]>();

  constructor(documents: readonly FieldedDocument[], terms: TermSource) {
    this.#terms = terms;
    this.#documents = new Map(documents.map((document) => [document.id, document]));
  }

  reader(query: RankingQuery): ReadEvidence {
    const variants = prepare(query, this.#terms);
    return (documentId, fit, lift) => this.#compare(variants, documentId, fit, lift);
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
    const clauses = document ? clausesOf(document, this.#terms.vocabulary) : [];
    this.#clauses.set(documentId, clauses);
    return clauses;
  }
}

interface Variant {
  readonly plain: string;
  readonly weights: ReadonlyMap<number, number>;
  /** Sum of the weights, unknown terms included at the greatest idf. */
  readonly sum: number;
}

function prepare(query: RankingQuery, index: TermSource): Variant[] {
  const idf = index.idf();
  const rarest = Math.log(1 + (index.size + 0.5) / 0.5);
  const names = [query.text, ...query.expansions].flatMap((text) => nameVariants(normaliseText(text)));
  return [...new Set(names)].map((plain) => {
    const weights = new Map<number, number>();
    let sum = 0;
    forEachToken(plain, (token) => {
      const term = index.vocabulary.find(token);
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
