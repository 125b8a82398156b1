/** Sentences and comparisons about a portfolio result. Pure. */
import type { PortfolioInput, PortfolioView } from '../../api/client.ts';
import { percent, points } from '../../format/number.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { amountShown, RESOURCES, type Resource, SHOWN } from './resources.ts';

export type Plan = NonNullable<PortfolioView['plan']>;
export type BudgetUse = PortfolioView['budgets'][number];
type Needs = PortfolioInput['defaultNeeds'];

/** Points below which more of a resource is worth nothing, in the amount shown. */
const LEAST_POINTS = 0.005;

/** What a little more of the resource is worth, points: the price of one base unit times the amount shown. */
export function worthOfMore({ resource, shadowPrice }: Pick<BudgetUse, 'resource' | 'shadowPrice'>): number {
  const { unit, more } = SHOWN[resource];
  return (shadowPrice ?? 0) * unit * more;
}

/** `再多 1 亩用地，约可多收 1.22 分`. */
export function worthSentence(use: Pick<BudgetUse, 'resource' | 'shadowPrice'>): string {
  if (use.shadowPrice === null) return words.budgets.unsolved;
  const worth = worthOfMore(use);
  if (worth < LEAST_POINTS) return words.budgets.nothing;
  const { resource } = use;
  const shown = worth < 1 ? worth.toFixed(2) : points(worth);
  return words.budgets.worth(String(SHOWN[resource].more), words.unit[resource], words.resource[resource], shown);
}

/** Budgets that hold the plan back, the dearest first, apart from those that do not. */
export function splitBudgets(budgets: readonly BudgetUse[]): {
  readonly holding: readonly BudgetUse[];
  readonly free: readonly BudgetUse[];
} {
  const holds = (use: BudgetUse): boolean => use.binding || worthOfMore(use) >= LEAST_POINTS;
  const holding = budgets.filter(holds).sort((a, b) => worthOfMore(b) - worthOfMore(a));
  return { holding, free: budgets.filter((use) => !holds(use)) };
}

/** What a company is taken to need: its own figures over those of any firm. */
export const needsOf = ({ defaultNeeds, companyNeeds }: PortfolioInput, companyId: string): Needs => ({
  ...defaultNeeds,
  ...companyNeeds[companyId],
});

/** `用地 50 亩，能耗 1,000 吨标煤/年`; resources that are not needed are left out. */
export function needsText(needs: Needs): string {
  const parts = RESOURCES.flatMap((resource) => {
    const amount = needs[resource] ?? 0;
    const shown = `${words.resource[resource]} ${amountShown(resource, amount)} ${words.unit[resource]}`;
    return amount > 0 ? [shown] : [];
  });
  return parts.length === 0 ? words.plan.noNeeds : parts.join('，');
}

/** Companies that the other plan has and this one has not, and the reverse. */
export function planDifference(main: Plan, other: Plan): { readonly in: string[]; readonly out: string[] } {
  const missing = (from: Plan, of: Plan): string[] =>
    of.landings
      .filter(({ company }) => !from.landings.some((landing) => landing.company.id === company.id))
      .map(({ company }) => company.name);
  return { in: missing(main, other), out: missing(other, main) };
}

/** A share of the best, or `—` where there is none. */
export const shareOf = (value: number, best: number): string => (best > 0 ? percent(value / best) : '—');

/** Whether two questions are the same, whatever the order of their keys. */
export function isSameQuestion(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const ofA = new Map(Object.entries(a));
  const ofB = new Map(Object.entries(b));
  return ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && isSameQuestion(value, ofB.get(key)));
}

/** `再要 120 亩用地` per budget. */
export function increaseText(increase: {
  readonly resource: Resource;
  readonly platform: { readonly name: string } | null;
  readonly year: number;
  readonly increase: number;
}): string {
  const { resource, platform, year } = increase;
  const amount = amountShown(resource, increase.increase);
  const place = platform?.name ?? words.budgets.city;
  return words.relaxation.more(place, year, amount, words.unit[resource], words.resource[resource]);
}
