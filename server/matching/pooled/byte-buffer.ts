/** Bytes that grow at the end, with numbers of variable length (LEB128: seven bits a byte, lowest first). */

const FIRST_CAPACITY = 1 << 12;
/** Offsets are 32-bit. */
const MAX_BYTES = 0xffff_ffff;

export class ByteBuffer {
  #bytes: Uint8Array;
  #length: number;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.#bytes = bytes;
    this.#length = bytes.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The bytes with spare room behind `length`; valid until the next push. */
  get raw(): Uint8Array {
    return this.#bytes;
  }

  pushByte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  pushNumber(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.pushByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.pushByte(rest);
  }

  pushBytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The bytes without spare room; a view, not a copy. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** @throws RangeError beyond 4 GiB, which no offset of the index can address. */
  #grow(needed: number): void {
    const least = this.#length + needed;
    if (least > MAX_BYTES) throw new RangeError('the index would exceed 4 GiB');
    const capacity = Math.max(least, FIRST_CAPACITY, Math.floor(this.#bytes.length * 1.5));
    const grown = new Uint8Array(Math.min(capacity, MAX_BYTES));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Bytes that `pushNumber` takes for a value. */
export function numberLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}
