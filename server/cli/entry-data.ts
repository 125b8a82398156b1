/** The entry set as the likelihood card takes it. */
import { join } from 'node:path';
import { z } from 'zod';
import type { PanelFirm, Place } from '../gaps/entry/entry-panel.ts';
import { readCsv, readJsonLines } from './evaluation-files.ts';

/** A line of firms.jsonl, as far as the card reads it. */
export const entryFirmRow = z.object({
  id: z.string(),
  region: z.string(),
  segment: z.string(),
  grandparent: z.string(),
  date: z.iso.date(),
});

/** A firm with its day of entry, `YYYY-MM-DD`. */
export type EntryFirm = PanelFirm & { readonly year: number; readonly date: string };

/** firms.jsonl, the segment's grandparent being its section. @throws naming file and line. */
export function readEntryFirms(dataDir: string): readonly EntryFirm[] {
  return readJsonLines(join(dataDir, 'firms.jsonl'), entryFirmRow).map(
    ({ id, region, segment, grandparent, date }) => ({
      ...{ id, region, segment, date },
      section: grandparent,
      year: Number(date.slice(0, 4)),
    }),
  );
}

/** regions.csv. @throws naming file and line. */
export function readEntryPlaces(dataDir: string): ReadonlyMap<string, Place> {
  return new Map(
    readCsv(join(dataDir, 'regions.csv')).map((row) => [
      row['region'] ?? '',
      { lng: Number(row['lng']), lat: Number(row['lat']) },
    ]),
  );
}
