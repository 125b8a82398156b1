/** Resolves what a user typed, an id or a name, to an entity; what is not found answers with the nearest names. */
import type { Chain, Company, Segment } from '../graph/entities.ts';
import type { ChainId, CompanyId, RegionId, SegmentId } from '../graph/ids.ts';
import { DomainError, type DomainErrorCode } from './domain-error.ts';
import type { GraphState } from './graph-state.ts';

const NEAREST = 3;

function notFound(
  state: GraphState,
  code: DomainErrorCode,
  asked: string,
  type: 'segment' | 'company' | 'chain',
): DomainError {
  return new DomainError(code, asked, state.matching.nearestNames(asked, type, NEAREST));
}

/** By id, name or alias. @throws DomainError `chain_not_found`. */
export function findChain(state: GraphState, asked: string): Chain {
  const { chains } = state.snapshot;
  const chain =
    chains.get(asked as ChainId) ??
    [...chains.values()].find((candidate) => candidate.name === asked || candidate.aliases.includes(asked));
  if (!chain) throw notFound(state, 'chain_not_found', asked, 'chain');
  return chain;
}

/**
 * By id, name, short name or alias; a name wins over an alias, within `chainId` when it is given.
 * @throws DomainError `segment_not_found`.
 */
export function findSegment(state: GraphState, asked: string, chainId?: ChainId): Segment {
  const { segments } = state.snapshot;
  const byId = segments.get(asked as SegmentId);
  if (byId) return byId;
  const pool = [...segments.values()].filter((segment) => chainId === undefined || segment.chainId === chainId);
  const found =
    pool.find((segment) => segment.name === asked) ??
    pool.find((segment) => segment.shortName === asked) ??
    pool.find((segment) => segment.aliases.includes(asked));
  if (!found) throw notFound(state, 'segment_not_found', asked, 'segment');
  return found;
}

/**
 * By id, stock code, credit code, full name, or a short name, alias or former name that only one company bears.
 * @throws DomainError `company_not_found`; for a shared short name the suggestions are the full names.
 */
export function findCompany(state: GraphState, asked: string): Company {
  const byId = state.snapshot.companies.get(asked as CompanyId);
  if (byId) return byId;
  const companies = [...state.snapshot.companies.values()];
  const exact = companies.find((company) => [company.name, company.stockCode, company.creditCode].includes(asked));
  if (exact) return exact;
  const loose = companies.filter((company) =>
    [company.shortName, company.nameEn, ...company.aliases, ...company.formerNames].includes(asked),
  );
  const [only, ...others] = loose;
  if (only && others.length === 0) return only;
  if (only)
    throw new DomainError(
      'company_not_found',
      asked,
      loose.slice(0, NEAREST).map((company) => company.name),
    );
  throw notFound(state, 'company_not_found', asked, 'company');
}

/** Name of a region, its code when it is not in the graph. */
export function regionName(state: GraphState, id: RegionId): string {
  return state.snapshot.regions.get(id)?.name ?? id;
}
