/** Strongly connected components: Tarjan, "Depth-first search and linear graph algorithms" (SIAM J. Comput. 1, 1972). */
import type { Digraph } from './digraph.ts';

export interface StrongComponents {
  /** Component of every node. */
  readonly componentOf: readonly number[];
  /** Nodes of every component; a component stands after all others that it reaches. */
  readonly members: readonly (readonly number[])[];
}

/** Nodes that reach each other are one component; O(nodes + edges), without recursion. */
export function strongComponents({ successors }: Digraph): StrongComponents {
  const search = new Search(successors);
  for (let node = 0; node < successors.length; node += 1) search.from(node);
  return search;
}

const UNSEEN = -1;

class Search implements StrongComponents {
  readonly componentOf: number[];
  readonly members: number[][] = [];
  readonly #successors: Digraph['successors'];
  /** Order of discovery, and the earliest open node that each one leads back to. */
  readonly #index: number[];
  readonly #low: number[];
  readonly #open: number[] = [];
  #next = 0;

  constructor(successors: Digraph['successors']) {
    this.#successors = successors;
    this.#index = successors.map(() => UNSEEN);
    this.#low = successors.map(() => UNSEEN);
    this.componentOf = successors.map(() => UNSEEN);
  }

  from(root: number): void {
    if (this.#index[root] !== UNSEEN) return;
    const path = [this.#enter(root)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = this.#successors[top.node]?.[top.next];
      top.next += 1;
      if (child === undefined) {
        path.pop();
        this.#leave(top.node, path.at(-1)?.node);
      } else if (this.#index[child] === UNSEEN) {
        path.push(this.#enter(child));
      } else if (this.componentOf[child] === UNSEEN) {
        this.#lower(top.node, this.#index[child] ?? UNSEEN);
      }
    }
  }

  #enter(node: number): { readonly node: number; next: number } {
    this.#index[node] = this.#next;
    this.#low[node] = this.#next;
    this.#next += 1;
    this.#open.push(node);
    return { node, next: 0 };
  }

  #leave(node: number, parent: number | undefined): void {
    const low = this.#low[node] ?? UNSEEN;
    if (low === this.#index[node]) this.#close(node);
    if (parent !== undefined) this.#lower(parent, low);
  }

  /** All open nodes from `node` on are one component. */
  #close(node: number): void {
    const nodes = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of nodes) this.componentOf[member] = this.members.length;
    this.members.push(nodes);
  }

  #lower(node: number, to: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? to, to);
  }
}
