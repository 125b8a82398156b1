/** 企业档案: everything the graph knows of one company, with sources. */
import type { CompanyDetail } from '../contract/companies.ts';
import type { Company, Relation } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import { cite } from './citations.ts';
import { findCompany, regionName } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';

function nameOf(state: GraphState, id: string): string {
  const company = state.snapshot.companies.get(id as CompanyId);
  return company?.name ?? state.snapshot.data.organisations.find((entry) => entry.id === id)?.name ?? id;
}

function relationView(state: GraphState, company: Company, relation: Relation): CompanyDetail['relations'][number] {
  const isOut = relation.from === company.id;
  const otherId = isOut ? relation.to : relation.from;
  return {
    type: relation.type,
    direction: isOut ? 'out' : 'in',
    otherId,
    otherName: nameOf(state, otherId),
    note: relation.note,
    asOf: relation.provenance.asOf,
    citations: cite(state.snapshot, relation.provenance.sourceIds),
  };
}

function parentView(state: GraphState, company: Company): CompanyDetail['parent'] {
  if (company.parentId) return { id: company.parentId, name: nameOf(state, company.parentId) };
  return company.groupName ? { id: null, name: company.groupName } : null;
}

function scaleView(company: Company): CompanyDetail['scale'] {
  const { scale } = company;
  if (!scale) return null;
  return {
    revenueCny: scale.revenueCny ?? null,
    employees: scale.employees ?? null,
    registeredCapitalCny: scale.registeredCapitalCny ?? null,
    asOf: scale.asOf,
  };
}

function segmentViews(state: GraphState, company: Company): CompanyDetail['segments'] {
  return (state.snapshot.operationsOfCompany.get(company.id) ?? []).map((operation) => {
    const segment = state.snapshot.segments.get(operation.segmentId);
    const chainId = segment?.chainId ?? '';
    return {
      segmentId: operation.segmentId,
      segmentName: segment?.name ?? operation.segmentId,
      chainId,
      chainName: segment ? (state.snapshot.chains.get(segment.chainId)?.name ?? chainId) : chainId,
      confidence: operation.confidence,
      origin: operation.origin,
      evidence: operation.evidence,
    };
  });
}

/** By id, code or name. @throws DomainError `company_not_found`. */
export function companyDetail(state: GraphState, asked: string): CompanyDetail {
  const company = findCompany(state, asked);
  const { snapshot } = state;
  return {
    id: company.id,
    name: company.name,
    shortName: company.shortName ?? null,
    nameEn: company.nameEn ?? null,
    aliases: [...company.aliases],
    formerNames: [...company.formerNames],
    creditCode: company.creditCode ?? null,
    stockCode: company.stockCode ?? null,
    exchange: company.exchange ?? null,
    regionId: company.regionId,
    regionName: regionName(state, company.regionId),
    isLocal: snapshot.localCompanyIds.has(company.id),
    status: company.status,
    parent: parentView(state, company),
    honours: company.honours.map(({ kind, year, rank, note, sourceId }) => ({
      kind,
      year,
      rank: rank ?? null,
      note: note ?? null,
      citation: cite(snapshot, [sourceId])[0] ?? null,
    })),
    signals: company.signals.map(({ kind, date, note }) => ({ kind, date, note })),
    scale: scaleView(company),
    products: company.products.map(({ name, revenueShare }) => ({ name, revenueShare: revenueShare ?? null })),
    texts: [...company.texts],
    segments: segmentViews(state, company),
    relations: (snapshot.relationsOfCompany.get(company.id) ?? []).map((relation) =>
      relationView(state, company, relation),
    ),
    sources: cite(snapshot, company.provenance.sourceIds),
    asOf: company.provenance.asOf,
    version: snapshot.version,
  };
}
