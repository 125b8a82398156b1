/**
 * Matching for a graph too large for the exact form: a worker builds or loads the compact index and answers for every
 * chain, while the server goes on serving; then the index is loaded here, for what single companies are asked. Both are
 * cached: the next start of the same data needs no worker.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Segment } from '../../graph/entities.ts';
import type { CompanyId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { companyDocuments, segmentQuery } from '../../matching/company-documents.ts';
import type { PooledChains } from '../../matching/company-scores.ts';
import { NEIGHBOURS } from '../../matching/defaults.ts';
import type { FieldedDocument } from '../../matching/document-fields.ts';
import type { LeafScores } from '../../matching/leaf-scores.ts';
import { PooledIndex } from '../../matching/pooled/pooled-index.ts';
import type { StoredIndex } from '../../matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../matching/pooled/pooled-ranker.ts';
import { readIndexCache } from './index-cache.ts';
import { openMatchingService } from './matching-service.ts';
import type { BuildProgress } from './matching-service.ts';
import { ScoreCache } from './score-cache.ts';
import type { ScoreQuestions, Trees } from './score-cache.ts';

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
  const dataVersion = snapshot.version.id;
  const questions = questionsOf(snapshot);
  const scores = options.cacheFile === null ? null : new ScoreCache(options.cacheFile, dataVersion, questions);
  const known = scores?.read() ?? null;
  const index = known && readIndex(options, dataVersion);
  if (known !== null && index !== null) return pooledChains(snapshot, new PooledIndex({}, index), known);
  const documents = (): readonly FieldedDocument[] => companyDocuments(snapshot);
  const trees = await askWorker({ documents, dataVersion, questions }, options);
  await scores?.write(trees);
  const made = readIndex(options, dataVersion);
  return pooledChains(
    snapshot,
    made === null ? await PooledIndex.build(paced(documents())) : new PooledIndex({}, made),
    trees,
  );
}

const readIndex = ({ cacheFile }: LargeGraphOptions, dataVersion: string): StoredIndex | null =>
  cacheFile === null ? null : readIndexCache(cacheFile, dataVersion).stored;

interface WorkerTask {
  readonly documents: () => readonly FieldedDocument[];
  readonly dataVersion: string;
  readonly questions: ScoreQuestions;
}

async function askWorker(
  { documents, dataVersion, questions }: WorkerTask,
  { cacheFile, onProgress }: LargeGraphOptions,
): Promise<Trees> {
  const service = openMatchingService({ cacheFile, dataVersion, documents, onProgress });
  const trees: (readonly LeafScores[])[] = [];
  try {
    const { documents: count } = await service.ready();
    onProgress?.({ phase: 'scoring', documents: count });
    for (const { leaves, always } of questions.chains)
      trees.push(await service.scoreTree(leaves, { always, among: questions.among }));
    return trees;
  } finally {
    await service.close();
  }
}

function questionsOf(snapshot: GraphSnapshot): ScoreQuestions {
  const chains = [...snapshot.segmentsOfChain.values()].map((segments) => ({
    leaves: segments.map(segmentQuery),
    always: enteredCompanies(snapshot, segments),
  }));
  return { chains, among: [...snapshot.localCompanyIds] };
}

function pooledChains(snapshot: GraphSnapshot, index: PooledIndex, trees: Trees): PooledChains {
  const chains = [...snapshot.segmentsOfChain.keys()].map((id, at) => [id, trees[at] ?? []] as const);
  return { ranker: new PooledRanker(index), chains: new Map(chains) };
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
