/** The use cases over one store: what the API, the command line and tests call. */
import type { ChainList, ChainMap, GapList, SegmentList } from '../contract/chains.ts';
import type { CompanyDetail, SearchResult } from '../contract/companies.ts';
import type { PlatformList } from '../contract/planning.ts';
import type { RouteOutput, RouteQuery } from '../contract/routes.ts';
import type { LeaderInput, LeaderList } from '../contract/leaders.ts';
import type { OverrideInput, SegmentDetail } from '../contract/segments.ts';
import type { TargetExplanation, TargetExplanationQuery } from '../contract/target-explanations.ts';
import type { TargetList, TargetQuery } from '../contract/targets.ts';
import type { NeedQuery, NeedView, PriorityQuery, PriorityView } from '../contract/priority.ts';
import type { VerificationListView } from '../contract/verifications.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { decideLeader, listLeaders, readLeaderDecisions } from './chain-leaders.ts';
import { companyDetail } from './company-detail.ts';
import { readContacts, showContacts } from './contact-marks.ts';
import { findSegment } from './find-entity.ts';
import { chainMap, listChains, listGaps, listSegments } from './gap-views.ts';
import { createGraphStateSource, type GraphStateSource } from './graph-state.ts';
import { listTargets } from './list-targets.ts';
import { listVerifications } from './list-verifications.ts';
import { type CompanyIndexServices, createCompanyIndexServices } from './matching/company-index.ts';
import { type LargeGraphOptions, NO_CACHE } from './matching/large-graph.ts';
import { needView } from './need-view.ts';
import { priorityView } from './priority-view.ts';
import { createPlanningServices, type PlanningServices } from './planning/planning-services.ts';
import type { WorkedScenario } from './planning/worked-scenarios.ts';
import { removeOverride, writeOverride } from './presence-overrides.ts';
import { searchNames } from './search-names.ts';
import { segmentDetail } from './segment-detail.ts';
import type { SimilaritySource } from './similarity/similarity-use.ts';
import { explainTarget } from './target-explanation.ts';
import { createTargetListServices, type TargetListServices } from './target-lists.ts';

export interface Services {
  health(): Promise<RouteOutput<'health'>>;
  chains(): Promise<ChainList>;
  chainMap(chain: string): Promise<ChainMap>;
  chainLeaders(chain: string): Promise<LeaderList>;
  decideLeader(chain: string, company: string, input: LeaderInput): Promise<LeaderList>;
  gaps(query: RouteQuery<'gaps'>): Promise<GapList>;
  verifications(chain?: string): Promise<VerificationListView>;
  priority(query: PriorityQuery): Promise<PriorityView>;
  segments(): Promise<SegmentList>;
  segment(segment: string): Promise<SegmentDetail>;
  need(segment: string, query: NeedQuery): Promise<NeedView>;
  overrideSegment(segment: string, input: OverrideInput): Promise<SegmentDetail>;
  withdrawOverride(segment: string, expectedRevision: number): Promise<SegmentDetail>;
  targets(query: TargetQuery): Promise<TargetList>;
  /** One company in a segment's ranking, or why it is not there. */
  explainTarget(asked: TargetExplanationQuery): Promise<TargetExplanation>;
  company(company: string): Promise<CompanyDetail>;
  search(text: string, limit: number): Promise<SearchResult>;
  platforms(): Promise<PlatformList>;
  /** 名录 and contact marks. */
  readonly targetLists: TargetListServices;
  /** Scenarios, shocks, portfolios, completion paths. */
  readonly planning: PlanningServices;
  /** The compact index of the companies' texts. */
  readonly companyIndex: CompanyIndexServices;
  /** Computes the state ahead of the first request. */
  warmUp(): Promise<void>;
}

/**
 * @param now the clock; tests pass a fixed one.
 * @param worked the worked scenarios that come with the product.
 * @param similarity the user's own similarity model; null: the built-in score.
 * @param largeGraph how a graph with very many companies is matched.
 */
export function createServices(
  store: GraphStore,
  now: () => Date = () => new Date(),
  worked: readonly WorkedScenario[] = [],
  similarity: SimilaritySource | null = null,
  largeGraph: LargeGraphOptions = NO_CACHE,
): Services {
  const states = createGraphStateSource(store, () => now().toISOString().slice(0, 10), similarity, largeGraph);
  return {
    async health() {
      const health = await store.health();
      const version = health.ready ? await store.version() : null;
      return { live: true, ready: health.ready, detail: health.detail, store: store.capabilities.kind, version };
    },
    chains: async () => listChains(await states.current(), await readLeaderDecisions(store)),
    chainMap: async (chain) => chainMap(await states.current(), chain, await readLeaderDecisions(store)),
    chainLeaders: async (chain) => listLeaders(await states.current(), chain, await readLeaderDecisions(store)),
    async decideLeader(chain, company, input) {
      const state = await states.current();
      await decideLeader(store, state, { chain, company }, input, now().toISOString());
      return listLeaders(state, chain, await readLeaderDecisions(store));
    },
    gaps: async (query) => listGaps(await states.current(), query),
    verifications: async (chain) => listVerifications(await states.current(), chain),
    priority: async (query) => priorityView(await states.current(), query),
    segments: async () => listSegments(await states.current()),
    segment: async (segment) => segmentDetail(await states.current(), segment),
    need: async (segment, query) => needView(await states.current(), segment, query),
    ...overrideServices(store, states, now),
    async targets(query) {
      const state = await states.current();
      return showContacts(listTargets(state, query), await readContacts(store));
    },
    explainTarget: async (asked) => explainTarget(await states.current(), asked),
    company: async (company) => companyDetail(await states.current(), company),
    search: async (text, limit) => searchNames(await states.current(), text, limit),
    async platforms() {
      const { platforms, chains } = (await states.current()).snapshot.data;
      const leading = (ids: readonly string[]) =>
        chains.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
      return {
        platforms: platforms.map(({ id, name, leadingChainIds }) => ({
          ...{ id, name },
          leadingChains: leading(leadingChainIds),
        })),
      };
    },
    targetLists: createTargetListServices({ store, states, now }),
    planning: createPlanningServices({ store, states, worked, now }),
    companyIndex: createCompanyIndexServices(store, largeGraph.cacheFile),
    async warmUp() {
      const state = await states.current();
      listChains(state, new Map());
      // Builds the search box, whose names are romanised one by one.
      state.matching.search('链图', 1);
    },
  };
}

/** What an official decides about a segment, against what was computed. */
function overrideServices(
  store: GraphStore,
  states: GraphStateSource,
  now: () => Date,
): Pick<Services, 'overrideSegment' | 'withdrawOverride'> {
  return {
    async overrideSegment(asked, { expectedRevision, ...input }) {
      const instant = now().toISOString();
      const { id: segmentId } = findSegment(await states.current(), asked);
      await writeOverride(store, { segmentId, ...input, date: instant.slice(0, 10) }, expectedRevision, instant);
      return segmentDetail(await states.current(), segmentId);
    },
    async withdrawOverride(asked, expectedRevision) {
      const { id } = findSegment(await states.current(), asked);
      await removeOverride(store, id, expectedRevision);
      return segmentDetail(await states.current(), id);
    },
  };
}
