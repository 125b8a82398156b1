/** minisearch and orama over the same documents, given the same tokens as the product's engine. */
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { FieldedDocument } from '../../server/matching/document-fields.ts';
import { normaliseText } from '../../server/text/normalise.ts';
import { tokenise } from '../../server/text/tokenise.ts';

/** Ids of the best documents for a query, best first. */
export type AskForIds = (query: string, limit: number) => Promise<readonly string[]>;

const tokensOf = (text: string): string[] => tokenise(normaliseText(text));
const flat = ({ id, name, text, products }: FieldedDocument) => ({ id, name, text, products: products.join('; ') });

export function askMiniSearch(documents: Iterable<FieldedDocument>): AskForIds {
  const index = new MiniSearch<ReturnType<typeof flat>>({
    fields: ['name', 'text', 'products'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });
  index.addAll([...documents].map(flat));
  return async (query, limit) =>
    index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => String(id));
}

export async function askOrama(documents: Iterable<FieldedDocument>): Promise<AskForIds> {
  const index = create({
    schema: { name: 'string', text: 'string', products: 'string' } as const,
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (raw: string) => [...new Set(tokensOf(raw))],
      },
    },
  });
  await insertMultiple(index, [...documents].map(flat));
  return async (query, limit) => {
    const { hits } = await search(index, { term: query, limit });
    return hits.map(({ id }) => id);
  };
}
