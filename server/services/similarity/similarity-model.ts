/** A text-similarity model of the user's own: what it is asked and how asking it can fail. */

export interface SimilarityText {
  readonly id: string;
  readonly text: string;
}

/** One question: every query against every company of the block. */
export interface SimilarityQuestion {
  readonly queries: readonly SimilarityText[];
  readonly companies: readonly SimilarityText[];
}

export interface SimilarityModel {
  /** How the page names it: host and path, or the module's file name; no credentials. */
  readonly name: string;
  /** The answer as it came, unchecked. @throws SimilarityError. */
  ask(question: SimilarityQuestion): Promise<unknown>;
}

export type SimilarityFailure =
  | 'unreachable'
  | 'timeout'
  | 'bad_status'
  | 'answer_too_large'
  | 'not_json'
  | 'wrong_shape'
  | 'module_missing'
  | 'module_failed'
  | 'too_many_pairs';

/** The model could not be used; `detail` is for the log, the words for users live in similarity-use.ts. */
export class SimilarityError extends Error {
  override readonly name = 'SimilarityError';
  readonly code: SimilarityFailure;

  constructor(code: SimilarityFailure, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }
}

/** The work's result, or a `timeout` when it takes longer; work that cannot be stopped goes on unheard. */
export async function withinTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SimilarityError('timeout', `no answer in ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
