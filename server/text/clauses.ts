/**
 * The pieces a company's text is made of: clauses between punctuation. They serve as excerpts and as the unit in
 * which words must stand together to count as evidence.
 */

const BOUNDARY = /[。;；！!？?\n\r]|[,，、](?![^()（）]*[)）])/gu;
const SENTENCE_BOUNDARY = /[。;；！!？?\n\r]/gu;
const MAX_EXCERPT = 80;

/** Clauses of a text as written, trimmed, without empty ones, in reading order. */
export function splitClauses(text: string): string[] {
  return split(text, BOUNDARY);
}

/** Sentences of a text as written, trimmed, without empty ones. */
export function splitSentences(text: string): string[] {
  return split(text, SENTENCE_BOUNDARY);
}

/** The sentence that holds the clause, shortened around it to at most 80 characters; the clause itself if none does. */
export function excerptAround(text: string, clause: string): string {
  const sentence = splitSentences(text).find((candidate) => candidate.includes(clause)) ?? clause;
  if (sentence.length <= MAX_EXCERPT) return sentence;
  const at = Math.max(0, sentence.indexOf(clause));
  const start = Math.max(0, Math.min(at - 20, sentence.length - MAX_EXCERPT));
  const piece = sentence.slice(start, start + MAX_EXCERPT);
  return `${start > 0 ? '…' : ''}${piece}${start + MAX_EXCERPT < sentence.length ? '…' : ''}`;
}

function split(text: string, boundary: RegExp): string[] {
  return text
    .split(boundary)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
