/** Monte Carlo over which links really transmit: replacements are found for some of them. */
import { SHOCK_DRAWS } from '../defaults.ts';
import type { Interval } from '../interval.ts';
import { intervalOf } from '../interval.ts';
import type { ShockOrigin } from './propagate-shock.ts';
import { ShockSettler } from './settle-shock.ts';
import type { ShockNetwork } from './shock-network.ts';

export interface ShockSimulation {
  readonly seed: number;
  readonly draws: number;
  /** Nodes hit, origins included. */
  readonly hit: Interval;
  /** Share of the terminals hit, 0-1. */
  readonly terminalShare: Interval;
}

/** In each draw every link holds with its own probability, the same however often it is met in that draw. */
export function simulateShock(
  network: ShockNetwork,
  origins: readonly ShockOrigin[],
  terminals: readonly number[],
  run: { readonly seed: number; readonly draws?: number | undefined },
): ShockSimulation {
  const draws = run.draws ?? SHOCK_DRAWS;
  const settler = new ShockSettler(network);
  const hit = new Float64Array(draws);
  const share = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const salt = Math.imul(run.seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(draw + 1, 0xc2b2ae35);
    hit[draw] = settler.settle(origins, (link) => uniformAt(salt, link) < (network.holds[link] ?? 0)).length;
    let reached = 0;
    for (const node of terminals) if (settler.shortfallOf(node) > 0) reached += 1;
    share[draw] = terminals.length === 0 ? 0 : reached / terminals.length;
  }
  return { seed: run.seed, draws, hit: intervalOf(hit), terminalShare: intervalOf(share) };
}

/** Uniform in [0, 1) as a function of (salt, index): the finaliser of MurmurHash3 (public domain). */
function uniformAt(salt: number, index: number): number {
  let mixed = salt ^ Math.imul(index + 1, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}
