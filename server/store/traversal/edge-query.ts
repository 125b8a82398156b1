/**
 * Walks over a graph that lies in a store. A walk is a generator: it yields the edges it wants to see and is given
 * them, so one algorithm runs inside a synchronous SQLite transaction and inside an asynchronous Neo4j one, and
 * both stores answer alike by construction.
 */
import { compareKeys } from '../data-version.ts';
import { type EdgeType, nodeKey } from '../graph-edges.ts';
import type { GraphEdgeRef, GraphNodeRef } from '../graph-store.ts';

export interface EdgeQuery {
  readonly nodes: readonly GraphNodeRef[];
  readonly types: readonly EdgeType[];
  /** `out`: edges that begin at one of the nodes; `touching`: that begin or end there; `among`: that do both. */
  readonly which: 'out' | 'touching' | 'among';
}

export type Walk<Result> = Generator<EdgeQuery, Result, readonly GraphEdgeRef[]>;

/** Runs a walk on a store that answers at once. */
export function runWalk<Result>(walk: Walk<Result>, read: (query: EdgeQuery) => readonly GraphEdgeRef[]): Result {
  let step = walk.next();
  while (!step.done) step = walk.next(read(step.value));
  return step.value;
}

/** Runs a walk on a store that answers later. */
export async function runWalkAsync<Result>(
  walk: Walk<Result>,
  read: (query: EdgeQuery) => Promise<readonly GraphEdgeRef[]>,
): Promise<Result> {
  let step = walk.next();
  while (!step.done) step = walk.next(await read(step.value));
  return step.value;
}

/** By id, then by type. */
export function compareNodes(a: GraphNodeRef, b: GraphNodeRef): number {
  return compareKeys(a.id, b.id) || compareKeys(a.type, b.type);
}

/** By type, then by both ends. */
export function compareEdges(a: GraphEdgeRef, b: GraphEdgeRef): number {
  return compareKeys(a.type, b.type) || compareNodes(a.from, b.from) || compareNodes(a.to, b.to);
}

/** The ends of edges that are not in `seen`, in order; they are added to it. */
export function takeNewEnds(edges: readonly GraphEdgeRef[], seen: Set<string>): GraphNodeRef[] {
  const found: GraphNodeRef[] = [];
  for (const node of edges.flatMap((edge) => [edge.from, edge.to])) {
    const key = nodeKey(node);
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(node);
  }
  return found.sort(compareNodes);
}
