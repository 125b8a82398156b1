/**
 * The graph as nodes and typed edges: the one list of edge types, and the edges of a complete graph. Both adapters
 * store exactly these, so a walk finds the same on either.
 */
import type { GraphData } from '../graph/entities.ts';
import type { GraphEdgeRef, GraphNodeRef } from './graph-store.ts';
import { StoreError } from './store-error.ts';

export const EDGE_TYPES = [
  'PART_OF',
  'INPUT_OF',
  'OPERATES_IN',
  'LOCATED_IN',
  'SUPPLIES',
  'OWNS',
  'INVESTED_IN',
  'COOPERATES_WITH',
  'MEMBER_OF',
] as const;

export type EdgeType = (typeof EDGE_TYPES)[number];

/** The types an introduction may go along: relations between organisations, never a shared place or segment. */
export const INTRODUCTION_TYPES: readonly EdgeType[] = [
  'SUPPLIES',
  'OWNS',
  'INVESTED_IN',
  'COOPERATES_WITH',
  'MEMBER_OF',
];

export interface TypedEdge extends GraphEdgeRef {
  readonly type: EdgeType;
}

/** One string per node, unique over all types. */
export function nodeKey(node: GraphNodeRef): string {
  return `${node.type}:${node.id}`;
}

/** Inverse of `nodeKey`, for keys that it made. */
export function parseNodeKey(key: string): GraphNodeRef {
  const colon = key.indexOf(':');
  return { type: key.slice(0, colon) as GraphNodeRef['type'], id: key.slice(colon + 1) };
}

/** Every node of a graph that an edge can end at. */
export function graphNodes(data: GraphData): GraphNodeRef[] {
  return [
    ...nodesOf('chain', data.chains),
    ...nodesOf('segment', data.segments),
    ...nodesOf('company', data.companies),
    ...nodesOf('region', data.regions),
    ...nodesOf('organisation', data.organisations),
  ];
}

function nodesOf(type: GraphNodeRef['type'], items: readonly { readonly id: string }[]): GraphNodeRef[] {
  return items.map(({ id }) => ({ type, id }));
}

/**
 * Every edge of a graph. A place that the graph does not hold (a region code beyond its list) gives no edge; a
 * relation, link or operation without its end is an error.
 * @throws StoreError `graph_invalid`.
 */
export function graphEdges(data: GraphData): TypedEdge[] {
  const known = new Set(graphNodes(data).map(nodeKey));
  const facts = factEdges(data);
  const dangling = facts.find(({ from, to }) => !known.has(nodeKey(from)) || !known.has(nodeKey(to)));
  if (dangling) {
    const { type, from, to } = dangling;
    throw new StoreError('graph_invalid', `${nodeKey(from)} ${type} ${nodeKey(to)}: an end is not in the graph`);
  }
  return [...facts, ...placeEdges(data).filter(({ to }) => known.has(nodeKey(to)))];
}

function factEdges(data: GraphData): TypedEdge[] {
  return [
    ...data.segments.map((segment) => edge('PART_OF', ['segment', segment.id], ['chain', segment.chainId])),
    ...data.inputLinks.map((link) => edge('INPUT_OF', ['segment', link.from], ['segment', link.to])),
    ...data.operations.map(({ companyId, segmentId }) =>
      edge('OPERATES_IN', ['company', companyId], ['segment', segmentId]),
    ),
    ...data.relations.map(({ type, from, to }) =>
      edge(type, ['company', from], [type === 'MEMBER_OF' ? 'organisation' : 'company', to]),
    ),
  ];
}

function placeEdges(data: GraphData): TypedEdge[] {
  return [
    ...data.companies.map(({ id, regionId }) => edge('LOCATED_IN', ['company', id], ['region', regionId])),
    ...data.organisations.flatMap(({ id, regionId }) =>
      regionId === undefined ? [] : [edge('LOCATED_IN', ['organisation', id], ['region', regionId])],
    ),
    ...data.regions.flatMap(({ id, parentId }) =>
      parentId === undefined ? [] : [edge('PART_OF', ['region', id], ['region', parentId])],
    ),
  ];
}

type End = readonly [GraphNodeRef['type'], string];

function edge(type: EdgeType, from: End, to: End): TypedEdge {
  return { type, from: { type: from[0], id: from[1] }, to: { type: to[0], id: to[1] } };
}
