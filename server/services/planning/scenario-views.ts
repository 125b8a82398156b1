/** A scenario with its result, in names; and 2-4 of them side by side. */
import type { ScenarioComparison, ScenarioContent, ScenarioResultView, ScenarioView } from '../../contract/planning.ts';
import type { SegmentId } from '../../graph/ids.ts';
import { landingFaults } from '../../planning/scenario/check-landings.ts';
import { compareVersions } from '../../planning/scenario/compare-versions.ts';
import { runScenario } from '../../planning/scenario/run-scenario.ts';
import type { ChangeReason, Landing, ScenarioResult, ScenarioTotals, SegmentState } from '../../planning/types.ts';
import { entityNames, type EntityNames, type NamedEntity, type PlanningState } from './planning-state.ts';
import { faultText } from './planning-wording.ts';
import { resolveLanding } from './resolve-landings.ts';
import { type SavedScenario, savedStates } from './scenario-records.ts';

/** What a scenario is apart from its content. */
export interface ScenarioOrigin {
  readonly id: string;
  readonly origin: ScenarioView['origin'];
  readonly saved: SavedScenario | null;
}

interface ComputedScenario {
  readonly view: ScenarioView;
  readonly after: ReadonlyMap<SegmentId, SegmentState>;
}

/**
 * The scenario on the present data. Landings that do not fit the data (a firm that has landed since, a segment that is
 * gone) are left out of the result and listed, so that opening an old scenario never fails.
 */
export function scenarioView(state: PlanningState, content: ScenarioContent, origin: ScenarioOrigin): ScenarioView {
  return computeScenario(state, content, origin).view;
}

function computeScenario(state: PlanningState, content: ScenarioContent, { id, origin, saved }: ScenarioOrigin) {
  const all = content.landings.map((input) => resolveLanding(state, input));
  const faults = landingFaults(state.snapshot, all, state.localIds);
  const faulty = new Set(faults.map(({ landingId }) => landingId));
  const landings = all.filter((landing) => !faulty.has(landing.id));
  const question = { landings, horizonYear: content.horizonYear ?? undefined, seed: content.seed };
  const result = runScenario({ ...state, before: state.states }, question);
  const view: ScenarioView = {
    ...{ id, origin, content, revision: saved?.revision ?? 0, updatedAt: saved?.updatedAt ?? null },
    canUndo: (saved?.past.length ?? 0) > 0,
    canRedo: (saved?.future.length ?? 0) > 0,
    version: state.snapshot.version,
    versionChange: saved ? versionChange(state, saved) : null,
    faults: faults.map(({ landingId, ...fault }) => ({
      ...{ landingId, code: fault.code, subject: fault.subject },
      text: faultText(fault),
    })),
    result: resultView(state, landings, result),
  };
  return { view, after: new Map(result.changes.map((change) => [change.segmentId, change.after])) };
}

/** @param scenarios 2-4. */
export function scenarioComparison(
  state: PlanningState,
  scenarios: readonly { readonly content: ScenarioContent; readonly origin: ScenarioOrigin }[],
): ScenarioComparison {
  const computed: readonly ComputedScenario[] = scenarios.map((one) => computeScenario(state, one.content, one.origin));
  const names = entityNames(state);
  const touched = [...state.states].filter(([id]) => computed.some(({ after }) => after.has(id)));
  return {
    version: state.snapshot.version,
    scenarios: computed.map(({ view }) => view),
    rows: touched.map(([id, now]) => ({
      segment: names.segment(id),
      chainId: state.snapshot.segments.get(id)?.chainId ?? '',
      present: now,
      states: computed.map(({ after }) => after.get(id) ?? now),
    })),
  };
}

function versionChange(state: PlanningState, saved: SavedScenario): ScenarioView['versionChange'] {
  if (saved.dataVersionId === state.snapshot.version.id) return null;
  const names = entityNames(state);
  const difference = compareVersions(savedStates(saved), state.states);
  return {
    madeOn: saved.dataVersionId,
    added: difference.added.map((id) => names.segment(id)),
    removed: [...difference.removed],
    changed: difference.changed.map(({ segmentId, before, after }) => ({
      segment: names.segment(segmentId),
      before,
      after,
    })),
  };
}

function resultView(state: PlanningState, landings: readonly Landing[], result: ScenarioResult): ScenarioResultView {
  const names = entityNames(state);
  const { snapshot } = state;
  return {
    before: totalsView(names, result.before),
    after: totalsView(names, result.after),
    filled: result.filled.map((id) => names.segment(id)),
    strengthened: result.strengthened.map((id) => names.segment(id)),
    changes: result.changes.map(({ segmentId, before, after, changed, reason }) => ({
      ...{ segmentId, before, after, changed: [...changed] },
      name: names.segment(segmentId).name,
      chainId: snapshot.segments.get(segmentId)?.chainId ?? '',
      reason: { type: reason.type, related: relatedTo(names, landings, reason) },
    })),
    goals: result.goals.flatMap(({ goalId, ...counted }) => {
      const goal = snapshot.data.goals.find(({ id }) => id === goalId);
      return goal ? [{ goal: { id: goal.id, name: goal.name }, unit: goal.unit, due: goal.due, ...counted }] : [];
    }),
    loads: result.loads.map(({ platformId, ...load }) => ({
      platform: platformId === null ? null : names.platform(platformId),
      ...load,
    })),
    simulation: {
      ...result.simulation,
      presence: result.simulation.presence.map(({ segmentId, probability }) => ({
        segment: names.segment(segmentId),
        probability,
      })),
    },
  };
}

function totalsView(names: EntityNames, totals: ScenarioTotals) {
  const { total, satisfied } = totals.planDirections;
  return {
    ...totals,
    singleSource: totals.singleSource.map((id) => names.segment(id)),
    planDirections: { total, satisfied: satisfied.length },
  };
}

function relatedTo(names: EntityNames, landings: readonly Landing[], reason: ChangeReason): NamedEntity[] {
  if (reason.type === 'neighbour_present') return reason.segmentIds.map((id) => names.segment(id));
  if (reason.type !== 'landing_here') return [];
  return landings
    .filter(({ id }) => reason.landingIds.includes(id))
    .map(({ id, as, companyId }) => {
      const { name } = names.company(companyId);
      return { id, name: as === 'like' ? `类似${name}的企业` : name };
    });
}
