/** What is wrong with a seed, said so that an editor finds the place: file, record, field. */

export interface SeedFault {
  /** Path below the seed folder, e.g. `chains/nev.json`. */
  readonly file: string;
  /** Id of the record, or its line or position when it has none. Empty for the file as a whole. */
  readonly record: string;
  /** Dotted path inside the record; empty for the record as a whole. */
  readonly field: string;
  readonly message: string;
}

export type ReportFault = (fault: SeedFault) => void;

/** One line per fault, in the order found. */
export function formatFaults(faults: readonly SeedFault[]): string {
  return faults.map(formatFault).join('\n');
}

export function formatFault(fault: SeedFault): string {
  const place = [fault.file, fault.record, fault.field].filter((part) => part !== '').join(' > ');
  return `${place}: ${fault.message}`;
}
