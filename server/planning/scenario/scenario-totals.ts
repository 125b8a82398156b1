/** The figures of one state of the city, and what landings give to goals and take from platforms. */
import type { PlanStatement } from '../../graph/entities.ts';
import type { PlatformId, SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { groupBy } from '../../graph/snapshot.ts';
import type { GoalContribution, Landing, PlatformLoad, ScenarioTotals, SegmentState, SegmentStates } from '../types.ts';

const AMOUNTS = ['landMu', 'energyTcePerYear', 'plantM2', 'investmentCny'] as const;

/** Present with one local company only. */
export const isSingleSource = (state: SegmentState): boolean => state.verdict === '有' && state.firms === 1;

/** A direction is satisfied when its segment is present; 强 asks for more: present and no longer weak. */
export function isSatisfied(statement: PlanStatement, state: SegmentState | undefined): boolean {
  if (state?.verdict !== '有') return false;
  return statement.action !== '强' || state.status !== 'weak';
}

/** The plan's directions that name a segment, by segment. */
export function segmentDirections(snapshot: GraphSnapshot): readonly (PlanStatement & {
  readonly target: { readonly type: 'segment'; readonly id: SegmentId };
})[] {
  return snapshot.data.planStatements.flatMap((statement) => {
    const { target, states } = statement;
    return target.type === 'segment' && states === 'direction' ? [{ ...statement, target }] : [];
  });
}

export function totalsOf(snapshot: GraphSnapshot, states: SegmentStates): ScenarioTotals {
  const verdicts = { 有: 0, 缺: 0, 不知: 0 };
  const statuses = { missing: 0, weak: 0, extendable: 0, strong: 0, unknown: 0 };
  let openNeed = 0;
  for (const state of states.values()) {
    verdicts[state.verdict] += 1;
    statuses[state.status] += 1;
    if (state.verdict !== '有') openNeed += state.need;
  }
  const directions = segmentDirections(snapshot);
  return {
    verdicts,
    statuses,
    openNeed,
    singleSource: [...states].flatMap(([id, state]) => (isSingleSource(state) ? [id] : [])),
    planDirections: {
      total: directions.length,
      satisfied: directions.flatMap((one) => (isSatisfied(one, states.get(one.target.id)) ? [one.id] : [])),
    },
  };
}

/**
 * Expected contribution to each goal: projects count by probability, funds by probability x investment. 项目签约 and
 * 落地 goals both count a landing once; signed and paid-in amounts are never added up.
 */
export function goalContributions(snapshot: GraphSnapshot, landings: readonly Landing[]): readonly GoalContribution[] {
  return snapshot.data.goals.map((goal) => {
    const dueYear = Number(goal.due.slice(0, 4));
    const inTime = landings.filter((landing) => landing.startYear <= dueYear);
    const amountOf = (landing: Landing): number => (goal.unit === 'cny' ? (landing.investmentCny ?? 0) : 1);
    return {
      goalId: goal.id,
      target: goal.value,
      contribution: inTime.reduce((sum, landing) => sum + landing.probability * amountOf(landing), 0),
      late: landings.length - inTime.length,
      unknown: goal.unit === 'cny' ? inTime.filter((landing) => landing.investmentCny === undefined).length : 0,
    };
  });
}

/** What the landings ask for, per platform in id order, those without one last. */
export function platformLoads(landings: readonly Landing[]): readonly PlatformLoad[] {
  const groups = groupBy(landings, (landing): PlatformId | null => landing.platformId);
  return [...groups]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([platformId, members]) => {
      const sum = (key: (typeof AMOUNTS)[number]): number =>
        members.reduce((total, landing) => total + (landing[key] ?? 0), 0);
      const unknown = (key: (typeof AMOUNTS)[number]): number =>
        members.filter((landing) => landing[key] === undefined).length;
      return {
        platformId,
        landMu: sum('landMu'),
        energyTcePerYear: sum('energyTcePerYear'),
        plantM2: sum('plantM2'),
        investmentCny: sum('investmentCny'),
        unknown: {
          landMu: unknown('landMu'),
          energyTcePerYear: unknown('energyTcePerYear'),
          plantM2: unknown('plantM2'),
          investmentCny: unknown('investmentCny'),
        },
      };
    });
}
