/**
 * Likeness of two short strings. The only importer of the distance functions of `natural`, by their own sub-path: the
 * package root loads database clients and prints.
 */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';

/** Jaro-Winkler similarity of two folded strings, 0-1; two empty strings are alike (1). */
export function nameSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  return JaroWinklerDistance(a, b);
}
