/** Many short texts in one array of UTF-16 units: a million strings would cost ten times the memory. */
import { NumberList } from './number-list.ts';

const FIRST_CAPACITY = 1 << 12;
/** Arguments of one String.fromCharCode call; more overflow the stack. */
const CHUNK = 8192;

export class TextRows {
  readonly #starts: NumberList;
  #units: Uint16Array;

  constructor(starts: Uint32Array = new Uint32Array(1), units: Uint16Array = new Uint16Array(0)) {
    this.#starts = new NumberList(starts);
    this.#units = units;
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  push(text: string): void {
    const start = this.#starts.at(this.length);
    this.#reserve(start + text.length);
    for (let i = 0; i < text.length; i += 1) this.#units[start + i] = text.charCodeAt(i);
    this.#starts.push(start + text.length);
  }

  /** Appends row `row` of another list. */
  pushRow(other: TextRows, row: number): void {
    const start = this.#starts.at(this.length);
    const units = other.#units.subarray(other.#starts.at(row), other.#starts.at(row + 1));
    this.#reserve(start + units.length);
    this.#units.set(units, start);
    this.#starts.push(start + units.length);
  }

  read(row: number): string {
    const end = this.#starts.at(row + 1);
    let text = '';
    for (let at = this.#starts.at(row); at < end; at += CHUNK)
      text += Reflect.apply(String.fromCharCode, null, this.#units.subarray(at, Math.min(end, at + CHUNK)));
    return text;
  }

  /** Whether the text of a row has `part` in it; without making a string of the row. */
  includes(row: number, part: string): boolean {
    const units = this.#units;
    const last = this.#starts.at(row + 1) - part.length;
    const first = part.charCodeAt(0);
    for (let at = this.#starts.at(row); at <= last; at += 1) {
      if (units[at] !== first) continue;
      let i = 1;
      while (i < part.length && units[at + i] === part.charCodeAt(i)) i += 1;
      if (i === part.length) return true;
    }
    return false;
  }

  holds(row: number, text: string): boolean {
    const start = this.#starts.at(row);
    if (this.#starts.at(row + 1) - start !== text.length) return false;
    for (let i = 0; i < text.length; i += 1) if (this.#units[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Views without spare room, as the constructor takes them. */
  view(): { readonly starts: Uint32Array; readonly units: Uint16Array } {
    return { starts: this.#starts.view(), units: this.#units.subarray(0, this.#starts.at(this.length)) };
  }

  #reserve(length: number): void {
    if (length <= this.#units.length) return;
    const grown = new Uint16Array(Math.max(length, FIRST_CAPACITY, Math.floor(this.#units.length * 1.5)));
    grown.set(this.#units);
    this.#units = grown;
  }
}
