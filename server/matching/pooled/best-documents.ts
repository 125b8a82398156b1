/** The best so many documents of a stream: a heap with the worst of them on top. Ties are broken by id. */

export interface BestDocument {
  readonly number: number;
  readonly score: number;
}

export class BestDocuments {
  readonly #capacity: number;
  readonly #idOf: (number: number) => string;
  readonly #heap: BestDocument[] = [];

  /** @param capacity documents kept, from 1. */
  constructor(capacity: number, idOf: (number: number) => string) {
    this.#capacity = capacity;
    this.#idOf = idOf;
  }

  /** Least score with which a document may still come in; 0 while there is room. */
  get threshold(): number {
    return this.#heap.length < this.#capacity ? 0 : (this.#heap[0]?.score ?? 0);
  }

  /** Takes a document with a positive score if it is among the best so far. */
  offer(candidate: BestDocument): void {
    if (candidate.score <= 0) return;
    if (this.#heap.length < this.#capacity) {
      this.#heap.push(candidate);
      this.#rise(this.#heap.length - 1);
      return;
    }
    const worst = this.#heap[0];
    if (worst === undefined || !this.#isWorse(worst, candidate)) return;
    this.#heap[0] = candidate;
    this.#sink();
  }

  /** Best first. */
  sorted(): BestDocument[] {
    return this.#heap.toSorted((a, b) => (this.#isWorse(a, b) ? 1 : -1));
  }

  #isWorse(a: BestDocument, b: BestDocument): boolean {
    return a.score === b.score ? this.#idOf(a.number) > this.#idOf(b.number) : a.score < b.score;
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfWorse(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [this.#heap[left], this.#heap[left + 1]];
      if (a === undefined) return;
      const child = b !== undefined && this.#isWorse(b, a) ? left + 1 : left;
      if (!this.#swapIfWorse(child, at)) return;
      at = child;
    }
  }

  /** Puts the entry at `lower` above the one at `upper` when it is worse. */
  #swapIfWorse(lower: number, upper: number): boolean {
    const [a, b] = [this.#heap[lower], this.#heap[upper]];
    if (a === undefined || b === undefined || !this.#isWorse(a, b)) return false;
    this.#heap[lower] = b;
    this.#heap[upper] = a;
    return true;
  }
}
