/**
 * Dominators: node d dominates node v when every path from a root to v passes d. Cooper, Harvey and Kennedy,
 * "A Simple, Fast Dominance Algorithm" (2001), over a virtual root in front of all roots.
 */
import type { Digraph } from './digraph.ts';
import { reachableFrom } from './reachability.ts';

const VIRTUAL_ROOT = -1;
const UNKNOWN = -2;

/**
 * Nodes without an incoming edge; where a cycle leaves nodes that none of them reaches, the smallest such node is
 * taken as a root too, until every node is reached. Ascending.
 */
export function rootsOf(graph: Digraph): readonly number[] {
  const roots = graph.predecessors.flatMap((incoming, node) => (incoming.length === 0 ? [node] : []));
  const reached = new Set([...roots, ...reachableFrom(graph.successors, roots)]);
  for (let node = 0; node < graph.successors.length; node += 1) {
    if (reached.has(node)) continue;
    roots.push(node);
    reached.add(node);
    for (const next of reachableFrom(graph.successors, [node])) reached.add(next);
  }
  return roots.sort((a, b) => a - b);
}

/**
 * Immediate dominator of every node, with `roots` as the places where paths start; null for a root, for a node that
 * only the virtual root dominates, and for a node that no root reaches. O(edges x depth) in practice.
 */
export function immediateDominators(graph: Digraph, roots: readonly number[]): readonly (number | null)[] {
  const rootSet = new Set(roots);
  const order = reversePostorder(graph, roots);
  const rank = new Map(order.map((node, index) => [node, index]));
  const idom = graph.successors.map(() => UNKNOWN);
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order) {
      const next = meetOfPredecessors(graph, node, rootSet, idom, rank);
      if (next === idom[node]) continue;
      idom[node] = next;
      changed = true;
    }
  }
  return idom.map((node) => (node < 0 ? null : node));
}

/** The node's strict dominators, nearest first. */
export function strictDominators(idom: readonly (number | null)[], node: number): readonly number[] {
  const chain: number[] = [];
  for (let current = idom[node] ?? null; current !== null; current = idom[current] ?? null) chain.push(current);
  return chain;
}

function meetOfPredecessors(
  graph: Digraph,
  node: number,
  roots: ReadonlySet<number>,
  idom: readonly number[],
  rank: ReadonlyMap<number, number>,
): number {
  if (roots.has(node)) return VIRTUAL_ROOT;
  let meet = UNKNOWN;
  for (const predecessor of graph.predecessors[node] ?? []) {
    if (idom[predecessor] === UNKNOWN || idom[predecessor] === undefined) continue;
    meet = meet === UNKNOWN ? predecessor : nearestCommon(meet, predecessor, idom, rank);
  }
  return meet;
}

/** Lowest common ancestor in the dominator tree built so far; the virtual root ranks before all nodes. */
function nearestCommon(
  left: number,
  right: number,
  idom: readonly number[],
  rank: ReadonlyMap<number, number>,
): number {
  const rankOf = (node: number): number => (node === VIRTUAL_ROOT ? -1 : (rank.get(node) ?? -1));
  let a = left;
  let b = right;
  while (a !== b) {
    while (rankOf(a) > rankOf(b)) a = idom[a] ?? VIRTUAL_ROOT;
    while (rankOf(b) > rankOf(a)) b = idom[b] ?? VIRTUAL_ROOT;
  }
  return a;
}

function reversePostorder(graph: Digraph, roots: readonly number[]): readonly number[] {
  const finished: number[] = [];
  const seen = new Set<number>();
  for (const root of roots) {
    if (seen.has(root)) continue;
    seen.add(root);
    const stack = [{ node: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = graph.successors[top.node]?.[top.next];
      top.next += 1;
      if (child === undefined) {
        finished.push(top.node);
        stack.pop();
      } else if (!seen.has(child)) {
        seen.add(child);
        stack.push({ node: child, next: 0 });
      }
    }
  }
  return finished.reverse();
}
