/**
 * The vocabulary of the national industry classification (GB/T 4754-2017): for each class, the words with which firms
 * describe it in names and registered scopes. An editor's judgement on the standard, class by class.
 */
import { StoreError } from '../store-error.ts';
import type { SeedIndustryClass } from './schema.ts';
import { formatFaults } from './seed-faults.ts';
import type { SeedFault } from './seed-faults.ts';
import { readClassRecords } from './seed-files.ts';

/**
 * All classes, by code.
 * @throws StoreError `seed_invalid` naming file and line of each fault.
 */
export async function readIndustryClasses(seedDir: string): Promise<readonly SeedIndustryClass[]> {
  const faults: SeedFault[] = [];
  const records = await readClassRecords(seedDir, (fault) => faults.push(fault));
  if (faults.length > 0) throw new StoreError('seed_invalid', formatFaults(faults));
  return records.map(({ value }) => value).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Words by the name of the class, for segments that are classes of the standard. */
export function wordsByClass(classes: readonly SeedIndustryClass[]): ReadonlyMap<string, readonly string[]> {
  return new Map(classes.map(({ name, words }) => [name, words]));
}
