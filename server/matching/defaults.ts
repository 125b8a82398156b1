/**
 * Constants of the matching engine. Ranking constants come from the project's matching notes and were checked on the
 * development ranking sets; each line says unit, range and what moving it does.
 */

/** Constants of the fielded BM25. */
export interface TermWeighting {
  /** Saturation of term frequency, 0.5-3; higher rewards repetition more. */
  readonly k1: number;
  /** Length normalisation, 0-1; higher punishes long texts more. */
  readonly b: number;
}

/** Weight of each field of a document, 0-3, applied to its length-normalised term frequency. */
export interface FieldWeights {
  readonly name: number;
  readonly text: number;
  readonly products: number;
}

/** Clauses at the beginning of a registered scope that count as products, 0-5; more dilute the main trade. */
export const SCOPE_LEAD_CLAUSES = 2;

/** Constants of one kind of query. */
export interface RankingWeights {
  /** Share of the word score in the base score, 0-1; the rest is feedback. */
  readonly wordShare: number;
  /** Share of the neighbours' score in the smoothed score, 0-1. */
  readonly neighbourShare: number;
  /** Weight of the parent's name, as a share of the word score, 0-1. */
  readonly parentWeight: number;
  /** Added when the whole phrase stands in the text, 0-1. */
  readonly phraseBonus: number;
}

export const TERM_WEIGHTING: TermWeighting = { k1: 1.5, b: 0.5 };

/** A text that begins with the company's name needs no name field. */
export const FIELD_WEIGHTS_NAMED_TEXT: FieldWeights = { name: 0, text: 1, products: 1 };
/** Registered scopes never name the firm, and list sidelines: name and products count double. */
export const FIELD_WEIGHTS_SCOPE: FieldWeights = { name: 2, text: 1, products: 2 };

export const TREE_WEIGHTS: RankingWeights = {
  wordShare: 0.5,
  neighbourShare: 0.6,
  parentWeight: 0.25,
  phraseBonus: 0,
};

export const PHRASE_WEIGHTS: RankingWeights = {
  wordShare: 0.5,
  neighbourShare: 0.3,
  parentWeight: 0,
  phraseBonus: 0.2,
};

/** Rocchio feedback: documents taken as relevant, weight of their centroid, terms kept in the widened query, and the
 * share of the latent cosine beside the plain one, 0-1. */
export const FEEDBACK = { documents: 5, centroidWeight: 2, terms: 64, latentShare: 0.8 } as const;

/**
 * Neighbour graph: neighbours per company, terms per company that are compared, least document frequency of those. Above
 * `maxDocuments` the graph would take minutes: neighbours are then sought among the `pool` best of each query only.
 */
export const NEIGHBOURS = { count: 10, terms: 64, minDocumentFrequency: 2, maxDocuments: 20_000, pool: 300 } as const;

/**
 * Weight of the words of a segment's industry classes against its own names, 0-1. A segment that has aliases and
 * products of its own needs them little. On the seed, with the entered links hidden (segments that hold a class), 1
 * lowers nDCG@10 from .847 to .812 and .1 raises it to .855, of the local firms R@5 from .828 to .840 and average
 * precision from .802 to .806. Links of companies and chains that the fit has not seen are told better too
 * (docs/calibration.md).
 */
export const CLASS_WORDS_WEIGHT = 0.1;

/**
 * Words of one industry class that widen a query, 1 or more. The usual ones stand first in graph-seed/industry-classes;
 * all of them together drown the name: in registered scopes of one prefecture right companies among the first ten fall
 * by some 4 %, between 12 and 30 words they stay.
 */
export const QUERY_CLASS_WORDS = 20;

/** Temperature of the competition between the leaves of one tree; lower is winner-takes-all. */
export const COMPETITION_TEMPERATURE = 0.12;

/** Temperature of the lift feature of text evidence; the presence models are fitted with it. */
export const LIFT_TEMPERATURE = 0.1;

/**
 * Coefficients of the logistic model behind evidenceProbability; features are 0-1, lift is a logarithm. Fitted by `npm
 * run fit:evidence` on 2026-11-25: 329,436 (segment, company) pairs of the curated graph that share a word, 0.6 % of
 * them entered links. Plot, tables by held-out companies and held-out chains, and limits: docs/calibration.md. Editors
 * wrote texts and links together, so on foreign texts the values are optimistic: there the features should be
 * calibrated again. A phrase implies full coverage, which already says it, hence its 0.
 */
export const EVIDENCE_MODEL = {
  intercept: -8.958,
  phrase: 0,
  coverage: 6.218,
  fit: 3.239,
  lift: 0.553,
} as const;

/** Points of each honour, 0-30. */
export interface HonourPoints {
  readonly fortune500: number;
  readonly china500: number;
  readonly single_champion: number;
  readonly chain_leader: number;
  readonly little_giant: number;
  readonly listed: number;
}

/**
 * The attractiveness card, points of 100. A judgement to be argued with, not an estimate: the city plan names the
 * kinds of firms it wants (世界500强, 中国500强, 行业领军, 小巨人, 隐形冠军); their order here follows the plan's.
 */
export const CARD = {
  honours: {
    max: 35,
    points: { fortune500: 30, china500: 24, single_champion: 20, chain_leader: 18, little_giant: 14, listed: 10 },
    /** Share that every further kind of honour adds, 0-1. */
    furtherShare: 0.3,
    /** What a firm without a recorded honour may still hold: the rolls of 小巨人 are not complete in the graph. */
    unknownSlack: 14,
  },
  /** Nothing at the lower anchor, all points at the upper one. */
  scale: {
    max: 20,
    revenueCny: { low: 2e7, high: 5e10 },
    employees: { low: 20, high: 50_000 },
    registeredCapitalCny: { low: 1e7, high: 1e10 },
  },
  /** Expansion signals within 24 months; each loses half of its points a year. */
  signals: {
    max: 20,
    windowMonths: 24,
    halfLifeMonths: 12,
    points: { invested: 12, built: 12, financed: 10, tendered: 6, hired: 4 },
  },
  /** A day's drive there and back ends at about 1,500 km. */
  distance: { max: 10, farKm: 1500 },
  ties: { max: 15, points: { OWNS: 15, INVESTED_IN: 10, SUPPLIES: 8, COOPERATES_WITH: 6 } },
} as const satisfies {
  readonly honours: { readonly points: HonourPoints } & Record<string, unknown>;
} & Record<string, unknown>;

/** Text fit against an editor's entered link within a segment's fit, 0-1. */
export const CURATED_SHARE = 0.5;

/** Each fit part's weight may be this much smaller or larger when rank intervals are computed, 0-1. */
export const INTERVAL_MARGIN = 0.25;

/** Companies below this share of the best score are not part of a ranking, 0-1; lower lengthens the tail. */
export const RANKING_FLOOR = 0.1;

/** Least probability with which a text speaks for a segment at all, 0-1. */
export const EVIDENCE_FLOOR = 0.05;

/** Scores of the search box, 0-1: how a name answers a query. */
export const SEARCH_SCORES = {
  prefix: 0.9,
  inside: 0.75,
  /** Factor for a hit by full pinyin. */
  pinyin: 0.8,
  /** Factor for a hit by initials, which are shared by many names. */
  initials: 0.7,
  /** Factor for aliases, former names and products. */
  otherNameWeight: 0.92,
  /** Least share of common character pairs for a name to be offered when nothing matches, and its factor. */
  likenessFloor: 0.3,
  likeness: 0.3,
} as const;

/** Least similarity (Jaro-Winkler or common pairs) of a suggested name, 0-1; unrelated words reach 0.7 by sound alone. */
export const NEAREST_NAME_FLOOR = 0.75;

/**
 * Latent space of the feedback. Dimensions 50-300: fewer blur trades together, more cost time (their square).
 * Outside the document range feedback is the plain cosine.
 */
export const LATENT = {
  dimensions: 300,
  /** Smaller corpora get fewer dimensions. */
  documentsPerDimension: 10,
  iterations: 1,
  minDocuments: 200,
  maxDocuments: 8_000,
  leastPivot: 1e-12,
} as const;
