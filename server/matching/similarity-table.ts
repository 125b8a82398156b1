/**
 * Scores of a text-similarity model that the user plugs in: any number 0-1 per (segment, company). They take the place of
 * the latent cosine inside feedback, and of nothing else: the calibrated probability stays the built-in one.
 */

/** Complete before a ranking starts: the engines ask nobody. */
export class SimilarityTable {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #columns: ReadonlyMap<string, number>;
  /** Row-major: query q, document c at [q * columns + c]. */
  readonly #scores: Float32Array;

  constructor(queryIds: readonly string[], documentIds: readonly string[]) {
    this.#rows = new Map(queryIds.map((id, row) => [id, row]));
    this.#columns = new Map(documentIds.map((id, column) => [id, column]));
    this.#scores = new Float32Array(queryIds.length * documentIds.length);
  }

  /**
   * Enters the scores of one query for some documents, in the order of `documentIds`.
   * @throws RangeError for an id the table was not made for, or a score that is not within 0-1.
   */
  enter(queryId: string, documentIds: readonly string[], scores: readonly number[]): void {
    const row = this.#rows.get(queryId);
    documentIds.forEach((id, at) => {
      const column = this.#columns.get(id);
      const score = scores[at];
      if (row === undefined || column === undefined || score === undefined || !(score >= 0 && score <= 1))
        throw new RangeError(`no place for ${queryId} ${id} ${score}`);
      this.#scores[row * this.#columns.size + column] = score;
    });
  }

  /** Scores of a query in the order of `documentIds`, 0 for a document the model was not asked about; null for a
   * query it was not asked about. */
  ofQuery(queryId: string, documentIds: readonly string[]): Float64Array | null {
    const row = this.#rows.get(queryId);
    if (row === undefined) return null;
    return Float64Array.from(documentIds, (id) => {
      const column = this.#columns.get(id);
      return column === undefined ? 0 : (this.#scores[row * this.#columns.size + column] ?? 0);
    });
  }
}
