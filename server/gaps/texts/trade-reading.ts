/** Which trades a firm's name and scope speak of, by the words of the trades. */
import { WordReader } from '../../text/word-reader.ts';

/** Reads firms against all trades at once; a word may belong to several. */
export class TradeReader<Trade> {
  readonly #tradesOf = new Map<string, Trade[]>();
  readonly #reader: WordReader;

  /** @param trades each with its words, which may repeat. */
  constructor(trades: Iterable<readonly [Trade, Iterable<string>]>) {
    for (const [trade, words] of trades) {
      for (const word of new Set(words)) {
        const known = this.#tradesOf.get(word);
        if (known) known.push(trade);
        else this.#tradesOf.set(word, [trade]);
      }
    }
    this.#reader = new WordReader(this.#tradesOf.keys());
  }

  /**
   * Per trade the share of its words among all words of trades that the firm's texts hold, 0-1; 1 says that the firm
   * speaks of nothing else. A word in the name or the first clause weighs 1, one in the n-th clause 1 / n, for
   * registered scopes begin with what the firm lives on. Empty where no word of a trade stands.
   * @param clauses of its scope, in reading order.
   */
  read(name: string, clauses: readonly string[]): ReadonlyMap<Trade, number> {
    const shares = new Map<Trade, number>();
    let total = 0;
    [name, ...clauses].forEach((text, place) => {
      const weight = 1 / Math.max(1, place);
      for (const word of this.#reader.read(text)) {
        for (const trade of this.#tradesOf.get(word) ?? []) shares.set(trade, (shares.get(trade) ?? 0) + weight);
        total += weight;
      }
    });
    for (const [trade, weight] of shares) shares.set(trade, weight / total);
    return shares;
  }
}
