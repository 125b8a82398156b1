/** Row numbers by id: a hash table with open addressing over TextRows (linear probing, at most half full). */
import type { TextRows } from './text-rows.ts';

const FIRST_CAPACITY = 1 << 10;

export class IdTable {
  readonly #ids: TextRows;
  /** Row + 1; 0 where nothing is. */
  #slots = new Uint32Array(FIRST_CAPACITY);
  #count = 0;

  /** @param ids the texts that rows refer to; all of them are entered, of equal ones the last. */
  constructor(ids: TextRows) {
    this.#ids = ids;
    for (let row = 0; row < ids.length; row += 1) this.set(ids.read(row), row);
  }

  find(id: string): number | undefined {
    const row = this.#slots[this.#place(id)] ?? 0;
    return row === 0 ? undefined : row - 1;
  }

  /** Says that `id` is now at `row`. */
  set(id: string, row: number): void {
    if (2 * (this.#count + 1) > this.#slots.length) this.#double();
    const place = this.#place(id);
    if ((this.#slots[place] ?? 0) === 0) this.#count += 1;
    this.#slots[place] = row + 1;
  }

  /** Where the id is, or the free place where it would be. */
  #place(id: string): number {
    const mask = this.#slots.length - 1;
    let place = hash(id) & mask;
    for (;;) {
      const row = this.#slots[place] ?? 0;
      if (row === 0 || this.#ids.holds(row - 1, id)) return place;
      place = (place + 1) & mask;
    }
  }

  #double(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    for (const row of old) if (row !== 0) this.#slots[this.#place(this.#ids.read(row - 1))] = row;
  }
}

/** FNV-1a with a final mix, so that the low bits depend on all of the text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
