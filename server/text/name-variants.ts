/**
 * The things a segment's name speaks of: `变压器、整流器和电感器制造` is three products and an activity. Companies
 * write the products one by one, so evidence is looked for per variant.
 */
import { compact } from './tokenise.ts';

const BRACKETS = /[(][^()]*[)]/gu;
const SEPARATORS = /[、,;/|]|以及|及其|和|及|与|或/gu;
const OTHER = /^(?:其他|其它|未列明|各类|各种)+/u;
const ACTIVITY = /(?:的)?(?:专用|通用)?(?:研发|设计|制造|生产|加工|修理|服务|经营|销售|业)+$/u;
const MIN_LENGTH = 2;

/**
 * Variants of a folded name: the whole name, the name without its activity, and each enumerated part without it;
 * brackets and `其他` dropped; at least two characters each, distinct, the whole name first.
 */
export function nameVariants(folded: string): string[] {
  const plain = folded.replace(BRACKETS, '');
  const stem = withoutActivity(plain);
  const parts = stem.split(SEPARATORS).map(withoutActivity);
  const variants = [plain, stem, ...parts].map(compact).filter((variant) => variant.length >= MIN_LENGTH);
  return [...new Set(variants)];
}

function withoutActivity(name: string): string {
  const trimmed = name.trim().replace(OTHER, '');
  const stem = trimmed.replace(ACTIVITY, '');
  return stem.length >= MIN_LENGTH ? stem : trimmed;
}
