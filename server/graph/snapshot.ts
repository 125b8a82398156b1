/**
 * The immutable in-memory graph that every engine reads, with the look-ups they share. Built once per data
 * version; nothing here computes a judgement.
 */
import type {
  Chain,
  Company,
  CompanyList,
  GraphData,
  InputLink,
  Operation,
  PlanStatement,
  Region,
  Relation,
  Segment,
  Source,
} from './entities.ts';
import type { ChainId, CompanyId, ListId, RegionId, SegmentId, SourceId } from './ids.ts';

/** Identity of one complete state of the graph. */
export interface DataVersion {
  /** Content hash (sha256, first 12 hex digits): equal data has an equal id on every store. */
  readonly id: string;
  /** ISO instant of the import. */
  readonly importedAt: string;
  /** 截至: the date the data as a whole speaks of. */
  readonly asOf: string;
  readonly counts: Readonly<
    Record<'chains' | 'segments' | 'companies' | 'operations' | 'relations' | 'sources', number>
  >;
}

export interface GraphSnapshot {
  readonly version: DataVersion;
  readonly data: GraphData;
  readonly chains: ReadonlyMap<ChainId, Chain>;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  readonly companies: ReadonlyMap<CompanyId, Company>;
  readonly regions: ReadonlyMap<RegionId, Region>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly lists: ReadonlyMap<ListId, CompanyList>;
  /** In the chain file's order. */
  readonly segmentsOfChain: ReadonlyMap<ChainId, readonly Segment[]>;
  /** Links whose `to` is the segment: its inputs. */
  readonly inputsOf: ReadonlyMap<SegmentId, readonly InputLink[]>;
  /** Links whose `from` is the segment: what it feeds. */
  readonly outputsOf: ReadonlyMap<SegmentId, readonly InputLink[]>;
  readonly operationsOfSegment: ReadonlyMap<SegmentId, readonly Operation[]>;
  readonly operationsOfCompany: ReadonlyMap<CompanyId, readonly Operation[]>;
  readonly relationsOfCompany: ReadonlyMap<CompanyId, readonly Relation[]>;
  readonly planOfSegment: ReadonlyMap<SegmentId, readonly PlanStatement[]>;
  readonly planOfChain: ReadonlyMap<ChainId, readonly PlanStatement[]>;
  /** Active companies located in the city or a region below it. */
  readonly localCompanyIds: ReadonlySet<CompanyId>;
}

/** Groups values by key, keeping their order. */
export function groupBy<Value, Key>(values: Iterable<Value>, keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/**
 * Whether `regionId` is `ancestorId` or lies below it, by parent pointers (never by a name's substring).
 * Unknown regions lie nowhere; a cycle of parents ends the walk.
 */
export function isWithinRegion(
  regions: ReadonlyMap<RegionId, Region>,
  regionId: RegionId,
  ancestorId: RegionId,
): boolean {
  const seen = new Set<RegionId>();
  let current: RegionId | undefined = regionId;
  while (current !== undefined && !seen.has(current)) {
    if (current === ancestorId) return true;
    seen.add(current);
    current = regions.get(current)?.parentId;
  }
  return false;
}

/** Builds the look-ups over a complete graph. O(nodes + edges). */
export function buildSnapshot(data: GraphData, version: DataVersion): GraphSnapshot {
  const byId = <Id, Item extends { readonly id: Id }>(items: readonly Item[]): Map<Id, Item> =>
    new Map(items.map((item) => [item.id, item]));
  const regions = byId<RegionId, Region>(data.regions);
  const statements = (type: 'segment' | 'chain') =>
    groupBy(
      data.planStatements.filter((statement) => statement.target.type === type),
      (statement) => statement.target.id,
    );
  const relationEnds = data.relations.flatMap((relation) => [
    { end: relation.from, relation },
    { end: relation.to as CompanyId, relation },
  ]);
  return {
    version,
    data,
    chains: byId<ChainId, Chain>(data.chains),
    segments: byId<SegmentId, Segment>(data.segments),
    companies: byId<CompanyId, Company>(data.companies),
    regions,
    sources: byId<SourceId, Source>(data.sources),
    lists: byId<ListId, CompanyList>(data.lists),
    segmentsOfChain: groupBy(data.segments, (segment) => segment.chainId),
    inputsOf: groupBy(data.inputLinks, (link) => link.to),
    outputsOf: groupBy(data.inputLinks, (link) => link.from),
    operationsOfSegment: groupBy(data.operations, (operation) => operation.segmentId),
    operationsOfCompany: groupBy(data.operations, (operation) => operation.companyId),
    relationsOfCompany: new Map(
      [...groupBy(relationEnds, (entry) => entry.end)].map(([end, entries]) => [
        end,
        entries.map((entry) => entry.relation),
      ]),
    ),
    planOfSegment: statements('segment') as Map<SegmentId, PlanStatement[]>,
    planOfChain: statements('chain') as Map<ChainId, PlanStatement[]>,
    localCompanyIds: new Set(
      data.companies
        .filter((company) => company.status === 'active' && isWithinRegion(regions, company.regionId, data.cityId))
        .map((company) => company.id),
    ),
  };
}
