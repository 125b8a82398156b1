/** The input links as flat arrays: the form a shock runs on, fast enough for 100,000 links. */
import type { Necessity } from '../../graph/entities.ts';
import { LINK_HOLDS, STOCK_STEPS, TRANSMISSION } from '../defaults.ts';

export interface ShockLink {
  readonly from: number;
  readonly to: number;
  readonly necessity: Necessity;
}

export interface ShockNetwork {
  readonly nodeCount: number;
  /** Links of node v stand at offsets[v] to offsets[v + 1] - 1. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** Share of a shortfall passed on, 0-1, by link. */
  readonly transmission: Float64Array;
  /** Steps the stock lasts, >= 1, by link. */
  readonly delay: Uint8Array;
  /** P(the link transmits), 0-1, by link; used by the simulation only. */
  readonly holds: Float64Array;
}

/** Links outside 0..nodeCount-1, of a node to itself, or to a node that is not `active` are left out. */
export function buildShockNetwork(
  nodeCount: number,
  links: readonly ShockLink[],
  active: (node: number) => boolean = () => true,
): ShockNetwork {
  const inside = (node: number): boolean => node >= 0 && node < nodeCount;
  const kept = links.filter(({ from, to }) => inside(from) && inside(to) && from !== to && active(to));
  const offsets = new Uint32Array(nodeCount + 1);
  for (const { from } of kept) offsets[from + 1] = (offsets[from + 1] ?? 0) + 1;
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const next = offsets.slice();
  const network = {
    nodeCount,
    offsets,
    targets: new Uint32Array(kept.length),
    transmission: new Float64Array(kept.length),
    delay: new Uint8Array(kept.length),
    holds: new Float64Array(kept.length),
  };
  for (const { from, to, necessity } of kept) {
    const at = next[from] ?? 0;
    next[from] = at + 1;
    network.targets[at] = to;
    network.transmission[at] = TRANSMISSION[necessity];
    network.delay[at] = STOCK_STEPS[necessity];
    network.holds[at] = LINK_HOLDS[necessity];
  }
  return network;
}
