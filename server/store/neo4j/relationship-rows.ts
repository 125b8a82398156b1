/** The relationships of a graph as rows for import: the edges that every store walks, with their records. */
import type { GraphData } from '../../graph/entities.ts';
import { canonicalJson } from '../data-version.ts';
import { EDGE_TYPES, nodeKey, type TypedEdge } from '../graph-edges.ts';
import type { GraphEdgeRef } from '../graph-store.ts';
import { entityKey, KEY_TYPES, NAMES, provenanceOf } from './graph-model.ts';
import type { ParamMap } from './params.ts';

export const RELATIONSHIP_TYPES = [...EDGE_TYPES, NAMES] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];

/** Rows `{from, to, properties}` by type; `from` and `to` are node keys of the generation. */
export function relationshipRows(
  graph: GraphData,
  edges: readonly TypedEdge[],
  generation: number,
): ReadonlyMap<RelationshipType, readonly ParamMap[]> {
  const properties = edgeProperties(graph);
  const rows = new Map<RelationshipType, ParamMap[]>(RELATIONSHIP_TYPES.map((type) => [type, []]));
  for (const edge of edges) {
    rows.get(edge.type)?.push({
      from: entityKey(generation, edge.from.type, edge.from.id),
      to: entityKey(generation, edge.to.type, edge.to.id),
      properties: properties.get(edgeKey(edge)) ?? {},
    });
  }
  rows.get('LOCATED_IN')?.push(...platformRows(graph, generation));
  rows.get(NAMES)?.push(...statementRows(graph, generation));
  return rows;
}

function edgeKey({ type, from, to }: Pick<GraphEdgeRef, 'type' | 'from' | 'to'>): string {
  return `${type} ${nodeKey(from)} ${nodeKey(to)}`;
}

/** What the records of the graph say about an edge. A place has nothing to say. */
function edgeProperties(graph: GraphData): ReadonlyMap<string, ParamMap> {
  const properties = new Map<string, ParamMap>();
  const put = (type: string, from: string, to: string, values: ParamMap): void =>
    void properties.set(`${type} ${from} ${to}`, values);
  for (const { id, chainId, tier, group } of graph.segments)
    put('PART_OF', `segment:${id}`, `chain:${chainId}`, { tier, group });
  for (const link of graph.inputLinks) {
    put('INPUT_OF', `segment:${link.from}`, `segment:${link.to}`, { necessity: link.necessity, ...recordOf(link) });
  }
  for (const operation of graph.operations) {
    const { origin, confidence, evidence } = operation;
    const ends = [`company:${operation.companyId}`, `segment:${operation.segmentId}`] as const;
    put('OPERATES_IN', ...ends, { origin, confidence, evidence, ...recordOf(operation) });
  }
  for (const relation of graph.relations) {
    const to = `${relation.type === 'MEMBER_OF' ? 'organisation' : 'company'}:${relation.to}`;
    put(relation.type, `company:${relation.from}`, to, { note: relation.note, ...recordOf(relation) });
  }
  return properties;
}

function recordOf(item: object): ParamMap {
  return { ...provenanceOf(item), json: canonicalJson(item) };
}

/** Platforms stand in a region; walks leave them out. */
function platformRows(graph: GraphData, generation: number): ParamMap[] {
  const regions = new Set(graph.regions.map((region) => region.id));
  return graph.platforms
    .filter((platform) => regions.has(platform.regionId))
    .map((platform) => ({
      from: entityKey(generation, KEY_TYPES.platforms, platform.id),
      to: entityKey(generation, KEY_TYPES.regions, platform.regionId),
      properties: {},
    }));
}

function statementRows(graph: GraphData, generation: number): ParamMap[] {
  const known = new Set(
    (['segments', 'chains', 'platforms', 'goals'] as const).flatMap((name) =>
      graph[name].map((item) => `${KEY_TYPES[name]}:${item.id}`),
    ),
  );
  return graph.planStatements
    .filter(({ target }) => known.has(`${target.type}:${target.id}`))
    .map(({ id, target }) => ({
      from: entityKey(generation, KEY_TYPES.planStatements, id),
      to: entityKey(generation, target.type, target.id),
      properties: {},
    }));
}
