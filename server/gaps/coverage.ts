/** kappa: P(we would see a local firm of a chain if it existed), from what the local lists declare. */
import type { CompanyList } from '../graph/entities.ts';
import type { ChainId, ListId, SourceId } from '../graph/ids.ts';
import { groupBy, isWithinRegion } from '../graph/snapshot.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { AUDIT_PRIOR, COVERAGE_ESTIMATE_DRAWS, MAX_COVERAGE } from './defaults.ts';

/** What one list contributes to a chain. */
export interface ListCoverage {
  readonly listId: ListId;
  /** P(the list shows us a firm of the chain that exists), 0-1. */
  readonly share: number;
  /** How far the share was checked: draws of its audit against those an estimate is worth, of / (of + 10), 0-1. */
  readonly audited: number;
  readonly basis: string;
  readonly sourceIds: readonly SourceId[];
  readonly asOf: string;
}

export interface ChainCoverage {
  /** 1 - product of (1 - share) over the lists, at most MAX_COVERAGE; 0 without a list. */
  readonly kappa: number;
  /** That of the best audited list, 0-1; 0 where all shares are estimates. */
  readonly audited: number;
  /** Widest list first, ties by id. */
  readonly lists: readonly ListCoverage[];
}

const NO_COVERAGE: ChainCoverage = { kappa: 0, audited: 0, lists: [] };

/**
 * Coverage per chain. A list's share is its declared share, mixed with its audit where there is one, times the part
 * of the city it is about, times the part of its local companies that carry any text or segment (a bare name is not
 * seen by any search). A list without a single local company covers nothing.
 */
export function coverageByChain(snapshot: GraphSnapshot): (chainId: ChainId) => ChainCoverage {
  const companies = localCompaniesByList(snapshot);
  const entries = snapshot.data.lists
    .filter((list) => list.role === 'local')
    .flatMap((list) => {
      const reach = regionShare(snapshot, list) * (companies.get(list.id) ?? 0);
      return list.coverage.map((claim) => ({ chainId: claim.chainId, coverage: listCoverage(list, claim, reach) }));
    });
  const byChain = new Map(
    [...groupBy(entries, (entry) => entry.chainId)].map(([chainId, claims]) => [
      chainId,
      combineLists(claims.map((claim) => claim.coverage)),
    ]),
  );
  return (chainId) => byChain.get(chainId) ?? NO_COVERAGE;
}

/** Lists are taken as independent looks at the same firms. */
export function combineLists(lists: readonly ListCoverage[]): ChainCoverage {
  const ordered = [...lists].sort((a, b) => b.share - a.share || byText(a.listId + a.basis, b.listId + b.basis));
  const unseen = ordered.reduce((product, list) => product * (1 - list.share), 1);
  const audited = Math.max(0, ...ordered.map((list) => list.audited));
  return { kappa: Math.min(MAX_COVERAGE, 1 - unseen), audited, lists: ordered };
}

type Claim = CompanyList['coverage'][number];

/** What a list says it holds of a chain, mixed with its audit where there is one, 0-1. */
export function claimedShare({ share, audit }: Claim): number {
  const { found, of } = audit ?? { found: 0, of: 0 };
  return (share * COVERAGE_ESTIMATE_DRAWS + found) / (COVERAGE_ESTIMATE_DRAWS + of);
}

function listCoverage(list: CompanyList, claim: Claim, reach: number): ListCoverage {
  const of = claim.audit?.of ?? 0;
  return {
    listId: list.id,
    share: claimedShare(claim) * reach,
    audited: of / (COVERAGE_ESTIMATE_DRAWS + of),
    basis: `${list.title}：${claim.basis}`,
    sourceIds: list.provenance.sourceIds,
    asOf: list.provenance.asOf,
  };
}

/** 1 when the list is about the city or a region above it; else the share of the city's counties it is about. */
function regionShare(snapshot: GraphSnapshot, list: CompanyList): number {
  const { cityId } = snapshot.data;
  const about = new Set(list.regionIds);
  if ([...about].some((region) => isWithinRegion(snapshot.regions, cityId, region))) return 1;
  const counties = snapshot.data.regions.filter((region) => region.parentId === cityId);
  if (counties.length === 0) return 0;
  return counties.filter((county) => about.has(county.id)).length / counties.length;
}

/** Per list, the share of its local companies that a search can see at all. */
function localCompaniesByList(snapshot: GraphSnapshot): ReadonlyMap<ListId, number> {
  const local = snapshot.data.companies.filter((company) => snapshot.localCompanyIds.has(company.id));
  return new Map(
    [...groupBy(local, (company) => company.listId)].map(([listId, companies]) => {
      const visible = companies.filter(
        (company) =>
          company.texts.length > 0 ||
          company.products.length > 0 ||
          (snapshot.operationsOfCompany.get(company.id) ?? []).length > 0,
      );
      return [listId, visible.length / companies.length];
    }),
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** kappa of a chain from an audit alone: of `of` firms drawn from elsewhere, `found` were in our data, 0-1. */
export function coverageFromAudit(audit: { readonly found: number; readonly of: number }): number {
  return (audit.found + AUDIT_PRIOR.found) / (audit.of + AUDIT_PRIOR.of);
}
