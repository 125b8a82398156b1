/** The end state of a shock without its course: what the simulation needs, many times over. */
import { LEAST_SHORTFALL } from '../defaults.ts';
import type { LinkFilter, ShockOrigin } from './propagate-shock.ts';
import type { ShockNetwork } from './shock-network.ts';

/**
 * Settles the same shortfalls as `propagateShock`, greatest first, as Dijkstra's algorithm does (a shortfall never grows
 * on its way), so that every node and link is looked at once. Keeps its arrays from one call to the next.
 */
export class ShockSettler {
  readonly #network: ShockNetwork;
  readonly #shortfall: Float64Array;
  #hit: number[] = [];

  constructor(network: ShockNetwork) {
    this.#network = network;
    this.#shortfall = new Float64Array(network.nodeCount);
  }

  /** Nodes with a shortfall, origins included; valid until the next call, as are the shortfalls. */
  settle(origins: readonly ShockOrigin[], passes: LinkFilter): readonly number[] {
    for (const node of this.#hit) this.#shortfall[node] = 0;
    this.#hit = [];
    const levels = new Map<number, number[]>();
    for (const { node, shortfall } of origins) this.#raise(levels, node, shortfall);
    while (levels.size > 0) {
      const level = Math.max(...levels.keys());
      const nodes = levels.get(level) ?? [];
      levels.delete(level);
      // A node raised further since it was entered has been settled at its higher level.
      for (const node of nodes) if (this.#shortfall[node] === level) this.#spread(levels, node, level, passes);
    }
    return this.#hit;
  }

  shortfallOf(node: number): number {
    return this.#shortfall[node] ?? 0;
  }

  #spread(levels: Map<number, number[]>, node: number, level: number, passes: LinkFilter): void {
    const { offsets, targets, transmission } = this.#network;
    const end = offsets[node + 1] ?? 0;
    for (let link = offsets[node] ?? 0; link < end; link += 1) {
      const target = targets[link] ?? 0;
      const passed = level * (transmission[link] ?? 0);
      if (passed < LEAST_SHORTFALL || passed <= (this.#shortfall[target] ?? 0) + 1e-12 || !passes(link)) continue;
      this.#raise(levels, target, passed);
    }
  }

  #raise(levels: Map<number, number[]>, node: number, level: number): void {
    const before = this.#shortfall[node] ?? 0;
    if (level <= before) return;
    if (before === 0) this.#hit.push(node);
    this.#shortfall[node] = level;
    const nodes = levels.get(level);
    if (nodes) nodes.push(node);
    else levels.set(level, [node]);
  }
}
