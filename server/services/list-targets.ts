/** 目标清单: ranks, filters and counts; an empty answer says which filter emptied it. */
import type { TargetList, TargetQuery, TargetRow } from '../contract/targets.ts';
import type { Segment } from '../graph/entities.ts';
import type { ChainId, RegionId, SegmentId } from '../graph/ids.ts';
import { isWithinRegion } from '../graph/snapshot.ts';
import { findChain, findSegment, regionName } from './find-entity.ts';
import { absenceConditions } from './gap-views.ts';
import type { GraphState } from './graph-state.ts';
import { similarityConditions } from './similarity/similarity-use.ts';
import { isListed, MIN_LISTED_PROBABILITY, targetRow } from './target-rows.ts';
import { HONOUR_NAMES } from './wording.ts';

interface Filter {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly keeps: (row: TargetRow) => boolean;
}

const ORIGIN_NAMES = { curated: '人工核定', matched: '文本匹配', inferred: '推断' } as const;
/** Scores of different segments are not comparable; probabilities and attractiveness are. */
const COMBINED_SORT_NAMES = { fit: '契合概率，其次招引价值', attractiveness: '招引价值，其次契合概率' } as const;
const SORT_NAMES = { fit: '契合度', attractiveness: '招引价值' } as const;

/** The segments a query is about: one, a chain's, or every gap of the city. */
function askedSegments(state: GraphState, query: TargetQuery): readonly Segment[] {
  if (query.segment !== undefined) {
    const chainId = query.chain === undefined ? undefined : findChain(state, query.chain).id;
    return [findSegment(state, query.segment, chainId)];
  }
  const chainIds: readonly ChainId[] =
    query.chain === undefined ? [...state.snapshot.chains.keys()] : [findChain(state, query.chain).id];
  return chainIds
    .flatMap((chainId) => state.gaps.chains.get(chainId)?.gapIds ?? [])
    .flatMap((id) => state.snapshot.segments.get(id) ?? []);
}

const searchText = (row: TargetRow): string =>
  [row.name, row.shortName, row.nameEn, row.stockCode, row.segmentName, row.fit.excerpt, row.evidence]
    .join('\n')
    .toLowerCase();

/** Filters in the order in which they are applied. */
function filtersOf(state: GraphState, query: TargetQuery): readonly Filter[] {
  const filters: Filter[] = [];
  const { honour, origin, region, signal, q } = query;
  if (honour) {
    filters.push({
      key: 'honour',
      label: '企业类型',
      value: HONOUR_NAMES[honour],
      keeps: (row) => row.honours.some((entry) => entry.kind === honour),
    });
  }
  if (region) {
    filters.push({
      key: 'region',
      label: '地区',
      value: regionName(state, region as RegionId),
      keeps: (row) => isWithinRegion(state.snapshot.regions, row.regionId as RegionId, region as RegionId),
    });
  }
  if (origin) {
    filters.push({
      key: 'origin',
      label: '匹配来源',
      value: ORIGIN_NAMES[origin],
      keeps: (row) => row.fit.origin === origin,
    });
  }
  if (signal) filters.push({ key: 'signal', label: '扩产信号', value: '有', keeps: (row) => row.hasSignal });
  if (q?.trim()) {
    const wanted = q.trim().toLowerCase();
    filters.push({ key: 'q', label: '关键词', value: q.trim(), keeps: (row) => searchText(row).includes(wanted) });
  }
  return filters;
}

function applyFilters(rows: readonly TargetRow[], filters: readonly Filter[]) {
  let kept = rows;
  let emptiedBy: Filter | null = null;
  for (const filter of filters) {
    const next = kept.filter(filter.keeps);
    if (kept.length > 0 && next.length === 0) emptiedBy = filter;
    kept = next;
  }
  return { kept, emptiedBy };
}

function compareRows(sort: TargetQuery['sort'], single: boolean) {
  const fit = (row: TargetRow) => (single ? -row.rank : (row.fit.probability ?? row.fit.score));
  return (a: TargetRow, b: TargetRow): number => {
    const byFit = fit(b) - fit(a);
    const byValue = b.attractiveness.score - a.attractiveness.score;
    const [first, second] = sort === 'fit' ? [byFit, byValue] : [byValue, byFit];
    return (
      first ||
      second ||
      (a.segmentId < b.segmentId ? -1 : a.segmentId > b.segmentId ? 1 : a.companyId < b.companyId ? -1 : 1)
    );
  };
}

function countBy(rows: readonly TargetRow[], keyOf: (row: TargetRow) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const key of new Set(keyOf(row))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function facetsOf(state: GraphState, rows: readonly TargetRow[]): TargetList['facets'] {
  const { chains, segments } = state.snapshot;
  return {
    chains: countBy(rows, (row) => [row.chainId]).map(([id, count]) => ({
      id,
      name: chains.get(id as ChainId)?.name ?? id,
      count,
    })),
    segments: countBy(rows, (row) => [row.segmentId]).map(([id, count]) => {
      const segment = segments.get(id as SegmentId);
      return { id, name: segment?.name ?? id, chainId: segment?.chainId ?? '', count };
    }),
    regions: countBy(rows, (row) => [row.regionId]).map(([id, count]) => ({
      id,
      name: regionName(state, id as RegionId),
      count,
    })),
    honours: countBy(rows, (row) => row.honours.map((honour) => honour.kind)).map(([id, count]) => ({
      id: id as keyof typeof HONOUR_NAMES,
      count,
    })),
  };
}

/** What stands on a combined list, in words. */
const listedCondition = () => ({
  key: 'fit',
  label: '契合概率',
  value: `人工核定，或文本匹配不低于 ${Math.round(MIN_LISTED_PROBABILITY * 100)}%`,
});

function conditionsOf(
  state: GraphState,
  query: TargetQuery,
  filters: readonly Filter[],
  single: Segment | undefined,
): TargetList['conditions'] {
  const scope = single
    ? [
        { key: 'chain', label: '产业链', value: state.snapshot.chains.get(single.chainId)?.name ?? single.chainId },
        { key: 'segment', label: '环节', value: single.name },
      ]
    : [
        {
          key: 'chain',
          label: '产业链',
          value: query.chain === undefined ? '全部' : findChain(state, query.chain).name,
        },
        { key: 'segment', label: '环节', value: '全部缺口' },
        ...(query.origin === 'inferred' ? [] : [listedCondition()]),
      ];
  return [
    ...scope,
    ...filters.map(({ key, label, value }) => ({ key, label, value })),
    { key: 'sort', label: '排序', value: single ? SORT_NAMES[query.sort] : COMBINED_SORT_NAMES[query.sort] },
    ...similarityConditions(state.similarity),
  ];
}

/** @throws DomainError `chain_not_found`, `segment_not_found`. */
export function listTargets(state: GraphState, query: TargetQuery): TargetList {
  const segments = askedSegments(state, query);
  const single = query.segment === undefined ? undefined : segments[0];
  const rankings = segments.map((segment) => ({ segment, ranking: state.ranking(segment.id) }));
  const rows = rankings.flatMap(({ segment, ranking }) =>
    ranking.rows
      .filter((target) => single !== undefined || query.origin === 'inferred' || isListed(target))
      .map((target) => targetRow(state, segment.id, target)),
  );
  const filters = filtersOf(state, query);
  const { kept, emptiedBy } = applyFilters(rows, filters);
  const sorted = [...kept].sort(compareRows(query.sort, single !== undefined));
  const reason = rankings[0]?.ranking.emptyReason ?? 'no_gaps';
  return {
    version: state.snapshot.version,
    conditions: [
      ...conditionsOf(state, query, filters, single),
      ...absenceConditions(
        state,
        sorted.map((row) => row.segmentId),
      ),
    ],
    total: sorted.length,
    rows: sorted.slice(0, query.limit),
    excludedLocal: new Set(rankings.flatMap(({ ranking }) => ranking.excludedLocal)).size,
    empty:
      sorted.length > 0
        ? null
        : emptiedBy
          ? { reason: 'filters_exclude_all', filter: emptiedBy.key }
          : {
              reason: rows.length === 0 && rankings.length > 0 ? (reason ?? 'no_company_matches') : reason,
              filter: null,
            },
    facets: facetsOf(state, rows),
  };
}
