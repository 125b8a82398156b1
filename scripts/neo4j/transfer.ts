/** Copies a whole graph, with users' records, between the seed, an export file, the embedded store and Neo4j. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Config } from '../../server/config.ts';
import type { GraphData } from '../../server/graph/entities.ts';
import type { DataVersion } from '../../server/graph/snapshot.ts';
import { canonicalGraph, versionOf } from '../../server/store/data-version.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import type { GraphStore, ImportProgress, RecordCollection, StoredRecord } from '../../server/store/graph-store.ts';
import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { StoreError } from '../../server/store/store-error.ts';

const COLLECTIONS = [
  'presence_override',
  'chain_leader',
  'target_list',
  'scenario',
  'contact',
  'log',
] as const satisfies readonly RecordCollection[];
const FORMAT = 'liantu-export-1';

/** What is copied. */
export interface Content {
  readonly data: GraphData;
  readonly records: readonly StoredRecord[];
}

export interface TransferResult {
  readonly version: DataVersion;
  readonly recordsWritten: number;
  /** Records that the target has already, under the same id; they are left as they are. */
  readonly recordsKept: number;
}

const exportFile = z.object({
  format: z.literal(FORMAT),
  versionId: z.string(),
  data: z.record(z.string(), z.unknown()),
  records: z.array(
    z.object({
      collection: z.enum(COLLECTIONS),
      id: z.string(),
      revision: z.number(),
      updatedAt: z.string(),
      body: z.unknown(),
    }),
  ),
});

/**
 * Reads everything from `seed`, `neo4j`, a `.json` export or an embedded store's file.
 * @throws StoreError; `graph_invalid` when an export is not whole.
 */
export async function readContent(from: string, config: Config): Promise<Content> {
  if (from === 'seed') return { data: await readSeed(config.seedDir), records: [] };
  if (from.endsWith('.json')) return readExport(from);
  if (from !== 'neo4j' && !existsSync(from)) throw new StoreError('store_empty', `${from}: no such file`);
  return withStore(from, config, async (store) => {
    const { data } = await store.readGraph();
    const records = await Promise.all(COLLECTIONS.map((collection) => store.records.list(collection)));
    return { data, records: records.flat() };
  });
}

/** Writes everything to `neo4j`, a `.json` export or an embedded store's file. */
export async function writeContent(
  to: string,
  content: Content,
  config: Config,
  clock: { readonly importedAt: string; readonly onProgress?: (progress: ImportProgress) => void },
): Promise<TransferResult> {
  if (to.endsWith('.json')) return writeExport(to, content, clock.importedAt);
  return withStore(to, config, async (store) => {
    const version = await store.importGraph(content.data, clock);
    let recordsWritten = 0;
    for (const record of content.records) recordsWritten += await copyRecord(store, record);
    return { version, recordsWritten, recordsKept: content.records.length - recordsWritten };
  });
}

/** The revision starts anew: it only tells writers of one store apart. Returns the number of records written. */
async function copyRecord(store: GraphStore, { collection, id, updatedAt, body }: StoredRecord): Promise<0 | 1> {
  if (await store.records.get(collection, id)) return 0;
  await store.records.put({ collection, id, expectedRevision: 0, updatedAt, body });
  return 1;
}

async function withStore<Result>(
  place: string,
  config: Config,
  task: (store: GraphStore) => Promise<Result>,
): Promise<Result> {
  const store = await openPlace(place, config);
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}

async function openPlace(place: string, config: Config): Promise<GraphStore> {
  if (place !== 'neo4j') return openEmbeddedStore({ file: place });
  if (!config.neo4j) throw new StoreError('store_unavailable', 'NEO4J_URI is not set');
  return openNeo4jStore(config.neo4j);
}

async function writeExport(file: string, { data, records }: Content, importedAt: string): Promise<TransferResult> {
  const version = versionOf(canonicalGraph(data), importedAt);
  await writeFile(file, JSON.stringify({ format: FORMAT, versionId: version.id, data, records }));
  return { version, recordsWritten: records.length, recordsKept: 0 };
}

/** The version's id is a hash of the content: a file that was cut off or edited is refused as a whole. */
async function readExport(file: string): Promise<Content> {
  const parsed = exportFile.safeParse(parseJson(file, await readFile(file, 'utf8')));
  if (!parsed.success) throw new StoreError('graph_invalid', `${file}: not an export of this program`);
  const data = parsed.data.data as unknown as GraphData;
  if (hashOf(file, data) !== parsed.data.versionId) {
    throw new StoreError('graph_invalid', `${file}: the content is not the one that was exported`);
  }
  return { data, records: parsed.data.records.map((record) => ({ ...record, body: record.body })) };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StoreError('graph_invalid', `${file}: not JSON`, { cause });
  }
}

function hashOf(file: string, data: GraphData): string {
  try {
    return versionOf(canonicalGraph(data), '').id;
  } catch (cause) {
    throw new StoreError('graph_invalid', `${file}: arrays are missing`, { cause });
  }
}
