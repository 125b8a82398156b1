/**
 * 补链路径: the years in which given landings should start so that a chain closes soonest and, among these orders, is
 * worth most on the way, given that a segment is worth more while its neighbours stand:
 *
 *     worth of a year = sum over the segments opened so far of need x (1 + NEIGHBOUR_BONUS x share of neighbours standing)
 */
import type { SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { EXACT_COMPLETION_LANDINGS, NEIGHBOUR_BONUS } from '../defaults.ts';
import { PlanningError } from '../planning-error.ts';
import type { SegmentStates } from '../types.ts';

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
  /** What it adds to the worth of its first year, after those listed before it, points. */
  readonly worth: number;
  /** Segments it is the first to bring. */
  readonly opens: readonly SegmentId[];
}

export interface CompletionPath {
  readonly steps: readonly ScheduledStep[];
  /** Year in which the last step starts; null without a step. */
  readonly closedYear: number | null;
  /** Worth summed over the years up to the closing one, points x years. */
  readonly value: number;
  readonly method: 'exact' | 'greedy';
}

/**
 * Up to EXACT_COMPLETION_LANDINGS steps by dynamic programming over the sets that stand at the end of each year
 * (exact), beyond that by taking the worthiest ready steps each year (greedy).
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
  const exact = steps.length <= EXACT_COMPLETION_LANDINGS;
  const years = exact ? exactYears(model) : greedyYears(model);
  if (years === null) {
    const subject = steps.find((step) => (step.after ?? []).length > 0)?.id ?? '';
    throw new PlanningError({ code: 'completion_dependency_unknown', subject });
  }
  return scheduled(model, years, exact ? 'exact' : 'greedy');
}

/** Steps by their place in the question. */
type Places = readonly number[];

interface Model {
  readonly question: CompletionQuestion;
  readonly requires: readonly Places[];
  /** Segments that the steps bring and that do not stand yet, each once. */
  readonly opened: (started: Places) => readonly SegmentId[];
  /** Worth of a year at whose end these steps have started. */
  readonly worth: (started: Places) => number;
}

function modelOf(snapshot: GraphSnapshot, states: SegmentStates, question: CompletionQuestion): Model {
  const { steps } = question;
  const placeOf = new Map(steps.map((step, place) => [step.id, place]));
  const requires = steps.map((step) =>
    (step.after ?? []).map((id) => {
      const place = placeOf.get(id);
      if (place === undefined) throw new PlanningError({ code: 'completion_dependency_unknown', subject: id });
      return place;
    }),
  );
  const standsNow = (id: SegmentId): boolean => states.get(id)?.verdict === '有';
  const brought = [...new Set(steps.flatMap((step) => step.segmentIds))];
  const neighbours = new Map(brought.map((id) => [id, neighboursOf(snapshot, id)]));
  const opened = (started: Places): readonly SegmentId[] =>
    [...new Set(started.flatMap((place) => steps[place]?.segmentIds ?? []))].filter((id) => !standsNow(id));
  return {
    ...{ question, requires, opened },
    worth(started) {
      const open = new Set(opened(started));
      return [...open].reduce((sum, id) => {
        const near = neighbours.get(id) ?? [];
        const standing = near.filter((other) => open.has(other) || standsNow(other)).length;
        const share = near.length === 0 ? 0 : standing / near.length;
        return sum + (states.get(id)?.need ?? 0) * (1 + NEIGHBOUR_BONUS * share);
      }, 0);
    },
  };
}

function neighboursOf(snapshot: GraphSnapshot, id: SegmentId): readonly SegmentId[] {
  const inputs = (snapshot.inputsOf.get(id) ?? []).map((link) => link.from);
  const users = (snapshot.outputsOf.get(id) ?? []).map((link) => link.to);
  return [...new Set([...inputs, ...users])];
}

/** Steps not yet started whose predecessors all are. */
function readySteps(model: Model, started: Places): Places {
  const done = new Set(started);
  return model.requires.flatMap((needed, place) =>
    !done.has(place) && needed.every((other) => done.has(other)) ? [place] : [],
  );
}

function greedyYears(model: Model): readonly Places[] | null {
  const { steps, perYear } = model.question;
  const years: number[][] = [];
  const started: number[] = [];
  while (started.length < steps.length) {
    let ready = readySteps(model, started);
    if (ready.length === 0) return null;
    const year: number[] = [];
    while (year.length < perYear && ready.length > 0) {
      const gains = ready.map((place) => ({ place, worth: model.worth([...started, place]) }));
      const best = gains.reduce((a, b) => (b.worth > a.worth ? b : a));
      ready = ready.filter((place) => place !== best.place);
      started.push(best.place);
      year.push(best.place);
    }
    years.push(year);
  }
  return years;
}

interface Progress {
  readonly started: Places;
  readonly years: readonly Places[];
  readonly value: number;
}

/**
 * Year by year, the best way to each set of started steps; the first year that reaches the full set closes soonest.
 * Leaving capacity idle while a step is ready never helps, as worth only grows with what stands.
 */
function exactYears(model: Model): readonly Places[] | null {
  const { steps, perYear } = model.question;
  let layer: readonly Progress[] = [{ started: [], years: [], value: 0 }];
  for (;;) {
    const closed = layer.find((partial) => partial.started.length === steps.length);
    if (closed) return closed.years;
    const next = new Map<number, Progress>();
    for (const { started, years, value } of layer) {
      const ready = readySteps(model, started);
      if (ready.length === 0) continue;
      for (const year of subsetsOf(ready, Math.min(perYear, ready.length))) {
        const all = [...started, ...year];
        const longer = { started: all, years: [...years, year], value: value + model.worth(all) };
        const mask = all.reduce((bits, place) => bits | (1 << place), 0);
        const known = next.get(mask);
        if (!known || longer.value > known.value) next.set(mask, longer);
      }
    }
    if (next.size === 0) return null;
    layer = [...next.values()];
  }
}

/** All subsets of the given size. */
function subsetsOf(places: Places, size: number): readonly Places[] {
  if (size === 0) return [[]];
  return places.flatMap((place, at) => subsetsOf(places.slice(at + 1), size - 1).map((rest) => [place, ...rest]));
}

function scheduled(model: Model, years: readonly Places[], method: CompletionPath['method']): CompletionPath {
  const { steps, firstYear } = model.question;
  const started: number[] = [];
  const planned: ScheduledStep[] = [];
  let value = 0;
  years.forEach((places, at) => {
    for (const place of places) {
      const before = { worth: model.worth(started), opened: new Set(model.opened(started)) };
      started.push(place);
      planned.push({
        id: steps[place]?.id ?? '',
        year: firstYear + at,
        worth: model.worth(started) - before.worth,
        opens: model.opened(started).filter((id) => !before.opened.has(id)),
      });
    }
    value += model.worth(started);
  });
  return { steps: planned, closedYear: planned.at(-1)?.year ?? null, value, method };
}
