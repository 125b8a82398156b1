/** Reads the published version and the whole graph. */
import { z } from 'zod';
import type { GraphData } from '../../graph/entities.ts';
import type { RegionId } from '../../graph/ids.ts';
import type { DataVersion } from '../../graph/snapshot.ts';
import type { GraphArray } from '../data-version.ts';
import { StoreError } from '../store-error.ts';
import { type Connection, firstRow } from './connection.ts';

const count = z.number().int().nonnegative();
const counts = z.object({
  chains: count,
  segments: count,
  companies: count,
  operations: count,
  relations: count,
  sources: count,
});
const publishedRow = z.object({
  id: z.string(),
  imported_at: z.string(),
  as_of: z.string(),
  city_id: z.string(),
  counts: z.string(),
});

const READ_PUBLISHED = 'SELECT id, imported_at, as_of, city_id, counts FROM published';
const READ_ITEMS = 'SELECT body FROM item WHERE kind = ? ORDER BY position';

interface Published {
  readonly version: DataVersion;
  readonly cityId: RegionId;
}

/** The version published now with the city it is about, or null. @throws StoreError `store_damaged`. */
export function readPublished(db: Connection): Published | null {
  const row = firstRow(db, READ_PUBLISHED);
  if (row === undefined) return null;
  const parsed = publishedRow.safeParse(row);
  if (!parsed.success) throw new StoreError('store_damaged', 'the row of the published version is not readable');
  const { id, imported_at: importedAt, as_of: asOf, city_id: cityId } = parsed.data;
  const version = { id, importedAt, asOf, counts: counts.parse(parseBody(parsed.data.counts)) };
  return { version, cityId: cityId as RegionId };
}

/** Call it inside a read transaction. @throws StoreError `store_empty`, `store_damaged`. */
export function readGraphData(db: Connection): { version: DataVersion; data: GraphData } {
  const published = readPublished(db);
  if (published === null) throw new StoreError('store_empty', 'no graph was imported yet');
  const { version, cityId } = published;
  const read = <Name extends GraphArray>(name: Name) => readItems(db, name) as unknown as GraphData[Name];
  const data: GraphData = {
    cityId,
    asOf: version.asOf,
    chains: read('chains'),
    segments: read('segments'),
    inputLinks: read('inputLinks'),
    companies: read('companies'),
    operations: read('operations'),
    relations: read('relations'),
    regions: read('regions'),
    platforms: read('platforms'),
    organisations: read('organisations'),
    planStatements: read('planStatements'),
    goals: read('goals'),
    sources: read('sources'),
    lists: read('lists'),
  };
  requireCounts(data, version);
  return { version, data };
}

/** The bodies were checked when they were written; here only that they are whole. */
function readItems(db: Connection, name: GraphArray): unknown[] {
  return db
    .prepare(READ_ITEMS)
    .all(name)
    .map((row) => parseBody((row as { body: string }).body));
}

/** @throws StoreError `store_damaged` when the text is not JSON. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new StoreError('store_damaged', 'a stored record is not JSON', { cause });
  }
}

function requireCounts(data: GraphData, version: DataVersion): void {
  for (const [name, expected] of Object.entries(version.counts)) {
    const found = data[name as keyof DataVersion['counts']].length;
    if (found !== expected) throw new StoreError('store_damaged', `${name}: ${found} of ${expected} records left`);
  }
}
