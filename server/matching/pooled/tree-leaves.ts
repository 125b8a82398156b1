/** A tree's scores leaf by leaf, each over its own pool only: what is kept and handed on. */
import type { LeafScores } from '../leaf-scores.ts';
import type { QueryScores } from '../ranker.ts';
import { meanPreferences } from '../text-evidence.ts';
import type { PooledScores } from './pooled-ranker.ts';

/** In the order of the leaves. Preferences are over all leaves, so they are the same whatever a leaf keeps. */
export function treeLeaves({ ids, scores, pools }: PooledScores): LeafScores[] {
  const preferences = meanPreferences(scores, ids.length);
  return scores.map((ofLeaf, q) => {
    const places = pools[q] ?? new Uint32Array(0);
    return {
      ids: Array.from(places, (place) => ids[place] ?? ''),
      scores: keepPlaces(ofLeaf, places),
      preferences: pick(preferences, places),
    };
  });
}

function keepPlaces(scores: QueryScores, places: Uint32Array): QueryScores {
  return {
    query: scores.query,
    rawWords: pick(scores.rawWords, places),
    words: pick(scores.words, places),
    parent: pick(scores.parent, places),
    feedback: pick(scores.feedback, places),
    neighbours: pick(scores.neighbours, places),
    phrase: pick(scores.phrase, places),
    competition: pick(scores.competition, places),
    total: pick(scores.total, places),
  };
}

const pick = (values: Float64Array, places: Uint32Array): Float64Array =>
  Float64Array.from(places, (place) => values[place] ?? 0);
