/** Opens the database file: one connection that reads and writes records, one more for the length of an import. */
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import { guarded } from './errors.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';

export type Connection = Database.Database;

/** How long a call waits for another process that is writing; calls are synchronous, so this blocks ours. */
const BUSY_TIMEOUT_MS = 3_000;

/**
 * Opens the file, making its folder and its tables where they are missing.
 * @throws StoreError `store_read_only`, `store_damaged`, `store_locked`, `store_incompatible` (another program's
 *   file, or one written by a later version of this one), `store_unavailable`.
 */
export function openConnection(file: string): Connection {
  return guarded(() => {
    requireWritable(file);
    const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      migrate(db, file);
      return db;
    } catch (cause) {
      db.close();
      throw cause;
    }
  });
}

/** Runs a task in a transaction; on a failure nothing of it stays. `read` sees one state throughout. */
export function inTransaction<Result>(db: Connection, kind: 'read' | 'write', task: () => Result): Result {
  return guarded(() => {
    db.exec(kind === 'read' ? 'BEGIN DEFERRED' : 'BEGIN IMMEDIATE');
    try {
      const result = task();
      db.exec('COMMIT');
      return result;
    } catch (cause) {
      rollBack(db);
      throw cause;
    }
  });
}

/** SQLite ends a transaction by itself after some failures (a full disk), then there is nothing to roll back. */
export function rollBack(db: Connection): void {
  if (db.inTransaction) db.exec('ROLLBACK');
}

/**
 * Moves what the write-ahead log holds into the file. Does not wait: with readers elsewhere the log is emptied at a
 * later import.
 */
export function emptyLog(db: Connection): void {
  guarded(() => {
    db.exec('PRAGMA busy_timeout = 0');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  });
}

/** The first row, without the `_metadata` that libsql adds to it, or undefined. */
export function firstRow(db: Connection, sql: string, ...values: readonly unknown[]): unknown {
  return db.prepare(sql).all(...values)[0];
}

/** SQLite would only say that it cannot open the file. An empty file is an empty database. */
function requireWritable(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  accessSync(dirname(file), constants.W_OK);
  closeSync(openSync(file, 'a'));
}

function migrate(db: Connection, file: string): void {
  const found = readSchemaVersion(db);
  if (readApplicationId(db) !== APPLICATION_ID && !isEmpty(db)) {
    throw new StoreError('store_incompatible', `${file}: another program's database`);
  }
  if (found > MIGRATIONS.length) {
    throw new StoreError('store_incompatible', `${file}: schema ${found}, this program knows ${MIGRATIONS.length}`);
  }
  if (found < MIGRATIONS.length) inTransaction(db, 'write', () => upgrade(db));
}

/** Reads the version again inside the transaction: another process may have been first. */
function upgrade(db: Connection): void {
  const found = readSchemaVersion(db);
  for (const step of MIGRATIONS.slice(found)) db.exec(step);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${MIGRATIONS.length}`);
}

const numberRow = z.object({ value: z.number() });

function readSchemaVersion(db: Connection): number {
  return numberRow.parse(firstRow(db, 'SELECT user_version AS value FROM pragma_user_version')).value;
}

function readApplicationId(db: Connection): number {
  return numberRow.parse(firstRow(db, 'SELECT application_id AS value FROM pragma_application_id')).value;
}

function isEmpty(db: Connection): boolean {
  return firstRow(db, 'SELECT name FROM sqlite_schema LIMIT 1') === undefined;
}
