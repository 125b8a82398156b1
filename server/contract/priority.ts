/** 优先级: need against likelihood for the gaps that are known to be gaps. The two are never added. */
import { z } from 'zod';
import { dataVersion, gapKind, quadrant } from './common.ts';

/** Most points of one part of need; the query's numbers are the official's. */
const MOST_WEIGHT = 100;
const weight = z.coerce.number().min(0).max(MOST_WEIGHT);

export const priorityQuery = z.object({
  chain: z.string().max(40).optional(),
  /** Least P(absent) of a gap that is placed, 0-1, beyond the verdict 缺. */
  absent: z.coerce.number().min(0).max(1).optional(),
  /** Weights of need in points; the stated defaults when absent. */
  demandPull: weight.optional(),
  dominatorShare: weight.optional(),
  betweenness: weight.optional(),
  planMention: weight.optional(),
  /** Each weight may move by this share up and down, 0-1, each on its own: the box of the rank ranges. */
  margin: z.coerce.number().min(0).max(1).default(0.25),
});

export const needWeights = z.strictObject({
  demandPull: z.number(),
  dominatorShare: z.number(),
  betweenness: z.number(),
  planMention: z.number(),
});

export const priorityPoint = z.strictObject({
  segmentId: z.string(),
  chainId: z.string(),
  chainName: z.string(),
  name: z.string(),
  kind: gapKind,
  /** P(present), 0-1. */
  probability: z.number(),
  exportGrade: z.boolean(),
  need: z.number(),
  likelihood: z.number(),
  quadrant,
  /** No other point of the answer is at least as high in both numbers and higher in one. */
  onFront: z.boolean(),
  /** Place by need among the points of the answer, 1 is most needed. */
  needRank: z.number().int(),
  /** Best and worst place over the box of weights; null when there are too many points. */
  needRankRange: z.strictObject({ best: z.number().int(), worst: z.number().int() }).nullable(),
});

export const priorityView = z.strictObject({
  version: dataVersion,
  chainName: z.string().nullable(),
  weights: needWeights,
  margin: z.number(),
  absent: z.number(),
  /** Least number that counts as high, over the whole city's gaps; null when there is none. */
  highNeed: z.number().nullable(),
  highLikelihood: z.number().nullable(),
  /** Most needed first. */
  points: z.array(priorityPoint),
  /** Listed gaps of the scope that are not placed, by reason. */
  left: z.strictObject({
    unknown: z.number().int(),
    present: z.number().int(),
    belowGate: z.number().int(),
    noLikelihood: z.number().int(),
  }),
});

export type PriorityQuery = z.infer<typeof priorityQuery>;
export type PriorityPoint = z.infer<typeof priorityPoint>;
export type PriorityView = z.infer<typeof priorityView>;
