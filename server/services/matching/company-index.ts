/** The compact index on its own: built ahead of need, and asked for companies by any text. */
import { companyDocument } from '../../matching/company-documents.ts';
import type { FieldedDocument } from '../../matching/document-fields.ts';
import type { CompanyId } from '../../graph/ids.ts';
import type { PooledRow } from '../../matching/pooled/rank-phrase.ts';
import type { EmptyReason } from '../../matching/types.ts';
import type { GraphStore } from '../../store/graph-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { openMatchingService } from './matching-service.ts';
import type { BuildProgress, IndexState, MatchingService } from './matching-service.ts';

export interface FoundCompany extends PooledRow {
  readonly name: string;
}

export interface CompanySearch {
  readonly rows: readonly FoundCompany[];
  /** Companies found before the limit. */
  readonly total: number;
  readonly emptyReason: EmptyReason | null;
}

type OnProgress = (progress: BuildProgress) => void;

export interface CompanyIndexServices {
  /** Makes the cache file fit the published data. @throws StoreError `store_empty`; MatchingError. */
  build(onProgress: OnProgress): Promise<IndexState>;
  /** Companies whose own texts fit a text best; an empty answer says why. @throws as `build`. */
  find(text: string, limit: number, onProgress: OnProgress): Promise<CompanySearch>;
}

/** @param cacheFile the product's own; null for none, and every question builds anew. */
export function createCompanyIndexServices(store: GraphStore, cacheFile: string | null): CompanyIndexServices {
  const withService = async <Result>(
    onProgress: OnProgress,
    task: (service: MatchingService) => Promise<Result>,
  ): Promise<Result> => {
    const version = await store.version();
    if (!version) throw new StoreError('store_empty', 'no graph has been imported');
    const documents = () => storedDocuments(store);
    const service = openMatchingService({ cacheFile, dataVersion: version.id, documents, onProgress });
    try {
      return await task(service);
    } finally {
      await service.close();
    }
  };
  return {
    build: (onProgress) => withService(onProgress, (service) => service.ready()),
    async find(text, limit, onProgress) {
      const answer = await withService(onProgress, (service) => service.rankPhrase(text, limit));
      if (answer.rows.length === 0) return { ...answer, rows: [] };
      const { data } = await store.readGraph();
      const names = new Map(data.companies.map(({ id, name }) => [id, name]));
      return {
        ...answer,
        rows: answer.rows.map((row) => ({ ...row, name: names.get(row.id as CompanyId) ?? row.id })),
      };
    },
  };
}

async function* storedDocuments(store: GraphStore): AsyncGenerator<FieldedDocument> {
  const { data } = await store.readGraph();
  for (const company of data.companies) if (company.status === 'active') yield companyDocument(company);
}
