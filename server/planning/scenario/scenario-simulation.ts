/** Monte Carlo over which landings really come. */
import type { SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { intervalOf } from '../interval.ts';
import { segmentDirections } from './scenario-totals.ts';
import type { Rng } from '../seeded-rng.ts';
import type { Landing, ScenarioSimulation, SegmentStates } from '../types.ts';

/**
 * Draws each landing independently with its probability. A segment counts as present when it is now or when a landing
 * in it comes; a plan direction 强 counts only when it is satisfied now or after all landings and one in it comes.
 * What landings change elsewhere (kinds, comparisons) is not drawn: it stands in the difference of the full scenario.
 * @param rng consumed draws x landings times. @param seed printed with the result.
 */
export function simulateLandings(
  snapshot: GraphSnapshot,
  landings: readonly Landing[],
  states: {
    readonly before: SegmentStates;
    readonly satisfiedBefore: number;
    readonly satisfiable: ReadonlySet<string>;
  },
  run: { readonly draws: number; readonly seed: number; readonly rng: Rng },
): ScenarioSimulation {
  const touched = [...new Set(landings.flatMap(({ segments }) => segments.map((part) => part.segmentId)))].sort();
  const worth = touched.map((id) => worthOf(snapshot, id, states));
  const placeOf = new Map(touched.map((id, place) => [id, place]));
  const places = landings.map(({ segments }) => segments.flatMap((part) => placeOf.get(part.segmentId) ?? []));
  const hits = new Uint32Array(touched.length);
  const filled = new Float64Array(run.draws);
  const need = new Float64Array(run.draws);
  const plan = new Float64Array(run.draws).fill(states.satisfiedBefore);
  for (let draw = 0; draw < run.draws; draw += 1) {
    const landed = new Set<number>();
    landings.forEach((landing, at) => {
      if (run.rng() < landing.probability) for (const place of places[at] ?? []) landed.add(place);
    });
    for (const place of landed) {
      const gain = worth[place];
      hits[place] = (hits[place] ?? 0) + 1;
      filled[draw] = (filled[draw] ?? 0) + (gain?.filled ?? 0);
      need[draw] = (need[draw] ?? 0) + (gain?.need ?? 0);
      plan[draw] = (plan[draw] ?? 0) + (gain?.directions ?? 0);
    }
  }
  const presence = touched.map((segmentId, place) => {
    const present = states.before.get(segmentId)?.verdict === '有';
    return { segmentId, probability: present ? 1 : (hits[place] ?? 0) / Math.max(1, run.draws) };
  });
  return {
    seed: run.seed,
    draws: run.draws,
    gapsFilled: intervalOf(filled),
    needClosed: intervalOf(need),
    planSatisfied: intervalOf(plan),
    presence,
  };
}

/** What a landing in the segment gains over the present state. */
function worthOf(
  snapshot: GraphSnapshot,
  segmentId: SegmentId,
  states: { readonly before: SegmentStates; readonly satisfiable: ReadonlySet<string> },
): { readonly filled: number; readonly need: number; readonly directions: number } {
  const was = states.before.get(segmentId);
  const gap = was !== undefined && was.verdict !== '有';
  const directions = segmentDirections(snapshot).filter(
    (one) => one.target.id === segmentId && states.satisfiable.has(one.id),
  );
  return { filled: gap ? 1 : 0, need: gap ? was.need : 0, directions: directions.length };
}
