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
  wordShare: 0.6,
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

/** Rocchio feedback: documents taken as relevant, weight of their centroid, terms kept in the widened query. */
export const FEEDBACK = { documents: 5, centroidWeight: 2, terms: 64 } as const;

/** Neighbour graph: neighbours per company, terms per company that are compared, least document frequency of those. */
export const NEIGHBOURS = { count: 10, terms: 32, minDocumentFrequency: 2 } as const;

/** Temperature of the competition between the leaves of one tree; lower is winner-takes-all. */
export const COMPETITION_TEMPERATURE = 0.1;

/**
 * Coefficients of the logistic model behind evidenceProbability; features are 0-1, lift is a logarithm. Fitted
 * 2026-11-24 on 53,610 (segment, listed firm) pairs of the development ranking set, five folds by segment: AUC .87,
 * expected calibration error .003.
 */
export const EVIDENCE_MODEL = {
  intercept: -6.147,
  phrase: -0.363,
  coverage: 0.984,
  lead: 1.044,
  fit: 2.621,
  lift: 0.743,
  inName: 0.92,
} as const;
