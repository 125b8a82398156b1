/**
 * One spelling for equal text: NFKC, lower case, simplified characters, base Latin letters, no control characters.
 * Indexing and querying both go through here, so a conversion only has to be consistent, not linguistically perfect.
 */
import { Converter } from 'opencc-js/t2cn';

/** Longest input looked at, in UTF-16 units; anything beyond is ignored (a registered scope is under 5,000). */
export const MAX_TEXT_LENGTH = 200_000;

const BMP_SIZE = 0x10000;
const SPACE = 0x20;

let foldTable: Uint16Array | null = null;

/**
 * Folds a text to its canonical spelling. Every run of white space, control and invisible characters becomes one
 * blank; the ends are trimmed. The result may be empty. Pure and idempotent.
 */
export function normaliseText(text: string): string {
  const table = (foldTable ??= buildFoldTable());
  const source = text.slice(0, MAX_TEXT_LENGTH).normalize('NFKC').toLowerCase();
  let out = '';
  let start = 0;
  let pendingSpace = false;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    const folded = table[unit] ?? unit;
    if (folded === unit && folded !== SPACE) continue;
    if (start < i) {
      out = append(out, source.slice(start, i), pendingSpace);
      pendingSpace = false;
    }
    start = i + 1;
    if (folded === SPACE) pendingSpace = true;
    else {
      out = append(out, String.fromCharCode(folded), pendingSpace);
      pendingSpace = false;
    }
  }
  return start < source.length ? append(out, source.slice(start), pendingSpace) : out;
}

function append(out: string, piece: string, spaced: boolean): string {
  return spaced && out !== '' ? `${out} ${piece}` : out + piece;
}

/** What each UTF-16 unit becomes; surrogates and everything unknown stay. About 60 ms, once per process. */
function buildFoldTable(): Uint16Array {
  const table = Uint16Array.from({ length: BMP_SIZE }, (_, unit) => unit);
  const simplify = Converter({ from: 't', to: 'cn' });
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const simple = simplify(String.fromCharCode(unit));
    if (simple.length === 1) table[unit] = simple.charCodeAt(0);
  }
  for (let unit = 0xc0; unit < 0x250; unit += 1) {
    const base = String.fromCharCode(unit).normalize('NFD').charCodeAt(0);
    if (base < 0x80) table[unit] = base;
  }
  for (let unit = 0; unit < BMP_SIZE; unit += 1) {
    if (unit >= 0xd800 && unit < 0xe000) continue;
    if (/[\s\p{Cc}\p{Cf}]/u.test(String.fromCharCode(unit))) table[unit] = SPACE;
  }
  return table;
}
