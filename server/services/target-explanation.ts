/** Why a company stands where it does in a segment's ranking, or why it does not stand there at all. */
import type { AbsenceReason, TargetExplanation, TargetExplanationQuery } from '../contract/target-explanations.ts';
import type { Company, Segment } from '../graph/entities.ts';
import { companyDocument, segmentQuery } from '../matching/company-documents.ts';
import { targetScope } from '../matching/local-firms.ts';
import { matchedTerms } from '../matching/matched-terms.ts';
import { normaliseText } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';
import { findChain, findCompany, findSegment } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { similarityConditions } from './similarity/similarity-use.ts';
import { liftOf, valuePlace } from './target-lift.ts';
import { targetRow } from './target-rows.ts';

/** Words of the segment that occur in the company's own name, texts or products. */
function commonWords(segment: Segment, company: Company): string[] {
  const { name, text, products } = companyDocument(company);
  const own = new Set(tokenise(normaliseText([name, text, ...products].join('\n'))));
  const { text: asked, expansions } = segmentQuery(segment);
  const found = matchedTerms([asked, ...expansions].map(normaliseText), (token) => Number(own.has(token)));
  return found.map(({ term }) => term);
}

function absenceReason(state: GraphState, company: Company, words: readonly string[]): AbsenceReason {
  if (state.snapshot.localCompanyIds.has(company.id)) return 'local';
  if (company.status !== 'active') return 'not_active';
  if (targetScope(state.snapshot).local.has(company.id)) return 'local_group';
  return words.length === 0 ? 'no_common_words' : 'below_floor';
}

/** @throws DomainError `segment_not_found`, `company_not_found`, `chain_not_found`. */
export function explainTarget(state: GraphState, asked: TargetExplanationQuery): TargetExplanation {
  const chainId = asked.chain === undefined ? undefined : findChain(state, asked.chain).id;
  const segment = findSegment(state, asked.segment, chainId);
  const company = findCompany(state, asked.company);
  const listed = state.ranking(segment.id);
  const isSame = (target: { readonly companyId: string }): boolean => target.companyId === company.id;
  const onList = listed.rows.find(isSame);
  const target = onList ?? state.matching.rankForSegment(segment.id, { limit: listed.total }).rows.find(isSame);
  const words = target ? [] : commonWords(segment, company);
  return {
    versionId: state.snapshot.version.id,
    asOf: state.snapshot.version.asOf,
    segmentId: segment.id,
    segmentName: segment.name,
    companyId: company.id,
    companyName: company.name,
    total: listed.total,
    listed: listed.rows.length,
    row: target ? targetRow(state, segment.id, target) : null,
    value: onList ? valuePlace(listed.rows, company.id) : null,
    lift: onList ? liftOf(state, listed.rows, company, asked.top) : null,
    absence: target ? null : { reason: absenceReason(state, company, words), words },
    similarity: similarityConditions(state.similarity)[0]?.value ?? null,
  };
}
