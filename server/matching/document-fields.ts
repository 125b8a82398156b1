/**
 * From a company's record to counted terms per field.
 */
import { splitClauses } from '../text/clauses.ts';
import { stripLegalForms } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';
import { isRegisteredScope, stripFormulas } from '../text/registered-scope.ts';
import { compact, forEachToken } from '../text/tokenise.ts';
import type { FieldWeights } from './defaults.ts';
import { FIELD_WEIGHTS_NAMED_TEXT, FIELD_WEIGHTS_SCOPE, SCOPE_LEAD_CLAUSES } from './defaults.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A company as the index sees it. */
export interface FieldedDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly products: readonly string[];
}

export interface ParsedDocument {
  readonly id: string;
  /** Distinct terms, in order of first appearance. */
  readonly terms: Uint32Array;
  /** Counts in name, text and products, three per term. */
  readonly counts: Uint16Array;
  /** Tokens per field. */
  readonly lengths: FieldWeights;
  readonly fieldWeights: FieldWeights;
  /** Name, text and products folded and without punctuation, for whole-phrase comparison. */
  readonly phraseText: string;
}

const FIELD_COUNT = 3;
const MAX_COUNT = 0xffff;
/** Folded characters of the name that a text must begin with to count as naming the company. */
const NAMING_PREFIX = 2;

/** Tokenises a document. Any text is accepted; an empty one yields a document without terms. */
export function parseDocument(document: FieldedDocument, vocabulary: Vocabulary): ParsedDocument {
  const rawText = normaliseText(document.text);
  const name = stripLegalForms(normaliseText(document.name));
  const text = stripFormulas(rawText);
  const fieldWeights = chooseFieldWeights(rawText, normaliseText(document.name));
  const products =
    document.products.length > 0 ? normaliseText(document.products.join('; ')) : leadOf(text, fieldWeights);
  const fields = [name, text, products];
  const lengths = [0, 0, 0];
  const counts = new Map<number, Uint16Array>();
  fields.forEach((field, f) => {
    forEachToken(field, (token) => {
      lengths[f] = (lengths[f] ?? 0) + 1;
      const term = vocabulary.intern(token);
      let row = counts.get(term);
      if (row === undefined) counts.set(term, (row = new Uint16Array(FIELD_COUNT)));
      row[f] = Math.min((row[f] ?? 0) + 1, MAX_COUNT);
    });
  });
  const flat = new Uint16Array(counts.size * FIELD_COUNT);
  let at = 0;
  for (const row of counts.values()) {
    flat.set(row, at);
    at += FIELD_COUNT;
  }
  return {
    id: document.id,
    terms: Uint32Array.from(counts.keys()),
    counts: flat,
    lengths: { name: lengths[0] ?? 0, text: lengths[1] ?? 0, products: lengths[2] ?? 0 },
    fieldWeights,
    phraseText: fields.map(compact).join(' '),
  };
}

/** A scope begins with the main trade: its first clauses stand for the products that it does not list. */
function leadOf(text: string, fieldWeights: FieldWeights): string {
  return fieldWeights === FIELD_WEIGHTS_SCOPE ? splitClauses(text).slice(0, SCOPE_LEAD_CLAUSES).join('; ') : '';
}

/** A text that names the company makes its name redundant; a registered scope, or no text, leaves it to the name. */
function chooseFieldWeights(text: string, name: string): FieldWeights {
  if (text === '' || isRegisteredScope(text)) return FIELD_WEIGHTS_SCOPE;
  const start = compact(name).slice(0, NAMING_PREFIX);
  const named = start.length === NAMING_PREFIX && text.includes(start);
  return named ? FIELD_WEIGHTS_NAMED_TEXT : FIELD_WEIGHTS_SCOPE;
}
