/** Back-test of the likelihood card: which segment does a region enter next, knowing only firms up to a day. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entryScore } from '../gaps/entry/entry-card.ts';
import { entryPanel } from '../gaps/entry/entry-panel.ts';
import { readEntryFirms, readEntryPlaces } from './entry-data.ts';
import { csvLine, readCsv } from './evaluation-files.ts';

/**
 * Writes `region,segment,score` for every cell of cells.csv in its order. Firms dated after `asOf` are dropped before
 * anything is counted.
 * @throws when a file is missing or a row cannot be read, naming file and line.
 */
export function evaluateEntry(options: {
  /** Folder with firms.jsonl, regions.csv and cells.csv. */
  readonly dataDir: string;
  readonly outFile: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}): { readonly cells: number; readonly firms: number } {
  const asOf = z.iso.date().parse(options.asOf);
  const all = readEntryFirms(options.dataDir);
  // The classification is timeless; the firms are not.
  const sectionOf = new Map(all.map((firm) => [firm.segment, firm.section]));
  const firms = all.filter((firm) => firm.date <= asOf);
  const panel = entryPanel(firms, readEntryPlaces(options.dataDir), Number(asOf.slice(0, 4)));
  const lines = readCsv(join(options.dataDir, 'cells.csv')).map(({ region = '', segment = '' }) => {
    const counts = panel(region, segment, sectionOf.get(segment) ?? '');
    return csvLine([region, segment, entryScore(counts).score]);
  });
  writeFileSync(options.outFile, `${['region,segment,score', ...lines].join('\n')}\n`);
  return { cells: lines.length, firms: firms.length };
}
