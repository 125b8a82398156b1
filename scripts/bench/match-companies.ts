/**
 * Made-up companies for load tests of the matching engine, every one named 合成, made while they are read and never kept:
 * phrases of real companies (the seed's, and an evaluation set's when one is given) recombined, with the real numbers of
 * phrases and products per company. The same stock and count give the same companies.
 */
import type { Company } from '../../server/graph/entities.ts';
import type { FieldedDocument } from '../../server/matching/document-fields.ts';
import { seededRandom } from './synthetic-graph.ts';

/** What one real company says, cut into phrases. */
interface Template {
  readonly phrases: readonly string[];
  readonly products: readonly string[];
}

export type PhraseStock = readonly Template[];

const SEED = 20_261_124;
const BOUNDARY = /[，,。;；、：:！!？?（）()\s]+/u;
/** Characters of a phrase that is worth recombining. */
const SHORTEST = 2;
const LONGEST = 24;
/** Share of a made-up company's phrases that come from the real company it is modelled on. */
const OWN_SHARE = 0.6;
const NAME_CHARACTERS = [...'华东方正金永兴隆盛泰恒瑞丰宏达信诚安康宁和平顺昌茂源'];
/** Characters of a phrase that make up the trade in a name. */
const TRADE_CHARACTERS = 4;

type Pick = <Item>(items: readonly Item[]) => Item | undefined;

function picker(random: () => number): Pick {
  return (items) => items[Math.floor(random() * items.length)];
}

/** Companies that say nothing are left out. */
export function phraseStock(companies: readonly Company[]): PhraseStock {
  return companies
    .map(({ texts, products }) => ({
      phrases: texts.flatMap((text) => text.split(BOUNDARY)).filter(isWorth),
      products: products.map(({ name }) => name).filter(isWorth),
    }))
    .filter(({ phrases }) => phrases.length > 0);
}

const isWorth = (phrase: string): boolean => phrase.length >= SHORTEST && phrase.length <= LONGEST;

export function* syntheticCompanies(stock: PhraseStock, count: number): Generator<FieldedDocument> {
  const random = seededRandom(SEED);
  const pick = picker(random);
  for (let at = 0; at < count; at += 1) {
    const home = pick(stock);
    if (home === undefined) return;
    const recombined = (own: readonly string[], ofOther: (other: Template) => readonly string[]): string[] =>
      own.map((phrase) => {
        const other = pick(stock);
        const source = random() < OWN_SHARE || other === undefined ? own : ofOther(other);
        return pick(source) ?? phrase;
      });
    const name = `${pick(NAME_CHARACTERS)}${pick(NAME_CHARACTERS)}${pick(home.phrases)?.slice(0, TRADE_CHARACTERS)}`;
    yield {
      id: `syn-${String(at).padStart(7, '0')}`,
      name: `合成${name}有限公司`,
      text: `${recombined(home.phrases, ({ phrases }) => phrases).join('、')}。`,
      products: recombined(home.products, ({ products }) => products),
    };
  }
}

/**
 * Queries that say a thing in other words than any company: a piece of one phrase of a company before a piece of
 * another, so that some pairs of characters match and the whole never does by design.
 */
export function paraphrases(stock: PhraseStock, count: number): string[] {
  const random = seededRandom(SEED + 1);
  const pick = picker(random);
  const piece = (phrase: string): string => {
    const length = 2 + Math.floor(random() * 3);
    const start = Math.floor(random() * Math.max(1, phrase.length - length));
    return phrase.slice(start, start + length);
  };
  return Array.from({ length: count }, () => {
    const phrases = pick(stock)?.phrases ?? [];
    return [piece(pick(phrases) ?? ''), piece(pick(phrases) ?? '')].join('');
  });
}
