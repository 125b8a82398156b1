/** Where a segment stands on the map relative to what the city has: the inputs of the rule table and of need. */
import { subsetBetweenness } from '../graph/metrics/betweenness.ts';
import { immediateDominators, rootsOf, strictDominators } from '../graph/metrics/dominators.ts';
import type { Digraph } from '../graph/metrics/digraph.ts';
import { strongComponents } from '../graph/metrics/strong-components.ts';
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
  const below = presentWithinReach(graph.digraph, present);
  const above = presentWithinReach({ successors: predecessors, predecessors: successors }, present);
  const terminals = terminalsOf(graph.digraph, present);
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

/** Ends kept per node: with two others, whether two different ones can be picked is known. */
const ENDS_KEPT = 3;

/**
 * Present nodes other than itself that each node reaches, up to ENDS_KEPT. Kept sets only grow and are small, so that
 * passing them on against the edges ends after at most ENDS_KEPT rounds per edge, cycles included.
 */
function presentWithinReach({ successors, predecessors }: Digraph, present: ReadonlySet<number>): readonly number[][] {
  const ends = successors.map(() => new Set<number>());
  const queue = [...successors.keys()];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? 0;
    const own = ends[node] ?? new Set();
    const before = own.size;
    for (const next of successors[node] ?? []) {
      const offered = [...(present.has(next) ? [next] : []), ...(ends[next] ?? [])];
      for (const end of offered) if (own.size < ENDS_KEPT) own.add(end);
    }
    if (own.size > before) queue.push(...(predecessors[node] ?? []));
  }
  return ends.map((own, node) => [...own].filter((end) => end !== node));
}

/** Whether one can pick different nodes above and below. */
function hasDistinctEnds(above: readonly number[], below: readonly number[]): boolean {
  return above.some((start) => below.some((end) => end !== start));
}

/** Present nodes from whose component no other component with a present node can be reached, ascending. */
function terminalsOf(digraph: Digraph, present: ReadonlySet<number>): readonly number[] {
  const { componentOf, members } = strongComponents(digraph);
  const isAbovePresent = new Array<boolean>(members.length).fill(false);
  const holdsPresent = members.map((nodes) => nodes.some((node) => present.has(node)));
  // Components come after all that they reach.
  members.forEach((nodes, component) => {
    isAbovePresent[component] = nodes.some((node) =>
      (digraph.successors[node] ?? []).some((next) => {
        const other = componentOf[next] ?? component;
        return other !== component && (holdsPresent[other] === true || isAbovePresent[other] === true);
      }),
    );
  });
  return [...present].filter((node) => isAbovePresent[componentOf[node] ?? -1] === false).sort((a, b) => a - b);
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
