/** Sources in the form they are cited. */
import type { Citation } from '../contract/common.ts';
import type { SourceId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';

/** In the order given, each once; an id without a record is left out (check:seed refuses such a seed). */
export function cite(snapshot: GraphSnapshot, ids: readonly SourceId[]): Citation[] {
  return [...new Set(ids)].flatMap((id) => {
    const source = snapshot.sources.get(id);
    if (!source) return [];
    const { title, publisher, date, kind } = source;
    return [{ id, title, publisher, date, kind }];
  });
}
