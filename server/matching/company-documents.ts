/** Companies and segments of the graph as the ranker's documents and queries. */
import type { Company, Segment } from '../graph/entities.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { stripLegalForms } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';
import { stripFormulas } from '../text/registered-scope.ts';
import { CLASS_WORDS_WEIGHT, QUERY_CLASS_WORDS } from './defaults.ts';
import type { FieldedDocument } from './document-fields.ts';
import type { RankingQuery } from './ranker.ts';

/** What the company itself says: name, texts, products. Curated links never enter. */
export function companyDocument(company: Company): FieldedDocument {
  return {
    id: company.id,
    name: company.name,
    text: company.texts.join('\n'),
    products: company.products.map((product) => product.name),
  };
}

/** Documents of the companies that still exist. */
export function companyDocuments(snapshot: GraphSnapshot): FieldedDocument[] {
  return snapshot.data.companies.filter((company) => company.status === 'active').map(companyDocument);
}

/** A segment asks with its name, aliases and products, within the group it stands in; a little also with the words of
 * the industry classes it holds. */
export function segmentQuery(segment: Segment): RankingQuery {
  const vocabulary = classWords(segment, QUERY_CLASS_WORDS);
  return {
    id: segment.id,
    text: segment.name,
    expansions: [...segment.aliases, ...segment.products],
    ...(vocabulary.length > 0 ? { vocabulary, vocabularyWeight: CLASS_WORDS_WEIGHT } : {}),
    parent: segment.group,
  };
}

/** Words with which firms describe the industry classes that are the segment or a part of it, at most so many of each. */
export function classWords({ industry }: Segment, mostOfEach = Number.POSITIVE_INFINITY): readonly string[] {
  return (industry?.classes ?? []).flatMap(({ words }) => words.slice(0, mostOfEach));
}

/** Characters of a phrase that are looked at: five pages; a segment's description has a few lines. */
const MAX_PHRASE = 10_000;

/** A free phrase asks without the words that every company's name and scope have; nothing may be left of it. */
export function phraseQuery(text: string): RankingQuery {
  const phrase = stripLegalForms(stripFormulas(normaliseText(text.slice(0, MAX_PHRASE))));
  return { id: 'phrase', text: phrase, expansions: [], parent: null };
}
