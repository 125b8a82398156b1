/** 链主: candidates of a chain by score, and what offices decided about them. */
import { z } from 'zod';
import { dataVersion } from './common.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });

const decision = z.enum(['confirmed', 'rejected', 'withdrawn']);

const leaderView = z.strictObject({
  /** The group's topmost company. */
  id: z.string(),
  name: z.string(),
  /** Its local companies in the chain. */
  members: z.array(named),
  segments: z.array(named),
  /** 0-100, the sum of the addends. */
  score: z.number(),
  addends: z.array(
    z.strictObject({
      key: z.enum(['position', 'scale', 'pull']),
      value: z.number(),
      weight: z.number(),
      note: z.string(),
    }),
  ),
  /** Places when each weight moves by a quarter. */
  interval: z.strictObject({ best: z.number().int(), worst: z.number().int() }).nullable(),
  /** One sentence of why. */
  reason: z.string(),
  standing: z.enum(['candidate', 'confirmed', 'rejected']),
  /** Every decision, oldest first: nothing is overwritten. */
  history: z.array(z.strictObject({ decision, office: z.string(), date: z.string(), reason: z.string() })),
  revision: z.number().int(),
});

/** Confirmed ones first, then candidates by score, then rejected ones; of very many candidates the first. */
export const leaderList = z.strictObject({
  chain: named,
  version: dataVersion,
  /** Groups with a local company in the chain, shown or not. */
  total: z.number().int(),
  leaders: z.array(leaderView),
});

export const leaderInput = z.strictObject({
  decision,
  office: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
  expectedRevision: z.number().int().min(0),
});

export type LeaderView = z.infer<typeof leaderView>;
export type LeaderList = z.infer<typeof leaderList>;
export type LeaderInput = z.infer<typeof leaderInput>;
