/** Every constant of the planning engine: unit, range, where it comes from and what moving it does. */
import type { Necessity } from '../graph/entities.ts';

/**
 * Confidence of the operation that a landing adds, 0-1. Above the verdict threshold of the gap engine, so that a
 * segment somebody lands in is present whatever else is known. Source: the value an editor gives a main business.
 */
export const LANDING_CONFIDENCE = 0.95;

/** Years a landing may start in. */
export const LANDING_YEARS = { least: 2020, most: 2050 } as const;

/** Change of need below this is not shown, points of 0-100: rounding of the comparison with peers. */
export const LEAST_NEED_CHANGE = 0.5;

/** Draws of the scenario simulation; the interval of a share is then at most 0.031 wide (1.96 sqrt(p(1-p)/1000)). */
export const SCENARIO_DRAWS = 1000;

/** Interval shown for simulated numbers, shares of the draws. */
export const INTERVAL = { low: 0.05, high: 0.95 } as const;

/**
 * Share of an input's shortfall that reaches the segment using it, 0-1: without a core input nothing is made
 * (Leontief); the others can partly be replaced. Same scale as the demand weights of the gap engine. Source: editor's
 * judgement after the criticality classes of Pichler et al., "Production networks and epidemic spreading" (2020).
 */
export const TRANSMISSION: Readonly<Record<Necessity, number>> = { core: 1, common: 0.5, auxiliary: 0.2 };

/** Periods (about a month) that a segment's stock of an input lasts before its own output falls. */
export const STOCK_STEPS: Readonly<Record<Necessity, number>> = { core: 1, common: 2, auxiliary: 3 };

/** A shortfall below this share of output is not followed further and not reported, 0-1. */
export const LEAST_SHORTFALL = 0.05;

/** Shock simulation: chance that a link transmits at all (no replacement is found), by necessity, 0-1. */
export const LINK_HOLDS: Readonly<Record<Necessity, number>> = { core: 0.95, common: 0.8, auxiliary: 0.5 };

/** Draws of the shock simulation. */
export const SHOCK_DRAWS = 1000;

/** Relative gap at which the optimiser may stop, 0-1. */
export const OPTIMALITY_GAP = 0.01;

/** Seconds the optimiser may take for one model, and the most a user may ask for. */
export const SOLVE_SECONDS = { base: 10, most: 120 } as const;

/** Alternatives: how much of the optimum they keep, how many landings differ, how many are asked for. */
export const ALTERNATIVES = { keepShare: 0.95, leastChanged: 2, count: 3 } as const;

/** Multiples of the present budget on the frontier. */
export const FRONTIER_STEPS: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/** Absolute and relative slack within which a budget counts as used up. */
export const BINDING_SLACK_SHARE = 0.001;

/** Rounding that a plan may exceed a budget by, relative. Solver feasibility is 1e-7. */
export const CHECK_TOLERANCE = 1e-6;

/** How much more a segment is worth when all its neighbours stand: worth x (1 + this). Editor's judgement. */
export const NEIGHBOUR_BONUS = 1;

/** Landings up to which the completion order is found exactly, by dynamic programming over subsets. */
export const EXACT_COMPLETION_LANDINGS = 10;

/**
 * Shares of the time limit: used at all (the rest is for building models and sending them), and for the whole model at
 * first (what it settles in that time needs no search). Of what is left then: for annealing where packs follow, and for
 * all search; the choice among packs or the pooled bound gets the rest. Relative gaps of that choice and of that bound.
 */
export const BEST_PLAN = {
  ...{ usedShare: 0.9, exactShare: 0.15, annealShare: 0.4, searchShare: 0.75 },
  ...{ packGap: 0.001, pooledGap: 0.0005 },
} as const;

/**
 * Annealing: first and last temperature as shares of a gap's mean points (hotter wanders more, colder settles), firms
 * drawn when the city's budget is exceeded, and how many may be turned out of it in one step; steps, alone and when
 * packs follow. Source: tried on `bench:plan`, both kinds of hard cases.
 */
export const ANNEALING = {
  ...{ hot: 0.3, cold: 0.03, citySample: 12, mostEvictions: 12 },
  ...{ steps: 40_000_000, stepsBeforePacks: 3_000_000 },
} as const;

/**
 * Plans from packs of firms. Rounds of the price search, its first and last step and the rounds without gain after which
 * the step shrinks (by a quarter), the part of the last direction kept; Newton rounds for a pool's prices and tree nodes
 * of one pool's search (more: tighter bound, slower); packs kept per pool for the final choice; firms per pool, on
 * average, up to which packs are worth listing. Source: tried on `bench:plan`.
 */
export const PACKS = {
  ...{ rounds: 500, firstStep: 1, lastStep: 0.005, idleRounds: 20, deflection: 0.3 },
  ...{ newtonRounds: 5, mostNodes: 200_000, keptPerPool: 40, mostFirmsPerPool: 4.5 },
} as const;

/**
 * Plans by way of the pooled question, where pools take many firms. Share of the search's time; tries; steps of each, by
 * firm that may land and at most; points a landing may cost in the relaxation to be tried at all, as share of a gap's
 * mean. Share of the platforms' budgets held back so that the firms can be placed: first, least, most
 * (beyond it other searches do better), factor after a set that could be placed, after one that was not worth it, after
 * one that could not. Annealing: first and last temperature as shares of a gap's mean points; first and last price
 * of exceeding one whole limit as shares of all points; shares of the steps that insert and drop a firm (the rest
 * replaces one). Source: tried on `bench:plan`, seeds 1-5.
 */
export const SET_SEARCH = {
  ...{ share: 0.6, tries: 12, stepsPerFirm: 30_000, mostSteps: 4_000_000, reach: 0.1 },
  slack: { first: 0.02, least: 0.001, most: 0.04, placed: 0.7, worthless: 0.9, failed: 1.6 },
  ...{ hot: 0.2, cold: 0.015, firstPrice: 0.1, lastPrice: 3, insertShare: 0.5, dropShare: 0.1 },
} as const;

/**
 * Placing firms on platforms: tries, excess (in shares of a limit) from which no other is made, steps of each, first and
 * last temperature in shares of a limit. Source: as above.
 */
export const PLACING = { tries: 3, hopeless: 0.05, steps: 1_500_000, hot: 0.02, cold: 0.001 } as const;
