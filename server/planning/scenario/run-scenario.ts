/** A scenario from landings to its result. */
import type { CompanyId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { landingFaults } from './check-landings.ts';
import { SCENARIO_DRAWS } from '../defaults.ts';
import { overlayLandings, segmentsLandedIn } from './landing-overlay.ts';
import { refuseFaults } from '../planning-error.ts';
import { scenarioChanges } from './scenario-difference.ts';
import { simulateLandings } from './scenario-simulation.ts';
import { goalContributions, platformLoads, totalsOf } from './scenario-totals.ts';
import { seededRng } from '../seeded-rng.ts';
import type { Assess, Landing, ScenarioResult, SegmentStates } from '../types.ts';

export interface ScenarioQuestion {
  readonly landings: readonly Landing[];
  /** Landings that start later are left out of the after state; absent: all count. */
  readonly horizonYear?: number | undefined;
  readonly seed: number;
  readonly draws?: number | undefined;
}

export interface ScenarioContext {
  readonly snapshot: GraphSnapshot;
  /** The states of the snapshot itself. */
  readonly before: SegmentStates;
  readonly assess: Assess;
  /** Companies already here or of a local group. */
  readonly localIds: ReadonlySet<CompanyId>;
}

/**
 * The difference all landings up to the horizon make when they come, and the simulation of which do. The snapshot is
 * read only. @throws PlanningError with every faulty landing.
 */
export function runScenario(context: ScenarioContext, question: ScenarioQuestion): ScenarioResult {
  const { snapshot, before, assess, localIds } = context;
  refuseFaults(landingFaults(snapshot, question.landings, localIds));
  const { horizonYear } = question;
  const landings = question.landings.filter((one) => horizonYear === undefined || one.startYear <= horizonYear);
  const landedIn = segmentsLandedIn(landings);
  const after = landings.length === 0 ? before : assess(overlayLandings(snapshot, landings), landedIn);
  const totals = { before: totalsOf(snapshot, before), after: totalsOf(snapshot, after) };
  const was = new Set(totals.before.planDirections.satisfied);
  const ids = [...after.keys()];
  return {
    ...totals,
    filled: ids.filter((id) => landedIn.has(id) && before.get(id)?.verdict !== '有' && after.get(id)?.verdict === '有'),
    strengthened: ids.filter((id) => before.get(id)?.status === 'weak' && after.get(id)?.status === 'strong'),
    changes: scenarioChanges(snapshot, landings, before, after),
    goals: goalContributions(snapshot, question.landings),
    loads: platformLoads(landings),
    simulation: simulateLandings(
      snapshot,
      landings,
      {
        before,
        satisfiedBefore: was.size,
        satisfiable: new Set(totals.after.planDirections.satisfied.filter((id) => !was.has(id))),
      },
      { draws: question.draws ?? SCENARIO_DRAWS, seed: question.seed, rng: seededRng(question.seed) },
    ),
  };
}
