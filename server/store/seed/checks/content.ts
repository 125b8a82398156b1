/** How much the seed says: words per segment, cards per tier, sure operations, enough targets. */
import type { SeedCompany, SeedList, SeedSegment } from '../schema.ts';
import type { SeedFiles } from '../seed-files.ts';
import { seedError, type SeedFinding, seedWarning } from './seed-rule.ts';

type ListRole = SeedList['role'];

/** graph-seed/README.md: retrieval lives on the words of a segment. */
const MIN_ALIASES = 3;
const MIN_PRODUCTS = 3;
/** graph-seed/README.md: more do not fit on the map. */
const MAX_SEGMENTS_PER_CARD = 8;
const MAX_CARDS_PER_TIER = 7;
/** graph-seed/README.md: below, an editor is not sure enough to enter the operation. */
const MIN_CONFIDENCE = 0.8;
/** Fewer targets than these leave an official without a choice. */
const MIN_TARGETS = 3;

export function checkContent(files: SeedFiles): readonly SeedFinding[] {
  const targets = countBySegment(files, 'target');
  const full = files.chains.filter(({ value }) => value.depth === 'full');
  return [
    ...full.flatMap(({ file, value }) => value.segments.flatMap((segment) => checkWords(file, segment))),
    ...files.chains.flatMap(({ file, value }) => checkCards(file, value.id, value.segments)),
    ...files.companies.flatMap((company) =>
      company.value.segments
        .filter(({ confidence }) => confidence < MIN_CONFIDENCE)
        .map(({ id, confidence }) => seedError(company, 'segments', `${id}: confidence ${confidence} is below .8`)),
    ),
    ...full.flatMap(({ file, value }) =>
      value.segments
        .filter(({ id }) => (targets.get(id) ?? 0) < MIN_TARGETS)
        .map(({ id }) =>
          seedWarning({ file, record: id }, '', `${targets.get(id) ?? 0} targets, wanted ${MIN_TARGETS}`),
        ),
    ),
  ];
}

/** Companies of local or of target lists, by segment. */
export function countBySegment(files: SeedFiles, role: ListRole): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const company of companiesOfRole(files, role)) {
    for (const { id } of company.segments) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Companies of local or of target lists. */
export function companiesOfRole(files: SeedFiles, role: ListRole): readonly SeedCompany[] {
  const lists = files.lists.filter(({ value }) => value.role === role);
  const names = new Set(lists.flatMap(({ value }) => value.files.map((file) => `companies/${file}`)));
  return files.companies.filter(({ file }) => names.has(file)).map(({ value }) => value);
}

function checkWords(file: string, { id, aliases, products }: SeedSegment): SeedFinding[] {
  const at = { file, record: id };
  return [
    ...(new Set(aliases).size < MIN_ALIASES
      ? [seedError(at, 'aliases', `${aliases.length}, wanted ${MIN_ALIASES}`)]
      : []),
    ...(new Set(products).size < MIN_PRODUCTS
      ? [seedError(at, 'products', `${products.length}, wanted ${MIN_PRODUCTS}`)]
      : []),
  ];
}

function checkCards(file: string, chainId: string, segments: readonly SeedSegment[]): SeedFinding[] {
  const at = { file, record: chainId };
  const cards = new Map<string, number>();
  for (const { tier, group } of segments) cards.set(`${tier} ${group}`, (cards.get(`${tier} ${group}`) ?? 0) + 1);
  const tiers = new Map<string, number>();
  for (const card of cards.keys()) tiers.set(card.slice(0, 2), (tiers.get(card.slice(0, 2)) ?? 0) + 1);
  return [
    ...[...cards]
      .filter(([, count]) => count > MAX_SEGMENTS_PER_CARD)
      .map(([card, count]) => seedWarning(at, 'group', `${card}: ${count} segments, at most ${MAX_SEGMENTS_PER_CARD}`)),
    ...[...tiers]
      .filter(([, count]) => count > MAX_CARDS_PER_TIER)
      .map(([tier, count]) => seedWarning(at, 'tier', `${tier}: ${count} cards, at most ${MAX_CARDS_PER_TIER}`)),
  ];
}
