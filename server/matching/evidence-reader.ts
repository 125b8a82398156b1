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
    const variants = new Variants(query, this.#terms);
    return (documentId, fit, lift) => this.#compare(variants, documentId, fit, lift);
  }

  #compare(variants: Variants, documentId: string, fit: number, lift: number): EvidenceFeatures {
    let best = { phrase: 0, coverage: 0, lead: 0, inName: 0, clause: '' };
    let bestKey = 0;
    for (const clause of this.#clausesOf(documentId)) {
      const lead = 1 / (1 + clause.position);
      variants.forEachIn(clause, (phrase, coverage) => {
        const key = coverage + 0.5 * phrase + 0.1 * lead;
        if (key <= bestKey) return;
        bestKey = key;
        best = { phrase, coverage, lead, inName: clause.field === 'name' ? 1 : 0, clause: clause.written };
      });
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

/** The names of a query, found in a clause term by term, so that the cost does not grow with their number. */
class Variants {
  readonly #plain: readonly string[];
  /** Sum of each variant's weights (idf), unknown terms included at the greatest. */
  readonly #sums: Float64Array;
  /** Variants that hold a term, by term. */
  readonly #holders = new Map<number, number[]>();
  readonly #idf: Float64Array;
  /** Weight found in the clause at hand, by variant. */
  readonly #found: Float64Array;

  constructor(query: RankingQuery, index: TermSource) {
    this.#idf = index.idf();
    const rarest = Math.log(1 + (index.size + 0.5) / 0.5);
    const names = [query.text, ...query.expansions].flatMap((text) => nameVariants(normaliseText(text)));
    this.#plain = [...new Set(names)];
    this.#sums = new Float64Array(this.#plain.length);
    this.#found = new Float64Array(this.#plain.length);
    this.#plain.forEach((plain, v) => {
      forEachToken(plain, (token) => {
        const term = index.vocabulary.find(token);
        const holders = term === undefined ? [] : (this.#holders.get(term) ?? []);
        if (holders.at(-1) === v) return;
        holders.push(v);
        if (term !== undefined) this.#holders.set(term, holders);
        this.#sums[v] = (this.#sums[v] ?? 0) + (term === undefined ? rarest : (this.#idf[term] ?? 0));
      });
    });
  }

  /** Calls with phrase (1 or 0) and coverage (0-1) of each variant that shares a term with the clause, in order. */
  forEachIn(clause: Clause, call: (phrase: number, coverage: number) => void): void {
    this.#found.fill(0);
    for (const term of clause.terms)
      for (const v of this.#holders.get(term) ?? NONE) this.#found[v] = (this.#found[v] ?? 0) + (this.#idf[term] ?? 0);
    this.#plain.forEach((plain, v) => {
      const found = this.#found[v] ?? 0;
      if (found <= 0) return;
      const phrase = holdsPhrase(clause.plain, plain) ? 1 : 0;
      call(phrase, phrase === 1 ? 1 : found / (this.#sums[v] ?? 1));
    });
  }
}

const NONE: readonly number[] = [];
