/**
 * The k shortest simple paths between two companies, in a fixed order. The known part of the graph grows from both
 * ends in turn, the smaller side first; once the two radii add up to L, every path of at most L edges is known.
 */
import type { CompanyId } from '../../graph/ids.ts';
import { INTRODUCTION_TYPES, nodeKey } from '../graph-edges.ts';
import type { GraphEdgeRef, GraphNodeRef, GraphPath } from '../graph-store.ts';
import { compareEdges, compareNodes, takeNewEnds, type Walk } from './edge-query.ts';

interface Side {
  readonly seen: Set<string>;
  frontier: readonly GraphNodeRef[];
}

/** A step to a neighbour, along the first of the edges between the two by type. */
interface Hop {
  readonly key: string;
  readonly node: GraphNodeRef;
  readonly edge: GraphEdgeRef;
}

type Adjacency = Map<string, Map<string, Hop>>;

/** At most `count` paths of at most `maxLength` edges, shortest first, ties by the ids along the path. */
export function* walkIntroductions(
  from: CompanyId,
  to: CompanyId,
  maxLength: number,
  count: number,
): Walk<readonly GraphPath[]> {
  if (from === to) return [];
  const start: GraphNodeRef = { type: 'company', id: from };
  const goal: GraphNodeRef = { type: 'company', id: to };
  const sides = [start, goal].map((node): Side => ({ seen: new Set([nodeKey(node)]), frontier: [node] }));
  const adjacency: Adjacency = new Map();
  const paths: GraphPath[] = [];
  for (let length = 1; length <= maxLength && paths.length < count; length += 1) {
    const side = smallerSide(sides);
    if (side) {
      const edges = yield { nodes: side.frontier, types: INTRODUCTION_TYPES, which: 'touching' };
      for (const edge of edges) addEdge(adjacency, edge);
      side.frontier = takeNewEnds(edges, side.seen);
    }
    paths.push(...pathsOfLength(adjacency, start, goal, length, count - paths.length));
  }
  return paths;
}

/** The side with fewer nodes to expand; a side that is exhausted is left alone. */
function smallerSide(sides: readonly Side[]): Side | undefined {
  return sides.filter((side) => side.frontier.length > 0).sort((a, b) => a.frontier.length - b.frontier.length)[0];
}

function addEdge(adjacency: Adjacency, edge: GraphEdgeRef): void {
  addHop(adjacency, edge.from, edge.to, edge);
  addHop(adjacency, edge.to, edge.from, edge);
}

function addHop(adjacency: Adjacency, at: GraphNodeRef, next: GraphNodeRef, edge: GraphEdgeRef): void {
  const key = nodeKey(at);
  const hops = adjacency.get(key) ?? new Map<string, Hop>();
  adjacency.set(key, hops);
  const nextKey = nodeKey(next);
  const known = hops.get(nextKey);
  if (!known || compareEdges(edge, known.edge) < 0) hops.set(nextKey, { key: nextKey, node: next, edge });
}

/**
 * Simple paths of exactly `length` edges, in the order of the ids along them: depth first over sorted neighbours,
 * entering only nodes from which the goal can be reached in exactly the steps that are left.
 */
function pathsOfLength(
  adjacency: Adjacency,
  start: GraphNodeRef,
  goal: GraphNodeRef,
  length: number,
  count: number,
): GraphPath[] {
  const reach = exactReach(adjacency, nodeKey(start), nodeKey(goal), length);
  const paths: GraphPath[] = [];
  const visited = new Set([nodeKey(start)]);
  const extend = (at: string, hops: readonly Hop[]): void => {
    const left = length - hops.length;
    if (left === 0) {
      paths.push({ nodes: [start, ...hops.map((hop) => hop.node)], edges: hops.map((hop) => hop.edge) });
      return;
    }
    for (const hop of sortedHops(adjacency, at)) {
      if (paths.length >= count) return;
      if (visited.has(hop.key) || !reach[left - 1]?.has(hop.key)) continue;
      visited.add(hop.key);
      extend(hop.key, [...hops, hop]);
      visited.delete(hop.key);
    }
  };
  extend(nodeKey(start), []);
  return paths;
}

/** For each number of steps, the nodes from which a walk of exactly so many steps first meets the goal. */
function exactReach(adjacency: Adjacency, start: string, goal: string, length: number): ReadonlySet<string>[] {
  const reach: ReadonlySet<string>[] = [new Set([goal])];
  for (let steps = 1; steps < length; steps += 1) {
    const next = new Set<string>();
    for (const key of reach[steps - 1] ?? []) {
      for (const neighbour of adjacency.get(key)?.keys() ?? []) {
        if (neighbour !== goal && neighbour !== start) next.add(neighbour);
      }
    }
    reach.push(next);
  }
  return reach;
}

function sortedHops(adjacency: Adjacency, at: string): Hop[] {
  return [...(adjacency.get(at)?.values() ?? [])].sort((a, b) => compareNodes(a.node, b.node));
}
