/**
 * One computed state of the product: the snapshot of the published data version, the match engine over it, the gap
 * analysis under the overrides in force, and rankings as they are asked for. Rebuilt when the version or an
 * override changes; every use case reads the same state, so two answers of one version never disagree.
 */
import { analyseGaps } from '../gaps/analyse-gaps.ts';
import type { GapAnalysis, PresenceOverride } from '../gaps/types.ts';
import type { SegmentId } from '../graph/ids.ts';
import { buildSnapshot, type GraphSnapshot } from '../graph/snapshot.ts';
import { createMatchEngine, type MatchEngine } from '../matching/match-engine.ts';
import type { TargetRanking } from '../matching/types.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { StoreError } from '../store/store-error.ts';
import { askPooled, isLarge, type LargeGraphOptions, NO_CACHE } from './matching/large-graph.ts';
import { type LocalTexts, readLocalTexts } from './local-texts.ts';
import { readOverrides, type StoredOverride } from './presence-overrides.ts';
import { askSimilarity, type SimilaritySource, type SimilarityUse } from './similarity/similarity-use.ts';

/** Local companies' texts are read once per data version. */
export interface GraphState extends LocalTexts {
  /** The day evidence and signals are aged to, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly snapshot: GraphSnapshot;
  readonly matching: MatchEngine;
  readonly gaps: GapAnalysis;
  readonly overrides: ReadonlyMap<SegmentId, StoredOverride>;
  /** Whether rankings rest on the user's own similarity model. */
  readonly similarity: SimilarityUse;
  /** The ranking of a segment, computed once per state. */
  ranking(segmentId: SegmentId): TargetRanking;
}

export interface GraphStateSource {
  /** The state of the version published now. @throws StoreError `store_empty`, `store_unavailable`. */
  current(): Promise<GraphState>;
}

interface EngineState {
  readonly texts: LocalTexts;
  readonly versionId: string;
  readonly snapshot: GraphSnapshot;
  readonly matching: MatchEngine;
  readonly similarity: SimilarityUse;
  readonly rankings: Map<SegmentId, TargetRanking>;
}

type AskSimilarity = (snapshot: GraphSnapshot) => Promise<SimilarityUse>;

/** Companies ranked per segment: more than anybody reads, few enough to keep for every segment. */
const RANKING_LIMIT = 300;

async function loadEngines(
  store: GraphStore,
  asOf: string,
  ask: AskSimilarity,
  large: LargeGraphOptions,
): Promise<EngineState> {
  const { version, data } = await store.readGraph();
  const snapshot = buildSnapshot(data, version);
  const similarity = await ask(snapshot);
  /** A model of the user's own has scored every company, so every company is ranked. */
  const isPooled = similarity.status !== 'used' && isLarge(snapshot, large);
  const matching = createMatchEngine(snapshot, {
    asOf,
    similarity: similarity.status === 'used' ? similarity.table : null,
    pooled: isPooled ? await askPooled(snapshot, large) : null,
  });
  return {
    versionId: version.id,
    snapshot,
    matching,
    texts: await readLocalTexts(snapshot, matching),
    similarity,
    rankings: new Map(),
  };
}

/** A data version's scores are asked for once; a model that failed is asked again when the engines are next built. */
function rememberSimilarity(source: SimilaritySource | null): AskSimilarity {
  let known: { readonly versionId: string; readonly use: SimilarityUse } | undefined;
  return async (snapshot) => {
    if (known?.versionId === snapshot.version.id && known.use.status !== 'failed') return known.use;
    known = { versionId: snapshot.version.id, use: await askSimilarity(source, snapshot) };
    return known.use;
  };
}

function assemble(engines: EngineState, overrides: ReadonlyMap<SegmentId, StoredOverride>, asOf: string): GraphState {
  const inForce: PresenceOverride[] = [...overrides.values()].map((stored) => stored.override);
  return {
    asOf,
    snapshot: engines.snapshot,
    matching: engines.matching,
    gaps: analyseGaps(engines.snapshot, { asOf, ...engines.texts, overrides: inForce }),
    ...engines.texts,
    overrides,
    similarity: engines.similarity,
    ranking(segmentId) {
      const known = engines.rankings.get(segmentId);
      if (known) return known;
      const ranking = engines.matching.rankForSegment(segmentId, { limit: RANKING_LIMIT });
      engines.rankings.set(segmentId, ranking);
      return ranking;
    },
  };
}

/**
 * Caches the state per data version, override revisions and day. Concurrent callers share one computation; a failed
 * one is not remembered.
 *
 * @param today the day evidence is aged to, `YYYY-MM-DD`.
 * @param similarity the user's own similarity model; null: the built-in score.
 * @param large how a graph with very many companies is matched.
 */
export function createGraphStateSource(
  store: GraphStore,
  today: () => string,
  similarity: SimilaritySource | null = null,
  large: LargeGraphOptions = NO_CACHE,
): GraphStateSource {
  const ask = rememberSimilarity(similarity);
  let engines: { key: string; value: Promise<EngineState> } | undefined;
  let state: { key: string; value: Promise<GraphState> } | undefined;

  const enginesFor = (versionId: string, asOf: string): Promise<EngineState> => {
    const key = `${versionId}@${asOf}`;
    if (engines?.key !== key) {
      const value = loadEngines(store, asOf, ask, large);
      const entry = { key, value };
      value.catch(() => {
        if (engines === entry) engines = undefined;
      });
      engines = entry;
    }
    return engines.value;
  };

  const compute = async (versionId: string, asOf: string, overrides: ReadonlyMap<SegmentId, StoredOverride>) =>
    assemble(await enginesFor(versionId, asOf), overrides, asOf);

  return {
    async current() {
      const version = await store.version();
      if (!version) throw new StoreError('store_empty', 'no graph has been imported');
      const overrides = await readOverrides(store);
      const revisions = [...overrides].map(([id, stored]) => `${id}#${stored.revision}`).join(',');
      const asOf = today();
      const key = `${version.id}@${asOf}|${revisions}`;
      if (state?.key !== key) {
        const value = compute(version.id, asOf, overrides);
        const entry = { key, value };
        value.catch(() => {
          if (state === entry) state = undefined;
        });
        state = entry;
      }
      return state.value;
    },
  };
}
