/**
 * How a loss of output travels down the input links. Each segment falls as far as its scarcest input lets it
 * (Leontief for core inputs, damped for the others), once its stock of that input is used up:
 *
 *     shortfall(v) = max(own(v), max over inputs u of transmission(u, v) x shortfall(u))
 *
 * so the end state of v is the greatest product of transmissions over all paths from an origin, which is finite and
 * unique on cycles too (no product grows by going round). A ceiling on structure, never a forecast of losses.
 */
import { LEAST_SHORTFALL } from '../defaults.ts';
import { PlanningError } from '../planning-error.ts';
import type { ShockNetwork } from './shock-network.ts';

export interface ShockOrigin {
  readonly node: number;
  /** Share of the node's output lost at step 0, above 0 to 1. */
  readonly shortfall: number;
}

export interface ShockSpread {
  /** End state per node, 0-1. */
  readonly shortfall: Float64Array;
  /** First step with any shortfall, and the step the end state is reached; -1: never. */
  readonly firstStep: Int32Array;
  readonly fullStep: Int32Array;
  /** Node whose shortage sets the end state; -1 at origins and untouched nodes. */
  readonly cause: Int32Array;
  /** Nodes with a shortfall, in the order they were first hit. */
  readonly hit: readonly number[];
}

/** Whether a link transmits in this run. */
export type LinkFilter = (link: number) => boolean;

/**
 * Steps the shock through stock-outs until nothing changes. Links of `passes` false carry nothing. Shortfalls below
 * `leastShortfall` (> 0) are dropped. O(links x distinct levels of shortfall).
 * @throws PlanningError `shock_origin_unknown`, `shock_size_invalid`.
 */
export function propagateShock(
  network: ShockNetwork,
  origins: readonly ShockOrigin[],
  passes: LinkFilter = () => true,
  leastShortfall: number = LEAST_SHORTFALL,
): ShockSpread {
  const { nodeCount } = network;
  const state = {
    shortfall: new Float64Array(nodeCount),
    firstStep: new Int32Array(nodeCount).fill(-1),
    fullStep: new Int32Array(nodeCount).fill(-1),
    cause: new Int32Array(nodeCount).fill(-1),
    hit: [] as number[],
  };
  const due: Arrival[][] = [checkedOrigins(network, origins)];
  for (let step = 0; step < due.length; step += 1) {
    const raised = applyArrivals(state, due[step] ?? [], step);
    for (const node of raised) spread(network, state.shortfall, node, { step, due, passes, leastShortfall });
    due[step] = [];
  }
  return state;
}

interface Arrival {
  readonly node: number;
  readonly level: number;
  readonly from: number;
}

function checkedOrigins(network: ShockNetwork, origins: readonly ShockOrigin[]): Arrival[] {
  return origins.map(({ node, shortfall }) => {
    if (!(node >= 0 && node < network.nodeCount)) {
      throw new PlanningError({ code: 'shock_origin_unknown', subject: String(node) });
    }
    if (!(shortfall > 0 && shortfall <= 1)) {
      throw new PlanningError({ code: 'shock_size_invalid', subject: String(node), value: String(shortfall) });
    }
    return { node, level: shortfall, from: -1 };
  });
}

type MutableSpread = { -readonly [Key in keyof ShockSpread]: ShockSpread[Key] } & { hit: number[] };

function applyArrivals(state: MutableSpread, arrivals: readonly Arrival[], step: number): ReadonlySet<number> {
  const raised = new Set<number>();
  for (const { node, level, from } of arrivals) {
    if (level <= (state.shortfall[node] ?? 0) + 1e-12) continue;
    if (state.firstStep[node] === -1) {
      state.firstStep[node] = step;
      state.hit.push(node);
    }
    state.shortfall[node] = level;
    state.fullStep[node] = step;
    state.cause[node] = from;
    raised.add(node);
  }
  return raised;
}

function spread(
  network: ShockNetwork,
  shortfall: Float64Array,
  node: number,
  run: {
    readonly step: number;
    readonly due: Arrival[][];
    readonly passes: LinkFilter;
    readonly leastShortfall: number;
  },
): void {
  const own = shortfall[node] ?? 0;
  const end = network.offsets[node + 1] ?? 0;
  for (let link = network.offsets[node] ?? 0; link < end; link += 1) {
    const target = network.targets[link] ?? 0;
    const level = own * (network.transmission[link] ?? 0);
    if (level < run.leastShortfall || level <= (shortfall[target] ?? 0) + 1e-12 || !run.passes(link)) continue;
    const at = run.step + Math.max(1, network.delay[link] ?? 1);
    while (run.due.length <= at) run.due.push([]);
    run.due[at]?.push({ node: target, level, from: node });
  }
}
