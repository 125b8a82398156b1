/** Why a company stands where it does in a segment's ranking, what would have to be true for more, or why it is absent. */
import { z } from 'zod';
import { targetRow } from './targets.ts';

const place = z.strictObject({
  /** From 1, among the companies listed for the segment. */
  rank: z.number().int(),
  of: z.number().int(),
  /** Least and greatest rank over the box of weights; null where the list is too long for it. */
  interval: z.strictObject({ best: z.number().int(), worst: z.number().int() }).nullable(),
});

/** What would have to be TRUE, worded as something to verify. */
const lift = z.strictObject({
  /** The wanted place by attractiveness, from 1. */
  top: z.number().int(),
  /** Score of the company that holds the place now, points. */
  threshold: z.number(),
  status: z.enum(['already', 'reachable', 'out_of_reach']),
  /** Smallest sets that suffice, at most three, all of one size. */
  sets: z.array(z.strictObject({ facts: z.array(z.string()), score: z.number() })),
  /** Score with every fact that could be true at once, points. */
  highest: z.number(),
});

export const targetExplanation = z.strictObject({
  versionId: z.string(),
  asOf: z.string(),
  segmentId: z.string(),
  segmentName: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  /** Companies in the ranking, and how many of them the list holds; ranks beyond are computed but not listed. */
  total: z.number().int(),
  listed: z.number().int(),
  /** The company's row; null when it is not ranked. */
  row: targetRow.nullable(),
  /** Place by attractiveness; null when it is not listed. */
  value: place.nullable(),
  lift: lift.nullable(),
  /** Why it is not ranked; null when it is. `words` are what it shares with the segment all the same. */
  absence: z
    .strictObject({
      reason: z.enum(['not_active', 'local', 'local_group', 'below_floor', 'no_common_words']),
      words: z.array(z.string()),
    })
    .nullable(),
  /** How the user's own similarity model was used, in words; null while none is configured. */
  similarity: z.string().nullable(),
});

export const targetExplanationQuery = z.object({
  segment: z.string().min(1).max(80),
  company: z.string().trim().min(1).max(80),
  chain: z.string().max(40).optional(),
  top: z.coerce.number().int().min(1).max(300).default(10),
});

export type TargetExplanation = z.infer<typeof targetExplanation>;
export type AbsenceReason = NonNullable<TargetExplanation['absence']>['reason'];
export type TargetExplanationQuery = z.infer<typeof targetExplanationQuery>;
