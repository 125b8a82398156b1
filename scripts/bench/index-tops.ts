/** What the matching engine's own index puts on top: the yardstick of a store's candidates. */
import type { GraphData } from '../../server/graph/entities.ts';
import { companyDocument } from '../../server/matching/company-documents.ts';
import { CorpusIndex } from '../../server/matching/corpus-index.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { normaliseText } from '../../server/text/normalise.ts';
import { tokenise } from '../../server/text/tokenise.ts';

const TOP = 100;
const CANDIDATES = 300;

/** Top `limit` companies by the matching engine's word score, for each query. */
function indexTops(graph: GraphData, queries: readonly string[], limit: number): readonly (readonly string[])[] {
  const index = new CorpusIndex(graph.companies.map(companyDocument));
  const { ids, termStarts, postingDocs, postingImpacts } = index.weights();
  return queries.map((query) => {
    const scores = new Float64Array(ids.length);
    for (const token of new Set(tokenise(normaliseText(query)))) {
      const term = index.vocabulary.find(token);
      if (term === undefined) continue;
      for (let at = termStarts[term] ?? 0; at < (termStarts[term + 1] ?? 0); at += 1) {
        const document = postingDocs[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + (postingImpacts[at] ?? 0);
      }
    }
    return ids
      .map((id, at) => ({ id, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  });
}

/** How many of the index's top 100, over all queries, are among the store's first 300 candidates. */
export async function candidateRecall(
  store: GraphStore,
  graph: GraphData,
  queries: readonly string[],
): Promise<{ readonly found: number; readonly wanted: number }> {
  let found = 0;
  let wanted = 0;
  for (const [at, tops] of indexTops(graph, queries, TOP).entries()) {
    const hits = new Set<string>(
      (await store.findCandidates(queries[at] ?? '', CANDIDATES)).map((hit) => hit.companyId),
    );
    wanted += tops.length;
    found += tops.filter((id) => hits.has(id)).length;
  }
  return { found, wanted };
}
