/** Where a segment stands on the map relative to what the city has: the inputs of the rule table and of need. */
import { subsetBetweenness } from '../graph/metrics/betweenness.ts';
import { immediateDominators, rootsOf, strictDominators } from '../graph/metrics/dominators.ts';
import { reachableFrom } from '../graph/metrics/reachability.ts';
import type { SegmentGraph } from './segment-graph.ts';

export interface ChainPosition {
  /** Present direct inputs and present direct users, as nodes, ascending. */
  readonly upstreamPresent: readonly number[];
  readonly downstreamPresent: readonly number[];
  /** A present segment above and another one below on directed paths of any length. */
  readonly betweenPresent: boolean;
  /** Present users that cannot do without it (core or common), as nodes, ascending. */
  readonly requiredBy: readonly number[];
  /** Share of the city's terminal segments whose every path from raw inputs passes here, 0-1. */
  readonly dominatorShare: number;
  /** Betweenness on the shortest paths from raw inputs to the city's terminals, 0-1. */
  readonly betweenness: number;
}

/**
 * Positions of all nodes, given which are present. The city's terminals are its present segments from which no other
 * present segment can be reached (those on a common cycle count together). Defined for graphs with cycles.
 */
export function chainPositions(graph: SegmentGraph, present: ReadonlySet<number>): readonly ChainPosition[] {
  const { successors, predecessors } = graph.digraph;
  const below = presentReach(successors, present);
  const above = presentReach(predecessors, present);
  const terminals = terminalsOf(successors, present);
  const roots = rootsOf(graph.digraph);
  const dominatorShares = sharesOfTerminals(graph, roots, terminals);
  const betweenness = subsetBetweenness(graph.digraph, roots, new Set(terminals));
  return graph.ids.map((_, node) => {
    const downstreamPresent = (successors[node] ?? []).filter((next) => present.has(next));
    return {
      upstreamPresent: (predecessors[node] ?? []).filter((before) => present.has(before)),
      downstreamPresent,
      betweenPresent: hasDistinctEnds(above[node] ?? [], below[node] ?? []),
      requiredBy: downstreamPresent.filter((next) => graph.necessity(node, next) !== 'auxiliary'),
      dominatorShare: dominatorShares[node] ?? 0,
      betweenness: betweenness[node] ?? 0,
    };
  });
}

/** Present nodes other than itself that each node reaches along the adjacency. */
function presentReach(adjacency: readonly (readonly number[])[], present: ReadonlySet<number>): readonly number[][] {
  return adjacency.map((_, node) =>
    [...reachableFrom(adjacency, [node])].filter((other) => other !== node && present.has(other)),
  );
}

/** Whether one can pick different nodes above and below. */
function hasDistinctEnds(above: readonly number[], below: readonly number[]): boolean {
  return above.some((start) => below.some((end) => end !== start));
}

function terminalsOf(adjacency: readonly (readonly number[])[], present: ReadonlySet<number>): readonly number[] {
  const reach = new Map([...present].map((node) => [node, reachableFrom(adjacency, [node])]));
  return [...present]
    .filter((node) => [...(reach.get(node) ?? [])].every((other) => !present.has(other) || reach.get(other)?.has(node)))
    .sort((a, b) => a - b);
}

function sharesOfTerminals(
  graph: SegmentGraph,
  roots: readonly number[],
  terminals: readonly number[],
): readonly number[] {
  const idom = immediateDominators(graph.digraph, roots);
  const dominated = new Array<number>(graph.ids.length).fill(0);
  for (const terminal of terminals) {
    for (const gate of strictDominators(idom, terminal)) dominated[gate] = (dominated[gate] ?? 0) + 1;
  }
  return dominated.map((count) => (terminals.length === 0 ? 0 : count / terminals.length));
}
