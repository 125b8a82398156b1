/** Answers a walk's questions about edges from the edge table. */
import { z } from 'zod';
import { type EdgeType, nodeKey, parseNodeKey } from '../graph-edges.ts';
import type { GraphEdgeRef, GraphNodeRef } from '../graph-store.ts';
import type { EdgeQuery } from '../traversal/edge-query.ts';
import { type Connection, firstRow } from './connection.ts';

/** ?1 the nodes' keys, ?2 the edge types, both as JSON arrays. */
const EDGES = {
  out: `
    SELECT edge.source, edge.type, edge.target FROM json_each(?1) AS near JOIN edge ON edge.source = near.value
    WHERE edge.type IN (SELECT value FROM json_each(?2))`,
  touching: `
    SELECT edge.source, edge.type, edge.target FROM json_each(?1) AS near JOIN edge ON edge.source = near.value
    WHERE edge.type IN (SELECT value FROM json_each(?2))
    UNION
    SELECT edge.source, edge.type, edge.target FROM json_each(?1) AS near JOIN edge ON edge.target = near.value
    WHERE edge.type IN (SELECT value FROM json_each(?2))`,
  among: `
    SELECT edge.source, edge.type, edge.target FROM json_each(?1) AS near JOIN edge ON edge.source = near.value
    WHERE edge.type IN (SELECT value FROM json_each(?2)) AND edge.target IN (SELECT value FROM json_each(?1))`,
} as const;

const edgeRow = z.object({ source: z.string(), type: z.string(), target: z.string() });

export function readEdges(db: Connection, query: EdgeQuery): readonly GraphEdgeRef[] {
  const types: readonly EdgeType[] = query.types;
  return db
    .prepare(EDGES[query.which])
    .all(JSON.stringify(query.nodes.map(nodeKey)), JSON.stringify(types))
    .map((row) => edgeRow.parse(row))
    .map(({ source, type, target }) => ({ type, from: parseNodeKey(source), to: parseNodeKey(target) }));
}

export function hasNode(db: Connection, node: GraphNodeRef): boolean {
  return firstRow(db, 'SELECT key FROM node WHERE key = ?', nodeKey(node)) !== undefined;
}
