/** Scenarios, shocks, portfolios and completion paths as they travel. Shares and probabilities are 0-1. */
import { z } from 'zod';
import { dataVersion, gapKind, presenceVerdict, segmentStatus } from './common.ts';

const amount = z.number().nonnegative();
const name = z.string().trim().min(1).max(80);
const entity = z.strictObject({ id: z.string(), name: z.string() });
const interval = z.strictObject({ mean: z.number(), low: z.number(), median: z.number(), high: z.number() });

/** A landing as the user gives it: entities by id or name; without segments, those the company works in. */
export const landingInput = z.strictObject({
  id: z.string().trim().min(1).max(40),
  as: z.enum(['company', 'like']).default('company'),
  company: z.string().trim().min(1).max(80),
  segments: z
    .array(z.strictObject({ segment: z.string().trim().min(1).max(80), share: z.number() }))
    .max(20)
    .default([]),
  platform: z.string().trim().min(1).max(80).nullable().default(null),
  startYear: z.number(),
  probability: z.number(),
  landMu: amount.optional(),
  energyTcePerYear: amount.optional(),
  plantM2: amount.optional(),
  investmentCny: amount.optional(),
});

/** What a user edits and what a scenario file holds. `assumptions` are what the file takes for granted. */
export const scenarioContent = z.strictObject({
  name,
  description: z.string().max(1000).default(''),
  assumptions: z.array(z.string().max(300)).max(30).default([]),
  horizonYear: z.number().int().min(2020).max(2050).nullable().default(null),
  seed: z.number().int().min(0).max(4294967295).default(1),
  landings: z.array(landingInput).max(60),
});

const totals = z.strictObject({
  verdicts: z.record(presenceVerdict, z.number().int()),
  statuses: z.record(segmentStatus, z.number().int()),
  singleSource: z.array(entity),
  openNeed: z.number(),
  planDirections: z.strictObject({ total: z.number().int(), satisfied: z.number().int() }),
});

const stateView = z.strictObject({
  verdict: presenceVerdict,
  status: segmentStatus,
  kind: gapKind.nullable(),
  probability: z.number(),
  need: z.number(),
  firms: z.number().int(),
});

export const segmentChangeView = z.strictObject({
  segmentId: z.string(),
  name: z.string(),
  chainId: z.string(),
  before: stateView,
  after: stateView,
  changed: z.array(z.enum(['verdict', 'status', 'kind', 'need', 'single_source'])),
  /** `related`: landings or segments the reason points to. */
  reason: z.strictObject({
    type: z.enum(['landing_here', 'neighbour_present', 'chain_started', 'peers_moved']),
    related: z.array(entity),
  }),
});

export const scenarioResultView = z.strictObject({
  before: totals,
  after: totals,
  filled: z.array(entity),
  strengthened: z.array(entity),
  changes: z.array(segmentChangeView),
  goals: z.array(
    z.strictObject({
      goal: entity,
      target: z.number(),
      unit: z.enum(['cny', 'projects']),
      due: z.string(),
      contribution: z.number(),
      late: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
  loads: z.array(
    z.strictObject({
      platform: entity.nullable(),
      landMu: z.number(),
      energyTcePerYear: z.number(),
      plantM2: z.number(),
      investmentCny: z.number(),
      /** Landings for which the user has set no figure. */
      unknown: z.record(z.enum(['landMu', 'energyTcePerYear', 'plantM2', 'investmentCny']), z.number().int()),
    }),
  ),
  simulation: z.strictObject({
    seed: z.number(),
    draws: z.number().int(),
    gapsFilled: interval,
    needClosed: interval,
    planSatisfied: interval,
    presence: z.array(z.strictObject({ segment: entity, probability: z.number() })),
  }),
});

/** A landing that cannot be counted on the present data, and why. */
export const landingFaultView = z.strictObject({
  landingId: z.string(),
  code: z.string(),
  subject: z.string(),
  text: z.string(),
});

export const scenarioView = z.strictObject({
  id: z.string(),
  /** `worked`: an example that comes with the product; duplicate it to change it. */
  origin: z.enum(['worked', 'saved', 'unsaved']),
  revision: z.number().int(),
  updatedAt: z.string().nullable(),
  content: scenarioContent,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  version: dataVersion,
  /** Null when it was made on the present data. */
  versionChange: z
    .strictObject({
      madeOn: z.string(),
      added: z.array(entity),
      removed: z.array(z.string()),
      changed: z.array(
        z.strictObject({
          segment: entity,
          before: z.strictObject({ verdict: presenceVerdict, kind: gapKind.nullable() }),
          after: z.strictObject({ verdict: presenceVerdict, kind: gapKind.nullable() }),
        }),
      ),
    })
    .nullable(),
  /** Landings left out of the result. */
  faults: z.array(landingFaultView),
  result: scenarioResultView,
});

export const scenarioList = z.strictObject({
  version: dataVersion,
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      origin: z.enum(['worked', 'saved']),
      name: z.string(),
      revision: z.number().int(),
      updatedAt: z.string().nullable(),
      landings: z.number().int(),
      onPresentData: z.boolean(),
    }),
  ),
});

/** Places a landing can be put on. A portfolio puts only firms of its leading chains on a platform that has some. */
export const platformList = z.strictObject({
  platforms: z.array(entity.extend({ leadingChains: z.array(entity) })),
});

export const scenarioSave = z.strictObject({ content: scenarioContent, expectedRevision: z.number().int().min(0) });
export const scenarioRevision = z.strictObject({ expectedRevision: z.coerce.number().int().min(0) });

/** 2-4 scenarios on one data version; rows are the segments that differ from the present in any of them. */
export const scenarioComparison = z.strictObject({
  version: dataVersion,
  scenarios: z.array(scenarioView).min(2).max(4),
  rows: z.array(
    z.strictObject({
      segment: entity,
      chainId: z.string(),
      present: stateView,
      /** In the order of `scenarios`. */
      states: z.array(stateView),
    }),
  ),
});
export const compareQuery = z.object({
  ids: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.string()).min(2).max(4)),
});

export const shockQuery = z.strictObject({
  type: z.enum(['company', 'segment', 'region', 'import']),
  /** Id or name of what fails. */
  of: z.string().trim().min(1).max(80),
  /** Share lost, for segment and import. */
  share: z.coerce.number().default(1),
  seed: z.coerce.number().int().min(0).max(4294967295).default(1),
});

export const shockView = z.strictObject({
  version: dataVersion,
  type: z.enum(['company', 'segment', 'region', 'import']),
  subject: entity,
  losses: z.array(
    z.strictObject({
      segment: entity,
      shortfall: z.number(),
      supply: z.enum(['local', 'import']),
      companies: z.array(entity),
    }),
  ),
  affected: z.array(
    z.strictObject({
      segment: entity,
      chainId: z.string(),
      chainName: z.string(),
      shortfall: z.number(),
      firstStep: z.number().int(),
      fullStep: z.number().int(),
      because: entity.nullable(),
    }),
  ),
  affectedShare: z.number(),
  terminals: z.strictObject({ total: z.number().int(), reached: z.array(entity), share: z.number() }),
  affectedCompanies: z.number().int(),
  substitutes: z.array(
    z.strictObject({
      segment: entity,
      inCity: z.array(entity),
      inProvince: z.array(entity),
      outside: z.array(entity),
    }),
  ),
  simulation: z.strictObject({
    seed: z.number(),
    draws: z.number().int(),
    hit: interval,
    terminalShare: interval,
  }),
});

export const chokepointList = z.strictObject({
  version: dataVersion,
  terminals: z.number().int(),
  rows: z.array(
    z.strictObject({
      segment: entity,
      chainId: z.string(),
      terminalLoss: z.number(),
      reached: z.number().int(),
      presentHere: z.boolean(),
      firms: z.number().int(),
    }),
  ),
});

const limit = z.union([z.number(), z.literal('unlimited')]);
export const resourceName = z.enum(['landMu', 'plantM2', 'energyTcePerYear', 'environmentT', 'fundCny', 'visits']);
const needs = z.partialRecord(resourceName, z.number());

/** All resources of platforms and firms are assumptions of the user: the graph holds none. */
export const portfolioInput = z.strictObject({
  /** Chains whose gaps count, by id or name; all when empty. */
  chains: z.array(z.string()).max(20).default([]),
  years: z.array(z.number()).min(1).max(10),
  platforms: z
    .array(
      z.strictObject({
        platform: z.string().trim().min(1).max(80),
        /** By year. */
        budgets: z.array(
          z.strictObject({
            landMu: limit.optional(),
            plantM2: limit.optional(),
            energyTcePerYear: limit.optional(),
            environmentT: limit.optional(),
          }),
        ),
      }),
    )
    .max(40),
  /** By year. */
  cityBudgets: z.array(z.strictObject({ fundCny: limit.optional(), visits: limit.optional() })),
  /** What a firm is taken to need when nothing else is said of it. */
  defaultNeeds: needs,
  companyNeeds: z.record(z.string(), needs).default({}),
  candidatesPerGap: z.number().int().min(1).max(50).default(10),
  yearDiscount: z.number().default(0.9),
  platformsPerGap: z.number().nullable().default(null),
  mustLand: z.array(z.string()).max(60).default([]),
  mustClose: z.array(z.string()).max(60).default([]),
  gap: z.number().min(0).max(0.5).default(0.01),
  timeLimitSeconds: z.number().min(0.1).max(120).default(10),
  alternatives: z.number().int().min(0).max(10).default(3),
  frontierOf: resourceName.nullable().default(null),
});

const budgetKey = { resource: resourceName, platform: entity.nullable(), year: z.number().int() };
const planView = z.strictObject({
  landings: z.array(
    z.strictObject({ company: entity, platform: entity, year: z.number().int(), closes: z.array(entity) }),
  ),
  closed: z.array(z.strictObject({ segment: entity, year: z.number().int(), weight: z.number() })),
  value: z.number(),
});
const increase = z.strictObject({ ...budgetKey, increase: z.number() });

export const portfolioView = z.strictObject({
  version: dataVersion,
  status: z.enum(['optimal', 'limited', 'cancelled', 'greedy', 'infeasible']),
  method: z.enum(['milp', 'greedy']),
  plan: planView.nullable(),
  bound: z.number(),
  gap: z.number(),
  candidates: z.number().int(),
  gaps: z.number().int(),
  budgets: z.array(
    z.strictObject({
      ...budgetKey,
      limit: z.number(),
      used: z.number(),
      binding: z.boolean(),
      shadowPrice: z.number().nullable(),
    }),
  ),
  relaxation: z
    .strictObject({
      together: z.array(increase),
      alone: z.array(z.strictObject({ resource: resourceName, total: z.number(), increases: z.array(increase) })),
    })
    .nullable(),
  alternatives: z.array(planView),
  frontierOf: resourceName.nullable(),
  frontier: z.array(
    z.strictObject({
      factor: z.number(),
      amount: z.number(),
      value: z.number(),
      bound: z.number(),
      landings: z.number().int(),
    }),
  ),
  greedyValue: z.number(),
  notes: z.array(z.enum(['time_limit', 'cancelled', 'solver_died', 'solver_failed', 'extras_incomplete'])),
  seconds: z.number(),
});

export const portfolioJob = z.strictObject({
  id: z.string(),
  /** The question as it was asked, so that whoever opens the answer sees what it rests on. */
  input: portfolioInput,
  state: z.enum(['running', 'done', 'failed']),
  stage: z.enum(['best_plan', 'shadow_prices', 'relaxation', 'alternatives', 'frontier']).nullable(),
  progress: z
    .strictObject({ value: z.number().nullable(), bound: z.number().nullable(), seconds: z.number() })
    .nullable(),
  result: portfolioView.nullable(),
  /** Why it failed, in words. */
  failure: z.strictObject({ code: z.string(), text: z.string() }).nullable(),
});

export const completionInput = z.strictObject({
  /** A scenario's landings are put in order. */
  landings: z.array(landingInput).min(1).max(60),
  firstYear: z.number(),
  perYear: z.number(),
  /** Landing id -> ids of landings that must start in an earlier year. */
  after: z.record(z.string(), z.array(z.string())).default({}),
});

export const completionView = z.strictObject({
  version: dataVersion,
  method: z.enum(['exact', 'greedy']),
  closedYear: z.number().int().nullable(),
  value: z.number(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      year: z.number().int(),
      worth: z.number(),
      opens: z.array(entity),
    }),
  ),
});

export type LandingInput = z.infer<typeof landingInput>;
export type ScenarioContent = z.infer<typeof scenarioContent>;
export type PlatformList = z.infer<typeof platformList>;
export type ScenarioView = z.infer<typeof scenarioView>;
export type ScenarioResultView = z.infer<typeof scenarioResultView>;
export type ScenarioList = z.infer<typeof scenarioList>;
export type ScenarioComparison = z.infer<typeof scenarioComparison>;
export type ShockQuery = z.infer<typeof shockQuery>;
export type ShockView = z.infer<typeof shockView>;
export type ChokepointList = z.infer<typeof chokepointList>;
export type PortfolioInput = z.infer<typeof portfolioInput>;
export type PortfolioView = z.infer<typeof portfolioView>;
export type PortfolioJob = z.infer<typeof portfolioJob>;
export type CompletionInput = z.infer<typeof completionInput>;
export type CompletionView = z.infer<typeof completionView>;
