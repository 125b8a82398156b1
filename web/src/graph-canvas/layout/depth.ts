/** Depth of a segment: the longest supply path that ends in it. */
import type { LayoutLink } from './types.ts';

/**
 * @param ids sorted; in a cycle the link that closes it is left out, so the order of `ids` decides which one that is.
 * @returns depth per id, 0 for a segment nothing supplies.
 */
export function supplyDepths(ids: readonly string[], links: readonly LayoutLink[]): ReadonlyMap<string, number> {
  const suppliers = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of links) suppliers.get(to)?.push(from);
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const visit = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) return -1;
    open.add(id);
    const depth = Math.max(0, ...(suppliers.get(id) ?? []).map((supplier) => visit(supplier) + 1));
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  for (const id of ids) visit(id);
  return depths;
}
