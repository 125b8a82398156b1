/** The labelled pairs behind EVIDENCE_MODEL: every (segment, company) of the curated graph that shares a word. */
import type { GraphData, Segment } from '../../server/graph/entities.ts';
import { companyDocument, segmentQuery } from '../../server/matching/company-documents.ts';
import type { QueryScores } from '../../server/matching/ranker.ts';
import { liftOf, meanPreferences, TextEvidenceModel, uncompeted } from '../../server/matching/text-evidence.ts';
import type { Example } from './logistic.ts';

export interface Pair extends Example {
  /** phrase, coverage, fit, lift: the order of EVIDENCE_MODEL. */
  readonly features: readonly number[];
  /** True when an editor entered the link. */
  readonly isPositive: boolean;
  readonly chainId: string;
  /** Number of the company in the order of ids, from 0. */
  readonly company: number;
}

/** Reads the features exactly as the product does: chain by chain, all its segments at once, all active companies. */
export function evidencePairs(data: GraphData): Pair[] {
  const companies = data.companies.filter((company) => company.status === 'active');
  const model = new TextEvidenceModel(companies.map(companyDocument));
  const entered = new Set(
    data.operations
      .filter((operation) => operation.origin !== 'inferred')
      .map(({ segmentId, companyId }) => `${segmentId} ${companyId}`),
  );
  return data.chains.flatMap((chain) =>
    pairsOfChain(
      model,
      data.segments.filter((segment) => segment.chainId === chain.id),
      entered,
    ),
  );
}

function pairsOfChain(model: TextEvidenceModel, segments: readonly Segment[], entered: ReadonlySet<string>): Pair[] {
  const scores = model.ranker.scoreTree(segments.map(segmentQuery), true);
  const preferences = meanPreferences(scores, model.ranker.index.size);
  return segments.flatMap((segment, at) => {
    const ofSegment = scores[at];
    return ofSegment === undefined ? [] : pairsOfSegment(model, segment, ofSegment, preferences, entered);
  });
}

function pairsOfSegment(
  model: TextEvidenceModel,
  segment: Segment,
  scores: QueryScores,
  preferences: Float64Array,
  entered: ReadonlySet<string>,
): Pair[] {
  const { ids } = model.ranker.index.weights();
  const best = scores.total.reduce((max, _, d) => Math.max(max, uncompeted(scores, d)), Number.MIN_VALUE);
  const read = model.reader(scores.query);
  return ids.flatMap((id, d) => {
    if ((scores.rawWords[d] ?? 0) <= 0) return [];
    const before = uncompeted(scores, d);
    const { phrase, coverage, fit, lift } = read(id, before / best, liftOf(before, preferences[d] ?? 1));
    return {
      features: [phrase, coverage, fit, lift],
      isPositive: entered.has(`${segment.id} ${id}`),
      chainId: segment.chainId,
      company: d,
    };
  });
}
