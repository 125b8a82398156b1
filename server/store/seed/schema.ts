/**
 * The shapes of the files under graph-seed. The field dictionary for editors is graph-seed/README.md.
 * Every object is strict: a misspelt key is an error, not a silent loss.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const segmentRef = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/);
const companyRef = z.string().regex(/^(cn|hk|us|org|intl|eu|jp|kr|tw)-[a-z0-9-]+$/);
const regionRef = z.string().regex(/^(\d{6}|[A-Z]{2})$/);
const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const share = z.number().min(0).max(1);
const classCode = z.string().regex(/^\d{4}$/);
const factKind = z.enum(['plan', 'public', 'curated', 'imported', 'inferred']);
const tier = z.enum(['上游', '中游', '下游']);
const action = z.enum(['强', '补', '延', '建']);

const provenanceFields = {
  kind: factKind,
  sourceIds: z.array(slug).min(1),
  asOf: isoDate,
};

/** A place in the plan; `states: present` is dated evidence and carries no action. */
const planAnchor = z
  .strictObject({
    section: text,
    line: z.number().int().min(1),
    phrase: text.max(30),
    verb: text.max(8),
    action: action.nullable(),
    states: z.enum(['direction', 'present']).default('direction'),
  })
  .refine((anchor) => (anchor.states === 'present') === (anchor.action === null), {
    message: 'a direction needs an action, a statement of presence has none',
  });

const seedSegment = z.strictObject({
  id: segmentRef,
  name: text,
  shortName: text.max(8),
  tier,
  group: text,
  aliases: z.array(text),
  products: z.array(text),
  description: text,
  plan: z.array(planAnchor).default([]),
  industryClasses: z
    .array(z.strictObject({ code: classCode, breadth: z.enum(['equal', 'narrower', 'wider']) }))
    .default([]),
  sourceIds: z.array(slug).optional(),
  asOf: isoDate.optional(),
  kind: factKind.optional(),
});

const seedInput = z.strictObject({
  from: segmentRef,
  to: segmentRef,
  necessity: z.enum(['core', 'common', 'auxiliary']),
});

export const seedChainFile = z.strictObject({
  id: slug,
  name: text,
  category: z.enum(['emerging', 'manufacturing', 'service']),
  stage: z.enum(['从零到一', '从有到优', '从粗到精']),
  shape: z.enum(['chain', 'parallel', 'up_mid_down']),
  boxed: z.boolean(),
  depth: z.enum(['full', 'plan']),
  aliases: z.array(text).default([]),
  description: text,
  tierTitles: z.partialRecord(tier, text).default({}),
  plan: z.array(planAnchor).default([]),
  segments: z.array(seedSegment),
  inputs: z.array(seedInput),
  /** Where the segments' industry classes come from. */
  classification: z.strictObject(provenanceFields).optional(),
  ...provenanceFields,
});

/** A class of the national industry classification. */
export const seedIndustryClass = z.strictObject({
  /** The first two digits are the division. */
  code: classCode,
  name: z.string().trim().min(2),
  words: z.array(z.string().trim().min(1).max(12)),
});

export const seedCompany = z.strictObject({
  id: companyRef,
  name: text,
  shortName: text.optional(),
  nameEn: text.optional(),
  aliases: z.array(text).default([]),
  formerNames: z.array(text).default([]),
  creditCode: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .optional(),
  stockCode: z
    .string()
    .regex(/^[0-9A-Z.]{1,8}$/)
    .optional(),
  exchange: z.enum(['SSE', 'SZSE', 'BSE', 'HKEX', 'NYSE', 'NASDAQ', 'OTHER']).optional(),
  region: regionRef,
  status: z.enum(['active', 'delisted', 'dissolved']).default('active'),
  parent: companyRef.optional(),
  groupName: text.optional(),
  honours: z
    .array(
      z.strictObject({
        kind: z.enum(['fortune500', 'china500', 'little_giant', 'single_champion', 'chain_leader', 'listed']),
        year: z.number().int().min(1950).max(2100),
        rank: z.number().int().min(1).optional(),
        note: text.optional(),
        sourceId: slug,
      }),
    )
    .default([]),
  signals: z
    .array(
      z.strictObject({
        kind: z.enum(['invested', 'financed', 'tendered', 'hired', 'built']),
        date: isoDate,
        note: text,
        sourceId: slug,
      }),
    )
    .default([]),
  scale: z
    .strictObject({
      revenueCny: z.number().nonnegative().optional(),
      employees: z.number().int().nonnegative().optional(),
      registeredCapitalCny: z.number().nonnegative().optional(),
      asOf: isoDate,
      sourceId: slug,
    })
    .optional(),
  products: z.array(z.strictObject({ name: text, revenueShare: share.optional() })),
  texts: z.array(text),
  segments: z.array(
    z.strictObject({
      id: segmentRef,
      confidence: share,
      evidence: text,
      sourceIds: z.array(slug).optional(),
      asOf: isoDate.optional(),
    }),
  ),
  ...provenanceFields,
});

export const seedRelation = z.strictObject({
  type: z.enum(['SUPPLIES', 'OWNS', 'INVESTED_IN', 'COOPERATES_WITH', 'MEMBER_OF']),
  from: companyRef,
  to: z.string().regex(/^[a-z0-9-]+$/),
  note: text,
  ...provenanceFields,
});

export const seedRegion = z.strictObject({
  id: regionRef,
  name: text,
  level: z.enum(['country', 'province', 'prefecture', 'county']),
  parent: regionRef.optional(),
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});

export const seedPlatform = z.strictObject({
  id: slug,
  name: text,
  aliases: z.array(text).default([]),
  region: regionRef,
  level: z.enum(['national', 'provincial', 'municipal', 'other']),
  leadingChains: z.array(slug),
  description: text,
  resources: z
    .array(
      z.strictObject({
        period: text,
        landMu: z.number().nonnegative().optional(),
        energyTcePerYear: z.number().nonnegative().optional(),
        plantM2: z.number().nonnegative().optional(),
        ...provenanceFields,
      }),
    )
    .default([]),
  plan: z.array(planAnchor).default([]),
  ...provenanceFields,
});

export const seedOrganisation = z.strictObject({
  id: slug,
  name: text,
  type: z.enum(['chamber', 'institute', 'fund', 'agency', 'office']),
  region: regionRef.optional(),
  description: text,
  ...provenanceFields,
});

export const seedGoal = z.strictObject({
  id: slug,
  name: text,
  metric: z.enum(['funds_in_place', 'projects_signed', 'projects_landed']),
  value: z.number().positive(),
  unit: z.enum(['cny', 'projects']),
  due: isoDate,
  scope: text,
  plan: z.array(planAnchor).default([]),
  ...provenanceFields,
});

export const seedSource = z.strictObject({
  id: slug,
  title: text,
  publisher: text,
  date: isoDate,
  kind: factKind,
  url: z.url().optional(),
});

/** A company list: `files` are the JSON Lines files under graph-seed/companies that it covers. */
export const seedList = z.strictObject({
  id: slug,
  title: text,
  role: z.enum(['local', 'target']),
  files: z.array(text).min(1),
  regions: z.array(regionRef).min(1),
  scope: text,
  minRevenueCny: z.number().nonnegative().optional(),
  coverage: z.array(
    z.strictObject({
      chain: slug,
      share,
      basis: text,
      audit: z.strictObject({ found: z.number().int().min(0), of: z.number().int().min(1) }).optional(),
    }),
  ),
  ...provenanceFields,
});

/** The plan document itself; its statements stand at the chains, segments, platforms and goals they name. */
export const seedPlan = z.strictObject({
  sourceId: slug,
  title: text,
  city: regionRef,
  period: z.strictObject({ from: isoDate, to: isoDate }),
  /** Date of the facts the plan reports (end of the previous five-year period). */
  factsAsOf: isoDate,
  /** Date of the graph as a whole. */
  graphAsOf: isoDate,
  sections: z.array(z.strictObject({ id: text, title: text, fromLine: z.number().int(), toLine: z.number().int() })),
});

export type SeedAnchor = z.infer<typeof planAnchor>;
export type SeedChain = z.infer<typeof seedChainFile>;
export type SeedSegment = z.infer<typeof seedSegment>;
export type SeedIndustryClass = z.infer<typeof seedIndustryClass>;
export type SeedCompany = z.infer<typeof seedCompany>;
export type SeedRelation = z.infer<typeof seedRelation>;
export type SeedRegion = z.infer<typeof seedRegion>;
export type SeedPlatform = z.infer<typeof seedPlatform>;
export type SeedOrganisation = z.infer<typeof seedOrganisation>;
export type SeedGoal = z.infer<typeof seedGoal>;
export type SeedSource = z.infer<typeof seedSource>;
export type SeedList = z.infer<typeof seedList>;
export type SeedPlan = z.infer<typeof seedPlan>;
