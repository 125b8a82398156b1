/**
 * Search tokens: every Han character, every pair of adjacent Han characters, every run of [a-z0-9]. No word list:
 * on held-out ranking tasks dictionary words and longer grams were worse than characters with pairs.
 */

const NEGATION = '非';
/** After or before these characters 非 is part of another word: 非洲, 非常, 非遗, 非凡; 除非, 并非, 是非, 北非. */
const NOT_NEGATED = new Set('洲常遗凡得');
const NOT_NEGATING = new Set('除并是北南东西中');

/**
 * Calls `emit` for each token of a text already folded by normaliseText, in reading order. A negated word keeps its
 * negation: 非金属 gives 非, 非金 and 非金属, never 金属, so that 非X does not match X.
 */
export function forEachToken(text: string, emit: (token: string) => void): void {
  let previousHan = -1;
  for (let i = 0; i < text.length; i += 1) {
    if (isLatinOrDigit(text.charCodeAt(i))) {
      const end = endOfRun(text, i);
      emit(text.slice(i, end));
      i = end - 1;
      previousHan = -1;
      continue;
    }
    if (!isHan(text.charCodeAt(i))) {
      previousHan = -1;
      continue;
    }
    if (previousHan >= 0) emit(text.slice(previousHan, i + 1));
    emit(text.charAt(i));
    previousHan = i;
    const negatedEnd = text.charAt(i) === NEGATION ? endOfNegated(text, i) : i;
    if (negatedEnd === i) continue;
    if (isHan(text.charCodeAt(i + 1))) emit(text.slice(i, i + 2));
    emit(text.slice(i, negatedEnd));
    i = negatedEnd - 1;
    previousHan = isHan(text.charCodeAt(i)) ? i : -1;
  }
}

/** End of the word negated by the 非 at `at`: two Han characters or a run of letters; `at` itself when there is none. */
function endOfNegated(text: string, at: number): number {
  if (NOT_NEGATED.has(text.charAt(at + 1)) || NOT_NEGATING.has(text.charAt(at - 1))) return at;
  if (isHan(text.charCodeAt(at + 1)) && isHan(text.charCodeAt(at + 2))) return at + 3;
  return isLatinOrDigit(text.charCodeAt(at + 1)) ? endOfRun(text, at + 1) : at;
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (end < text.length && isLatinOrDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** The tokens of a folded text, with repetitions. */
export function tokenise(text: string): string[] {
  const tokens: string[] = [];
  forEachToken(text, (token) => tokens.push(token));
  return tokens;
}

/** Letters, digits and Han characters of a folded text, everything else dropped: for phrase comparison. */
export function compact(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isHan(unit) || isLatinOrDigit(unit)) out += text.charAt(i);
  }
  return out;
}

/** Whether a compact text holds a compact phrase other than negated by 非. An empty phrase is held by nothing. */
export function holdsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (text.charAt(at - 1) !== NEGATION || NOT_NEGATING.has(text.charAt(at - 2))) return true;
  return false;
}

/** Unified ideographs of the basic plane, extension A and 〇. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;
}

function isLatinOrDigit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
