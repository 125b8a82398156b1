/** 缺口详情: one segment with verdict, proof, rule trace, neighbours and local companies. */
import type { EvidenceView, LocalCompanyView, NeighbourView, SegmentDetail } from '../contract/segments.ts';
import type { CityText, EvidenceItem, NeighbourStatus, ScoredNumber, SegmentAssessment } from '../gaps/types.ts';
import type { Segment, SegmentIndustry } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import { cite } from './citations.ts';
import { findSegment, regionName } from './find-entity.ts';
import { planWord } from './gap-views.ts';
import type { GraphState } from './graph-state.ts';
import { reasonSentence, ruleInputLabel, ruleInputValue } from './wording.ts';

function neighbourView(state: GraphState, neighbour: NeighbourStatus): NeighbourView {
  const segment = state.snapshot.segments.get(neighbour.segmentId);
  return {
    segmentId: neighbour.segmentId,
    chainId: segment?.chainId ?? '',
    name: segment?.name ?? neighbour.segmentId,
    necessity: neighbour.necessity,
    status: neighbour.status,
    localCount: state.gaps.segments.get(neighbour.segmentId)?.localCompanyIds.length ?? 0,
  };
}

function localCompany(state: GraphState, segment: Segment, id: CompanyId): LocalCompanyView {
  const company = state.snapshot.companies.get(id);
  if (!company) throw new Error(`unknown company: ${id}`);
  const operation = state.snapshot.operationsOfSegment.get(segment.id)?.find((entry) => entry.companyId === id);
  const text = state.textEvidence.get(segment.id)?.find((entry) => entry.companyId === id);
  return {
    id,
    name: company.name,
    shortName: company.shortName ?? null,
    regionName: regionName(state, company.regionId),
    confidence: operation?.confidence ?? text?.probability ?? 0,
    origin: operation?.origin ?? 'text',
    evidence: operation?.evidence ?? text?.excerpt ?? '',
    asOf: operation?.provenance.asOf ?? company.provenance.asOf,
  };
}

function evidenceView(state: GraphState, item: EvidenceItem): EvidenceView {
  const company = item.companyId ? state.snapshot.companies.get(item.companyId) : undefined;
  return {
    side: item.side,
    source: item.source,
    companyId: item.companyId ?? null,
    companyName: company?.name ?? null,
    probability: item.probability,
    note: item.note,
    asOf: item.asOf,
    citations: cite(state.snapshot, item.sourceIds),
    cityText: item.cityText ? cityTextView(state, item.cityText) : null,
  };
}

function cityTextView(state: GraphState, { leads, features }: CityText): EvidenceView['cityText'] {
  return {
    leads: leads.map(({ companyId, probability, excerpt, words }) => ({
      companyId,
      companyName: state.snapshot.companies.get(companyId)?.name ?? companyId,
      probability,
      excerpt,
      words: [...words],
    })),
    features: { ...features },
  };
}

function industryView(state: GraphState, industry: SegmentIndustry | undefined): SegmentDetail['industry'] {
  if (!industry) return null;
  const { classes, provenance } = industry;
  return {
    classes: classes.map(({ code, name, breadth }) => ({ code, name, breadth })),
    kind: provenance.kind,
    asOf: provenance.asOf,
    citations: cite(state.snapshot, provenance.sourceIds),
  };
}

/** A score with its addends as they are shown. */
export const scoredView = (number: ScoredNumber): SegmentDetail['need'] => ({
  score: number.score,
  addends: number.addends.map(({ key, value, missing, weight, feature }) => ({
    key,
    value,
    missing,
    note: missing ? '' : `${weight.toFixed(2)} × ${feature.toFixed(3)}`,
  })),
});

function presenceView(state: GraphState, assessment: SegmentAssessment): SegmentDetail['presence'] {
  const { presence } = assessment;
  const { proof } = presence;
  const stored = state.overrides.get(assessment.segmentId);
  return {
    verdict: presence.verdict,
    computedVerdict: presence.computedVerdict,
    probability: presence.probability,
    exportGrade: presence.exportGrade,
    override: stored ? { ...withoutSegment(stored.override), revision: stored.revision } : null,
    formula: proof.formula,
    searchedCompanies: proof.searched.companies,
    companiesWithText: proof.searched.withText,
    coverage: proof.coverage,
    coverageBasis: [...proof.coverageBasis],
    prior: proof.prior,
    expectedFirms: proof.expectedFirms,
    unseenFirms: proof.unseenFirms?.map((alike) => ({ ...alike })) ?? null,
    thresholds: { ...proof.thresholds },
    evidence: proof.evidence.map((item) => evidenceView(state, item)),
  };
}

function withoutSegment<Override extends { segmentId: unknown }>(override: Override): Omit<Override, 'segmentId'> {
  const { segmentId: _, ...rest } = override;
  return rest;
}

function strengthView(state: GraphState, assessment: SegmentAssessment): SegmentDetail['strength'] {
  const { strength } = assessment;
  if (!strength) return null;
  const leader = strength.leaderId ? state.snapshot.companies.get(strength.leaderId) : undefined;
  return {
    firms: strength.firms,
    effectiveFirms: strength.effectiveFirms,
    percentile: strength.percentile,
    leaderName: leader ? (leader.shortName ?? leader.name) : null,
    weak: strength.weak,
    weakBecause: [...strength.weakBecause],
  };
}

/** The rule table of kinds in words, by rule id. */
const RULE_MEANINGS: Readonly<Record<string, string>> = {
  'unknown-verify': '数据不足以判断有无，先核实，再归类',
  'present-weak-strengthen': '本地已有但薄弱（企业少、位次低或缺龙头），列为强链',
  'present-strong': '本地已有且不薄弱，不列为缺口',
  'absent-chain-empty-build': '本地缺，且全链没有一个已有环节，从零到一，列为建链',
  'absent-required-fill': '本地缺，而本地已有环节必须用它，列为补链',
  'absent-between-fill': '本地缺，且位于两个本地已有环节之间，列为补链',
  'absent-adjacent-extend': '本地缺，只与一侧的本地已有环节相邻，列为延链',
  'absent-plan-named': '本地缺，与本地已有环节不相连，但规划点名，按规划用词归类',
  'absent-not-listed': '本地缺，与本地已有环节不相连，规划也没有点名，不列为缺口',
};

/** @throws DomainError `segment_not_found`. */
export function segmentDetail(state: GraphState, asked: string): SegmentDetail {
  const segment = findSegment(state, asked);
  const assessment = state.gaps.segments.get(segment.id);
  if (!assessment) throw new Error(`segment without assessment: ${segment.id}`);
  const { snapshot } = state;
  const { id, chainId, name, description, tier, group } = segment;
  return {
    id,
    chainId,
    name,
    description,
    tier,
    group,
    chainName: snapshot.chains.get(chainId)?.name ?? chainId,
    aliases: [...segment.aliases],
    products: [...segment.products],
    industry: industryView(state, segment.industry),
    status: assessment.status,
    kind: assessment.kind,
    presence: presenceView(state, assessment),
    strength: strengthView(state, assessment),
    rule: {
      id: assessment.rule.ruleId,
      meaning: RULE_MEANINGS[assessment.rule.ruleId] ?? assessment.rule.ruleId,
      sentence: reasonSentence(snapshot, assessment),
      inputs: assessment.rule.inputs.map((input) => ({
        name: input.name,
        label: ruleInputLabel(input.name),
        value: ruleInputValue(input.value),
      })),
    },
    plan: assessment.planStatements.map(planWord),
    planDiffers:
      assessment.kind !== null &&
      assessment.kind !== '待核' &&
      assessment.planActions.length > 0 &&
      !assessment.planActions.includes(assessment.kind),
    upstream: assessment.upstream.map((neighbour) => neighbourView(state, neighbour)),
    downstream: assessment.downstream.map((neighbour) => neighbourView(state, neighbour)),
    localCompanies: assessment.localCompanyIds.map((companyId) => localCompany(state, segment, companyId)),
    likelihood: assessment.likelihood ? scoredView(assessment.likelihood) : null,
    likelihoodMissing: assessment.likelihoodMissing,
    need: scoredView(assessment.need),
    quadrant: assessment.quadrant,
    sources: cite(snapshot, segment.provenance.sourceIds),
    version: snapshot.version,
  };
}
