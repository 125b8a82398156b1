/** Companies and segments of the graph as the ranker's documents and queries. */
import type { Company, Segment } from '../graph/entities.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
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

/** A segment asks with its name, aliases and products, within the group it stands in. */
export function segmentQuery(segment: Segment): RankingQuery {
  return {
    id: segment.id,
    text: segment.name,
    expansions: [...segment.aliases, ...segment.products],
    parent: segment.group,
  };
}
