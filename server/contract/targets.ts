/** 目标清单: ranked companies for a segment, a chain or all gaps. */
import { z } from 'zod';
import { addend, citation, dataVersion, gapKind, honourKind } from './common.ts';

export const honourView = z.strictObject({
  kind: honourKind,
  year: z.number().int(),
  rank: z.number().int().nullable(),
  note: z.string().nullable(),
});

export const targetRow = z.strictObject({
  /** From 1, within the segment. */
  rank: z.number().int(),
  interval: z.strictObject({ best: z.number().int(), worst: z.number().int() }).nullable(),
  companyId: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  nameEn: z.string().nullable(),
  stockCode: z.string().nullable(),
  regionId: z.string(),
  regionName: z.string(),
  parentName: z.string().nullable(),
  honours: z.array(honourView),
  hasSignal: z.boolean(),
  segmentId: z.string(),
  segmentName: z.string(),
  chainId: z.string(),
  chainName: z.string(),
  gapKind: gapKind.nullable(),
  fit: z.strictObject({
    score: z.number(),
    probability: z.number().nullable(),
    origin: z.enum(['curated', 'matched', 'inferred']),
    terms: z.array(z.strictObject({ term: z.string(), weight: z.number() })),
    excerpt: z.string(),
    parts: z.array(addend),
  }),
  attractiveness: z.strictObject({ score: z.number(), low: z.number(), high: z.number(), parts: z.array(addend) }),
  evidence: z.string(),
  /** Offices in contact with the company, the first one first. */
  contacts: z.array(z.strictObject({ office: z.string(), date: z.string() })),
  citations: z.array(citation),
  asOf: z.string(),
});

/** Query of GET /targets; every field narrows. Absent chain and segment: all gaps of the city. */
export const targetQuery = z.object({
  chain: z.string().max(40).optional(),
  segment: z.string().max(80).optional(),
  honour: honourKind.optional(),
  /** Region id; matches the region and everything below it. */
  region: z.string().max(6).optional(),
  origin: z.enum(['curated', 'matched', 'inferred']).optional(),
  signal: z.enum(['1']).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  sort: z.enum(['fit', 'attractiveness']).default('fit'),
});

export const targetList = z.strictObject({
  version: dataVersion,
  /** The conditions in words, as an export prints them. */
  conditions: z.array(z.strictObject({ key: z.string(), label: z.string(), value: z.string() })),
  /** Rows that meet the conditions, before the limit. */
  total: z.number().int(),
  rows: z.array(targetRow),
  /** Companies left out because they are already local or of a local firm's group. */
  excludedLocal: z.number().int(),
  /** Why there is nothing: the filter that emptied the list, or what is wrong with the query. */
  empty: z.strictObject({ reason: z.string(), filter: z.string().nullable() }).nullable(),
  /** Values that filters can take now, with counts over the unfiltered rows. */
  facets: z.strictObject({
    chains: z.array(z.strictObject({ id: z.string(), name: z.string(), count: z.number().int() })),
    segments: z.array(
      z.strictObject({ id: z.string(), name: z.string(), chainId: z.string(), count: z.number().int() }),
    ),
    regions: z.array(z.strictObject({ id: z.string(), name: z.string(), count: z.number().int() })),
    honours: z.array(z.strictObject({ id: honourKind, count: z.number().int() })),
  }),
});

export type TargetRow = z.infer<typeof targetRow>;
export type TargetQuery = z.infer<typeof targetQuery>;
export type TargetList = z.infer<typeof targetList>;
export type HonourView = z.infer<typeof honourView>;
