/** First pass: the verdict of every segment, each from its own evidence, its lists and its comparable segments. */
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { coverageByChain } from './coverage.ts';
import type { ChainCoverage } from './coverage.ts';
import { LOCAL_COMPANY_FLOOR } from './defaults.ts';
import { evidenceAgainst, evidenceFor } from './evidence.ts';
import { assessPresence, latestOverrides, probabilitySeen } from './presence.ts';
import { expectations } from './prior.ts';
import type { EvidenceItem, GapInputs, PresenceAssessment, PresenceProof } from './types.ts';

export interface PresencePass {
  readonly presence: ReadonlyMap<SegmentId, PresenceAssessment>;
  /** Local companies of each segment, most certain first. */
  readonly localCompanies: ReadonlyMap<SegmentId, readonly CompanyId[]>;
  readonly coverageOf: (chainId: Parameters<ReturnType<typeof coverageByChain>>[0]) => ChainCoverage;
}

/** Chains and segments in id order. Overrides of segments that the graph does not hold are left out. */
export function lookForPresence(snapshot: GraphSnapshot, inputs: GapInputs): PresencePass {
  const coverageOf = coverageByChain(snapshot);
  const overrides = latestOverrides(inputs.overrides);
  const searched = searchedCompanies(snapshot);
  const presence = new Map<SegmentId, PresenceAssessment>();
  const localCompanies = new Map<SegmentId, readonly CompanyId[]>();
  for (const [chainId, segments] of groupBy(snapshot.data.segments, (segment) => segment.chainId)) {
    const coverage = coverageOf(chainId);
    const found = new Map(segments.map((segment) => [segment.id, evidenceFor(snapshot, inputs, segment.id)]));
    const sights = segments.map((segment) => ({ segment, ...sightOf(found.get(segment.id) ?? []) }));
    for (const [segmentId, expectation] of expectations(sights, coverage)) {
      const evidence = found.get(segmentId) ?? [];
      const proof = {
        searched,
        coverageBasis: coverage.lists.map((list) => list.basis),
        ...expectation,
        evidence: [...evidence, ...evidenceAgainst(coverage.lists)],
      };
      presence.set(segmentId, assessPresence(proof, overrides.get(segmentId) ?? null));
      localCompanies.set(segmentId, companiesOf(evidence));
    }
  }
  return { presence, localCompanies, coverageOf };
}

function sightOf(evidence: readonly EvidenceItem[]): { seen: number; firms: number } {
  const firms = evidence.reduce((sum, item) => sum + (item.companyId === undefined ? 0 : item.probability), 0);
  return { seen: probabilitySeen(evidence), firms };
}

const companiesOf = (evidence: readonly EvidenceItem[]): readonly CompanyId[] =>
  evidence.flatMap(({ companyId, probability }) =>
    companyId !== undefined && probability >= LOCAL_COMPANY_FLOOR ? [companyId] : [],
  );

function searchedCompanies(snapshot: GraphSnapshot): PresenceProof['searched'] {
  const local = snapshot.data.companies.filter((company) => snapshot.localCompanyIds.has(company.id));
  const withText = local.filter((company) => company.texts.length > 0 || company.products.length > 0);
  return { companies: local.length, withText: withText.length };
}
