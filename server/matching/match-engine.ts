/**
 * The matching engine over one snapshot: target rankings, text evidence about local firms, and the search box. Pure
 * and deterministic; every index is built on first use and kept.
 */
import type { Company, Operation, Segment } from '../graph/entities.ts';
import type { ChainId, CompanyId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { normaliseText } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';
import { companyDocuments, phraseQuery, segmentQuery } from './company-documents.ts';
import { exactScores, pooledScores } from './company-scores.ts';
import type { CompanyScores, PooledChains } from './company-scores.ts';
import { EvidenceReader } from './evidence-reader.ts';
import type { EvidenceFeatures, ReadEvidence } from './evidence-reader.ts';
import type { LeafScores } from './leaf-scores.ts';
import { targetScope } from './local-firms.ts';
import type { TargetScope } from './local-firms.ts';
import { matchedTerms } from './matched-terms.ts';
import { Ranker } from './ranker.ts';
import type { QueryScores, RankingQuery } from './ranker.ts';
import { candidatesOf, excerptOf, explainRows, isMatched } from './ranking-rows.ts';
import type { Candidate } from './ranking-rows.ts';
import { SearchBox } from './search-box.ts';
import type { SearchHit, SearchType } from './search-box.ts';
import type { SimilarityTable } from './similarity-table.ts';
import { evidenceProbability, liftOf, uncompeted } from './text-evidence.ts';
import type { EmptyReason, TargetRanking } from './types.ts';

/**
 * What every local company's texts are to one segment, one entry per company that shares a word with it: raw numbers
 * from which presence in the city is judged.
 */
export interface LocalReadings {
  readonly companyIds: readonly CompanyId[];
  /** Rank score before the competition within the chain, >= 0. */
  readonly scores: Float64Array;
  /** P(the company really does the segment | its texts), 0-1, calibrated. */
  readonly probabilities: Float64Array;
  /** (Share of a name found in the telling clause) x (how early the clause stands), 0-1. */
  readonly leadCoverages: Float64Array;
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
  /** Every segment's readings. Segment by segment, so that a caller with many companies can do other work between two. */
  localReadings(): Iterable<readonly [SegmentId, LocalReadings]>;
  /**
   * The company's clause or product that tells most of the segment, within its sentence; empty when only its name does.
   * @throws RangeError when the snapshot has no such segment or company.
   */
  excerptFor(segmentId: SegmentId, companyId: CompanyId): string;
  /** Words of the segment that the company shares, most telling first. @throws RangeError as excerptFor. */
  sharedWords(segmentId: SegmentId, companyId: CompanyId): string[];
  /** Segments, chains, companies and regions by name, alias, former name, English, code, pinyin; best first. */
  search(text: string, limit: number): SearchHit[];
  /** Names nearest to one that is not there, best first; possibly fewer than `count`. */
  nearestNames(name: string, type: SearchType, count: number): string[];
}

type ChainScores = ReadonlyMap<SegmentId, LeafScores>;

const DEFAULT_LIMIT = 50;
const MAX_SHOWN_QUERY = 200;

export interface MatchOptions {
  /** Day the signals of the attractiveness card are aged to, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Scores of a model of the user's own: they order targets. Probabilities and text evidence stay the built-in ones. */
  readonly similarity?: SimilarityTable | null;
  /** What the pooled form answered, for a snapshot too large for the exact form; null: the exact form. */
  readonly pooled?: PooledChains | null;
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
  readonly #ownChains = new Map<ChainId, ChainScores>();
  readonly #pooled: PooledChains | null;
  #texts: { readonly scores: CompanyScores; readonly reader: EvidenceReader } | null = null;
  #searchBox: SearchBox | null = null;
  #lastReader: { readonly segmentId: SegmentId; readonly read: ReadEvidence } | null = null;

  constructor(snapshot: GraphSnapshot, { asOf, similarity = null, pooled = null }: MatchOptions) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
    this.#similarity = similarity;
    this.#pooled = pooled;
    this.#scope = targetScope(snapshot);
  }

  rankForSegment(segmentId: SegmentId, { limit = DEFAULT_LIMIT }: RankOptions = {}): TargetRanking {
    const segment = this.#snapshot.segments.get(segmentId);
    if (segment === undefined) throw new RangeError(`no segment ${segmentId}`);
    const ofSegment = this.#chainScores(segment.chainId).get(segmentId);
    if (ofSegment === undefined) throw new RangeError(`no scores for ${segmentId}`);
    const features = this.#featureReader(ofSegment);
    const order = this.#ownScores(segment.chainId)?.get(segmentId) ?? ofSegment;
    return this.#ranking(segment, segment.name, order, this.#operations(segment), features, limit);
  }

  rankForPhrase(text: string, { limit = DEFAULT_LIMIT }: RankOptions = {}): TargetRanking {
    const found = this.#companyTexts().scores.ofPhrase(phraseQuery(text));
    const shown = text.slice(0, MAX_SHOWN_QUERY);
    return this.#ranking(null, shown, found, null, this.#featureReader(found), limit);
  }

  *localReadings(): Generator<readonly [SegmentId, LocalReadings]> {
    for (const segment of this.#snapshot.data.segments) yield [segment.id, this.#readingsOf(segment)];
  }

  excerptFor(segmentId: SegmentId, companyId: CompanyId): string {
    const { segment, company } = this.#pair(segmentId, companyId);
    return excerptOf(company, this.#clauseReader(segment)(companyId, 0, 0));
  }

  sharedWords(segmentId: SegmentId, companyId: CompanyId): string[] {
    const { text, expansions } = segmentQuery(this.#pair(segmentId, companyId).segment);
    const { terms } = this.#companyTexts().scores;
    const shared = matchedTerms([text, ...expansions].map(normaliseText), terms.impacts(companyId));
    return shared.map(({ term }) => term);
  }

  #pair(segmentId: SegmentId, companyId: CompanyId): { readonly segment: Segment; readonly company: Company } {
    const segment = this.#snapshot.segments.get(segmentId);
    const company = this.#snapshot.companies.get(companyId);
    if (segment === undefined || company === undefined) throw new RangeError(`no ${segmentId} or ${companyId}`);
    return { segment, company };
  }

  search(text: string, limit: number): SearchHit[] {
    return (this.#searchBox ??= new SearchBox(this.#snapshot)).search(text, limit);
  }

  nearestNames(name: string, type: SearchType, count: number): string[] {
    return (this.#searchBox ??= new SearchBox(this.#snapshot)).nearestNames(name, type, count);
  }

  #companyTexts(): { readonly scores: CompanyScores; readonly reader: EvidenceReader } {
    if (this.#texts === null) {
      const documents = companyDocuments(this.#snapshot);
      const scores =
        this.#pooled === null
          ? exactScores(this.#snapshot, new Ranker(documents))
          : pooledScores(this.#snapshot, this.#pooled);
      this.#texts = { scores, reader: new EvidenceReader(documents, scores.terms) };
    }
    return this.#texts;
  }

  #chainScores(chainId: ChainId): ChainScores {
    const known = this.#chains.get(chainId) ?? this.#companyTexts().scores.ofChain(chainId, null);
    this.#chains.set(chainId, known);
    return known;
  }

  /** Scores with the user's own model; null without one. */
  #ownScores(chainId: ChainId): ChainScores | null {
    if (this.#similarity === null) return null;
    const known = this.#ownChains.get(chainId) ?? this.#companyTexts().scores.ofChain(chainId, this.#similarity);
    this.#ownChains.set(chainId, known);
    return known;
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
    { ids, scores }: LeafScores,
    operations: ReadonlyMap<CompanyId, Operation> | null,
    featuresOf: (document: number) => EvidenceFeatures,
    limit: number,
  ): TargetRanking {
    const found = candidatesOf(scores, ids, this.#snapshot.companies, operations);
    const candidates = found.filter(({ companyId }) => this.#scope.eligible.has(companyId));
    const context = {
      snapshot: this.#snapshot,
      asOf: this.#asOf,
      terms: this.#companyTexts().scores.terms,
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

  /** Features of documents by place for one query; without the preferences of a tree, no lift. */
  #featureReader({ ids, scores, preferences }: LeafScores): (place: number) => EvidenceFeatures {
    const best = bestUncompeted(scores);
    const read = this.#companyTexts().reader.reader(scores.query);
    return (place) => {
      const before = uncompeted(scores, place);
      const lift = preferences === null ? 0 : liftOf(before, preferences[place] ?? 1);
      return read(ids[place] ?? '', before / best, lift);
    };
  }

  #readingsOf(segment: Segment): LocalReadings {
    const ofSegment = this.#chainScores(segment.chainId).get(segment.id);
    const places: number[] = [];
    ofSegment?.ids.forEach((id, place) => {
      const isLocal = this.#snapshot.localCompanyIds.has(id as CompanyId);
      if (isLocal && (ofSegment.scores.rawWords[place] ?? 0) > 0) places.push(place);
    });
    const featuresOf = ofSegment && this.#featureReader(ofSegment);
    const features = places.flatMap((place) => featuresOf?.(place) ?? []);
    return {
      companyIds: features.map(({ documentId }) => documentId as CompanyId),
      scores: Float64Array.from(places, (place) => (ofSegment ? uncompeted(ofSegment.scores, place) : 0)),
      probabilities: Float64Array.from(features, evidenceProbability),
      leadCoverages: Float64Array.from(features, ({ lead, coverage }) => lead * coverage),
    };
  }

  /** Reads single clauses; the reader of the segment asked last is kept. */
  #clauseReader(segment: Segment): ReadEvidence {
    if (this.#lastReader?.segmentId !== segment.id)
      this.#lastReader = { segmentId: segment.id, read: this.#companyTexts().reader.reader(segmentQuery(segment)) };
    return this.#lastReader.read;
  }
}

function bestUncompeted(scores: QueryScores): number {
  let best = Number.MIN_VALUE;
  for (let d = 0; d < scores.total.length; d += 1) best = Math.max(best, uncompeted(scores, d));
  return best;
}
