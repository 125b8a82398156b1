/** From what the user typed to the question the server takes, or to everything that is wrong with it. Pure. */
import type { PortfolioInput } from '../../api/client.ts';
import { budgetKey, CITY, EVERY_YEAR, type PortfolioForm, UNLIMITED, yearsOf } from './portfolio-form.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES, RESOURCES, type Resource, SHOWN } from './resources.ts';

/** `field`: name of the field as its element carries it. */
export interface FormFault {
  readonly field: string;
  readonly code: 'not_set' | 'not_number' | 'out_of_range' | 'no_platform' | 'need_not_set';
  readonly least?: number;
  readonly most?: number;
}

export type CheckedForm =
  | { readonly input: PortfolioInput; readonly faults: readonly [] }
  | { readonly input: null; readonly faults: readonly FormFault[] };

export const budgetField = (key: string): string => `budget:${key}`;
export const needField = (resource: Resource, company?: string): string =>
  company === undefined ? `need:${resource}` : `need:${company}:${resource}`;

/** Limits of the contract. */
const YEARS = { least: 2020, most: 2050 } as const;
const NUMBERS = {
  yearCount: { least: 1, most: 10, isWhole: true },
  candidatesPerGap: { least: 1, most: 50, isWhole: true },
  keptPercent: { least: 0, most: 100, isWhole: false },
  gapPercent: { least: 0, most: 50, isWhole: false },
  seconds: { least: 1, most: 120, isWhole: false },
  alternatives: { least: 0, most: 10, isWhole: true },
} as const;
type NumberKey = keyof typeof NUMBERS;

/** Collects faults on the way; what could not be read comes out as NaN and is never used. */
class Reader {
  readonly faults: FormFault[] = [];

  number(field: string, typed: string, least: number, most?: number, isWhole = false): number {
    const value = typed.trim() === '' ? Number.NaN : Number(typed.replaceAll(/[,，\s]/g, ''));
    const upper = most === undefined ? {} : { most };
    if (typed.trim() === '') this.faults.push({ field, code: 'not_set' });
    else if (!Number.isFinite(value)) this.faults.push({ field, code: 'not_number' });
    else if (value < least || (most !== undefined && value > most) || (isWhole && !Number.isInteger(value)))
      this.faults.push({ field, code: 'out_of_range', least, ...upper });
    else return value;
    return Number.NaN;
  }

  setting(form: PortfolioForm, key: NumberKey): number {
    const { least, most, isWhole } = NUMBERS[key];
    return this.number(key, form[key], least, most, isWhole);
  }
}

type Limit = number | 'unlimited';

function readBudgets<Key extends Resource>(
  reader: Reader,
  form: PortfolioForm,
  holder: string,
  resources: readonly Key[],
): readonly Partial<Record<Key, Limit>>[] {
  const seen = new Map<string, Limit>();
  const limit = (resource: Key, year: number): Limit => {
    const key = budgetKey(holder, resource, form.isSameEveryYear ? EVERY_YEAR : String(year));
    const typed = form.budgets[key] ?? '';
    const known = seen.get(key);
    if (known !== undefined) return known;
    const value =
      typed.trim() === UNLIMITED
        ? ('unlimited' as const)
        : reader.number(budgetField(key), typed, 0) * SHOWN[resource].unit;
    seen.set(key, value);
    return value;
  };
  return yearsOf(form).map((year) => {
    const budget: Partial<Record<Key, Limit>> = {};
    for (const resource of resources) budget[resource] = limit(resource, year);
    return budget;
  });
}

/** A need must be said where any budget limits the resource; elsewhere an empty field is nothing needed. */
function readNeeds(reader: Reader, form: PortfolioForm, limited: ReadonlySet<Resource>) {
  const needs: Partial<Record<Resource, number>> = {};
  for (const resource of RESOURCES) {
    const typed = form.needs[resource] ?? '';
    const field = needField(resource);
    if (typed.trim() === '') {
      if (limited.has(resource)) reader.faults.push({ field, code: 'need_not_set' });
    } else needs[resource] = reader.number(field, typed, 0) * SHOWN[resource].unit;
  }
  return needs;
}

function readCompanyNeeds(reader: Reader, form: PortfolioForm): PortfolioInput['companyNeeds'] {
  const all: Record<string, Partial<Record<Resource, number>>> = {};
  for (const { id, needs } of form.companies) {
    const own: Partial<Record<Resource, number>> = {};
    for (const resource of RESOURCES) {
      const typed = needs[resource] ?? '';
      if (typed.trim() === '') continue;
      own[resource] = reader.number(needField(resource, id), typed, 0) * SHOWN[resource].unit;
    }
    if (Object.keys(own).length > 0) all[id] = own;
  }
  return all;
}

const isResource = (name: string): name is Resource => RESOURCES.some((resource) => resource === name);

export function checkForm(form: PortfolioForm): CheckedForm {
  const reader = new Reader();
  reader.number('firstYear', form.firstYear, YEARS.least, YEARS.most, true);
  reader.setting(form, 'yearCount');
  if (form.platforms.length === 0) reader.faults.push({ field: 'platforms', code: 'no_platform' });
  const platforms = form.platforms.map((platform) => ({
    platform,
    budgets: [...readBudgets(reader, form, platform, PLATFORM_RESOURCES)],
  }));
  const cityBudgets = [...readBudgets(reader, form, CITY, CITY_RESOURCES)];
  const budgets: readonly Partial<Record<Resource, Limit>>[] = [
    ...platforms.flatMap((platform) => platform.budgets),
    ...cityBudgets,
  ];
  const limited = new Set(RESOURCES.filter((key) => budgets.some((budget) => Number.isFinite(budget[key]))));
  const perGap = form.platformsPerGap.trim();
  const input: PortfolioInput = {
    chains: [...form.chains],
    years: [...yearsOf(form)],
    platforms,
    cityBudgets,
    defaultNeeds: readNeeds(reader, form, limited),
    companyNeeds: readCompanyNeeds(reader, form),
    candidatesPerGap: reader.setting(form, 'candidatesPerGap'),
    yearDiscount: reader.setting(form, 'keptPercent') / 100,
    platformsPerGap: perGap === '' ? null : reader.number('platformsPerGap', perGap, 1, 40, true),
    mustLand: form.companies.filter(({ mustLand }) => mustLand).map(({ id }) => id),
    mustClose: form.mustClose.map(({ id }) => id),
    gap: reader.setting(form, 'gapPercent') / 100,
    timeLimitSeconds: reader.setting(form, 'seconds'),
    alternatives: reader.setting(form, 'alternatives'),
    frontierOf: isResource(form.frontierOf) ? form.frontierOf : null,
  };
  return reader.faults.length > 0 ? { input: null, faults: reader.faults } : { input, faults: [] };
}
