/** One segment in detail: the verdict with its proof. */
import { z } from 'zod';
import {
  addend,
  citation,
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

export const evidenceView = z.strictObject({
  side: z.enum(['for', 'against']),
  source: z.enum(['operation', 'text', 'plan', 'list', 'override']),
  companyId: z.string().nullable(),
  companyName: z.string().nullable(),
  probability: z.number(),
  note: z.string(),
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
export type OverrideInput = z.infer<typeof overrideInput>;
