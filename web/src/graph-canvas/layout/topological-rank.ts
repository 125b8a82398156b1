/** Longest distance from a source, by depth-first search; a link that closes a cycle is skipped. */
import type { LayoutLink } from './types.ts';

/** @param ids in a fixed order, which alone decides where a cycle is cut. @returns rank from 0 for every id. */
export function topologicalRank(ids: readonly string[], links: readonly LayoutLink[]): ReadonlyMap<string, number> {
  const inputs = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of links) if (inputs.has(from) && from !== to) inputs.get(to)?.push(from);
  for (const list of inputs.values()) list.sort();
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    open.add(id);
    let rank = 0;
    for (const input of inputs.get(id) ?? []) if (!open.has(input)) rank = Math.max(rank, rankOf(input) + 1);
    open.delete(id);
    ranks.set(id, rank);
    return rank;
  };
  for (const id of ids) rankOf(id);
  return ranks;
}
