/** First pass: the verdict of every segment, each from its own evidence, its lists and its comparable segments. */
import type { Company, Segment } from '../graph/entities.ts';
import type { SegmentId } from '../graph/ids.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { coverageByChain } from './coverage.ts';
import type { ChainCoverage } from './coverage.ts';
import { EXPECTED_FIRMS, LOCAL_COMPANY_FLOOR, PRIOR, WRONG_VERDICT_COST } from './defaults.ts';
import { evidenceAgainst, evidenceFor } from './evidence.ts';
import { directoryExpectations } from './directory/national-directory.ts';
import { assessPresence, latestOverrides, probabilitySeen, thresholdsAt } from './presence.ts';
import { expectations } from './prior.ts';
import type { EvidenceItem, GapInputs, PresenceAssessment, PresenceProof } from './types.ts';

export interface PresencePass {
  readonly presence: ReadonlyMap<SegmentId, PresenceAssessment>;
  /** Local companies of each segment, most certain first. */
  readonly localCompanies: ReadonlyMap<SegmentId, readonly Company[]>;
  readonly coverageOf: (chainId: Parameters<ReturnType<typeof coverageByChain>>[0]) => ChainCoverage;
}

/**
 * Chains and segments in the graph's order. Overrides of segments that the graph does not hold are left out. A segment
 * without any words cannot be looked for: no list speaks against it, and it is no trial for the others.
 */
export function lookForPresence(snapshot: GraphSnapshot, inputs: GapInputs): PresencePass {
  const coverageOf = coverageByChain(snapshot);
  const overrides = latestOverrides(inputs.overrides);
  const thresholds = thresholdsAt(inputs.wrongVerdictCost ?? WRONG_VERDICT_COST);
  const searched = searchedCompanies(snapshot);
  const directory = directoryExpectations(snapshot, (chainId) => coverageOf(chainId).kappa);
  const presence = new Map<SegmentId, PresenceAssessment>();
  const localCompanies = new Map<SegmentId, readonly Company[]>();
  for (const [chainId, segments] of groupBy(snapshot.data.segments, (segment) => segment.chainId)) {
    const coverage = coverageOf(chainId);
    const basis = coverage.lists.map((list) => list.basis);
    const against = evidenceAgainst(coverage.lists);
    const found = new Map(segments.map((segment) => [segment.id, evidenceFor(snapshot, inputs, segment.id)]));
    const sights = segments.map((segment) => ({ segment, ...sightOf(found.get(segment.id) ?? []) }));
    const expected = expectations(
      sights.filter(({ segment }) => hasWords(segment)),
      coverage,
    );
    for (const segment of segments) {
      const { id } = segment;
      const evidence = found.get(id) ?? [];
      const expectation = hasWords(segment) ? (directory.get(id) ?? expected.get(id)) : undefined;
      const proof = expectation
        ? { searched, coverageBasis: basis, ...expectation, evidence: [...evidence, ...against] }
        : { searched, coverageBasis: [], ...UNEXPECTED, evidence };
      presence.set(id, assessPresence(proof, overrides.get(id) ?? null, thresholds));
      localCompanies.set(id, companiesOf(snapshot, evidence));
    }
  }
  return { presence, localCompanies, coverageOf };
}

const hasWords = ({ name, aliases, products }: Segment): boolean =>
  [name, ...aliases, ...products].some((word) => word.trim() !== '');

/** What is expected of a segment nobody can look for. */
const UNEXPECTED = { prior: PRIOR.base, expectedFirms: EXPECTED_FIRMS.base, unseenFirms: null } as const;

function sightOf(evidence: readonly EvidenceItem[]): { seen: number; firms: number } {
  const firms = evidence.reduce((sum, item) => sum + (item.companyId === undefined ? 0 : item.probability), 0);
  return { seen: probabilitySeen(evidence), firms };
}

function companiesOf(snapshot: GraphSnapshot, evidence: readonly EvidenceItem[]): readonly Company[] {
  return evidence.flatMap(({ companyId, probability }) =>
    companyId !== undefined && probability >= LOCAL_COMPANY_FLOOR ? (snapshot.companies.get(companyId) ?? []) : [],
  );
}

function searchedCompanies(snapshot: GraphSnapshot): PresenceProof['searched'] {
  const local = snapshot.data.companies.filter((company) => snapshot.localCompanyIds.has(company.id));
  const withText = local.filter((company) => company.texts.length > 0 || company.products.length > 0);
  return { companies: local.length, withText: withText.length };
}
