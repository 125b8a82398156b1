/** A part of an index: rows, their inverted side, and marks on documents that were removed or replaced since. */
import type { FieldWeights } from '../defaults.ts';
import { ByteBuffer } from './byte-buffer.ts';
import { DocumentRows } from './document-rows.ts';
import { IdTable } from './id-table.ts';
import { invertRows } from './postings.ts';
import type { Postings } from './postings.ts';

export class Segment {
  readonly rows: DocumentRows;
  /** 1 for a removed document. */
  readonly dead = new ByteBuffer();
  deadCount = 0;
  #postings: Postings | null;
  #idTable: IdTable | null = null;

  constructor(rows: DocumentRows = new DocumentRows(), postings: Postings | null = null) {
    this.rows = rows;
    this.#postings = postings;
    for (let d = 0; d < rows.length; d += 1) this.dead.pushByte(0);
  }

  /** Appends through `push`; the inverted side is made anew when it is next asked for. */
  append(id: string, push: (rows: DocumentRows) => void): void {
    this.#postings = null;
    const table = this.#table();
    push(this.rows);
    this.dead.pushByte(0);
    table.set(id, this.rows.length - 1);
  }

  /** The living document with this id. */
  find(id: string): number | undefined {
    const d = this.#table().find(id);
    return d === undefined || this.isDead(d) ? undefined : d;
  }

  isDead(d: number): boolean {
    return this.dead.raw[d] === 1;
  }

  bury(d: number): void {
    this.dead.raw[d] = 1;
    this.deadCount += 1;
  }

  /** The inverted side; an existing one is kept although mean lengths have moved since, and says which it used. */
  postings(termCount: number, average: FieldWeights): Postings {
    return (this.#postings ??= invertRows(this.rows, termCount, average));
  }

  #table(): IdTable {
    return (this.#idTable ??= new IdTable(this.rows.ids));
  }
}
