/** Users' records, beside the graph and untouched by imports. */
import { z } from 'zod';
import type { RecordCollection, RecordStore, StoredRecord } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import { type Connection, firstRow, inTransaction } from './connection.ts';
import { parseBody } from './read-graph.ts';

const LIST_RECORDS = 'SELECT id, revision, updated_at, body FROM record WHERE collection = ? ORDER BY id';
const GET_RECORD = 'SELECT id, revision, updated_at, body FROM record WHERE collection = ? AND id = ?';
const PUT_RECORD = `
  INSERT INTO record (collection, id, revision, updated_at, body) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (collection, id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at,
    body = excluded.body
`;
const REMOVE_RECORD = 'DELETE FROM record WHERE collection = ? AND id = ?';

const recordRow = z.object({ id: z.string(), revision: z.number(), updated_at: z.string(), body: z.string() });

/** How the store lets a write run: alone, and with failures as StoreErrors. */
export interface RecordAccess {
  read<Result>(task: (db: Connection) => Result): Promise<Result>;
  write<Result>(task: (db: Connection) => Result): Promise<Result>;
}

export function createRecordStore(access: RecordAccess): RecordStore {
  return {
    list: (collection) =>
      access.read((db) =>
        db
          .prepare(LIST_RECORDS)
          .all(collection)
          .map((row) => toRecord(collection, row)),
      ),
    get: (collection, id) => access.read((db) => readRecord(db, collection, id)),
    put: ({ collection, id, expectedRevision, updatedAt, body }) =>
      access.write((db) =>
        inTransaction(db, 'write', () => {
          const revision = requireRevision(readRecord(db, collection, id), collection, id, expectedRevision) + 1;
          const text = JSON.stringify(body ?? null);
          db.prepare(PUT_RECORD).run(collection, id, revision, updatedAt, text);
          return { collection, id, revision, updatedAt, body: parseBody(text) };
        }),
      ),
    remove: (collection, id, expectedRevision) =>
      access.write((db) =>
        inTransaction(db, 'write', () => {
          const found = readRecord(db, collection, id);
          if (found === null) return;
          requireRevision(found, collection, id, expectedRevision);
          db.prepare(REMOVE_RECORD).run(collection, id);
        }),
      ),
  };
}

function readRecord(db: Connection, collection: RecordCollection, id: string): StoredRecord | null {
  const row = firstRow(db, GET_RECORD, collection, id);
  return row === undefined ? null : toRecord(collection, row);
}

function toRecord(collection: RecordCollection, row: unknown): StoredRecord {
  const { id, revision, updated_at: updatedAt, body } = recordRow.parse(row);
  return { collection, id, revision, updatedAt, body: parseBody(body) };
}

function requireRevision(found: StoredRecord | null, collection: string, id: string, expected: number): number {
  const revision = found?.revision ?? 0;
  if (revision === expected) return revision;
  throw new StoreError('record_conflict', `${collection}/${id}: revision ${revision}, the writer saw ${expected}`);
}
