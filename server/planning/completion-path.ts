/**
 * 补链路径: the years in which given landings should start so that a chain closes soonest and is worth most on the way.
 * With n landings and c a year, every order closes the chain after ceil(n / c) years; what the order decides is how
 * much stands how early, given that a segment is worth more once its neighbours stand.
 */
import type { SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { EXACT_COMPLETION_LANDINGS, NEIGHBOUR_BONUS } from './defaults.ts';
import { PlanningError } from './planning-error.ts';
import type { SegmentStates } from './types.ts';

export interface CompletionStep {
  readonly id: string;
  readonly segmentIds: readonly SegmentId[];
  /** Landings that must start in an earlier year. */
  readonly after?: readonly string[] | undefined;
}

export interface CompletionQuestion {
  readonly steps: readonly CompletionStep[];
  readonly firstYear: number;
  /** Landings the city can carry through in one year, >= 1. */
  readonly perYear: number;
}

export interface ScheduledStep {
  readonly id: string;
  readonly year: number;
  /** Worth when it starts, points of need: sum over what it opens of need x (1 + NEIGHBOUR_BONUS x share standing). */
  readonly worth: number;
  /** Segments it is the first to bring. */
  readonly opens: readonly SegmentId[];
}

export interface CompletionPath {
  readonly steps: readonly ScheduledStep[];
  /** Year in which the last step starts; null without a step. */
  readonly closedYear: number | null;
  /** Sum of worth x years it stands until the plan ends, points x years. */
  readonly value: number;
  readonly method: 'exact' | 'greedy';
}

/**
 * Up to EXACT_COMPLETION_LANDINGS (fewer with dependencies) steps by dynamic programming over sets of started steps (exact), beyond that by
 * taking the worthiest ready step next (greedy). Within a year, worth is counted one after the other.
 * @throws PlanningError `completion_capacity_invalid`, `completion_dependency_unknown` (also for a circle).
 */
export function completionPath(
  snapshot: GraphSnapshot,
  states: SegmentStates,
  question: CompletionQuestion,
): CompletionPath {
  const { steps, perYear, firstYear } = question;
  if (!Number.isInteger(perYear) || perYear < 1 || !Number.isInteger(firstYear)) {
    throw new PlanningError({ code: 'completion_capacity_invalid', subject: 'perYear', value: String(perYear) });
  }
  const model = modelOf(snapshot, states, question);
  const exact =
    steps.length <= (hasDependencies(model) ? EXACT_COMPLETION_LANDINGS.dependent : EXACT_COMPLETION_LANDINGS.free);
  const order = exact ? exactOrder(model) : greedyOrder(model);
  if (order === null) {
    const subject = steps.find((step) => (step.after ?? []).length > 0)?.id ?? '';
    throw new PlanningError({ code: 'completion_dependency_unknown', subject });
  }
  return scheduled(model, order, exact ? 'exact' : 'greedy');
}

interface Model {
  readonly question: CompletionQuestion;
  /** Number of years the steps take. */
  readonly years: number;
  readonly requires: readonly (readonly number[])[];
  /** Worth of a step once the others in `started` stand, and what it opens. */
  readonly gain: (step: number, started: readonly number[]) => { worth: number; opens: readonly SegmentId[] };
}

function modelOf(snapshot: GraphSnapshot, states: SegmentStates, question: CompletionQuestion): Model {
  const { steps, perYear } = question;
  const placeOf = new Map(steps.map((step, place) => [step.id, place]));
  const requires = steps.map((step) =>
    (step.after ?? []).map((id) => {
      const place = placeOf.get(id);
      if (place === undefined) throw new PlanningError({ code: 'completion_dependency_unknown', subject: id });
      return place;
    }),
  );
  const neighboursOf = (id: SegmentId): readonly SegmentId[] => [
    ...new Set([
      ...(snapshot.inputsOf.get(id) ?? []).map((link) => link.from),
      ...(snapshot.outputsOf.get(id) ?? []).map((link) => link.to),
    ]),
  ];
  return {
    question,
    years: Math.ceil(steps.length / perYear),
    requires,
    gain(step, started) {
      const standing = new Set(started.flatMap((place) => steps[place]?.segmentIds ?? []));
      const stands = (id: SegmentId): boolean => states.get(id)?.verdict === '有' || standing.has(id);
      const opens = [...new Set(steps[step]?.segmentIds ?? [])].filter((id) => !stands(id));
      const worth = opens.reduce((sum, id) => {
        const near = neighboursOf(id);
        const share = near.length === 0 ? 0 : near.filter(stands).length / near.length;
        return sum + (states.get(id)?.need ?? 0) * (1 + NEIGHBOUR_BONUS * share);
      }, 0);
      return { worth, opens };
    },
  };
}

/** Years the step at this place of the order stands, counting its own. */
const yearsStanding = (model: Model, place: number): number => model.years - Math.floor(place / model.question.perYear);

/** A step is ready at a place when all it needs started in an earlier year. */
function isReady(model: Model, step: number, order: readonly number[]): boolean {
  const thisYear = order.length - (order.length % model.question.perYear);
  const earlier = new Set(order.slice(0, thisYear));
  return (model.requires[step] ?? []).every((needed) => earlier.has(needed));
}

function greedyOrder(model: Model): readonly number[] | null {
  const order: number[] = [];
  const total = model.question.steps.length;
  while (order.length < total) {
    let best: { step: number; worth: number } | null = null;
    for (let step = 0; step < total; step += 1) {
      if (order.includes(step) || !isReady(model, step, order)) continue;
      const { worth } = model.gain(step, order);
      if (best === null || worth > best.worth) best = { step, worth };
    }
    if (best === null) return null;
    order.push(best.step);
  }
  return order;
}

interface PartialOrder {
  readonly value: number;
  readonly order: readonly number[];
}

/**
 * Best order per set of started steps. With dependencies the set at the start of the year counts too, as it decides
 * what is ready.
 */
function exactOrder(model: Model): readonly number[] | null {
  const total = model.question.steps.length;
  let layer = new Map<number, PartialOrder>([[0, { value: 0, order: [] }]]);
  for (let size = 0; size < total; size += 1) {
    const next = new Map<number, PartialOrder>();
    for (const partial of layer.values()) extend(model, partial, next);
    layer = next;
  }
  const complete = [...layer.values()].sort((a, b) => b.value - a.value);
  return complete[0]?.order ?? null;
}

function extend(model: Model, { value, order }: PartialOrder, next: Map<number, PartialOrder>): void {
  const { steps, perYear } = model.question;
  for (let step = 0; step < steps.length; step += 1) {
    if (order.includes(step) || !isReady(model, step, order)) continue;
    const longer = {
      value: value + model.gain(step, order).worth * yearsStanding(model, order.length),
      order: [...order, step],
    };
    const yearStart = longer.order.length - (longer.order.length % perYear);
    const started = maskOf(longer.order);
    const key = hasDependencies(model)
      ? started * 2 ** steps.length + maskOf(longer.order.slice(0, yearStart))
      : started;
    const known = next.get(key);
    if (!known || longer.value > known.value) next.set(key, longer);
  }
}

const maskOf = (order: readonly number[]): number => order.reduce((mask, step) => mask | (1 << step), 0);
const hasDependencies = (model: Model): boolean => model.requires.some((needed) => needed.length > 0);

function scheduled(model: Model, order: readonly number[], method: CompletionPath['method']): CompletionPath {
  const { steps, firstYear, perYear } = model.question;
  let value = 0;
  const planned = order.flatMap((step, place) => {
    const entry = steps[step];
    if (!entry) return [];
    const gain = model.gain(step, order.slice(0, place));
    value += gain.worth * yearsStanding(model, place);
    return [{ id: entry.id, year: firstYear + Math.floor(place / perYear), ...gain }];
  });
  return { steps: planned, closedYear: planned.at(-1)?.year ?? null, value, method };
}
