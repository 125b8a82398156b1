/** GB/T 2260: the length of a code is its level, and a parent's code is the beginning of its children's. */
import type { SeedRegion } from '../schema.ts';
import { seedError, type SeedRule } from './seed-rule.ts';

const PATTERNS: Readonly<Record<SeedRegion['level'], RegExp>> = {
  country: /^[A-Z]{2}$/,
  province: /^[1-9]\d0000$/,
  prefecture: /^[1-9]\d(0[1-9]|[1-9]\d)00$/,
  county: /^[1-9]\d\d{2}(0[1-9]|[1-9]\d)$/,
};

export const checkRegionCodes: SeedRule = (files) =>
  files.regions.flatMap((region) => {
    const { id, level, parent } = region.value;
    if (!PATTERNS[level].test(id)) return [seedError(region, 'id', `not the code of a ${level}`)];
    const expected = expectedParent(id, level);
    if (expected === undefined || parent === expected) return [];
    return [seedError(region, 'parent', `${parent ?? 'none'}; by its code it belongs to ${expected}`)];
  });

/** Counties that a province governs itself have 90 in place of the prefecture. */
function expectedParent(id: string, level: SeedRegion['level']): string | undefined {
  if (level === 'prefecture') return `${id.slice(0, 2)}0000`;
  if (level !== 'county') return undefined;
  return id.slice(2, 4) === '90' ? `${id.slice(0, 2)}0000` : `${id.slice(0, 4)}00`;
}
