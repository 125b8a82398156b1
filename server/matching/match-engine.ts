/**
 * The matching engine over one snapshot: target rankings, text evidence about local firms, and the search box. Pure
 * and deterministic; every index is built on first use and kept.
 */
import type { Operation, Segment } from '../graph/entities.ts';
import type { ChainId, CompanyId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { stripLegalForms } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';
import { stripFormulas } from '../text/registered-scope.ts';
import { tokenise } from '../text/tokenise.ts';
import { companyDocument, segmentQuery } from './company-documents.ts';
import { EVIDENCE_FLOOR, TREE_WEIGHTS } from './defaults.ts';
import { targetScope } from './local-firms.ts';
import type { TargetScope } from './local-firms.ts';
import type { QueryScores, RankingQuery } from './ranker.ts';
import { candidatesOf, excerptOf, explainRows, isMatched } from './ranking-rows.ts';
import type { Candidate } from './ranking-rows.ts';
import { SearchBox } from './search-box.ts';
import type { SearchHit, SearchType } from './search-box.ts';
import type { SimilarityTable } from './similarity-table.ts';
import { evidenceProbability, liftOf, meanPreferences, TextEvidenceModel, uncompeted } from './text-evidence.ts';
import type { EvidenceFeatures } from './text-evidence.ts';
import type { EmptyReason, TargetRanking } from './types.ts';

/** What a local company's own texts say about a segment. */
export interface LocalTextEvidence {
  readonly companyId: CompanyId;
  /** P(the company really does the segment | its texts), 0-1, calibrated. */
  readonly probability: number;
  readonly excerpt: string;
}

export interface RankOptions {
  /** Rows explained and returned, from 0. */
  readonly limit?: number;
}

export interface MatchEngine {
  /**
   * Companies for a segment, best fit first. Local firms and their group members are named in `excludedLocal`, not
   * ranked; companies that no longer exist are left out.
   * @throws RangeError when the snapshot has no such segment: resolve names first.
   */
  rankForSegment(segmentId: SegmentId, options?: RankOptions): TargetRanking;
  /** Companies for any text; never throws, an empty list says why. Fit has no probability here. */
  rankForPhrase(text: string, options?: RankOptions): TargetRanking;
  /** For every segment with any: local companies whose own texts speak for it, most certain first. */
  localTextEvidence(): ReadonlyMap<SegmentId, readonly LocalTextEvidence[]>;
  /** Segments, chains, companies and regions by name, alias, former name, English, code, pinyin; best first. */
  search(text: string, limit: number): SearchHit[];
  /** Names nearest to one that is not there, best first; possibly fewer than `count`. */
  nearestNames(name: string, type: SearchType, count: number): string[];
}

interface ChainScores {
  /** After competition within the chain. */
  readonly scores: ReadonlyMap<SegmentId, QueryScores>;
  readonly preferences: Float64Array;
}

const DEFAULT_LIMIT = 50;
/** Characters of a phrase that are looked at: five pages; a segment's description has a few lines. */
const MAX_PHRASE = 10_000;
const MAX_SHOWN_QUERY = 200;

export interface MatchOptions {
  /** Day the signals of the attractiveness card are aged to, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Scores of a model of the user's own: they order targets. Probabilities and text evidence stay the built-in ones. */
  readonly similarity?: SimilarityTable | null;
}

export function createMatchEngine(snapshot: GraphSnapshot, options: MatchOptions): MatchEngine {
  return new SnapshotMatchEngine(snapshot, options);
}

class SnapshotMatchEngine implements MatchEngine {
  readonly #snapshot: GraphSnapshot;
  readonly #asOf: string;
  readonly #similarity: SimilarityTable | null;
  readonly #scope: TargetScope;
  readonly #chains = new Map<ChainId, ChainScores>();
  /** With the user's own model; empty without one. */
  readonly #ownChains = new Map<ChainId, ReadonlyMap<SegmentId, QueryScores>>();
  #model: TextEvidenceModel | null = null;
  #searchBox: SearchBox | null = null;

  constructor(snapshot: GraphSnapshot, { asOf, similarity = null }: MatchOptions) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
    this.#similarity = similarity;
    this.#scope = targetScope(snapshot);
  }

  rankForSegment(segmentId: SegmentId, { limit = DEFAULT_LIMIT }: RankOptions = {}): TargetRanking {
    const segment = this.#snapshot.segments.get(segmentId);
    if (segment === undefined) throw new RangeError(`no segment ${segmentId}`);
    const { scores, preferences } = this.#chainScores(segment.chainId);
    const ofSegment = scores.get(segmentId);
    if (ofSegment === undefined) throw new RangeError(`no scores for ${segmentId}`);
    const features = this.#featureReader(ofSegment, preferences);
    const order = this.#ownScores(segment.chainId)?.get(segmentId) ?? ofSegment;
    return this.#ranking(segment, segment.name, order, this.#operations(segment), features, limit);
  }

  rankForPhrase(text: string, { limit = DEFAULT_LIMIT }: RankOptions = {}): TargetRanking {
    const phrase = stripLegalForms(stripFormulas(normaliseText(text.slice(0, MAX_PHRASE))));
    const query: RankingQuery = { id: 'phrase', text: phrase, expansions: [], parent: null };
    const scores = this.#evidenceModel().ranker.scorePhrase(query);
    const shown = text.slice(0, MAX_SHOWN_QUERY);
    return this.#ranking(null, shown, scores, null, this.#featureReader(scores, null), limit);
  }

  localTextEvidence(): ReadonlyMap<SegmentId, readonly LocalTextEvidence[]> {
    const evidence = new Map<SegmentId, readonly LocalTextEvidence[]>();
    for (const segment of this.#snapshot.data.segments) {
      const found = this.#localEvidenceOf(segment);
      if (found.length > 0) evidence.set(segment.id, found);
    }
    return evidence;
  }

  search(text: string, limit: number): SearchHit[] {
    return (this.#searchBox ??= new SearchBox(this.#snapshot)).search(text, limit);
  }

  nearestNames(name: string, type: SearchType, count: number): string[] {
    return (this.#searchBox ??= new SearchBox(this.#snapshot)).nearestNames(name, type, count);
  }

  #evidenceModel(): TextEvidenceModel {
    return (this.#model ??= new TextEvidenceModel(
      this.#snapshot.data.companies.filter((company) => company.status === 'active').map(companyDocument),
    ));
  }

  #chainScores(chainId: ChainId): ChainScores {
    const known = this.#chains.get(chainId);
    if (known) return known;
    const scores = this.#scoreChain(chainId, null);
    const preferences = meanPreferences([...scores.values()], this.#evidenceModel().ranker.index.size);
    const computed = { scores, preferences };
    this.#chains.set(chainId, computed);
    return computed;
  }

  /** Scores with the user's own model; null without one. */
  #ownScores(chainId: ChainId): ReadonlyMap<SegmentId, QueryScores> | null {
    if (this.#similarity === null) return null;
    const known = this.#ownChains.get(chainId) ?? this.#scoreChain(chainId, this.#similarity);
    this.#ownChains.set(chainId, known);
    return known;
  }

  #scoreChain(chainId: ChainId, similarity: SimilarityTable | null): ReadonlyMap<SegmentId, QueryScores> {
    const segments = this.#snapshot.segmentsOfChain.get(chainId) ?? [];
    const scores = this.#evidenceModel().ranker.scoreTree(segments.map(segmentQuery), true, TREE_WEIGHTS, similarity);
    return new Map(segments.flatMap(({ id }, i) => (scores[i] === undefined ? [] : [[id, scores[i]]])));
  }

  /** Entered links of the segment by company; computed ones are not entered. */
  #operations(segment: Segment): Map<CompanyId, Operation> {
    const entered = (this.#snapshot.operationsOfSegment.get(segment.id) ?? []).filter(
      (operation) => operation.origin !== 'inferred',
    );
    return new Map(entered.map((operation) => [operation.companyId, operation]));
  }

  #ranking(
    segment: Segment | null,
    shown: string,
    scores: QueryScores,
    operations: ReadonlyMap<CompanyId, Operation> | null,
    featuresOf: (document: number) => EvidenceFeatures,
    limit: number,
  ): TargetRanking {
    const model = this.#evidenceModel();
    const found = candidatesOf(scores, model.ranker.index.weights().ids, this.#snapshot.companies, operations);
    const candidates = found.filter(({ companyId }) => this.#scope.eligible.has(companyId));
    const context = {
      snapshot: this.#snapshot,
      asOf: this.#asOf,
      model,
      scores,
      featuresOf,
      calibrated: segment !== null,
    };
    const excluded = found.filter((entry) => this.#scope.local.has(entry.companyId) && isMatched(entry, context));
    return {
      segmentId: segment?.id ?? null,
      query: shown,
      rows: explainRows(candidates, Math.max(0, limit), context),
      total: candidates.length,
      excludedLocal: excluded.map(({ companyId }) => companyId),
      emptyReason: candidates.length > 0 ? null : this.#emptyReason(scores.query, excluded),
    };
  }

  #emptyReason(query: RankingQuery, excluded: readonly Candidate[]): EmptyReason {
    if (this.#snapshot.data.companies.length === 0) return 'no_companies';
    const texts = [query.text, ...query.expansions];
    if (texts.every((text) => tokenise(normaliseText(text)).length === 0)) return 'no_searchable_words';
    return excluded.length > 0 ? 'filters_exclude_all' : 'no_company_matches';
  }

  /** Features of documents for one query; without the preferences of a tree, no lift. */
  #featureReader(scores: QueryScores, preferences: Float64Array | null): (document: number) => EvidenceFeatures {
    const model = this.#evidenceModel();
    const { ids } = model.ranker.index.weights();
    const best = bestUncompeted(scores);
    const compare = model.reader(scores.query);
    return (d) => {
      const before = uncompeted(scores, d);
      const lift = preferences === null ? 0 : liftOf(before, preferences[d] ?? 1);
      return compare(ids[d] ?? '', before / best, lift);
    };
  }

  #localEvidenceOf(segment: Segment): LocalTextEvidence[] {
    const { scores, preferences } = this.#chainScores(segment.chainId);
    const ofSegment = scores.get(segment.id);
    if (ofSegment === undefined) return [];
    const featuresOf = this.#featureReader(ofSegment, preferences);
    const found: LocalTextEvidence[] = [];
    this.#evidenceModel()
      .ranker.index.weights()
      .ids.forEach((id, d) => {
        const company = this.#snapshot.companies.get(id as CompanyId);
        if (company === undefined || !this.#snapshot.localCompanyIds.has(company.id)) return;
        if ((ofSegment.rawWords[d] ?? 0) <= 0) return;
        const features = featuresOf(d);
        const probability = evidenceProbability(features);
        if (probability < EVIDENCE_FLOOR) return;
        found.push({ companyId: company.id, probability, excerpt: excerptOf(company, features) });
      });
    return found.sort((a, b) => b.probability - a.probability || (a.companyId < b.companyId ? -1 : 1));
  }
}

function bestUncompeted(scores: QueryScores): number {
  let best = Number.MIN_VALUE;
  for (let d = 0; d < scores.total.length; d += 1) best = Math.max(best, uncompeted(scores, d));
  return best;
}
