/**
 * Search tokens: every Han character, every pair of adjacent Han characters, every run of [a-z0-9]. No word list:
 * on held-out ranking tasks dictionary words and longer grams were worse than characters with pairs.
 */

/** Calls `emit` for each token of a text already folded by normaliseText, in reading order. */
export function forEachToken(text: string, emit: (token: string) => void): void {
  let previousHan = -1;
  let runStart = -1;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isLatinOrDigit(unit)) {
      if (runStart < 0) runStart = i;
      previousHan = -1;
      continue;
    }
    if (runStart >= 0) emit(text.slice(runStart, i));
    runStart = -1;
    if (!isHan(unit)) {
      previousHan = -1;
      continue;
    }
    if (previousHan >= 0) emit(text.slice(previousHan, i + 1));
    emit(text.slice(i, i + 1));
    previousHan = i;
  }
  if (runStart >= 0) emit(text.slice(runStart));
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

/** Unified ideographs of the basic plane, extension A and 〇. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;
}

function isLatinOrDigit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
