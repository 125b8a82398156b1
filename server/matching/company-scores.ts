/**
 * Where the engine's scores come from: the exact form over all companies at once, or the pooled form, which was asked
 * about every chain before, in a worker. Either way a segment's scores say which companies they are about.
 */
import type { ChainId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { segmentQuery } from './company-documents.ts';
import { TREE_WEIGHTS } from './defaults.ts';
import type { LeafScores } from './leaf-scores.ts';
import type { PooledRanker } from './pooled/pooled-ranker.ts';
import type { Ranker, RankingQuery } from './ranker.ts';
import type { SimilarityTable } from './similarity-table.ts';
import type { TermSource } from './term-source.ts';
import { meanPreferences } from './text-evidence.ts';

export interface CompanyScores {
  readonly terms: TermSource;
  ofPhrase(query: RankingQuery): LeafScores;
  /** Scores of a chain's segments, which compete. @param similarity the user's own model; null for the built-in score. */
  ofChain(chainId: ChainId, similarity: SimilarityTable | null): ReadonlyMap<SegmentId, LeafScores>;
}

/** What the pooled form was asked before: an index to explain with, and each chain's segments in their order. */
export interface PooledChains {
  readonly ranker: PooledRanker;
  readonly chains: ReadonlyMap<ChainId, readonly LeafScores[]>;
}

export function exactScores(snapshot: GraphSnapshot, ranker: Ranker): CompanyScores {
  return {
    terms: ranker,
    ofPhrase: (query) => ({ ids: ranker.index.weights().ids, scores: ranker.scorePhrase(query), preferences: null }),
    ofChain(chainId, similarity) {
      const segments = snapshot.segmentsOfChain.get(chainId) ?? [];
      const { ids } = ranker.index.weights();
      const all = ranker.scoreTree(segments.map(segmentQuery), true, TREE_WEIGHTS, similarity);
      const preferences = meanPreferences(all, ids.length);
      return bySegment(
        snapshot,
        chainId,
        all.map((scores) => ({ ids, scores, preferences })),
      );
    },
  };
}

/** A model of the user's own plays no part here: where one has scored the companies, the exact form ranks them. */
export function pooledScores(snapshot: GraphSnapshot, { ranker, chains }: PooledChains): CompanyScores {
  return {
    terms: ranker,
    ofPhrase(query) {
      const { ids, scores } = ranker.scorePhrase(query);
      const [ofQuery] = scores;
      if (ofQuery === undefined) throw new Error('a phrase has one score');
      return { ids, scores: ofQuery, preferences: null };
    },
    ofChain: (chainId) => bySegment(snapshot, chainId, chains.get(chainId) ?? []),
  };
}

function bySegment(
  snapshot: GraphSnapshot,
  chainId: ChainId,
  leaves: readonly LeafScores[],
): ReadonlyMap<SegmentId, LeafScores> {
  const segments = snapshot.segmentsOfChain.get(chainId) ?? [];
  return new Map(segments.flatMap(({ id }, i) => (leaves[i] === undefined ? [] : [[id, leaves[i]]])));
}
