/** Presence in cities whose firms are partly missing from the data: verdicts for every segment without a seen firm. */
import { writeFileSync } from 'node:fs';
import { directoryPresence } from '../gaps/directory/directory-presence.ts';
import { csvLine } from './evaluation-files.ts';
import { readCoverageWorlds } from './presence-coverage-data.ts';

/**
 * Writes `city,segment_id,p_present,verdict,priority` for every segment of every world in which no firm is seen. A
 * segment without any firm in the directory is 缺 with p 0 and the lowest priority.
 * @throws when a file is missing or a row cannot be read, naming file and line.
 */
export function evaluatePresenceCoverage(options: {
  /** Folder with worlds.jsonl, membership.jsonl and segments.csv. */
  readonly dataDir: string;
  readonly outFile: string;
}): { readonly cells: number } {
  const { directory, segmentIds, worlds } = readCoverageWorlds(options.dataDir);
  const segmentsOf = new Map(directory.map((firm) => [firm.id, firm.segments]));
  const lines = worlds.flatMap(({ city, data }) => {
    const presence = directoryPresence(directory, data);
    const seen = new Set([...data.observed].flatMap((id) => segmentsOf.get(id) ?? []));
    return segmentIds
      .filter((id) => !seen.has(id))
      .map((id) => {
        const cell = presence.get(id);
        return csvLine([city, id, cell?.probability ?? 0, cell?.verdict ?? '缺', cell?.priority ?? LOWEST_PRIORITY]);
      });
  });
  writeFileSync(options.outFile, `${['city,segment_id,p_present,verdict,priority', ...lines].join('\n')}\n`);
  return { cells: lines.length };
}

const LOWEST_PRIORITY = -99;
