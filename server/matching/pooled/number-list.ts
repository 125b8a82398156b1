/** Unsigned 32-bit numbers that grow at the end, without the cost of boxed ones. */

const FIRST_CAPACITY = 1 << 8;

export class NumberList {
  #values: Uint32Array;
  #length: number;

  constructor(values: Uint32Array = new Uint32Array(0)) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The numbers with spare room behind `length`; valid until the next push. */
  get raw(): Uint32Array {
    return this.#values;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  push(value: number): void {
    this.growTo(this.#length + 1);
    this.#values[this.#length - 1] = value;
  }

  /** Changes a number that is there. */
  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Lengthens with zeros; a shorter length changes nothing. */
  growTo(length: number): void {
    if (length > this.#values.length) {
      const grown = new Uint32Array(Math.max(length, FIRST_CAPACITY, Math.floor(this.#values.length * 1.5)));
      grown.set(this.#values.subarray(0, this.#length));
      this.#values = grown;
    }
    this.#length = Math.max(this.#length, length);
  }

  /** The numbers without spare room; a view, not a copy. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
