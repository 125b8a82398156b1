/** Answers a walk's questions about edges in Cypher. */
import { z } from 'zod';
import { EDGE_TYPES, INTRODUCTION_TYPES, parseNodeKey } from '../graph-edges.ts';
import type { GraphEdgeRef, GraphNodeRef } from '../graph-store.ts';
import type { EdgeQuery } from '../traversal/edge-query.ts';
import type { Transaction } from './connection.ts';
import { entityKey } from './graph-model.ts';

const ALL = EDGE_TYPES.join('|');
const INTRODUCTIONS = INTRODUCTION_TYPES.join('|');

const touching = (types: string): string => `
  UNWIND $keys AS key
  MATCH (n:Entity {key: key})-[r:${types}]-(m:Entity)
  WHERE NOT m:Platform
  WITH DISTINCT r
  RETURN startNode(r).key AS source, type(r) AS type, endNode(r).key AS target
`;

/**
 * One statement per question that a walk asks; the types are named in it, so that Neo4j never looks at the others
 * (a county has a hundred thousand companies LOCATED_IN it). Platforms are no part of walks.
 */
export const READ_EDGES = {
  downstream: `
    UNWIND $keys AS key
    MATCH (n:Entity {key: key})-[r:INPUT_OF]->(m:Entity)
    RETURN n.key AS source, type(r) AS type, m.key AS target
  `,
  touchingAny: touching(ALL),
  touchingIntroduction: touching(INTRODUCTIONS),
  among: `
    UNWIND $keys AS key
    MATCH (n:Entity {key: key})-[r:${ALL}]->(m:Entity)
    WHERE m.key IN $keys
    RETURN n.key AS source, type(r) AS type, m.key AS target
  `,
} as const;

export const HAS_NODE = 'MATCH (n:Entity {key: $key}) RETURN n.key AS key';

const edgeRow = z.object({ source: z.string(), type: z.string(), target: z.string() });

export async function readEdges(
  tx: Transaction,
  generation: number,
  query: EdgeQuery,
): Promise<readonly GraphEdgeRef[]> {
  const keys = query.nodes.map(({ type, id }) => entityKey(generation, type, id));
  const rows = await tx.run(READ_EDGES[statementFor(query)], { keys });
  const prefix = entityKey(generation, '', '').length - 1;
  return rows
    .map((row) => edgeRow.parse(row))
    .map(({ source, type, target }) => ({
      type,
      from: parseNodeKey(source.slice(prefix)),
      to: parseNodeKey(target.slice(prefix)),
    }));
}

export async function hasNode(tx: Transaction, generation: number, node: GraphNodeRef): Promise<boolean> {
  return (await tx.run(HAS_NODE, { key: entityKey(generation, node.type, node.id) })).length > 0;
}

/** @throws Error for a question that no walk asks today. */
function statementFor({ which, types }: EdgeQuery): keyof typeof READ_EDGES {
  const named = [...types].sort().join('|');
  if (which === 'out' && named === 'INPUT_OF') return 'downstream';
  if (which === 'among' && types.length === EDGE_TYPES.length) return 'among';
  if (which === 'touching' && types.length === EDGE_TYPES.length) return 'touchingAny';
  if (which === 'touching' && named === [...INTRODUCTION_TYPES].sort().join('|')) return 'touchingIntroduction';
  throw new Error(`no statement for edges ${which} ${named}`);
}
