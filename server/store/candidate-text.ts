/**
 * The words of a company that retrieval can find it by, and the words of a query: the same folding and the same
 * terms for every adapter.
 */
import type { Company } from '../graph/entities.ts';
import { normaliseText } from '../text/normalise.ts';

/** Terms of a query that are looked up; a pasted page is cut off here. Lucene refuses more than 1,024. */
export const MAX_QUERY_TERMS = 256;

const RUN = /[\u3400-\u4dbf\u4e00-\u9fff\u3007]+|[a-z0-9]+/g;
const STARTS_HAN = /^[\u3400-\u4dbf\u4e00-\u9fff\u3007]/;

/** The three fields of a company, as text: names weigh as much as products, and more than free texts. */
export interface CandidateFields {
  readonly names: string;
  readonly products: string;
  readonly texts: string;
}

/** Runs of Han characters and of [a-z0-9], folded, apart by single blanks. */
export function foldRuns(text: string): string {
  return (normaliseText(text).match(RUN) ?? []).join(' ');
}

export function candidateFields(company: Company): CandidateFields {
  const { name, shortName = '', nameEn = '', aliases, formerNames } = company;
  return {
    names: foldRuns([name, shortName, nameEn, ...aliases, ...formerNames].join(' ')),
    products: foldRuns(company.products.map((product) => product.name).join(' ')),
    texts: foldRuns(company.texts.join(' ')),
  };
}

/**
 * The distinct terms of a query, at most MAX_QUERY_TERMS: pairs of adjacent Han characters, a Han character that
 * stands alone, runs of [a-z0-9]. A term holds nothing but these characters, so it needs no escaping anywhere.
 */
export function queryTerms(text: string): readonly string[] {
  return distinctTerms(text, [wordsOf]);
}

/**
 * The same terms, then single Han characters, which also find companies that name the thing in other words: for an
 * index that weighs common terms down, and retrieves for a reranker that weighs characters too.
 */
export function queryTermsAndCharacters(text: string): readonly string[] {
  return distinctTerms(text, [wordsOf, charactersOf]);
}

function distinctTerms(text: string, kinds: readonly ((run: string) => string[])[]): readonly string[] {
  const runs = normaliseText(text).match(RUN) ?? [];
  const terms = new Set<string>();
  for (const termsOf of kinds) {
    for (const run of runs) {
      for (const term of termsOf(run)) {
        if (terms.size >= MAX_QUERY_TERMS) return [...terms];
        terms.add(term);
      }
    }
  }
  return [...terms];
}

function wordsOf(run: string): string[] {
  if (!STARTS_HAN.test(run) || run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

const charactersOf = (run: string): string[] => (STARTS_HAN.test(run) ? [...run] : []);
