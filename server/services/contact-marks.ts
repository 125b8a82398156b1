/** Which offices are in contact with a company, so that no two call it without knowing of each other. */
import { z } from 'zod';
import type { ContactInput, ContactMark } from '../contract/target-lists.ts';
import type { TargetList } from '../contract/targets.ts';
import type { GraphStore, StoredRecord } from '../store/graph-store.ts';

const contactBody = z.strictObject({ offices: z.array(z.strictObject({ office: z.string(), date: z.string() })) });

/** Another office got there first; nothing was written. */
export interface ContactCollision {
  readonly collision: ContactMark;
}

const toMark = ({ id, revision, body }: StoredRecord): ContactMark => ({
  companyId: id,
  revision,
  ...contactBody.parse(body),
});

/** Marks with at least one office, by company id. */
export async function readContacts(store: GraphStore): Promise<ContactMark[]> {
  return (await store.records.list('contact')).map(toMark).filter(({ offices }) => offices.length > 0);
}

/** The list with who is in contact with each company now. */
export function showContacts(list: TargetList, marks: readonly ContactMark[]): TargetList {
  const offices = new Map(marks.map((mark) => [mark.companyId, mark.offices]));
  return { ...list, rows: list.rows.map((row) => ({ ...row, contacts: offices.get(row.companyId) ?? [] })) };
}

async function write(
  store: GraphStore,
  mark: Omit<ContactMark, 'revision'>,
  expectedRevision: number,
  now: string,
): Promise<ContactMark> {
  const { companyId: id, offices } = mark;
  return toMark(
    await store.records.put({ collection: 'contact', id, expectedRevision, updatedAt: now, body: { offices } }),
  );
}

/**
 * Marks the company as contacted by the office. A mark of another office is a collision unless `confirmed`.
 * @throws StoreError `record_conflict` when somebody wrote since `expectedRevision` was read and no collision says so.
 */
export async function markContact(
  store: GraphStore,
  companyId: string,
  { office, expectedRevision, confirmed }: ContactInput,
  now: string,
): Promise<ContactMark | ContactCollision> {
  const record = await store.records.get('contact', companyId);
  const mark = record === null ? null : toMark(record);
  const offices = mark?.offices ?? [];
  if (mark && !confirmed && offices.some((entry) => entry.office !== office)) return { collision: mark };
  if (mark && offices.some((entry) => entry.office === office)) return mark;
  const added = [...offices, { office, date: now.slice(0, 10) }];
  return write(store, { companyId, offices: added }, expectedRevision, now);
}

/** Takes back the office's own mark; the others stay. @throws StoreError `record_conflict`. */
export async function withdrawContact(
  store: GraphStore,
  companyId: string,
  withdrawal: { readonly office: string; readonly expectedRevision: number },
  now: string,
): Promise<void> {
  const record = await store.records.get('contact', companyId);
  if (record === null) return;
  const offices = toMark(record).offices.filter(({ office }) => office !== withdrawal.office);
  await write(store, { companyId, offices }, withdrawal.expectedRevision, now);
}
