/** How strong a present segment is: effective firms, place among comparable segments, a leading firm. */
import type { Company, HonourKind } from '../graph/entities.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { LEADING_REVENUE_CNY, WEAKNESS } from './defaults.ts';
import type { StrengthAssessment } from './types.ts';

/** Honours that make a leading firm, highest first; 小巨人 is a specialist, not yet a leader. */
const LEADING_HONOURS: readonly HonourKind[] = ['fortune500', 'china500', 'chain_leader', 'single_champion', 'listed'];

/**
 * @param companies local companies of the segment.
 * @param peerFirms number of local companies in each comparable present segment, this one included.
 */
export function assessStrength(
  snapshot: GraphSnapshot,
  companies: readonly Company[],
  peerFirms: readonly number[],
): StrengthAssessment {
  const firms = effectiveFirms(companies.map((company) => company.scale?.revenueCny));
  const percentile = peerFirms.length < 2 ? null : percentileOf(companies.length, peerFirms);
  const leaderId = leadingCompany(snapshot, companies)?.id ?? null;
  const weakBecause = [
    ...(firms < WEAKNESS.effectiveFirms ? (['few_firms'] as const) : []),
    ...(percentile !== null && percentile < WEAKNESS.percentile ? (['low_percentile'] as const) : []),
    ...(leaderId === null ? (['no_leader'] as const) : []),
  ];
  return {
    firms: companies.length,
    effectiveFirms: firms,
    percentile,
    leaderId,
    weak: weakBecause.length > 0,
    weakBecause,
  };
}

/**
 * n_eff = 1 / sum(share^2), the inverse Herfindahl index (Laakso and Taagepera 1979): 0 for no firm, else 1 to the
 * number of firms. Equal shares unless the size (any unit, > 0) of every firm is known.
 */
export function effectiveFirms(sizes: readonly (number | undefined)[]): number {
  const known = sizes.flatMap((size) => (size !== undefined && size > 0 ? [size] : []));
  if (known.length < sizes.length || known.length === 0) return sizes.length;
  const total = known.reduce((sum, size) => sum + size, 0);
  return 1 / known.reduce((sum, size) => sum + (size / total) ** 2, 0);
}

/** Mid-rank percentile, 0-100: the share of peers below, ties counted half. */
export function percentileOf(value: number, peers: readonly number[]): number {
  const below = peers.filter((peer) => peer < value).length;
  const equal = peers.filter((peer) => peer === value).length;
  return (100 * (below + equal / 2)) / peers.length;
}

/** By honour (the parent's count too: a local base of a leading group leads), then revenue, then id. */
function leadingCompany(snapshot: GraphSnapshot, companies: readonly Company[]): Company | undefined {
  let best: Leader | undefined;
  for (const company of companies) {
    const candidate = { company, rank: honourRank(snapshot, company), revenue: company.scale?.revenueCny ?? 0 };
    const leads = candidate.rank < LEADING_HONOURS.length || candidate.revenue >= LEADING_REVENUE_CNY;
    if (leads && (!best || compareLeaders(candidate, best) < 0)) best = candidate;
  }
  return best?.company;
}

interface Leader {
  readonly company: Company;
  readonly rank: number;
  readonly revenue: number;
}

const compareLeaders = (a: Leader, b: Leader): number =>
  a.rank - b.rank || b.revenue - a.revenue || (a.company.id < b.company.id ? -1 : 1);

/** Place of the highest honour of the company or its parent in LEADING_HONOURS; its length when there is none. */
function honourRank(snapshot: GraphSnapshot, company: Company): number {
  const parent = company.parentId === undefined ? undefined : snapshot.companies.get(company.parentId);
  return Math.min(ownRank(company), parent === undefined ? LEADING_HONOURS.length : ownRank(parent));
}

function ownRank({ honours, stockCode }: Company): number {
  let best = stockCode === undefined ? LEADING_HONOURS.length : LEADING_HONOURS.indexOf('listed');
  for (const { kind } of honours) {
    const rank = LEADING_HONOURS.indexOf(kind);
    if (rank !== -1 && rank < best) best = rank;
  }
  return best;
}
