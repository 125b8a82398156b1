/** Why a company stands where it does in a segment's ranking, or why it does not stand there at all. */
import type { TargetRow } from '../contract/targets.ts';
import type { Company, Segment } from '../graph/entities.ts';
import { companyDocument, segmentQuery } from '../matching/company-documents.ts';
import { targetScope } from '../matching/local-firms.ts';
import { matchedTerms } from '../matching/matched-terms.ts';
import { normaliseText } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';
import { findChain, findCompany, findSegment } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { targetRow } from './target-rows.ts';

export type AbsenceReason = 'not_active' | 'local' | 'local_group' | 'below_floor' | 'no_common_words';

export interface TargetExplanation {
  readonly versionId: string;
  readonly asOf: string;
  readonly segmentName: string;
  readonly companyId: string;
  readonly companyName: string;
  /** Companies in the ranking, and how many of them the list holds; ranks beyond are computed but not listed. */
  readonly total: number;
  readonly listed: number;
  /** The company's row; null when it is not ranked. */
  readonly row: TargetRow | null;
  /** Why it is not ranked; null when it is. `words` are what it shares with the segment all the same. */
  readonly absence: { readonly reason: AbsenceReason; readonly words: readonly string[] } | null;
}

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
export function explainTarget(
  state: GraphState,
  asked: { readonly segment: string; readonly company: string; readonly chain?: string | undefined },
): TargetExplanation {
  const chainId = asked.chain === undefined ? undefined : findChain(state, asked.chain).id;
  const segment = findSegment(state, asked.segment, chainId);
  const company = findCompany(state, asked.company);
  const listed = state.ranking(segment.id);
  const isSame = (target: { readonly companyId: string }): boolean => target.companyId === company.id;
  const target =
    listed.rows.find(isSame) ?? state.matching.rankForSegment(segment.id, { limit: listed.total }).rows.find(isSame);
  const words = target ? [] : commonWords(segment, company);
  return {
    versionId: state.snapshot.version.id,
    asOf: state.snapshot.version.asOf,
    segmentName: segment.name,
    companyId: company.id,
    companyName: company.name,
    total: listed.total,
    listed: listed.rows.length,
    row: target ? targetRow(state, segment.id, target) : null,
    absence: target ? null : { reason: absenceReason(state, company, words), words },
  };
}
