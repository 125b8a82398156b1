/**
 * How Chinese names are typed without an input method.
 */
import { pinyin } from 'pinyin-pro';

export interface Romanised {
  /** `dianjikongzhiqi` */
  readonly full: string;
  /** `djkzq`; runs of letters and digits stand whole: `led照明` gives `ledzm`. */
  readonly initials: string;
}

/** Romanises a folded text without tones; whatever is neither Han, letter nor digit is dropped. For names. */
export function romanise(folded: string): Romanised {
  let full = '';
  let initials = '';
  for (const piece of pinyin(folded, { toneType: 'none', type: 'all', v: true, nonZh: 'consecutive' })) {
    const latin = (piece.isZh ? piece.pinyin : piece.origin).toLowerCase().replace(/[^a-z0-9]/gu, '');
    full += latin;
    initials += piece.isZh ? latin.charAt(0) : latin;
  }
  return { full, initials };
}
