/** What a rule on a seed takes and gives. */
import type { SeedFault } from '../seed-faults.ts';
import type { SeedFiles } from '../seed-files.ts';

export interface SeedFinding extends SeedFault {
  /** An error fails the check; a warning is for an editor to look at. */
  readonly severity: 'error' | 'warning';
}

export type SeedRule = (files: SeedFiles) => readonly SeedFinding[];

export interface Place {
  readonly file: string;
  readonly record: string;
}

export function seedError({ file, record }: Place, field: string, message: string): SeedFinding {
  return { severity: 'error', file, record, field, message };
}

export function seedWarning({ file, record }: Place, field: string, message: string): SeedFinding {
  return { severity: 'warning', file, record, field, message };
}
