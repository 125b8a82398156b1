/** Small numbers for the terms of a pool: a hash table with open addressing, as a Map of boxed numbers is too slow. */

const FIRST_CAPACITY = 1 << 12;
/** Knuth's multiplicative hash: spreads neighbouring numbers. */
const SPREAD = 0x9e3779b1;

export class TermNumbers {
  #count = 0;
  #mask = FIRST_CAPACITY - 1;
  /** Number + 1 by place; 0 where nothing is. */
  #numbers = new Uint32Array(FIRST_CAPACITY);
  #terms = new Uint32Array(FIRST_CAPACITY);

  get count(): number {
    return this.#count;
  }

  /** The term's number, given out on first sight from 0 on. */
  intern(term: number): number {
    const place = this.#place(term);
    const known = this.#numbers[place] ?? 0;
    if (known > 0) return known - 1;
    this.#count += 1;
    this.#numbers[place] = this.#count;
    this.#terms[place] = term;
    if (2 * this.#count > this.#mask) this.#double();
    return this.#count - 1;
  }

  find(term: number): number | undefined {
    const known = this.#numbers[this.#place(term)] ?? 0;
    return known > 0 ? known - 1 : undefined;
  }

  #place(term: number): number {
    let place = (Math.imul(term, SPREAD) >>> 8) & this.#mask;
    while ((this.#numbers[place] ?? 0) > 0 && this.#terms[place] !== term) place = (place + 1) & this.#mask;
    return place;
  }

  #double(): void {
    const [numbers, terms] = [this.#numbers, this.#terms];
    this.#mask = 2 * numbers.length - 1;
    this.#numbers = new Uint32Array(2 * numbers.length);
    this.#terms = new Uint32Array(2 * numbers.length);
    for (let i = 0; i < numbers.length; i += 1) {
      if ((numbers[i] ?? 0) === 0) continue;
      const place = this.#place(terms[i] ?? 0);
      this.#numbers[place] = numbers[i] ?? 0;
      this.#terms[place] = terms[i] ?? 0;
    }
  }
}
