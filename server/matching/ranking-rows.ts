/**
 * From scores to rows: parts that sum to the score, what matched, the excerpt, the card, the rank interval.
 */
import type { Company, Operation } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import { rankIntervals } from '../graph/rank-interval.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { excerptAround } from '../text/clauses.ts';
import { normaliseText } from '../text/normalise.ts';
import { attractivenessOf } from './attractiveness.ts';
import { CURATED_SHARE, INTERVAL_MARGIN, RANKING_FLOOR } from './defaults.ts';
import { matchedTerms } from './matched-terms.ts';
import type { QueryScores } from './ranker.ts';
import type { EvidenceFeatures } from './evidence-reader.ts';
import { evidenceProbability } from './text-evidence.ts';
import type { TermSource } from './term-source.ts';
import type { Fit, MatchedTerm, MatchOrigin, RankedTarget, ScorePart } from './types.ts';

/** A company that stands in a ranking, before it is explained. */
export interface Candidate {
  readonly companyId: CompanyId;
  /** Place of the company in the scores. */
  readonly place: number;
  readonly parts: readonly ScorePart[];
  readonly score: number;
  readonly operation: Operation | null;
}

export interface RowContext {
  readonly snapshot: GraphSnapshot;
  readonly asOf: string;
  readonly terms: TermSource;
  readonly scores: QueryScores;
  /** Evidence features of a document for the query. */
  readonly featuresOf: (document: number) => EvidenceFeatures;
  /** False for a free phrase, which has no calibration. */
  readonly calibrated: boolean;
}

const TEXT_PARTS = ['words', 'parent', 'feedback', 'neighbours', 'phrase', 'competition'] as const;

/**
 * Companies with an entered link or a text score above the floor, by score then id.
 *
 * @param operations entered links of the segment by company; null for a free phrase, whose score is text alone.
 */
export function candidatesOf(
  scores: QueryScores,
  ids: readonly string[],
  companies: ReadonlyMap<CompanyId, Company>,
  operations: ReadonlyMap<CompanyId, Operation> | null,
): Candidate[] {
  const best = scores.total.reduce((max, value) => Math.max(max, value), 0);
  const scale = best > 0 ? (operations === null ? 1 : 1 - CURATED_SHARE) / best : 0;
  const candidates: Candidate[] = [];
  ids.forEach((id, d) => {
    const company = companies.get(id as CompanyId);
    if (company === undefined) return;
    const operation = operations?.get(company.id) ?? null;
    const reaches = best > 0 && (scores.total[d] ?? 0) >= RANKING_FLOOR * best;
    if (operation === null && !reaches) return;
    const parts = scoreParts(scores, d, scale, operations === null ? undefined : operation);
    candidates.push({
      companyId: company.id,
      place: d,
      parts,
      score: parts.reduce((sum, part) => sum + part.value, 0),
      operation,
    });
  });
  return candidates.sort((a, b) => b.score - a.score || (a.companyId < b.companyId ? -1 : 1));
}

function scoreParts(
  scores: QueryScores,
  d: number,
  scale: number,
  operation: Operation | null | undefined,
): ScorePart[] {
  const text = TEXT_PARTS.map((key) => ({
    key,
    value: scale * (scores[key][d] ?? 0),
    missing: false,
    note: '',
    sourceIds: [],
  }));
  if (operation === undefined) return text;
  const curated: ScorePart = {
    key: 'curated',
    value: CURATED_SHARE * (operation?.confidence ?? 0),
    missing: operation === null,
    note: operation?.evidence ?? '',
    sourceIds: operation?.provenance.sourceIds ?? [],
  };
  return [curated, ...text];
}

/** Explains the first `limit` candidates; ranks and intervals are among all of them. */
export function explainRows(candidates: readonly Candidate[], limit: number, context: RowContext): RankedTarget[] {
  const values = candidates.map((candidate) => candidate.parts.map((part) => part.value));
  const partCount = values[0]?.length ?? 0;
  const box = {
    low: Array.from({ length: partCount }, () => 1 - INTERVAL_MARGIN),
    high: Array.from({ length: partCount }, () => 1 + INTERVAL_MARGIN),
  };
  const intervals = rankIntervals(values, box, limit);
  return candidates.slice(0, limit).flatMap((candidate, i) => {
    const company = context.snapshot.companies.get(candidate.companyId);
    if (company === undefined) return [];
    return [
      {
        companyId: candidate.companyId,
        rank: i + 1,
        interval: intervals[i] ?? null,
        fit: explainFit(candidate, company, context),
        attractiveness: attractivenessOf(context.snapshot, company, context.asOf),
      },
    ];
  });
}

function explainFit(candidate: Candidate, company: Company, context: RowContext): Fit {
  const features = context.featuresOf(candidate.place);
  const terms = sharedTerms(candidate.companyId, context);
  const origin: MatchOrigin = candidate.operation !== null ? 'curated' : terms.length > 0 ? 'matched' : 'inferred';
  return {
    score: candidate.score,
    parts: candidate.parts,
    probability: context.calibrated ? probabilityOf(candidate.operation, features) : null,
    origin,
    terms,
    excerpt: excerptOf(company, features),
  };
}

function sharedTerms(companyId: CompanyId, { scores, terms }: RowContext): MatchedTerm[] {
  const { text, expansions } = scores.query;
  return matchedTerms([text, ...expansions].map(normaliseText), terms.impacts(companyId));
}

/** Whether a candidate has an entered link or a word of the query in its own texts, so is more than inferred. */
export function isMatched(candidate: Candidate, context: RowContext): boolean {
  return candidate.operation !== null || sharedTerms(candidate.companyId, context).length > 0;
}

/** The editor's confidence, or the texts' probability where that is greater. */
function probabilityOf(operation: Operation | null, features: EvidenceFeatures): number {
  return Math.max(operation?.confidence ?? 0, evidenceProbability(features));
}

/** The telling clause in its sentence, as the company wrote it. */
export function excerptOf(company: Company, features: EvidenceFeatures): string {
  return features.clause === '' ? '' : excerptAround(company.texts.join('\n'), features.clause);
}
