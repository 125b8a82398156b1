/** 名录: target lists kept as objects, their numbered versions, what differs between two, and who contacted whom. */
import { z } from 'zod';
import { dataVersion } from './common.ts';
import { targetQuery } from './targets.ts';

/** An institution, never a person: no telephone number, identity number or mail address fits. */
const office = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^(?!.*\d{7})[^@]*$/, '只填机构名称');
const listName = z.string().trim().min(1).max(60);
const instant = z.string();

/** The query of a list without its limit: what is kept is everything that meets it. */
export const savedQuery = z.strictObject(targetQuery.omit({ limit: true }).shape);

const condition = z.strictObject({ key: z.string(), label: z.string(), value: z.string() });

export const savedRow = z.strictObject({
  /** Place in the whole list, from 1. */
  at: z.number().int(),
  /** Rank within the segment, from 1. */
  rank: z.number().int(),
  companyId: z.string(),
  companyName: z.string(),
  segmentId: z.string(),
  segmentName: z.string(),
  /** 0-1. */
  fit: z.number(),
  /** Points. */
  attractiveness: z.number(),
});

export const savedOverride = z.strictObject({
  segmentId: z.string(),
  segmentName: z.string(),
  verdict: z.string(),
  office: z.string(),
  date: z.string(),
});

const versionSummary = z.strictObject({
  number: z.number().int(),
  savedAt: instant,
  office: z.string(),
  dataVersionId: z.string(),
  /** Day the data describes. */
  asOf: z.string(),
  /** Fingerprint of every constant of the ranking. */
  weightsId: z.string(),
  conditions: z.array(condition),
  /** Companies that met the conditions, before the cut at the most a list holds. */
  total: z.number().int(),
});

/** One version, as it was saved; it never changes. */
export const savedVersion = versionSummary.extend({
  query: savedQuery,
  overrides: z.array(savedOverride),
  rows: z.array(savedRow),
});

const listSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  revision: z.number().int(),
  deletedAt: instant.nullable(),
  /** Newest first. */
  versions: z.array(versionSummary),
});

/** Lists in use and those that can be restored, each newest first. */
export const targetListShelf = z.strictObject({
  current: dataVersion,
  lists: z.array(listSummary),
  deleted: z.array(listSummary),
});

export const targetListVersion = z.strictObject({ id: z.string(), name: z.string(), version: savedVersion });

/** Saves a further version of the list of this name, or the first of a new list. */
export const targetListSave = z.strictObject({ name: listName, office, query: savedQuery });
export const targetListRename = z.strictObject({ name: listName, expectedRevision: z.number().int().min(1) });
export const targetListRestore = z.strictObject({ expectedRevision: z.number().int().min(1) });

/** What was recorded as different between two versions, and so may have moved rows. */
const cause = z.strictObject({
  kind: z.enum(['data_version', 'filters', 'override', 'weights', 'day', 'unrecorded']),
  subject: z.string(),
  before: z.string(),
  after: z.string(),
});

const rowChange = savedRow
  .pick({ companyId: true, companyName: true, segmentId: true, segmentName: true })
  .extend({ before: savedRow.nullable(), after: savedRow.nullable(), reasons: z.array(cause.shape.kind) });

export const targetListDiff = z.strictObject({
  from: versionSummary,
  to: versionSummary,
  causes: z.array(cause),
  added: z.array(rowChange),
  removed: z.array(rowChange),
  /** In both, in another order relative to the rows that are in both. */
  moved: z.array(rowChange),
  /** In both and in the same order, with another rank or score. */
  rescored: z.array(rowChange),
  unchanged: z.number().int(),
});

export const targetListDiffQuery = z.object({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
});

export const contactMark = z.strictObject({
  companyId: z.string(),
  revision: z.number().int(),
  /** The first office leads; each office once. */
  offices: z.array(z.strictObject({ office: z.string(), date: z.string() })),
});
export const contactList = z.strictObject({ contacts: z.array(contactMark) });

/** `confirmed`: the office knows that another one is in contact already. */
export const contactInput = z.strictObject({
  office,
  expectedRevision: z.number().int().min(0),
  confirmed: z.boolean().default(false),
});
export const contactWithdrawal = z.object({ office, expectedRevision: z.coerce.number().int().min(1) });

export type SavedRow = z.infer<typeof savedRow>;
export type SavedVersion = z.infer<typeof savedVersion>;
export type TargetListShelf = z.infer<typeof targetListShelf>;
export type TargetListVersion = z.infer<typeof targetListVersion>;
export type TargetListSave = z.infer<typeof targetListSave>;
export type TargetListDiff = z.infer<typeof targetListDiff>;
export type ListSummary = z.infer<typeof listSummary>;
export type RowChange = z.infer<typeof rowChange>;
export type ContactMark = z.infer<typeof contactMark>;
export type ContactInput = z.infer<typeof contactInput>;
