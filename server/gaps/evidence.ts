/** What speaks for a segment being present: local companies' operations and texts, and the plan's dated words. */
import type { Company, Operation, PlanStatement } from '../graph/entities.ts';
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import type { ListCoverage } from './coverage.ts';
import { PLAN_PRESENCE, TEXT_AT_PLAN_DEPTH, TEXT_EVIDENCE_CAP, TEXT_EVIDENCE_FLOOR } from './defaults.ts';
import { decay, yearsBetween } from './evidence-age.ts';
import type { CityText, EvidenceItem, GapInputs, TextEvidence } from './types.ts';

/**
 * Evidence for the segment, strongest first. One item per local company (its strongest: an entered link and the text
 * it rests on are one fact), one for all local texts together, one for the plan (its strongest statement: one
 * document). Companies elsewhere, dissolved ones and text below TEXT_EVIDENCE_FLOOR give nothing; text gives at most
 * TEXT_EVIDENCE_CAP.
 */
export function evidenceFor(snapshot: GraphSnapshot, inputs: GapInputs, segmentId: SegmentId): readonly EvidenceItem[] {
  const chainId = snapshot.segments.get(segmentId)?.chainId;
  const isFull = chainId !== undefined && snapshot.chains.get(chainId)?.depth === 'full';
  const exponent = isFull ? 1 : TEXT_AT_PLAN_DEPTH;
  const strongest = new Map<CompanyId, EvidenceItem>();
  const offer = (item: EvidenceItem | null): void => {
    if (item?.companyId === undefined) return;
    const known = strongest.get(item.companyId);
    if (!known || strongestFirst(item, known) < 0) strongest.set(item.companyId, item);
  };
  for (const operation of snapshot.operationsOfSegment.get(segmentId) ?? []) offer(operationItem(snapshot, operation));
  for (const text of inputs.textEvidence.get(segmentId) ?? []) offer(textItem(snapshot, text, exponent));
  const plan = (snapshot.planOfSegment.get(segmentId) ?? [])
    .flatMap((statement) => planItem(statement, inputs.asOf))
    .sort(strongestFirst)
    .slice(0, 1);
  const together = cityTextItem(snapshot, inputs.cityTexts?.get(segmentId));
  return [...strongest.values(), ...together, ...plan].sort(strongestFirst);
}

/** Each list that looked and found nothing (or not enough) speaks against, with 1 - its coverage. */
export function evidenceAgainst(lists: readonly ListCoverage[]): readonly EvidenceItem[] {
  return lists.map((list) => ({
    side: 'against',
    source: 'list',
    probability: 1 - list.share,
    note: list.basis,
    sourceIds: list.sourceIds,
    asOf: list.asOf,
  }));
}

function operationItem(snapshot: GraphSnapshot, operation: Operation): EvidenceItem | null {
  const company = localCompany(snapshot, operation.companyId);
  if (!company) return null;
  return {
    side: 'for',
    source: 'operation',
    companyId: company.id,
    probability: clampShare(operation.confidence),
    note: operation.evidence,
    sourceIds: operation.provenance.sourceIds,
    asOf: operation.provenance.asOf,
  };
}

function textItem(snapshot: GraphSnapshot, text: TextEvidence, exponent: number): EvidenceItem | null {
  const probability = Math.min(TEXT_EVIDENCE_CAP, clampShare(text.probability) ** (text.isScope ? 1 : exponent));
  if (!(probability >= TEXT_EVIDENCE_FLOOR)) return null;
  const company = localCompany(snapshot, text.companyId);
  if (!company) return null;
  return {
    side: 'for',
    source: 'text',
    companyId: company.id,
    probability,
    note: text.excerpt,
    sourceIds: company.provenance.sourceIds,
    asOf: company.provenance.asOf,
  };
}

/** All local texts together; dated and sourced as the strongest lead is. */
function cityTextItem(snapshot: GraphSnapshot, cityText: CityText | undefined): EvidenceItem[] {
  const [lead] = cityText?.leads ?? [];
  const company = lead && localCompany(snapshot, lead.companyId);
  if (!cityText || !lead || !company) return [];
  const probability = Math.min(TEXT_EVIDENCE_CAP, clampShare(cityText.probability));
  if (!(probability >= TEXT_EVIDENCE_FLOOR)) return [];
  const { sourceIds, asOf } = company.provenance;
  return [{ side: 'for', source: 'city_text', cityText, probability, note: lead.excerpt, sourceIds, asOf }];
}

/** A statement of presence loses half its weight every PLAN_PRESENCE.halfLifeYears. */
function planItem(statement: PlanStatement, asOf: string): EvidenceItem[] {
  if (statement.states !== 'present') return [];
  const age = yearsBetween(statement.asOf, asOf);
  return [
    {
      side: 'for',
      source: 'plan',
      statement,
      probability: PLAN_PRESENCE.probability * decay(age, PLAN_PRESENCE.halfLifeYears),
      note: statement.phrase,
      sourceIds: [statement.sourceId],
      asOf: statement.asOf,
    },
  ];
}

function localCompany(snapshot: GraphSnapshot, id: CompanyId): Company | undefined {
  return snapshot.localCompanyIds.has(id) ? snapshot.companies.get(id) : undefined;
}

const clampShare = (value: number): number => (value > 0 ? Math.min(1, value) : 0);

/** Total order on everything that is shown, so that equal evidence always stands in the same place. */
function strongestFirst(a: EvidenceItem, b: EvidenceItem): number {
  return (
    b.probability - a.probability ||
    byText(a.source, b.source) ||
    byText(a.companyId ?? '', b.companyId ?? '') ||
    byText(a.statement?.id ?? '', b.statement?.id ?? '') ||
    byText(a.note, b.note) ||
    byText(a.asOf, b.asOf) ||
    byText(a.sourceIds.join('\n'), b.sourceIds.join('\n'))
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
