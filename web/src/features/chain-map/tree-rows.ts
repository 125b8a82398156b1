/** The list view as rows: tiers, groups, segments, in reading order. Pure. */
import type { ChainMap, MapSegment } from '../../api/client.ts';

interface RowBase {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly parent: string | null;
  readonly place: number;
  readonly siblings: number;
}

export interface BranchRow extends RowBase {
  readonly type: 'branch';
  readonly title: string;
  readonly subtitle: string;
  readonly count: number;
}

export interface LeafRow extends RowBase {
  readonly type: 'leaf';
  readonly segment: MapSegment;
}

export type TreeRow = BranchRow | LeafRow;

const TIERS = ['上游', '中游', '下游'] as const;

const groupBy = (segments: readonly MapSegment[]): [string, MapSegment[]][] => {
  const groups = new Map<string, MapSegment[]>();
  for (const segment of segments) groups.set(segment.group, [...(groups.get(segment.group) ?? []), segment]);
  return [...groups];
};

/** Rows that stand open. @param shown ids that meet the filter; null: all. @param closed ids of shut branches. */
export function treeRows(map: ChainMap, shown: ReadonlySet<string> | null, closed: ReadonlySet<string>): TreeRow[] {
  const visible = map.segments.filter(({ id }) => shown === null || shown.has(id));
  const tiers = TIERS.map((tier) => ({ tier, inside: visible.filter((segment) => segment.tier === tier) })).filter(
    ({ inside }) => inside.length > 0,
  );
  return tiers.flatMap(({ tier, inside }, at): TreeRow[] => {
    const subtitle = map.tierTitles[tier] ?? '';
    const base = { id: tier, level: 1, parent: null, place: at + 1, siblings: tiers.length } as const;
    const head: TreeRow = { ...base, type: 'branch', title: tier, subtitle, count: inside.length };
    return closed.has(tier) ? [head] : [head, ...groupRows(tier, inside, closed)];
  });
}

function groupRows(tier: string, inside: readonly MapSegment[], closed: ReadonlySet<string>): TreeRow[] {
  const groups = groupBy(inside);
  return groups.flatMap(([group, segments], at): TreeRow[] => {
    const id = `${tier}/${group}`;
    const base = { id, level: 2, parent: tier, place: at + 1, siblings: groups.length } as const;
    const head: TreeRow = { ...base, type: 'branch', title: group, subtitle: '', count: segments.length };
    if (closed.has(id)) return [head];
    return [
      head,
      ...segments.map(
        (segment, place): LeafRow => ({
          type: 'leaf',
          id: segment.id,
          level: 3,
          parent: id,
          place: place + 1,
          siblings: segments.length,
          segment,
        }),
      ),
    ];
  });
}
