/**
 * One box over everything that has a name. Names are compared folded (width, case, traditional script), by full
 * pinyin and by initials; the best way in which an entity answers decides its score.
 */
import type { Company, Region, Segment } from '../graph/entities.ts';
import type { RegionId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { nameSimilarity } from '../text/distance.ts';
import { normaliseText } from '../text/normalise.ts';
import { romanise } from '../text/pinyin.ts';
import { compact, isHan } from '../text/tokenise.ts';
import { NEAREST_NAME_FLOOR, SEARCH_SCORES } from './defaults.ts';

export type SearchType = 'segment' | 'company' | 'chain' | 'region';

export interface SearchHit {
  readonly type: SearchType;
  readonly id: string;
  readonly name: string;
  /** Where it belongs, or the name by which it was found. */
  readonly hint: string;
  /** 0-1, comparable within one answer. */
  readonly score: number;
}

interface Key {
  readonly written: string;
  readonly plain: string;
  /** A main name counts fully, an alias or product a little less, 0-1. */
  readonly weight: number;
  readonly full: string;
  readonly initials: string;
}

interface Entry {
  readonly type: SearchType;
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly keys: readonly Key[];
}

/** Longest query compared, in characters; no name is longer. */
const MAX_QUERY = 100;
const TYPE_ORDER: Readonly<Record<SearchType, number>> = { segment: 0, chain: 1, company: 2, region: 3 };

export class SearchBox {
  readonly #entries: readonly Entry[];

  constructor(snapshot: GraphSnapshot) {
    this.#entries = [
      ...snapshot.data.segments.map((segment) => segmentEntry(snapshot, segment)),
      ...snapshot.data.chains.map(({ id, name, aliases }) => ({
        type: 'chain' as const,
        id,
        name,
        hint: '',
        keys: makeKeys([name], aliases),
      })),
      ...snapshot.data.companies.map((company) => companyEntry(snapshot, company)),
      ...snapshot.data.regions.map((region) => regionEntry(snapshot, region)),
    ];
  }

  /**
   * The best `limit` entities; when no name holds the query, those whose names are most like it, with scores below
   * every real hit. Empty only when the query has no letter, digit or Han character, or nothing is like it.
   */
  search(text: string, limit: number): SearchHit[] {
    const query = compact(normaliseText(text.slice(0, MAX_QUERY)));
    if (query === '') return [];
    const hits = this.#collect((entry) => bestKey(entry, (key) => keyScore(key, query)));
    const sound = hits.length > 0 ? '' : romanise(query).full;
    const found =
      hits.length > 0 ? hits : this.#collect((entry) => bestKey(entry, (key) => likeness(key, query, sound)));
    return found.sort(compareHits).slice(0, Math.max(0, limit));
  }

  /** Names of the `count` entities of a type whose names are most like the text, best first; possibly fewer. */
  nearestNames(text: string, type: SearchType, count: number): string[] {
    const query = compact(normaliseText(text.slice(0, MAX_QUERY)));
    if (query === '') return [];
    const romanised = romanise(query).full;
    const scored = this.#entries
      .filter((entry) => entry.type === type)
      .map((entry) => ({ entry, score: Math.max(...entry.keys.map((key) => nearness(key, query, romanised))) }))
      .filter(({ score }) => score >= NEAREST_NAME_FLOOR)
      .sort((a, b) => b.score - a.score || compareText(a.entry.id, b.entry.id));
    return [...new Set(scored.map(({ entry }) => entry.name))].slice(0, count);
  }

  #collect(best: (entry: Entry) => { score: number; key: Key } | null): SearchHit[] {
    return this.#entries.flatMap((entry) => {
      const found = best(entry);
      if (found === null) return [];
      const { type, id, name, hint } = entry;
      const by = found.key.written === name ? '' : found.key.written;
      return [{ type, id, name, hint: [hint, by].filter((part) => part !== '').join(' · '), score: found.score }];
    });
  }
}

function segmentEntry(snapshot: GraphSnapshot, segment: Segment): Entry {
  const chain = snapshot.chains.get(segment.chainId)?.name ?? '';
  const keys = makeKeys([segment.name, segment.shortName], [...segment.aliases, ...segment.products]);
  return { type: 'segment', id: segment.id, name: segment.name, hint: `${chain} / ${segment.group}`, keys };
}

function companyEntry(snapshot: GraphSnapshot, company: Company): Entry {
  const main = [company.name, company.shortName, company.stockCode].filter((name) => name !== undefined);
  const others = [company.nameEn, ...company.aliases, ...company.formerNames].filter((name) => name !== undefined);
  const hint = snapshot.regions.get(company.regionId)?.name ?? '';
  return { type: 'company', id: company.id, name: company.name, hint, keys: makeKeys(main, others) };
}

function regionEntry(snapshot: GraphSnapshot, region: Region): Entry {
  const parent: RegionId | undefined = region.parentId;
  const hint = parent === undefined ? '' : (snapshot.regions.get(parent)?.name ?? '');
  return { type: 'region', id: region.id, name: region.name, hint, keys: makeKeys([region.name, region.id], []) };
}

function makeKeys(main: readonly string[], others: readonly string[]): Key[] {
  return [
    ...main.map((name) => makeKey(name, 1)),
    ...others.map((name) => makeKey(name, SEARCH_SCORES.otherNameWeight)),
  ].filter((key) => key.plain !== '');
}

function makeKey(written: string, weight: number): Key {
  const plain = compact(normaliseText(written));
  const chinese = [...plain].some((char) => isHan(char.charCodeAt(0)));
  return { written, plain, weight, ...(chinese ? romanise(plain) : { full: '', initials: '' }) };
}

function bestKey(entry: Entry, score: (key: Key) => number): { score: number; key: Key } | null {
  let best: { score: number; key: Key } | null = null;
  for (const key of entry.keys) {
    const value = score(key);
    if (value > (best?.score ?? 0)) best = { score: value, key };
  }
  return best;
}

/** How well a key answers the query, 0-1: exact, prefix or inside, in characters, pinyin or initials; 0 for not. */
function keyScore(key: Key, query: string): number {
  const plain = contained(key.plain, query);
  if (plain > 0) return key.weight * plain;
  if (query.length < 2 || key.full === '') return 0;
  const full = contained(key.full, query) * SEARCH_SCORES.pinyin;
  const initials = key.initials.startsWith(query) ? contained(key.initials, query) * SEARCH_SCORES.initials : 0;
  return key.weight * Math.max(full, initials);
}

/** 1 equal, less for a prefix, less for a part within; the longer the rest, the less. */
function contained(name: string, query: string): number {
  if (name === query) return 1;
  const at = name.indexOf(query);
  if (at < 0) return 0;
  const base = at === 0 ? SEARCH_SCORES.prefix : SEARCH_SCORES.inside;
  return base * (0.8 + (0.2 * query.length) / name.length);
}

/** Same sound, or share of character pairs in common (Dice), below every real hit; 0 when too little is alike. */
function likeness(key: Key, query: string, sound: string): number {
  const common = key.full !== '' && key.full === sound ? 1 : diceOfPairs(key.plain, query);
  return common < SEARCH_SCORES.likenessFloor ? 0 : key.weight * common * SEARCH_SCORES.likeness;
}

function diceOfPairs(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  let common = 0;
  for (let i = 0; i + 1 < b.length; i += 1) if (a.includes(b.slice(i, i + 2))) common += 1;
  return Math.min(1, (2 * common) / (a.length + b.length - 2));
}

/** Likeness for suggestions: spelling, common pairs, or sound. */
function nearness(key: Key, query: string, romanised: string): number {
  const sound = key.full === '' ? 0 : nameSimilarity(key.full, romanised);
  return Math.max(nameSimilarity(key.plain, query), diceOfPairs(key.plain, query), 0.95 * sound);
}

function compareHits(a: SearchHit, b: SearchHit): number {
  return (
    b.score - a.score ||
    TYPE_ORDER[a.type] - TYPE_ORDER[b.type] ||
    a.name.length - b.name.length ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
