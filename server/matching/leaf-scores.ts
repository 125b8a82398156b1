/** One query's scores together with the companies they are about. */
import type { QueryScores } from './ranker.ts';

export interface LeafScores {
  /** Entry d of every array of the scores belongs to company `ids[d]`; ids ascend. */
  readonly ids: readonly string[];
  readonly scores: QueryScores;
  /** Mean over the tree of exp(score before competition / temperature), per company; null for a free phrase. */
  readonly preferences: Float64Array | null;
}
