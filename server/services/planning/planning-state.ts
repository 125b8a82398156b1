/** The graph state as the planning engine wants it: segment states, the judgement of overlays, names. */
import { analyseGaps } from '../../gaps/analyse-gaps.ts';
import type { GapAnalysis, PresenceOverride } from '../../gaps/types.ts';
import type { CompanyId, PlatformId, SegmentId } from '../../graph/ids.ts';
import { targetScope } from '../../matching/local-firms.ts';
import type { Assess, SegmentStates } from '../../planning/types.ts';
import type { GraphState } from '../graph-state.ts';

export interface PlanningState extends GraphState {
  readonly states: SegmentStates;
  readonly assess: Assess;
  /** Companies already here or of a local firm's group. */
  readonly localIds: ReadonlySet<CompanyId>;
}

const known = new WeakMap<GraphState, PlanningState>();

/** Computed once per graph state. @param asOf the day evidence is aged to, as in the state itself. */
export function planningState(state: GraphState, asOf: string): PlanningState {
  const cached = known.get(state);
  if (cached) return cached;
  const states = segmentStates(state.gaps);
  const planning: PlanningState = {
    ...state,
    states,
    localIds: new Set([...state.snapshot.localCompanyIds, ...targetScope(state.snapshot).local]),
    assess: (snapshot, landedIn) => {
      const after = segmentStates(
        analyseGaps(snapshot, {
          asOf,
          textEvidence: state.textEvidence,
          cityTexts: state.cityTexts,
          overrides: presentVerdicts(states, asOf, landedIn),
        }),
      );
      return new Map(
        [...after].map(([id, one]) => {
          const was = states.get(id);
          return [id, was && !landedIn.has(id) ? { ...one, probability: was.probability } : one];
        }),
      );
    },
  };
  known.set(state, planning);
  return planning;
}

/**
 * Whether a segment is present is judged anew only where somebody is assumed to land: a plan is no evidence of what
 * else the city has, and an official's 缺 speaks of today. Kinds, strength and need are judged anew everywhere.
 */
function presentVerdicts(states: SegmentStates, date: string, landedIn: ReadonlySet<SegmentId>): PresenceOverride[] {
  return [...states].flatMap(([segmentId, { verdict }]) =>
    landedIn.has(segmentId) ? [] : [{ segmentId, verdict, date, office: '', reason: '' }],
  );
}

function segmentStates(gaps: GapAnalysis): SegmentStates {
  return new Map(
    [...gaps.segments].map(([id, assessment]) => [
      id,
      {
        verdict: assessment.presence.verdict,
        status: assessment.status,
        kind: assessment.kind,
        probability: assessment.presence.probability,
        need: assessment.need.score,
        firms: assessment.localCompanyIds.length,
      },
    ]),
  );
}

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
}

/** Names of what the engine speaks of by id. */
export interface EntityNames {
  segment(id: SegmentId): NamedEntity;
  company(id: CompanyId): NamedEntity;
  platform(id: PlatformId): NamedEntity;
}

export function entityNames({ snapshot }: GraphState): EntityNames {
  const platforms = new Map(snapshot.data.platforms.map((platform) => [platform.id, platform.name]));
  return {
    segment: (id) => ({ id, name: snapshot.segments.get(id)?.name ?? id }),
    company: (id) => {
      const company = snapshot.companies.get(id);
      return { id, name: company?.shortName ?? company?.name ?? id };
    },
    platform: (id) => ({ id, name: platforms.get(id) ?? id }),
  };
}
