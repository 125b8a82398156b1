/**
 * Matching for a graph too large for the exact form: a worker builds or loads the compact index and answers for every
 * chain, while the server goes on serving; then the index is loaded here, for what single companies are asked.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Segment } from '../../graph/entities.ts';
import type { ChainId, CompanyId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { companyDocuments, segmentQuery } from '../../matching/company-documents.ts';
import type { PooledChains } from '../../matching/company-scores.ts';
import { NEIGHBOURS } from '../../matching/defaults.ts';
import type { FieldedDocument } from '../../matching/document-fields.ts';
import type { LeafScores } from '../../matching/leaf-scores.ts';
import { PooledIndex } from '../../matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../matching/pooled/pooled-ranker.ts';
import { readIndexCache } from './index-cache.ts';
import { openMatchingService } from './matching-service.ts';
import type { BuildProgress } from './matching-service.ts';

export interface LargeGraphOptions {
  /** Where the index is cached; null for nowhere. */
  readonly cacheFile: string | null;
  /** Companies above which the pooled form is used. */
  readonly companies: number;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
}

export const NO_CACHE: LargeGraphOptions = { cacheFile: null, companies: NEIGHBOURS.maxDocuments };

/** Documents read between two turns of the event loop, where the index has to be built here: some milliseconds. */
const DOCUMENTS_A_TURN = 100;

export const isLarge = (snapshot: GraphSnapshot, { companies }: LargeGraphOptions): boolean =>
  snapshot.data.companies.length > companies;

/** @throws MatchingError when the worker died twice. */
export async function askPooled(snapshot: GraphSnapshot, options: LargeGraphOptions): Promise<PooledChains> {
  const { cacheFile, onProgress } = options;
  const dataVersion = snapshot.version.id;
  const documents = (): readonly FieldedDocument[] => companyDocuments(snapshot);
  const service = openMatchingService({ cacheFile, dataVersion, documents, onProgress });
  const chains = new Map<ChainId, readonly LeafScores[]>();
  try {
    const among = [...snapshot.localCompanyIds];
    for (const [chainId, segments] of snapshot.segmentsOfChain) {
      const always = enteredCompanies(snapshot, segments);
      chains.set(chainId, await service.scoreTree(segments.map(segmentQuery), { always, among }));
    }
  } finally {
    await service.close();
  }
  const stored = cacheFile === null ? null : readIndexCache(cacheFile, dataVersion).stored;
  const index = stored === null ? await PooledIndex.build(paced(documents())) : new PooledIndex({}, stored);
  return { ranker: new PooledRanker(index), chains };
}

/** Companies with an entered link stand in a segment's ranking whatever their texts say. */
function enteredCompanies(snapshot: GraphSnapshot, segments: readonly Segment[]): CompanyId[] {
  const operations = segments.flatMap(({ id }) => snapshot.operationsOfSegment.get(id) ?? []);
  return [...new Set(operations.filter(({ origin }) => origin !== 'inferred').map(({ companyId }) => companyId))];
}

async function* paced(documents: readonly FieldedDocument[]): AsyncGenerator<FieldedDocument> {
  for (const [at, document] of documents.entries()) {
    if (at % DOCUMENTS_A_TURN === 0) await nextTurn();
    yield document;
  }
}
