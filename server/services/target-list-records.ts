/** How lists lie in the store: one record for a list's name, one for each version, which is never written again. */
import { z } from 'zod';
import { type ListSummary, type SavedVersion, savedVersion } from '../contract/target-lists.ts';
import type { GraphStore, StoredRecord } from '../store/graph-store.ts';

const headBody = z.strictObject({
  kind: z.literal('head'),
  name: z.string(),
  deletedAt: z.string().nullable(),
});
const versionBody = z.strictObject({ kind: z.literal('version'), listId: z.string(), version: savedVersion });
const listBody = z.discriminatedUnion('kind', [headBody, versionBody]);

export interface ListHead {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: string | null;
  readonly revision: number;
}

const versionKey = (listId: string, number: number): string => `${listId}.${number}`;

function toHead({ id, revision, body }: StoredRecord): ListHead | null {
  const parsed = listBody.parse(body);
  return parsed.kind === 'head' ? { id, revision, name: parsed.name, deletedAt: parsed.deletedAt } : null;
}

/** Every list with its versions, newest version first; a version whose list was never named is left out. */
export async function readLists(store: GraphStore): Promise<readonly ListSummary[]> {
  const records = await store.records.list('target_list');
  const versions = new Map<string, SavedVersion[]>();
  for (const { body } of records) {
    const parsed = listBody.parse(body);
    if (parsed.kind === 'head') continue;
    versions.set(parsed.listId, [...(versions.get(parsed.listId) ?? []), parsed.version]);
  }
  return records
    .flatMap((record) => toHead(record) ?? [])
    .map((head) => ({
      ...head,
      versions: (versions.get(head.id) ?? [])
        .sort((a, b) => b.number - a.number)
        .map(({ query: _query, overrides: _overrides, rows: _rows, ...summary }) => summary),
    }));
}

export async function readHead(store: GraphStore, listId: string): Promise<ListHead | null> {
  const record = await store.records.get('target_list', listId);
  return record === null ? null : toHead(record);
}

export async function readVersion(store: GraphStore, listId: string, number: number): Promise<SavedVersion | null> {
  const record = await store.records.get('target_list', versionKey(listId, number));
  if (record === null) return null;
  const parsed = listBody.parse(record.body);
  return parsed.kind === 'version' ? parsed.version : null;
}

/** @throws StoreError `record_conflict` when a version of this number exists: a version is written once. */
export async function writeVersion(store: GraphStore, listId: string, version: SavedVersion): Promise<void> {
  await store.records.put({
    collection: 'target_list',
    id: versionKey(listId, version.number),
    expectedRevision: 0,
    updatedAt: version.savedAt,
    body: { kind: 'version', listId, version },
  });
}

/** @throws StoreError `record_conflict`. */
export async function writeHead(
  store: GraphStore,
  head: Omit<ListHead, 'revision'>,
  expectedRevision: number,
  now: string,
): Promise<void> {
  const { id, name, deletedAt } = head;
  const body = { kind: 'head', name, deletedAt };
  await store.records.put({ collection: 'target_list', id, expectedRevision, updatedAt: now, body });
}
