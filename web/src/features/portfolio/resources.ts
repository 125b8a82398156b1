/** The resources of a portfolio as the form and the sentences show them. */
import type { PortfolioView } from '../../api/client.ts';

export type Resource = PortfolioView['budgets'][number]['resource'];

/** Given out by each platform. */
export const PLATFORM_RESOURCES = ['landMu', 'energyTcePerYear', 'plantM2', 'environmentT'] as const;
/** Given out by the city. */
export const CITY_RESOURCES = ['fundCny', 'visits'] as const;
export const RESOURCES: readonly Resource[] = [...PLATFORM_RESOURCES, ...CITY_RESOURCES];

/**
 * `unit`: base units in one unit shown (funds are shown in 万元).
 * `more`: the amount a planner thinks of as "a little more", in units shown.
 */
export const SHOWN: Readonly<Record<Resource, { readonly unit: number; readonly more: number }>> = {
  landMu: { unit: 1, more: 1 },
  energyTcePerYear: { unit: 1, more: 100 },
  plantM2: { unit: 1, more: 1000 },
  environmentT: { unit: 1, more: 1 },
  fundCny: { unit: 10_000, more: 100 },
  visits: { unit: 1, more: 1 },
};

/** At most two decimals, with thousands separators, in the unit shown. */
export const amountShown = (resource: Resource, amount: number): string =>
  (amount / SHOWN[resource].unit).toLocaleString('en-US', { maximumFractionDigits: 2 });
