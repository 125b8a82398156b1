/** One row of a target list, from a ranked target. */
import type { TargetRow } from '../contract/targets.ts';
import type { SegmentId } from '../graph/ids.ts';
import type { RankedTarget, ScorePart } from '../matching/types.ts';
import { cite } from './citations.ts';
import { regionName } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';

/**
 * P(the company really does the segment) from which a company stands on a list without being asked for, 0-1.
 * Below it the row is a lead for a search by hand; higher makes lists shorter and surer.
 */
export const MIN_LISTED_PROBABILITY = 0.3;

/** Whether a ranked company stands on a list that combines segments. */
export function isListed(target: RankedTarget): boolean {
  const { origin, probability } = target.fit;
  return origin === 'curated' || (origin === 'matched' && (probability ?? 0) >= MIN_LISTED_PROBABILITY);
}

const partView = (part: ScorePart) => ({ key: part.key, value: part.value, missing: part.missing, note: part.note });

/** Contact marks are no part of a computed state: `showContacts` enters them. */
export function targetRow(state: GraphState, segmentId: SegmentId, target: RankedTarget): TargetRow {
  const { snapshot } = state;
  const company = snapshot.companies.get(target.companyId);
  const segment = snapshot.segments.get(segmentId);
  if (!company || !segment) throw new Error(`ranked row without record: ${target.companyId} ${segmentId}`);
  const operation = snapshot.operationsOfCompany.get(company.id)?.find((entry) => entry.segmentId === segmentId);
  const parent = company.parentId ? snapshot.companies.get(company.parentId) : undefined;
  const sourceIds = [...(operation?.provenance.sourceIds ?? []), ...company.provenance.sourceIds];
  return {
    rank: target.rank,
    interval: target.interval ? { ...target.interval } : null,
    companyId: company.id,
    name: company.name,
    shortName: company.shortName ?? null,
    nameEn: company.nameEn ?? null,
    stockCode: company.stockCode ?? null,
    regionId: company.regionId,
    regionName: regionName(state, company.regionId),
    parentName: parent?.name ?? company.groupName ?? null,
    honours: company.honours.map(({ kind, year, rank, note }) => ({
      kind,
      year,
      rank: rank ?? null,
      note: note ?? null,
    })),
    hasSignal: company.signals.length > 0,
    segmentId,
    segmentName: segment.name,
    chainId: segment.chainId,
    chainName: snapshot.chains.get(segment.chainId)?.name ?? segment.chainId,
    gapKind: state.gaps.segments.get(segmentId)?.kind ?? null,
    fit: {
      score: target.fit.score,
      probability: target.fit.probability,
      origin: target.fit.origin,
      terms: target.fit.terms.map(({ term, weight }) => ({ term, weight })),
      excerpt: target.fit.excerpt,
      parts: target.fit.parts.map(partView),
    },
    attractiveness: {
      score: target.attractiveness.score,
      low: target.attractiveness.low,
      high: target.attractiveness.high,
      parts: target.attractiveness.parts.map(partView),
    },
    evidence: operation?.evidence ?? target.fit.excerpt,
    contacts: [],
    citations: cite(snapshot, sourceIds),
    asOf: operation?.provenance.asOf ?? company.provenance.asOf,
  };
}
