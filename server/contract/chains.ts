/** The cockpit and the chain map. */
import { z } from 'zod';
import {
  citation,
  dataVersion,
  gapKind,
  necessity,
  planAction,
  planWord,
  segmentStatus,
  statusCounts,
  tier,
} from './common.ts';

export const gapLine = z.strictObject({
  segmentId: z.string(),
  chainId: z.string(),
  chainName: z.string(),
  name: z.string(),
  tier,
  status: segmentStatus,
  kind: gapKind.nullable(),
  presence: z.enum(['有', '缺', '不知']),
  probability: z.number(),
  /** 缺 with certainty enough (p < .05, or an official's word) for a list that leaves the building. */
  exportGrade: z.boolean(),
  need: z.number(),
  likelihood: z.number().nullable(),
  planVerbs: z.array(z.string()),
  planActions: z.array(planAction),
  /** One sentence of why, made from the rule's inputs. */
  reason: z.string(),
  targetCount: z.number().int(),
});

export const chainSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  category: z.enum(['emerging', 'manufacturing', 'service']),
  stage: z.enum(['从零到一', '从有到优', '从粗到精']),
  depth: z.enum(['full', 'plan']),
  boxed: z.boolean(),
  segmentCount: z.number().int(),
  localCompanyCount: z.number().int(),
  counts: statusCounts,
  /** Mean coverage of our lists for the chain, 0-1. */
  coverage: z.number(),
  unknownShare: z.number(),
  topGaps: z.array(gapLine),
  /** The first three 链主, confirmed ones first; `reason` says why. */
  leaders: z.array(z.strictObject({ id: z.string(), name: z.string(), reason: z.string(), isConfirmed: z.boolean() })),
});

export const chainList = z.strictObject({
  city: z.strictObject({ id: z.string(), name: z.string() }),
  version: dataVersion,
  chains: z.array(chainSummary),
});

export const mapSegment = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  tier,
  group: z.string(),
  status: segmentStatus,
  kind: gapKind.nullable(),
  localCount: z.number().int(),
  /** The local company of the greatest weight; null without one. */
  leaderName: z.string().nullable(),
  products: z.array(z.string()),
  planActions: z.array(planAction),
  need: z.number(),
});

export const mapLink = z.strictObject({ from: z.string(), to: z.string(), necessity });

/** Everything the map draws; links whose other end stands in another chain are listed apart. */
export const chainMap = z.strictObject({
  chain: chainSummary,
  description: z.string(),
  tierTitles: z.partialRecord(tier, z.string()),
  segments: z.array(mapSegment),
  links: z.array(mapLink),
  externalLinks: z.array(
    mapLink.extend({ otherName: z.string(), otherChainId: z.string(), otherChainName: z.string() }),
  ),
  plan: z.array(planWord),
  sources: z.array(citation),
  version: dataVersion,
});

export const gapList = z.strictObject({ version: dataVersion, total: z.number().int(), gaps: z.array(gapLine) });

export const segmentRow = z.strictObject({
  chain: z.string(),
  segmentId: z.string(),
  segment: z.string(),
  aliases: z.array(z.string()),
  tier,
  presence: z.enum(['有', '缺', '不知']),
  kind: gapKind.nullable(),
  planVerb: z.string(),
  planAction: z.string(),
});

export const segmentList = z.strictObject({ version: dataVersion, segments: z.array(segmentRow) });

export type GapLine = z.infer<typeof gapLine>;
export type ChainSummary = z.infer<typeof chainSummary>;
export type ChainList = z.infer<typeof chainList>;
export type ChainMap = z.infer<typeof chainMap>;
export type MapSegment = z.infer<typeof mapSegment>;
export type MapLink = z.infer<typeof mapLink>;
export type GapList = z.infer<typeof gapList>;
export type SegmentRow = z.infer<typeof segmentRow>;
export type SegmentList = z.infer<typeof segmentList>;
