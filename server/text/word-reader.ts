/** Finds the words of a vocabulary in texts. */

/**
 * Reads texts against one vocabulary. Of words that overlap only the one that begins first counts, and of those that
 * begin together the longest: 电缆桥架 is a tray, no 电缆.
 */
export class WordReader {
  readonly #words: ReadonlySet<string>;
  /** Lengths that words have, longest first, by their first character. */
  readonly #lengths: ReadonlyMap<string, readonly number[]>;

  /** @param words empty ones are ignored. */
  constructor(words: Iterable<string>) {
    const lengths = new Map<string, Set<number>>();
    this.#words = new Set(words);
    for (const word of this.#words) {
      const known = lengths.get(word.charAt(0));
      if (known) known.add(word.length);
      else lengths.set(word.charAt(0), new Set([word.length]));
    }
    this.#lengths = new Map([...lengths].map(([first, known]) => [first, [...known].sort((a, b) => b - a)]));
  }

  /** Words of the text in reading order, as often as they stand there. */
  read(text: string): string[] {
    const found: string[] = [];
    for (let at = 0; at < text.length; ) {
      const word = this.#wordAt(text, at);
      if (word !== '') found.push(word);
      at += Math.max(1, word.length);
    }
    return found;
  }

  #wordAt(text: string, at: number): string {
    for (const length of this.#lengths.get(text.charAt(at)) ?? []) {
      const word = text.slice(at, at + length);
      if (word.length === length && this.#words.has(word)) return word;
    }
    return '';
  }
}
