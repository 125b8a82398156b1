/** The canonical order of a graph and the content hash that names its state, the same on every store. */
import { createHash } from 'node:crypto';
import type { GraphData } from '../graph/entities.ts';
import type { DataVersion } from '../graph/snapshot.ts';
import { StoreError } from './store-error.ts';

/** Hex digits of the sha256 kept: 48 bits tell apart every version one city will ever publish. */
const VERSION_ID_LENGTH = 12;

/** The arrays of a graph and, for each, the key that orders it and is unique in it. */
export const GRAPH_KEYS: {
  readonly [Name in GraphArray]: (item: GraphData[Name][number]) => string;
} = {
  chains: (chain) => chain.id,
  segments: (segment) => segment.id,
  inputLinks: (link) => joinKey(link.from, link.to),
  companies: (company) => company.id,
  operations: (operation) => joinKey(operation.companyId, operation.segmentId),
  relations: (relation) => joinKey(relation.from, relation.type, relation.to),
  regions: (region) => region.id,
  platforms: (platform) => platform.id,
  organisations: (organisation) => organisation.id,
  planStatements: (statement) => statement.id,
  goals: (goal) => goal.id,
  sources: (source) => source.id,
  lists: (list) => list.id,
};

export type GraphArray = Exclude<keyof GraphData, 'cityId' | 'asOf'>;

/** Below every character of an id, so that joined keys order part by part. */
function joinKey(...parts: readonly string[]): string {
  return parts.join('\u0001');
}

/** Compares by UTF-16 code unit: the same on every machine, unlike a locale's order. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sorted<Item>(name: GraphArray, items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => compareKeys(a.key, b.key));
  keyed.forEach(({ key }, at) => {
    if (key === keyed[at - 1]?.key) throw new StoreError('graph_invalid', `${name}: ${JSON.stringify(key)} twice`);
  });
  return keyed.map(({ item }) => item);
}

/**
 * The same graph with every array in the order of its key. Lists inside a record keep their order.
 * @throws StoreError `graph_invalid` when two items of an array have the same key.
 */
export function canonicalGraph(data: GraphData): GraphData {
  return {
    cityId: data.cityId,
    asOf: data.asOf,
    chains: sorted('chains', data.chains, GRAPH_KEYS.chains),
    segments: sorted('segments', data.segments, GRAPH_KEYS.segments),
    inputLinks: sorted('inputLinks', data.inputLinks, GRAPH_KEYS.inputLinks),
    companies: sorted('companies', data.companies, GRAPH_KEYS.companies),
    operations: sorted('operations', data.operations, GRAPH_KEYS.operations),
    relations: sorted('relations', data.relations, GRAPH_KEYS.relations),
    regions: sorted('regions', data.regions, GRAPH_KEYS.regions),
    platforms: sorted('platforms', data.platforms, GRAPH_KEYS.platforms),
    organisations: sorted('organisations', data.organisations, GRAPH_KEYS.organisations),
    planStatements: sorted('planStatements', data.planStatements, GRAPH_KEYS.planStatements),
    goals: sorted('goals', data.goals, GRAPH_KEYS.goals),
    sources: sorted('sources', data.sources, GRAPH_KEYS.sources),
    lists: sorted('lists', data.lists, GRAPH_KEYS.lists),
  };
}

/**
 * JSON with sorted keys and without undefined members: equal values give equal text. For plain data only: no dates,
 * no toJSON.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members: string[] = [];
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => compareKeys(a, b))) {
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/**
 * Content hash of a graph in canonical order: sha256 over its canonical JSON, first 12 hex digits. Record by
 * record, so that a graph of a million companies never becomes one string.
 */
export function contentHash(graph: GraphData): string {
  const hash = createHash('sha256').update(canonicalJson([graph.cityId, graph.asOf]));
  for (const name of graphArrays()) {
    hash.update(`\n${name}\n`);
    for (const item of graph[name]) hash.update(canonicalJson(item)).update('\n');
  }
  return hash.digest('hex').slice(0, VERSION_ID_LENGTH);
}

/** Names of the arrays, sorted: the order in which they are hashed. */
export function graphArrays(): readonly GraphArray[] {
  return (Object.keys(GRAPH_KEYS) as GraphArray[]).sort(compareKeys);
}

/** The version of a graph in canonical order, imported at the given ISO instant. */
export function versionOf(graph: GraphData, importedAt: string): DataVersion {
  return {
    id: contentHash(graph),
    importedAt,
    asOf: graph.asOf,
    counts: {
      chains: graph.chains.length,
      segments: graph.segments.length,
      companies: graph.companies.length,
      operations: graph.operations.length,
      relations: graph.relations.length,
      sources: graph.sources.length,
    },
  };
}
