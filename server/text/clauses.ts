/**
 * The pieces a company's text is made of: clauses between punctuation. They serve as excerpts and as the unit in
 * which words must stand together to count as evidence.
 */

const SENTENCE_ENDS = new Set('。;；！!？?\n\r');
const COMMAS = new Set(',，、');
const SENTENCE_BOUNDARY = /[。;；！!？?\n\r]/gu;
const MAX_EXCERPT = 80;

/** Clauses of a text as written, trimmed, without empty ones, in reading order. */
export function splitClauses(text: string): string[] {
  const pieces: string[] = [];
  let end = text.length;
  /** Whether the next bracket to the right closes: a comma before it stands inside. */
  let isInside = false;
  for (let at = text.length - 1; at >= -1; at -= 1) {
    const char = text.charAt(at);
    if (char === ')' || char === '）') isInside = true;
    else if (char === '(' || char === '（') isInside = false;
    if (at >= 0 && !SENTENCE_ENDS.has(char) && (isInside || !COMMAS.has(char))) continue;
    const piece = text.slice(at + 1, end).trim();
    if (piece !== '') pieces.push(piece);
    end = at;
  }
  return pieces.reverse();
}

/** Sentences of a text as written, trimmed, without empty ones. */
export function splitSentences(text: string): string[] {
  return text
    .split(SENTENCE_BOUNDARY)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
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
