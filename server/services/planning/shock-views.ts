/** 结构性脆弱度 in names. */
import type { ChokepointList, ShockQuery, ShockView } from '../../contract/planning.ts';
import type { Region } from '../../graph/entities.ts';
import type { RegionId, SegmentId } from '../../graph/ids.ts';
import { cityNetwork, rankChokepoints, runShock } from '../../planning/shock/run-shock.ts';
import type { ShockQuestion } from '../../planning/shock/shock-origins.ts';
import { DomainError } from '../domain-error.ts';
import { findCompany, findSegment } from '../find-entity.ts';
import { entityNames, type NamedEntity, type PlanningState } from './planning-state.ts';

/** @throws DomainError for what is not in the graph; PlanningError `shock_origin_empty`, `shock_size_invalid`. */
export function shockView(state: PlanningState, query: ShockQuery): ShockView {
  const { subject, question } = resolveShock(state, query);
  const result = runShock(state.snapshot, state.states, question, { seed: query.seed });
  const names = entityNames(state);
  return {
    version: state.snapshot.version,
    type: query.type,
    subject,
    losses: result.losses.map(({ segmentId, shortfall, supply, lostCompanyIds }) => ({
      segment: names.segment(segmentId),
      shortfall,
      supply,
      companies: lostCompanyIds.map((id) => names.company(id)),
    })),
    affected: result.affected.map(({ segmentId, because, ...spread }) => ({
      segment: names.segment(segmentId),
      ...chainOf(state, segmentId),
      ...spread,
      because: because === null ? null : names.segment(because),
    })),
    affectedShare: result.affectedShare,
    terminals: { ...result.terminals, reached: result.terminals.reached.map((id) => names.segment(id)) },
    affectedCompanies: result.affectedCompanyIds.length,
    substitutes: result.substitutes.map(({ segmentId, inCity, inProvince, outside }) => ({
      segment: names.segment(segmentId),
      inCity: inCity.map((id) => names.company(id)),
      inProvince: inProvince.map((id) => names.company(id)),
      outside: outside.map((id) => names.company(id)),
    })),
    simulation: result.simulation,
  };
}

function chainOf({ snapshot }: PlanningState, segmentId: SegmentId): { chainId: string; chainName: string } {
  const chain = snapshot.segments.get(segmentId)?.chainId;
  if (chain === undefined) return { chainId: '', chainName: '' };
  return { chainId: chain, chainName: snapshot.chains.get(chain)?.name ?? chain };
}

export function chokepointList(state: PlanningState): ChokepointList {
  const names = entityNames(state);
  return {
    version: state.snapshot.version,
    terminals: cityNetwork(state.snapshot, state.states).terminals.length,
    rows: rankChokepoints(state.snapshot, state.states).map(({ segmentId, ...row }) => ({
      segment: names.segment(segmentId),
      chainId: state.snapshot.segments.get(segmentId)?.chainId ?? '',
      ...row,
    })),
  };
}

function resolveShock(state: PlanningState, query: ShockQuery): { subject: NamedEntity; question: ShockQuestion } {
  const { type, of, share } = query;
  if (type === 'company') {
    const { id, name } = findCompany(state, of);
    return { subject: { id, name }, question: { type, companyId: id } };
  }
  if (type === 'region') {
    const { id, name } = findRegion(state, of);
    return { subject: { id, name }, question: { type, regionId: id } };
  }
  const { id, name } = findSegment(state, of);
  return { subject: { id, name }, question: { type, segmentId: id, share } };
}

/** By code or full name. @throws DomainError `region_not_found`. */
function findRegion({ snapshot }: PlanningState, asked: string): Region {
  const regions = [...snapshot.regions.values()];
  const region = snapshot.regions.get(asked as RegionId) ?? regions.find(({ name }) => name === asked);
  if (region) return region;
  const near = regions.filter(({ name }) => name.startsWith(asked.slice(0, 2))).map(({ name }) => name);
  throw new DomainError('region_not_found', asked, near.slice(0, 3));
}
