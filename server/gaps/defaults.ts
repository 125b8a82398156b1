/**
 * Every constant of the gap engine: unit, range, where it comes from and what moving it does.
 * Coefficients fitted to data stand in their own files (`*-coefficients.ts`), with date and command.
 */

/**
 * Verdict thresholds on P(present), 0-1. A wrong 有 or 缺 costs 4, 不知 costs 1, so speaking pays when the chance of
 * error is below 1/4. Raising `absent` finds more gaps and invents more. `exportAbsent` is for lists that leave the
 * building. Source: decision theory with these costs (domain model, "Presence, three-valued").
 */
export const THRESHOLDS = { present: 0.75, absent: 0.25, exportAbsent: 0.05 } as const;

/** Cost of a wrong 有 or 缺 in units of the cost of 不知; fixes the thresholds (1/4 and 3/4). */
export const WRONG_VERDICT_COST = 4;

/**
 * Least and most that an official may set it to. Below 3 the threshold of 有 would fall to what is expected of a
 * segment (PRIOR.most) before anything is seen; above 20 nothing but an official's word is ever 缺.
 */
export const VERDICT_COST_RANGE = { least: 3, most: 20 } as const;

/**
 * Prior P(a segment is present) of a city of this size before anything is known of it, 0-1, and how many segments'
 * worth of observation it takes to outweigh it: first the city-wide value against the chain, then the chain against
 * the group card. Higher weights pull small groups to the wider value. Source: editor's judgement; a third is about
 * the share of fine segments that a prefecture of 7 million people has. `most` stays below THRESHOLDS.present: what
 * is expected of a segment never makes it 有 without anything seen. `least` is for a fully audited coverage; for an
 * estimated one `base` is the least, above THRESHOLDS.absent, so that 缺 always rests on having looked: with two firms
 * expected it takes a coverage of more than a fifth.
 */
export const PRIOR = { base: 0.35, chainWeight: 4, groupWeight: 3, least: 0.02, most: 0.6 } as const;

/**
 * Firms expected in a segment when it is present (scope: firms our lists are about), shrunk to `base` with the weight
 * of `weight` segments, kept in `least`-`most`. More expected firms make one silent list say more.
 */
export const EXPECTED_FIRMS = { base: 2, weight: 3, least: 1, most: 6 } as const;

/** Draws an audit weighs as much as an editor's coverage estimate: with 10, an audit of 10 counts half. */
export const COVERAGE_ESTIMATE_DRAWS = 10;

/** No list sees everything: upper bound of kappa, 0-1, so that an absence is never certain. */
export const MAX_COVERAGE = 0.98;

/**
 * The plan's words that something is there: P(true) on their date, 0-1, and the years in which that halves.
 * Source: editor's judgement; exits and moves of firms of this size run at 5-10 % a year.
 */
export const PLAN_PRESENCE = { probability: 0.9, halfLifeYears: 8 } as const;

/**
 * Upper bound of what texts alone can say, 0-1: the least confidence with which an editor may enter a link
 * (graph-seed/README.md), so that an inference never outweighs a declared and dated fact.
 */
export const TEXT_EVIDENCE_CAP = 0.8;

/** Text evidence below this probability is noise of the matcher and is not multiplied up over many firms, 0-1. */
export const TEXT_EVIDENCE_FLOOR = 0.2;

/**
 * Power to which text evidence is raised for a segment modelled at plan depth, whose few and general words match too
 * much. Source: on the Jinhua seed of 2026-11-24 entered links confirm 90 % of text matches above .9 in the chains
 * modelled in full, and in the others 87 % above .9, 67 % in .8-.9 and 11 % in .5-.8, which the third power follows.
 */
export const TEXT_AT_PLAN_DEPTH = 3;

/** Probability from which a company counts as a local company of the segment, 0-1. */
export const LOCAL_COMPANY_FLOOR = 0.5;

/** Weak below these: effective firms, percentile 0-100 (domain model, "Strength"). */
export const WEAKNESS = { effectiveFirms: 2, percentile: 40 } as const;

/** Fewest present segments of a chain to compare within it; below, all present segments of the city are compared. */
export const LEAST_PEER_SEGMENTS = 5;

/** Revenue from which a company without honours counts as leading, CNY a year. */
export const LEADING_REVENUE_CNY = 1e9;

/** How much demand one user of each necessity gives, 0-1. */
export const NECESSITY_WEIGHT = { core: 1, common: 0.5, auxiliary: 0.2 } as const;

/** Demand at which the pull reaches half its ceiling, in weighted firms downstream. */
export const DEMAND_HALF = 4;

/** A firm weighs 1 + ln(1 + revenue / this), CNY a year; 1 when the revenue is unknown. */
export const FIRM_WEIGHT_REVENUE_CNY = 1e9;

/** Feature value of plan mention, 0-1: the segment itself is named, or only its chain. */
export const PLAN_MENTION = { segment: 1, chain: 0.4 } as const;

/** Points of need, summing to 100; the official may change them. Source: editor's judgement. */
export const NEED_WEIGHTS = { demandPull: 40, dominatorShare: 25, betweenness: 15, planMention: 20 } as const;

/** Fewest companies outside the city in a chain of the graph for the likelihood card to mean anything there. */
export const LEAST_OUTSIDE_COMPANIES = 30;

/** Least stake of a verification call, in points of need, so that segments nobody needs keep an order. */
export const LEAST_CALL_STAKE = 5;
/** Companies suggested for one verification call. */
export const CALL_COMPANIES = 3;

/**
 * Directory model (directory-rates.ts). `strengthShape`: Gamma shape of a chain's strength, > 0; smaller believes in
 * fewer, stronger chains (.03 to .1 cost the same). The prior mean is the city's own rate. `backgroundShape` and
 * `backgroundShare`: Gamma shape of the background and its prior mean as a share of that rate. `mostRate` bounds
 * P(firm in city); `leastSeenFirms` is what an empty city counts as having; `rounds` of updates (converged by 40).
 * Source: development worlds, cross-validated; see `evaluate presence-coverage`.
 */
export const DIRECTORY = {
  strengthShape: 0.05,
  backgroundShape: 0.5,
  backgroundShare: 0.3,
  mostRate: 0.95,
  leastSeenFirms: 0.5,
  rounds: 60,
} as const;

/**
 * Share of a chain's firms in the country, 0-1, from which a list of companies elsewhere counts as a directory of the
 * chain (national-directory.ts). Below it the list is somebody's choice, and how many firms it names of a segment says
 * nothing. On the seed's own choice of targets, thinned local lists are told no better with the directory model than
 * with comparable segments (`npm run backtest`), on a full directory far better.
 */
export const DIRECTORY_LEAST_SHARE = 0.8;

/** An audit of a list per chain counts (found + 1) / (of + 2): Laplace's rule; without an audit, .5. */
export const AUDIT_PRIOR = { found: 1, of: 2 } as const;
