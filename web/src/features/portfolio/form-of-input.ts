/** The form that asks a given question: for whoever opens an answer and wants to go on from it. Pure. */
import type { PortfolioInput } from '../../api/client.ts';
import { isSameQuestion } from './plan-words.ts';
import { budgetKey, CITY, emptyForm, EVERY_YEAR, type PortfolioForm, UNLIMITED } from './portfolio-form.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES, RESOURCES, type Resource, SHOWN } from './resources.ts';

type Limit = number | 'unlimited' | undefined;
type Budgets = readonly Readonly<Partial<Record<Resource, Limit>>>[];

const isConsecutive = (years: readonly number[]): boolean => years.every((year, at) => year === (years[0] ?? 0) + at);

const amountText = (resource: Resource, amount: Limit): string => {
  if (amount === undefined) return '';
  return amount === 'unlimited' ? UNLIMITED : String(amount / SHOWN[resource].unit);
};

function needTexts(needs: Readonly<Partial<Record<Resource, number | undefined>>>): Record<string, string> {
  return Object.fromEntries(
    RESOURCES.flatMap((resource) =>
      needs[resource] === undefined ? [] : [[resource, amountText(resource, needs[resource])]],
    ),
  );
}

function budgetTexts(input: PortfolioInput, isSameEveryYear: boolean): Record<string, string> {
  const texts: Record<string, string> = {};
  const write = (holder: string, budgets: Budgets, resources: readonly Resource[]): void => {
    input.years.forEach((year, at) => {
      for (const resource of resources) {
        const key = budgetKey(holder, resource, isSameEveryYear ? EVERY_YEAR : String(year));
        texts[key] = amountText(resource, budgets[at]?.[resource]);
      }
    });
  };
  for (const { platform, budgets } of input.platforms) write(platform, budgets, PLATFORM_RESOURCES);
  write(CITY, input.cityBudgets, CITY_RESOURCES);
  return texts;
}

const areAllSame = (budgets: Budgets): boolean => budgets.every((budget) => isSameQuestion(budget, budgets[0]));

/** Firms and segments are named by their ids: the form looks their names up. Null when no form asks it. */
export function formOfInput(input: PortfolioInput): PortfolioForm | null {
  if (!isConsecutive(input.years)) return null;
  const isSame = areAllSame(input.cityBudgets) && input.platforms.every(({ budgets }) => areAllSame(budgets));
  const companies = [...new Set([...input.mustLand, ...Object.keys(input.companyNeeds)])];
  return {
    ...emptyForm(input.years[0] ?? 0),
    chains: input.chains,
    yearCount: String(input.years.length),
    isSameEveryYear: isSame,
    platforms: input.platforms.map(({ platform }) => platform),
    budgets: budgetTexts(input, isSame),
    needs: needTexts(input.defaultNeeds),
    companies: companies.map((id) => ({
      ...{ id, name: id, mustLand: input.mustLand.includes(id) },
      needs: needTexts(input.companyNeeds[id] ?? {}),
    })),
    mustClose: input.mustClose.map((id) => ({ id, name: id })),
    candidatesPerGap: String(input.candidatesPerGap),
    keptPercent: String(percentOf(input.yearDiscount)),
    platformsPerGap: input.platformsPerGap === null ? '' : String(input.platformsPerGap),
    gapPercent: String(percentOf(input.gap)),
    seconds: String(input.timeLimitSeconds),
    alternatives: String(input.alternatives),
    frontierOf: input.frontierOf ?? '',
  };
}

/** Without the rounding of binary fractions: 0.07 is 7, not 7.000000000000001. */
const percentOf = (share: number): number => Number((share * 100).toPrecision(12));
