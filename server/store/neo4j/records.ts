/** Users' records, beside the graph and untouched by imports. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordCollection, RecordStore, StoredRecord } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import type { Connection, Row } from './connection.ts';
import { parseJson } from './read-graph.ts';

const COLUMNS = 'record.id AS id, record.revision AS revision, record.updatedAt AS updatedAt, record.body AS body';

export const LIST_RECORDS = `
  MATCH (record:UserRecord {collection: $collection})
  RETURN ${COLUMNS}
  ORDER BY id
`;
export const GET_RECORD = `MATCH (record:UserRecord {key: $key}) RETURN ${COLUMNS}`;
/** Takes the node's lock before anything is read, so that writers come one after the other. */
export const LOCK_RECORD = `
  MERGE (record:UserRecord {key: $key})
  SET record.key = $key
  WITH record
  RETURN coalesce(record.revision, 0) AS revision, record.writeId AS writeId
`;
export const PUT_RECORD = `
  MATCH (record:UserRecord {key: $key})
  SET record.collection = $collection, record.id = $id, record.revision = $revision, record.updatedAt = $updatedAt,
    record.body = $body, record.writeId = $writeId
`;
export const REMOVE_RECORD = 'MATCH (record:UserRecord {key: $key}) DELETE record';

const recordRow = z.object({ id: z.string(), revision: z.number(), updatedAt: z.string(), body: z.string() });
const lockRow = z.object({ revision: z.number(), writeId: z.string().nullable() });

export function createRecordStore(connection: Connection): RecordStore {
  return {
    list: (collection) =>
      connection.read(async (tx) =>
        (await tx.run(LIST_RECORDS, { collection })).map((row) => toRecord(collection, row)),
      ),
    get: (collection, id) =>
      connection.read(async (tx) => {
        const [row] = await tx.run(GET_RECORD, { key: recordKey(collection, id) });
        return row === undefined ? null : toRecord(collection, row);
      }),
    put: (write) => putRecord(connection, write),
    remove: (collection, id, expectedRevision) => removeRecord(connection, collection, id, expectedRevision),
  };
}

/**
 * When the connection breaks at the commit, nobody knows whether it happened, and the driver tries again: the write's
 * own id tells it that it has already been there, where the revision alone would look like somebody else's write.
 */
async function putRecord(connection: Connection, write: Parameters<RecordStore['put']>[0]): Promise<StoredRecord> {
  const { collection, id, expectedRevision, updatedAt } = write;
  const key = recordKey(collection, id);
  const writeId = randomUUID();
  const body = JSON.stringify(write.body ?? null);
  const revision = expectedRevision + 1;
  await connection.write(async (tx) => {
    const found = lockRow.parse((await tx.run(LOCK_RECORD, { key }))[0]);
    if (found.writeId === writeId) return;
    requireRevision(found.revision, collection, id, expectedRevision);
    await tx.run(PUT_RECORD, { key, collection, id, revision, updatedAt, body, writeId });
  });
  return { collection, id, revision, updatedAt, body: parseJson(body) };
}

async function removeRecord(
  connection: Connection,
  collection: RecordCollection,
  id: string,
  expectedRevision: number,
): Promise<void> {
  const key = recordKey(collection, id);
  await connection.write(async (tx) => {
    const { revision } = lockRow.parse((await tx.run(LOCK_RECORD, { key }))[0]);
    if (revision !== 0) requireRevision(revision, collection, id, expectedRevision);
    await tx.run(REMOVE_RECORD, { key });
  });
}

function toRecord(collection: RecordCollection, row: Row): StoredRecord {
  const { id, revision, updatedAt, body } = recordRow.parse(row);
  return { collection, id, revision, updatedAt, body: parseJson(body) };
}

function requireRevision(revision: number, collection: string, id: string, expected: number): void {
  if (revision === expected) return;
  throw new StoreError('record_conflict', `${collection}/${id}: revision ${revision}, the writer saw ${expected}`);
}

function recordKey(collection: RecordCollection, id: string): string {
  return `${collection}/${id}`;
}
