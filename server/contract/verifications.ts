/** 待核清单: what to ask about first, whom, and what the answer saves. */
import { z } from 'zod';
import { dataVersion, gapKind, presenceVerdict, tier } from './common.ts';

/** Why a company can answer: its own evidence points to the segment, it buys from it, or it sells to it. */
export const askRole = z.enum(['lead', 'customer', 'supplier']);

export const verificationRow = z.strictObject({
  segmentId: z.string(),
  chainId: z.string(),
  chainName: z.string(),
  name: z.string(),
  tier,
  presence: presenceVerdict,
  kind: gapKind.nullable(),
  /** P(present), 0-1. */
  probability: z.number(),
  /** Coverage of our lists for the segment, 0-1. */
  coverage: z.number(),
  /** costSaved x stake; the order of the list. */
  value: z.number(),
  /** Expected cost of deciding without the call, 0-1. */
  costSaved: z.number(),
  /** What hangs on the answer, in points of need. */
  stake: z.number(),
  /** The question to put, when no company is suggested to the office in charge of the chain. */
  question: z.string(),
  ask: z.array(
    z.strictObject({
      companyId: z.string(),
      name: z.string(),
      role: askRole,
      /** What makes it worth asking: its evidence, or the neighbouring segment it works in. */
      why: z.string(),
      question: z.string(),
    }),
  ),
});

export const verificationList = z.strictObject({
  version: dataVersion,
  total: z.number().int(),
  rows: z.array(verificationRow),
});

export type VerificationRow = z.infer<typeof verificationRow>;
export type VerificationListView = z.infer<typeof verificationList>;
