/** Shapes that several resources share. Times are ISO strings, shares and probabilities 0-1. */
import { z } from 'zod';

export const segmentStatus = z.enum(['missing', 'weak', 'extendable', 'strong', 'unknown']);
export const presenceVerdict = z.enum(['有', '缺', '不知']);
export const gapKind = z.enum(['强', '补', '延', '建', '待核']);
export const planAction = z.enum(['强', '补', '延', '建']);
export const tier = z.enum(['上游', '中游', '下游']);
export const necessity = z.enum(['core', 'common', 'auxiliary']);
export const quadrant = z.enum(['先招', '先育', '顺势', '观察']);
export const factKind = z.enum(['plan', 'public', 'curated', 'imported', 'inferred', 'synthetic']);
export const honourKind = z.enum([
  'fortune500',
  'china500',
  'little_giant',
  'single_champion',
  'chain_leader',
  'listed',
]);

export const statusCounts = z.strictObject({
  missing: z.number().int(),
  weak: z.number().int(),
  extendable: z.number().int(),
  strong: z.number().int(),
  unknown: z.number().int(),
});

/** A source in the form it is cited. */
export const citation = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  date: z.string(),
  kind: factKind,
});

export const planWord = z.strictObject({
  section: z.string(),
  line: z.number().int(),
  phrase: z.string(),
  verb: z.string(),
  action: planAction.nullable(),
  states: z.enum(['direction', 'present']),
});

/** One addend of a score; `key` is stable, its words live in the interface. */
export const addend = z.strictObject({
  key: z.string(),
  value: z.number(),
  missing: z.boolean(),
  note: z.string(),
});

export const dataVersion = z.strictObject({
  id: z.string(),
  importedAt: z.string(),
  asOf: z.string(),
  counts: z.record(z.string(), z.number().int()),
});

/** RFC 9457 problem details, with a stable code. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  /** The nearest names when something was not found, the faulty fields when input was refused. */
  suggestions: z.array(z.string()).optional(),
  requestId: z.string().optional(),
});

export type SegmentStatusName = z.infer<typeof segmentStatus>;
export type GapKindName = z.infer<typeof gapKind>;
export type StatusCounts = z.infer<typeof statusCounts>;
export type Citation = z.infer<typeof citation>;
export type PlanWord = z.infer<typeof planWord>;
export type AddendView = z.infer<typeof addend>;
export type Problem = z.infer<typeof problem>;
