/** One segment in detail: the verdict with its proof. */
import { z } from 'zod';
import {
  addend,
  citation,
  factKind,
  dataVersion,
  gapKind,
  necessity,
  planWord,
  presenceVerdict,
  quadrant,
  segmentStatus,
  tier,
} from './common.ts';

export const neighbour = z.strictObject({
  segmentId: z.string(),
  chainId: z.string(),
  name: z.string(),
  necessity,
  status: segmentStatus,
  localCount: z.number().int(),
});

export const localCompany = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  regionName: z.string(),
  confidence: z.number(),
  origin: z.enum(['curated', 'imported', 'inferred', 'text']),
  evidence: z.string(),
  asOf: z.string(),
});

export const overrideView = z.strictObject({
  verdict: presenceVerdict,
  office: z.string(),
  date: z.string(),
  reason: z.string(),
  revision: z.number().int(),
});

/** A firm whose texts point to the segment: clause, words, and P(present) if these texts were all there is. */
export const textLead = z.strictObject({
  companyId: z.string(),
  companyName: z.string(),
  probability: z.number(),
  excerpt: z.string(),
  words: z.array(z.string()),
});

export const evidenceView = z.strictObject({
  side: z.enum(['for', 'against']),
  /** `text` (one company) and `city_text` (all local companies together) are inferred, 推断. */
  source: z.enum(['operation', 'text', 'city_text', 'plan', 'list', 'override']),
  companyId: z.string().nullable(),
  companyName: z.string().nullable(),
  probability: z.number(),
  note: z.string(),
  asOf: z.string(),
  citations: z.array(citation),
  /** Of a `city_text`: its firms, strongest first, and the numbers its probability is computed from; else null. */
  cityText: z
    .strictObject({
      leads: z.array(textLead),
      features: z.record(z.string(), z.union([z.number(), z.boolean()])),
    })
    .nullable(),
});

/** Classes of 国民经济行业分类 (GB/T 4754) to which the segment corresponds, and who says so. */
export const segmentIndustry = z.strictObject({
  classes: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      /** The class against the segment: the same trade, a part of it, or wider than it. */
      breadth: z.enum(['equal', 'narrower', 'wider']),
    }),
  ),
  kind: factKind,
  asOf: z.string(),
  citations: z.array(citation),
});

export const segmentDetail = z.strictObject({
  id: z.string(),
  chainId: z.string(),
  chainName: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  products: z.array(z.string()),
  description: z.string(),
  tier,
  group: z.string(),
  /** Null where no class clearly corresponds. */
  industry: segmentIndustry.nullable(),
  status: segmentStatus,
  kind: gapKind.nullable(),
  presence: z.strictObject({
    verdict: presenceVerdict,
    computedVerdict: presenceVerdict,
    probability: z.number(),
    exportGrade: z.boolean(),
    override: overrideView.nullable(),
    formula: z.string(),
    searchedCompanies: z.number().int(),
    companiesWithText: z.number().int(),
    coverage: z.number(),
    coverageBasis: z.array(z.string()),
    prior: z.number(),
    expectedFirms: z.number(),
    /** Firms of a national directory that no list shows in the city, alike ones together; null without a directory. */
    unseenFirms: z
      .array(z.strictObject({ firms: z.number().int(), rate: z.number(), coverage: z.number() }))
      .nullable(),
    thresholds: z.strictObject({ present: z.number(), absent: z.number(), exportAbsent: z.number() }),
    evidence: z.array(evidenceView),
  }),
  strength: z
    .strictObject({
      firms: z.number().int(),
      effectiveFirms: z.number(),
      percentile: z.number().nullable(),
      leaderName: z.string().nullable(),
      weak: z.boolean(),
      weakBecause: z.array(z.enum(['few_firms', 'low_percentile', 'no_leader'])),
    })
    .nullable(),
  rule: z.strictObject({
    id: z.string(),
    /** What the rule says, whatever the segment. */
    meaning: z.string(),
    sentence: z.string(),
    inputs: z.array(z.strictObject({ name: z.string(), label: z.string(), value: z.string() })),
  }),
  plan: z.array(planWord),
  /** True when the computed kind differs from what the plan's verb asks for: both are shown. */
  planDiffers: z.boolean(),
  upstream: z.array(neighbour),
  downstream: z.array(neighbour),
  localCompanies: z.array(localCompany),
  likelihood: z.strictObject({ score: z.number(), addends: z.array(addend) }).nullable(),
  /** Why `likelihood` is null; null when it is there. */
  likelihoodMissing: z.enum(['already_present', 'no_outside_companies']).nullable(),
  need: z.strictObject({ score: z.number(), addends: z.array(addend) }),
  quadrant: quadrant.nullable(),
  sources: z.array(citation),
  version: dataVersion,
});

/** What an official sends to overrule a verdict. */
export const overrideInput = z.strictObject({
  verdict: presenceVerdict,
  office: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
  expectedRevision: z.number().int().min(0),
});

export type SegmentDetail = z.infer<typeof segmentDetail>;
export type LocalCompanyView = z.infer<typeof localCompany>;
export type NeighbourView = z.infer<typeof neighbour>;
export type EvidenceView = z.infer<typeof evidenceView>;
export type TextLead = z.infer<typeof textLead>;
export type OverrideInput = z.infer<typeof overrideInput>;
