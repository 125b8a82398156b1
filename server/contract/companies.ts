/** 企业档案 and the search box. */
import { z } from 'zod';
import { citation, dataVersion } from './common.ts';
import { honourView } from './targets.ts';

export const companyDetail = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  nameEn: z.string().nullable(),
  aliases: z.array(z.string()),
  formerNames: z.array(z.string()),
  creditCode: z.string().nullable(),
  stockCode: z.string().nullable(),
  exchange: z.string().nullable(),
  regionId: z.string(),
  regionName: z.string(),
  isLocal: z.boolean(),
  status: z.enum(['active', 'delisted', 'dissolved']),
  parent: z.strictObject({ id: z.string().nullable(), name: z.string() }).nullable(),
  honours: z.array(honourView.extend({ citation: citation.nullable() })),
  signals: z.array(
    z.strictObject({
      kind: z.enum(['invested', 'financed', 'tendered', 'hired', 'built']),
      date: z.string(),
      note: z.string(),
    }),
  ),
  scale: z
    .strictObject({
      revenueCny: z.number().nullable(),
      employees: z.number().nullable(),
      registeredCapitalCny: z.number().nullable(),
      asOf: z.string(),
    })
    .nullable(),
  products: z.array(z.strictObject({ name: z.string(), revenueShare: z.number().nullable() })),
  texts: z.array(z.string()),
  segments: z.array(
    z.strictObject({
      segmentId: z.string(),
      segmentName: z.string(),
      chainId: z.string(),
      chainName: z.string(),
      confidence: z.number(),
      origin: z.enum(['curated', 'imported', 'inferred']),
      evidence: z.string(),
    }),
  ),
  relations: z.array(
    z.strictObject({
      type: z.enum(['SUPPLIES', 'OWNS', 'INVESTED_IN', 'COOPERATES_WITH', 'MEMBER_OF']),
      direction: z.enum(['out', 'in']),
      otherId: z.string(),
      otherName: z.string(),
      note: z.string(),
      asOf: z.string(),
      citations: z.array(citation),
    }),
  ),
  sources: z.array(citation),
  asOf: z.string(),
  version: dataVersion,
});

export const searchHit = z.strictObject({
  type: z.enum(['segment', 'company', 'chain', 'region']),
  id: z.string(),
  name: z.string(),
  hint: z.string(),
});
export const searchQuery = z.object({
  q: z.string().max(200),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
export const searchResult = z.strictObject({
  hits: z.array(searchHit),
  /** Why there is nothing: no letter, digit or Han character to look for, or no name that is like it; null with hits. */
  empty: z.enum(['no_searchable_words', 'no_name_matches']).nullable(),
});

export type CompanyDetail = z.infer<typeof companyDetail>;
export type SearchHitView = z.infer<typeof searchHit>;
export type SearchResult = z.infer<typeof searchResult>;
