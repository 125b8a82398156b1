/**
 * Who may import: one process at a time, by a lease on the store's node that each batch renews. An importer that was
 * killed loses it when it runs out. One that was only slow and comes back finds another owner, and its batch fails
 * as a whole: the check and the batch are one transaction.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import type { Connection, Transaction } from './connection.ts';

/** How long an importer may be silent; a batch takes well under a second, a busy machine or a restart longer. */
export const LEASE_MS = 10_000;
/** How often one that waits for the lease asks again. */
const POLL_MS = 250;

/** The write lock comes first, then the look. */
export const LOCK_STORE = `
  MERGE (store:LiantuStore {slot: 1})
  SET store.slot = 1
`;
export const ACQUIRE_LEASE = `
  MATCH (store:LiantuStore {slot: 1})
  WHERE store.leaseOwner IS NULL OR store.leaseOwner = $owner OR store.leaseUntil < timestamp()
  SET store.leaseOwner = $owner, store.leaseUntil = timestamp() + $leaseMs, store.batch = 0,
    store.lastGeneration = coalesce(store.lastGeneration, 0) + 1
  RETURN store.lastGeneration AS generation
`;
/** Counts the batches: one that was committed although its answer got lost is not written twice. */
export const RENEW_LEASE = `
  MATCH (store:LiantuStore {slot: 1})
  SET store.slot = 1
  WITH store, store.batch AS before
  WHERE store.leaseOwner = $owner
  SET store.batch = $batch, store.leaseUntil = timestamp() + $leaseMs
  RETURN before
`;
export const RELEASE_LEASE = `
  MATCH (store:LiantuStore {slot: 1})
  SET store.slot = 1
  WITH store
  WHERE store.leaseOwner = $owner
  SET store.leaseOwner = null, store.leaseUntil = null
`;

const generationRow = z.object({ generation: z.number().int() });
const beforeRow = z.object({ before: z.number().int() });

export interface ImportLease {
  readonly owner: string;
  /** Number of this import, greater than all before. */
  readonly generation: number;
  /** Runs a write once, as the next batch of the import. @throws StoreError `store_locked` when the lease is lost. */
  batch(write: (tx: Transaction) => Promise<void>): Promise<void>;
  release(): Promise<void>;
}

/** @throws StoreError `store_locked` when another process keeps importing. */
export async function acquireLease(connection: Connection): Promise<ImportLease> {
  const owner = randomUUID();
  const generation = await waitForLease(connection, owner);
  let batches = 0;
  return {
    owner,
    generation,
    batch: async (write) => {
      batches += 1;
      const batch = batches;
      await connection.write(async (tx) => {
        const [row] = await tx.run(RENEW_LEASE, { owner, batch, leaseMs: LEASE_MS });
        if (row === undefined) throw new StoreError('store_locked', 'another process has taken over the import');
        if (beforeRow.parse(row).before < batch) await write(tx);
      });
    },
    release: async () => void (await connection.write((tx) => tx.run(RELEASE_LEASE, { owner }))),
  };
}

/** One lease's length and a little: a dead importer's has run out by then, a living one's never does. */
async function waitForLease(connection: Connection, owner: string): Promise<number> {
  for (let waited = 0; waited <= LEASE_MS + 2_000; waited += POLL_MS) {
    const row = await connection.write(async (tx) => {
      await tx.run(LOCK_STORE);
      return (await tx.run(ACQUIRE_LEASE, { owner, leaseMs: LEASE_MS }))[0];
    });
    if (row !== undefined) return generationRow.parse(row).generation;
    await sleep(POLL_MS);
  }
  throw new StoreError('store_locked', 'another process is importing');
}
