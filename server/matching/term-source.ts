/** What explanations need of an index beside scores: its terms and what they weigh. */
import type { Vocabulary } from './vocabulary.ts';

export interface TermSource {
  readonly vocabulary: Vocabulary;
  /** Documents in the index. */
  readonly size: number;
  /** Inverse document frequency by term number. */
  idf(): Float64Array;
  /** Impact of a token in one document, 0 when it does not occur; an unknown document has none. */
  impacts(documentId: string): (token: string) => number;
}
