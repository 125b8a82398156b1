/** Names that stand twice, or nearly. */
import { normaliseText } from '../../../text/normalise.ts';
import type { SeedChain, SeedSegment } from '../schema.ts';
import type { SeedFiles, SeedRecord } from '../seed-files.ts';
import { type Place, seedError, type SeedFinding, seedWarning } from './seed-rule.ts';

/** Letters, digits and Han characters only, so that 锂电池(动力) and 锂电池（动力） are one name. */
function nameKey(name: string): string {
  return normaliseText(name).replace(/[^\p{L}\p{N}]/gu, '');
}

export function checkNames(files: SeedFiles): readonly SeedFinding[] {
  return [
    ...sameNames(files.chains, ({ value }) => value.name, 'name'),
    ...files.chains.flatMap(checkSegmentNames),
    ...sameNames(files.companies, ({ value }) => value.name, 'name'),
    ...sameNames(files.companies, ({ value }) => value.creditCode, 'creditCode'),
    ...sameNames(
      files.companies,
      ({ value }) => value.stockCode && `${value.exchange} ${value.stockCode}`,
      'stockCode',
    ),
    ...sameNames(files.platforms, ({ value }) => value.name, 'name'),
    ...sameNames(files.organisations, ({ value }) => value.name, 'name'),
    ...sameNames(files.sources, ({ value }) => value.title, 'title'),
    ...sameNames(files.regions, ({ value }) => `${value.parent ?? ''} ${value.name}`, 'name'),
  ];
}

/** Every record whose text equals, after folding, that of an earlier one. */
function sameNames<Item extends Place>(
  items: readonly Item[],
  textOf: (item: Item) => string | undefined,
  field: string,
): SeedFinding[] {
  const first = new Map<string, Item>();
  return items.flatMap((item) => {
    const text = textOf(item);
    if (text === undefined) return [];
    const known = first.get(nameKey(text));
    if (!known) first.set(nameKey(text), item);
    return known && known.record !== item.record
      ? [seedError(item, field, `${text}: the same as ${known.record}`)]
      : [];
  });
}

function checkSegmentNames(chain: SeedRecord<SeedChain>): SeedFinding[] {
  const at = (segment: SeedSegment): Place => ({ file: chain.file, record: segment.id });
  const { segments } = chain.value;
  const byName = new Map(segments.map((segment) => [nameKey(segment.name), segment]));
  const aliasOwner = new Map<string, SeedSegment>();
  const aliases = segments.flatMap((segment) =>
    segment.aliases.flatMap((alias) => {
      const named = byName.get(nameKey(alias));
      const owner = aliasOwner.get(nameKey(alias));
      aliasOwner.set(nameKey(alias), owner ?? segment);
      if (named && named !== segment) return [seedError(at(segment), 'aliases', `${alias}: the name of ${named.id}`)];
      if (owner && owner !== segment) return [seedWarning(at(segment), 'aliases', `${alias}: also of ${owner.id}`)];
      return [];
    }),
  );
  const places = segments.map((segment) => ({ ...at(segment), segment }));
  return [
    ...sameNames(places, ({ segment }) => segment.name, 'name'),
    ...sameNames(places, ({ segment }) => segment.shortName, 'shortName'),
    ...aliases,
  ];
}
