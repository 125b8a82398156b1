/** The portfolio form as the user leaves it: texts as typed, so that nothing is lost, not even a mistake. */
import { CITY_RESOURCES, PLATFORM_RESOURCES, type Resource } from './resources.ts';

/** What a budget cell holds when there is no limit. An empty cell is not set. */
export const UNLIMITED = '不限';
/** The place of the city's own budgets among the platforms' keys. */
export const CITY = 'city';
/** The year of budgets that are the same every year. */
export const EVERY_YEAR = '*';

/** Amounts as typed, by resource. */
type TypedNeeds = Readonly<Record<string, string>>;

export interface FormCompany {
  readonly id: string;
  readonly name: string;
  readonly mustLand: boolean;
  /** Where it needs something else than any firm. */
  readonly needs: TypedNeeds;
}

export interface PortfolioForm {
  readonly chains: readonly string[];
  readonly firstYear: string;
  readonly yearCount: string;
  readonly isSameEveryYear: boolean;
  readonly platforms: readonly string[];
  /** By `budgetKey`. */
  readonly budgets: Readonly<Record<string, string>>;
  /** What any firm is taken to need. */
  readonly needs: TypedNeeds;
  readonly companies: readonly FormCompany[];
  readonly mustClose: readonly { readonly id: string; readonly name: string }[];
  readonly candidatesPerGap: string;
  /** Value that a gap keeps per year it closes later. */
  readonly keptPercent: string;
  readonly platformsPerGap: string;
  readonly gapPercent: string;
  readonly seconds: string;
  readonly alternatives: string;
  /** A resource, or empty for none. */
  readonly frontierOf: string;
}

export const budgetKey = (holder: string, resource: Resource, year: string): string => `${holder}|${resource}|${year}`;

/** Nothing that the graph does not hold is filled in: resources and needs are the user's to set. */
export function emptyForm(firstYear: number): PortfolioForm {
  return {
    chains: [],
    firstYear: String(firstYear),
    yearCount: '1',
    isSameEveryYear: true,
    platforms: [],
    budgets: {},
    needs: {},
    companies: [],
    mustClose: [],
    candidatesPerGap: '10',
    keptPercent: '90',
    platformsPerGap: '1',
    gapPercent: '1',
    seconds: '10',
    alternatives: '3',
    frontierOf: '',
  };
}

type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
const isNamed = (value: unknown): value is Loose =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
const isCompany = (value: unknown): boolean =>
  isNamed(value) && typeof value['mustLand'] === 'boolean' && isTexts(value['needs']);
const isList = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);

const PARTS: Readonly<Partial<Record<keyof PortfolioForm, (value: unknown) => boolean>>> = {
  isSameEveryYear: (value) => typeof value === 'boolean',
  chains: (value) => isList(value, (one) => typeof one === 'string'),
  platforms: (value) => isList(value, (one) => typeof one === 'string'),
  budgets: isTexts,
  needs: isTexts,
  companies: (value) => isList(value, isCompany),
  mustClose: (value) => isList(value, isNamed),
};

/** Every part of the form is there and of its kind. By hand: a schema's code would weigh on the first page's load. */
function isForm(value: unknown): value is PortfolioForm {
  if (!isRecord(value)) return false;
  const keys = Object.keys(emptyForm(0)) as (keyof PortfolioForm)[];
  return keys.every((key) => (PARTS[key] ?? ((part: unknown) => typeof part === 'string'))(value[key]));
}

/** Null when the text is no form. */
export function parseForm(stored: string): PortfolioForm | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isForm(value) ? value : null;
  } catch {
    return null;
  }
}

const MOST_YEARS = 10;

/** The years asked for; empty while the fields hold no usable numbers. */
export function yearsOf({ firstYear, yearCount }: Pick<PortfolioForm, 'firstYear' | 'yearCount'>): readonly number[] {
  const first = Number(firstYear);
  const count = Number(yearCount);
  const isUsable = Number.isInteger(first) && first > 0 && Number.isInteger(count) && count >= 1 && count <= MOST_YEARS;
  return isUsable ? Array.from({ length: count }, (_, at) => first + at) : [];
}

/** Keys of the years that the budget table shows. */
export const yearKeys = (form: PortfolioForm): readonly string[] =>
  form.isSameEveryYear ? [EVERY_YEAR] : yearsOf(form).map(String);

const holdersOf = (form: PortfolioForm): readonly (readonly [string, readonly Resource[]])[] => [
  ...form.platforms.map((platform) => [platform, PLATFORM_RESOURCES] as const),
  [CITY, CITY_RESOURCES] as const,
];

/** Whether a firm's need of it matters: not once every budget says 不限. */
export const mayBeLimited = (form: PortfolioForm, resource: Resource): boolean =>
  holdersOf(form)
    .filter(([, resources]) => resources.includes(resource))
    .some(([holder]) => yearKeys(form).some((year) => form.budgets[budgetKey(holder, resource, year)] !== UNLIMITED));

/** Turning to years of their own starts each from what held for all; turning back takes those of the first year. */
export function withSameYears(form: PortfolioForm, isSameEveryYear: boolean): PortfolioForm {
  if (isSameEveryYear === form.isSameEveryYear) return form;
  const budgets = { ...form.budgets };
  const years = yearsOf(form).map(String);
  for (const [holder, resources] of holdersOf(form)) {
    for (const resource of resources) {
      const every = budgetKey(holder, resource, EVERY_YEAR);
      const first = budgets[budgetKey(holder, resource, years[0] ?? EVERY_YEAR)];
      if (isSameEveryYear) budgets[every] = first ?? '';
      else for (const year of years) budgets[budgetKey(holder, resource, year)] ??= budgets[every] ?? '';
    }
  }
  return { ...form, isSameEveryYear, budgets };
}

/** Puts a text into the cells of one resource that are still empty, for the platforms chosen. */
export function fillEmpty(form: PortfolioForm, resource: Resource, year: string, value: string): PortfolioForm {
  const budgets = { ...form.budgets };
  for (const platform of form.platforms) {
    const key = budgetKey(platform, resource, year);
    if ((budgets[key] ?? '').trim() === '') budgets[key] = value;
  }
  return { ...form, budgets };
}
