/** The completion path's settings in the address, and its years on paper and screen. Pure. */
import * as z from 'zod/mini';
import type { LandingInput, ScenarioContent } from '../../api/client.ts';
import type { CompletionView } from '../../api/completion-queries.ts';

/** `after`: `l2.l1~l3.l1`, each pair a landing and one that must start in an earlier year. */
export const completionShape = {
  from: z.string().check(z.regex(/^20(?:[2-4]\d|50)$/)),
  per: z.string().check(z.regex(/^(?:[1-9]|[1-5]\d|60)$/)),
  after: z.string().check(z.regex(/^[\w-]+\.[\w-]+(?:~[\w-]+\.[\w-]+)*$/)),
} as const;
export type CompletionKey = keyof typeof completionShape;

/** Landings carried through in one year while the user has not said. */
export const PER_YEAR = 2;

type After = Readonly<Record<string, readonly string[]>>;

/** Pairs whose landings are both there; a landing is never after itself. */
export function readAfter(text: string | undefined, ids: readonly string[]): After {
  const after: Record<string, string[]> = {};
  for (const pair of (text ?? '').split('~')) {
    const [later = '', earlier = ''] = pair.split('.');
    if (later === earlier || !ids.includes(later) || !ids.includes(earlier)) continue;
    after[later] = [...(after[later] ?? []), earlier];
  }
  return after;
}

/** Undefined for none. */
export function writeAfter(after: After): string | undefined {
  const pairs = Object.entries(after).flatMap(([later, earlier]) => earlier.map((one) => `${later}.${one}`));
  return pairs.length === 0 ? undefined : pairs.join('~');
}

/** Adds the pair, or takes it out when it is there. */
export function toggleAfter(after: After, later: string, earlier: string): After {
  const all = after[later] ?? [];
  return { ...after, [later]: all.includes(earlier) ? all.filter((one) => one !== earlier) : [...all, earlier] };
}

type Step = Pick<CompletionView['steps'][number], 'id' | 'year'>;
type Start = Pick<LandingInput, 'id' | 'startYear'>;

/** Years of the chart: from the first to the last of path and basket, every one between. */
export function chartYears(steps: readonly Step[], landings: readonly Start[]): readonly number[] {
  const years = [...steps.map(({ year }) => year), ...landings.map(({ startYear }) => startYear)];
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at);
}

/** The scenario with the years of the path. */
export function withYears(content: ScenarioContent, steps: readonly Step[]): ScenarioContent {
  const years = new Map(steps.map(({ id, year }) => [id, year]));
  return {
    ...content,
    landings: content.landings.map((landing) => ({
      ...landing,
      startYear: years.get(landing.id) ?? landing.startYear,
    })),
  };
}

/** Whether the basket already has the years of the path. */
export const hasYears = (landings: readonly Start[], steps: readonly Step[]): boolean =>
  steps.every(({ id, year }) => landings.some((landing) => landing.id === id && landing.startYear === year));
