/** 名录: saving what a target list holds as an immutable version, and finding, renaming, comparing and removing it. */
import { createHash, randomUUID } from 'node:crypto';
import type {
  ContactInput,
  ContactMark,
  SavedVersion,
  TargetListDiff,
  TargetListSave,
  TargetListShelf,
  TargetListVersion,
} from '../contract/target-lists.ts';
import * as rankingDefaults from '../matching/defaults.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { type ContactCollision, markContact, readContacts, withdrawContact } from './contact-marks.ts';
import { DomainError } from './domain-error.ts';
import { findCompany } from './find-entity.ts';
import type { GraphState, GraphStateSource } from './graph-state.ts';
import { listTargets } from './list-targets.ts';
import { diffVersions } from './target-list-diff.ts';
import { type ListHead, readHead, readLists, readVersion, writeHead, writeVersion } from './target-list-records.ts';

/** Rows a version holds at most: as many as the page lists. */
const MAX_ROWS = 5000;
/** Decimals kept of both scores. */
const DECIMALS = 6;

export interface TargetListServices {
  shelf(): Promise<TargetListShelf>;
  /** A further version of the list in use of that name, or the first of a new list. */
  save(input: TargetListSave): Promise<TargetListVersion>;
  open(listId: string, number: number): Promise<TargetListVersion>;
  diff(listId: string, from: number, to: number): Promise<TargetListDiff>;
  /** Null when another list in use has the name. */
  rename(listId: string, name: string, expectedRevision: number): Promise<TargetListShelf | null>;
  /** Takes the list off the shelf; `restore` puts it back. */
  remove(listId: string, expectedRevision: number): Promise<TargetListShelf>;
  /** Null when another list in use has taken the name meanwhile. */
  restore(listId: string, expectedRevision: number): Promise<TargetListShelf | null>;
  contacts(): Promise<ContactMark[]>;
  markContact(company: string, input: ContactInput): Promise<ContactMark | ContactCollision>;
  withdrawContact(company: string, office: string, expectedRevision: number): Promise<ContactMark[]>;
}

interface Setting {
  readonly store: GraphStore;
  readonly states: GraphStateSource;
  readonly now: () => Date;
}

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

/** Fingerprint of every constant of the ranking, so that a comparison can tell a change of weights. */
const weightsId = (): string => createHash('sha256').update(JSON.stringify(rankingDefaults)).digest('hex').slice(0, 12);

function versionOf(state: GraphState, input: TargetListSave, number: number, savedAt: string): SavedVersion {
  const { query, office } = input;
  const list = listTargets(state, { ...query, limit: MAX_ROWS });
  return {
    number,
    savedAt,
    office,
    dataVersionId: list.version.id,
    asOf: list.version.asOf,
    weightsId: weightsId(),
    conditions: list.conditions,
    total: list.total,
    query,
    overrides: [...state.overrides.values()].map(({ override }) => ({
      segmentId: override.segmentId,
      segmentName: state.snapshot.segments.get(override.segmentId)?.name ?? override.segmentId,
      verdict: override.verdict,
      office: override.office,
      date: override.date,
    })),
    rows: list.rows.map((row, at) => ({
      at: at + 1,
      rank: row.rank,
      companyId: row.companyId,
      companyName: row.name,
      segmentId: row.segmentId,
      segmentName: row.segmentName,
      fit: rounded(row.fit.score),
      attractiveness: rounded(row.attractiveness.score),
    })),
  };
}

async function shelf({ store, states }: Setting): Promise<TargetListShelf> {
  const { snapshot } = await states.current();
  const newest = (list: TargetListShelf['lists'][number]): string => list.versions[0]?.savedAt ?? '';
  const lists = [...(await readLists(store))].sort(
    (a, b) => newest(b).localeCompare(newest(a)) || a.id.localeCompare(b.id),
  );
  return {
    current: snapshot.version,
    lists: lists.filter(({ deletedAt }) => deletedAt === null),
    deleted: lists.filter(({ deletedAt }) => deletedAt !== null),
  };
}

const missing = (asked: string): DomainError => new DomainError('target_list_not_found', asked, []);

async function headOf({ store }: Setting, listId: string): Promise<ListHead> {
  const head = await readHead(store, listId);
  if (!head) throw missing(listId);
  return head;
}

async function open(setting: Setting, listId: string, number: number): Promise<TargetListVersion> {
  const { id, name } = await headOf(setting, listId);
  const version = await readVersion(setting.store, id, number);
  if (!version) throw missing(`${name} 第${number}版`);
  return { id, name, version };
}

async function save({ store, states, now }: Setting, input: TargetListSave): Promise<TargetListVersion> {
  const state = await states.current();
  const known = (await readLists(store)).find((list) => list.deletedAt === null && list.name === input.name);
  const id = known?.id ?? randomUUID();
  const savedAt = now().toISOString();
  const version = versionOf(state, input, (known?.versions[0]?.number ?? 0) + 1, savedAt);
  // The version first: a list is named only once it holds something.
  await writeVersion(store, id, version);
  if (!known) await writeHead(store, { id, name: input.name, deletedAt: null }, 0, savedAt);
  return { id, name: input.name, version };
}

/** Writes the name and whether the list is in use; null when another list in use bears the name. */
async function change(
  setting: Setting,
  listId: string,
  wanted: { readonly name?: string; readonly deletedAt: string | null },
  expectedRevision: number,
): Promise<TargetListShelf | null> {
  const { store, now } = setting;
  const head = await headOf(setting, listId);
  const name = wanted.name ?? head.name;
  const inUse = (await readLists(store)).filter((list) => list.deletedAt === null && list.id !== listId);
  if (wanted.deletedAt === null && inUse.some((list) => list.name === name)) return null;
  await writeHead(store, { id: listId, name, deletedAt: wanted.deletedAt }, expectedRevision, now().toISOString());
  return shelf(setting);
}

export function createTargetListServices(setting: Setting): TargetListServices {
  const { store, states, now } = setting;
  const companyId = async (asked: string): Promise<string> => findCompany(await states.current(), asked).id;
  return {
    shelf: () => shelf(setting),
    save: (input) => save(setting, input),
    open: (listId, number) => open(setting, listId, number),
    async diff(listId, from, to) {
      const [before, after] = await Promise.all([open(setting, listId, from), open(setting, listId, to)]);
      return diffVersions(before.version, after.version);
    },
    rename: (listId, name, expectedRevision) => change(setting, listId, { name, deletedAt: null }, expectedRevision),
    async remove(listId, expectedRevision) {
      await change(setting, listId, { deletedAt: now().toISOString() }, expectedRevision);
      return shelf(setting);
    },
    restore: (listId, expectedRevision) => change(setting, listId, { deletedAt: null }, expectedRevision),
    contacts: () => readContacts(store),
    markContact: async (company, input) => markContact(store, await companyId(company), input, now().toISOString()),
    async withdrawContact(company, office, expectedRevision) {
      await withdrawContact(store, await companyId(company), { office, expectedRevision }, now().toISOString());
      return readContacts(store);
    },
  };
}
