/**
 * The inverted index: documents in, BM25 impacts in typed arrays out. Documents can be added, replaced and removed;
 * only they are tokenised again, and the weights that depend on the whole corpus are recomputed on the next reading,
 * so an incremental index equals a rebuilt one by construction.
 */
import type { FieldWeights, TermWeighting } from './defaults.ts';
import { TERM_WEIGHTING } from './defaults.ts';
import { parseDocument } from './document-fields.ts';
import type { FieldedDocument, ParsedDocument } from './document-fields.ts';
import { Vocabulary } from './vocabulary.ts';

/** Impacts of the whole corpus. Row d of the forward arrays is document d; documents are in the order of their ids. */
export interface CorpusWeights {
  readonly ids: readonly string[];
  /** Number of each document by id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly documents: readonly ParsedDocument[];
  /** Document d's terms are [docStarts[d], docStarts[d + 1]) of docTerms and docImpacts. */
  readonly docStarts: Uint32Array;
  readonly docTerms: Uint32Array;
  readonly docImpacts: Float64Array;
  /** Euclidean length of each document's impacts; 0 for an empty one. */
  readonly docNorms: Float64Array;
  /** Term t's postings are [termStarts[t], termStarts[t + 1]) of postingDocs and postingImpacts. */
  readonly termStarts: Uint32Array;
  readonly postingDocs: Uint32Array;
  readonly postingImpacts: Float64Array;
  readonly idf: Float64Array;
  readonly documentFrequency: Uint32Array;
}

export class CorpusIndex {
  readonly vocabulary = new Vocabulary();
  readonly #documents = new Map<string, ParsedDocument>();
  readonly #weighting: TermWeighting;
  #weights: CorpusWeights | null = null;

  constructor(documents: Iterable<FieldedDocument>, weighting: TermWeighting = TERM_WEIGHTING) {
    this.#weighting = weighting;
    for (const document of documents) this.upsert(document);
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Adds a document, or replaces the one with its id. */
  upsert(document: FieldedDocument): void {
    this.#documents.set(document.id, parseDocument(document, this.vocabulary));
    this.#weights = null;
  }

  /** Removes a document; an unknown id is not an error. */
  remove(id: string): void {
    if (this.#documents.delete(id)) this.#weights = null;
  }

  /** Impacts of the corpus as it stands; recomputed after a change. O(postings). */
  weights(): CorpusWeights {
    return (this.#weights ??= computeWeights([...this.#documents.values()], this.vocabulary.size, this.#weighting));
  }
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function computeWeights(unordered: ParsedDocument[], termCount: number, weighting: TermWeighting): CorpusWeights {
  const documents = unordered.sort(compareIds);
  const documentFrequency = countDocuments(documents, termCount);
  const idf = inverseFrequencies(documentFrequency, documents.length);
  const forward = forwardImpacts(documents, idf, weighting);
  const inverted = invert(forward, documentFrequency);
  const ids = documents.map((document) => document.id);
  const numbers = new Map(ids.map((id, d) => [id, d]));
  return { ids, numbers, documents, idf, documentFrequency, ...forward, ...inverted };
}

function countDocuments(documents: readonly ParsedDocument[], termCount: number): Uint32Array {
  const counts = new Uint32Array(termCount);
  for (const document of documents) for (const term of document.terms) counts[term] = (counts[term] ?? 0) + 1;
  return counts;
}

/** ln(1 + (N - df + .5) / (df + .5)), Robertson and Sparck Jones with the +1 that keeps it positive. */
function inverseFrequencies(documentFrequency: Uint32Array, documentCount: number): Float64Array {
  return Float64Array.from(documentFrequency, (df) => Math.log(1 + (documentCount - df + 0.5) / (df + 0.5)));
}

/** Mean length of each field over the documents that have it; 1 where none has. */
function averageLengths(documents: readonly ParsedDocument[]): FieldWeights {
  const mean = (field: keyof FieldWeights): number => {
    let sum = 0;
    let count = 0;
    for (const { lengths } of documents) {
      sum += lengths[field];
      if (lengths[field] > 0) count += 1;
    }
    return count === 0 ? 1 : sum / count;
  };
  return { name: mean('name'), text: mean('text'), products: mean('products') };
}

interface ForwardImpacts {
  readonly docStarts: Uint32Array;
  readonly docTerms: Uint32Array;
  readonly docImpacts: Float64Array;
  readonly docNorms: Float64Array;
}

function forwardImpacts(
  documents: readonly ParsedDocument[],
  idf: Float64Array,
  { k1, b }: TermWeighting,
): ForwardImpacts {
  const average = averageLengths(documents);
  const total = documents.reduce((sum, document) => sum + document.terms.length, 0);
  const docStarts = new Uint32Array(documents.length + 1);
  const docTerms = new Uint32Array(total);
  const docImpacts = new Float64Array(total);
  const docNorms = new Float64Array(documents.length);
  let at = 0;
  documents.forEach((document, d) => {
    const { lengths, fieldWeights, terms, counts } = document;
    const scale = (field: keyof FieldWeights): number =>
      fieldWeights[field] / (1 - b + (b * lengths[field]) / average[field]);
    const [name, text, products] = [scale('name'), scale('text'), scale('products')];
    let squares = 0;
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i] ?? 0;
      const frequency =
        name * (counts[3 * i] ?? 0) + text * (counts[3 * i + 1] ?? 0) + products * (counts[3 * i + 2] ?? 0);
      const impact = ((idf[term] ?? 0) * frequency * (k1 + 1)) / (frequency + k1);
      docTerms[at] = term;
      docImpacts[at] = impact;
      squares += impact * impact;
      at += 1;
    }
    docStarts[d + 1] = at;
    docNorms[d] = Math.sqrt(squares);
  });
  return { docStarts, docTerms, docImpacts, docNorms };
}

function invert(forward: ForwardImpacts, documentFrequency: Uint32Array) {
  const { docStarts, docTerms, docImpacts } = forward;
  const termStarts = new Uint32Array(documentFrequency.length + 1);
  for (let t = 0; t < documentFrequency.length; t += 1)
    termStarts[t + 1] = (termStarts[t] ?? 0) + (documentFrequency[t] ?? 0);
  const next = termStarts.slice(0, documentFrequency.length);
  const postingDocs = new Uint32Array(docTerms.length);
  const postingImpacts = new Float64Array(docTerms.length);
  for (let d = 0; d + 1 < docStarts.length; d += 1) {
    for (let i = docStarts[d] ?? 0; i < (docStarts[d + 1] ?? 0); i += 1) {
      const term = docTerms[i] ?? 0;
      const at = next[term] ?? 0;
      postingDocs[at] = d;
      postingImpacts[at] = docImpacts[i] ?? 0;
      next[term] = at + 1;
    }
  }
  return { termStarts, postingDocs, postingImpacts };
}
