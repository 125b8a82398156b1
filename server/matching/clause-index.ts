/**
 * Companies' texts clause by clause, with their terms: what evidence and excerpts are read from.
 */
import { splitClauses } from '../text/clauses.ts';
import { stripLegalForms } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';
import { stripFormulas } from '../text/registered-scope.ts';
import { compact, forEachToken } from '../text/tokenise.ts';
import type { FieldedDocument } from './document-fields.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Clause {
  /** As the company wrote it. */
  readonly written: string;
  /** Folded, without punctuation. */
  readonly plain: string;
  readonly terms: Uint32Array;
  readonly field: 'name' | 'text' | 'product';
  /** Place among the clauses of its field, from 0: the first named trades are the main ones. */
  readonly position: number;
}

/** Clauses looked at per company; a longer scope names sidelines. */
const MAX_CLAUSES = 120;

/** Clauses of one document: products, then texts, then the name. Terms unknown to the vocabulary are left out. */
export function clausesOf(document: FieldedDocument, vocabulary: Vocabulary): Clause[] {
  const texts = splitClauses(document.text).slice(0, MAX_CLAUSES);
  const make = (written: string, folded: string, field: Clause['field'], position: number): Clause => {
    const terms = new Set<number>();
    forEachToken(folded, (token) => {
      const term = vocabulary.find(token);
      if (term !== undefined) terms.add(term);
    });
    return { written, plain: compact(folded), terms: Uint32Array.from(terms), field, position };
  };
  return [
    ...document.products.slice(0, MAX_CLAUSES).map((product, i) => make(product, fold(product), 'product', i)),
    ...texts.map((clause, i) => make(clause, fold(clause), 'text', i)),
    make(document.name, stripLegalForms(normaliseText(document.name)), 'name', 0),
  ].filter((clause) => clause.plain !== '');
}

function fold(text: string): string {
  return stripFormulas(normaliseText(text));
}
