/** 优先级: need against likelihood for the gaps that are known to be gaps. The two are never added. */
import { z } from 'zod';
import { addend, dataVersion, gapKind, quadrant } from './common.ts';

/** Most points of one part of need; the query's numbers are the official's. */
const MOST_WEIGHT = 100;
const weight = z.coerce.number().min(0).max(MOST_WEIGHT);

/** The official's view of need. */
export const needQuery = z.object({
  /** Weights of need in points; the stated defaults when absent. */
  demandPull: weight.optional(),
  dominatorShare: weight.optional(),
  betweenness: weight.optional(),
  planMention: weight.optional(),
  /** Each weight may move by this share up and down, 0-1, each on its own: the box of the rank ranges. */
  margin: z.coerce.number().min(0).max(1).default(0.25),
});

export const priorityQuery = needQuery.extend({
  chain: z.string().max(40).optional(),
  /** Least P(absent) of a gap that is placed, 0-1, beyond the verdict 缺. */
  absent: z.coerce.number().min(0).max(1).optional(),
});

export const needWeights = z.strictObject({
  demandPull: z.number(),
  dominatorShare: z.number(),
  betweenness: z.number(),
  planMention: z.number(),
});

/** Best and worst place over the box of weights, 1 is most needed; null when there are too many to compare. */
const rankRange = z.strictObject({ best: z.number().int(), worst: z.number().int() }).nullable();

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
  needRankRange: rankRange,
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

/** Need of one segment under the official's weights, and its place among the city's placed gaps. */
export const needView = z.strictObject({
  version: dataVersion,
  segmentId: z.string(),
  weights: needWeights,
  margin: z.number(),
  need: z.strictObject({ score: z.number(), addends: z.array(addend) }),
  quadrant: quadrant.nullable(),
  /** Null for what is present. `isGap` false: where it would stand, were it found to be a gap. */
  place: z
    .strictObject({ rank: z.number().int(), of: z.number().int(), range: rankRange, isGap: z.boolean() })
    .nullable(),
});

export type NeedQuery = z.infer<typeof needQuery>;
export type NeedView = z.infer<typeof needView>;
export type PriorityQuery = z.infer<typeof priorityQuery>;
export type PriorityPoint = z.infer<typeof priorityPoint>;
export type PriorityView = z.infer<typeof priorityView>;
