/** Presence of industry classes in cities, judged from registered scopes: every city and segment gets a verdict. */
import { writeFileSync } from 'node:fs';
import { textPresence } from '../gaps/texts/text-presence.ts';
import { csvLine } from './evaluation-files.ts';
import { readTextCells } from './presence-text-data.ts';

/**
 * Writes `city,segment,p_present,verdict` for every city and segment.
 * @throws when a file is missing or a row cannot be read, naming file and line.
 */
export function evaluatePresenceText(options: {
  /** Folder with companies.jsonl, cities.jsonl and segments.csv. */
  readonly dataDir: string;
  readonly outFile: string;
  /** Words of the trade by the name of a segment. */
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
}): { readonly cells: number } {
  const lines = readTextCells(options.dataDir, options.vocabulary).map(({ city, segment, features }) => {
    const { probability, verdict } = textPresence(features);
    return csvLine([city, segment, probability, verdict]);
  });
  writeFileSync(options.outFile, `${['city,segment,p_present,verdict', ...lines].join('\n')}\n`);
  return { cells: lines.length };
}
