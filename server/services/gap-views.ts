/** Gap lines and the cockpit, the chain map and the segment table: views over one state. */
import type { ChainList, ChainMap, ChainSummary, GapLine, GapList, SegmentList } from '../contract/chains.ts';
import type { GapKindName, PlanWord } from '../contract/common.ts';
import type { RouteQuery } from '../contract/routes.ts';
import { analyseGaps } from '../gaps/analyse-gaps.ts';
import type { SegmentAssessment } from '../gaps/types.ts';
import type { Chain, PlanStatement } from '../graph/entities.ts';
import type { ChainId, CompanyId, SegmentId } from '../graph/ids.ts';
import { type LeaderDecisions, leadersOf } from './chain-leaders.ts';
import { cite } from './citations.ts';
import { findChain } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { isListed } from './target-rows.ts';
import { reasonSentence } from './wording.ts';

const TOP_GAPS = 3;
const TOP_LEADERS = 3;
/** A chain's gaps as the lists show them: strongest claim on action first. */
const KIND_ORDER: readonly (GapKindName | null)[] = ['补', '建', '延', '强', '待核', null];

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

export function planWord(statement: PlanStatement): PlanWord {
  const { section, line, phrase, verb, action, states } = statement;
  return { section, line, phrase, verb, action, states };
}

function assessmentOf(state: GraphState, id: SegmentId): SegmentAssessment {
  const assessment = state.gaps.segments.get(id);
  if (!assessment) throw new Error(`segment without assessment: ${id}`);
  return assessment;
}

/** `targetCount` counts the companies that a combined target list would show for the segment. */
export function gapLine(state: GraphState, id: SegmentId): GapLine {
  const assessment = assessmentOf(state, id);
  const segment = state.snapshot.segments.get(id);
  if (!segment) throw new Error(`unknown segment: ${id}`);
  const directions = assessment.planStatements.filter((statement) => statement.states === 'direction');
  return {
    segmentId: id,
    chainId: segment.chainId,
    chainName: state.snapshot.chains.get(segment.chainId)?.name ?? segment.chainId,
    name: segment.name,
    tier: segment.tier,
    status: assessment.status,
    kind: assessment.kind,
    presence: assessment.presence.verdict,
    probability: assessment.presence.probability,
    exportGrade: assessment.presence.exportGrade,
    need: assessment.need.score,
    likelihood: assessment.likelihood?.score ?? null,
    planVerbs: unique(directions.map((statement) => statement.verb)),
    planActions: [...assessment.planActions],
    reason: reasonSentence(state.snapshot, assessment),
    targetCount: state.ranking(id).rows.filter(isListed).length,
  };
}

/** The first 链主 that nobody rejected; one that nothing speaks for is none. */
function firstLeaders(state: GraphState, chainId: ChainId, decisions: LeaderDecisions): ChainSummary['leaders'] {
  return leadersOf(state, chainId, decisions, TOP_LEADERS)
    .filter(({ standing, score }) => standing === 'confirmed' || (standing === 'candidate' && score > 0))
    .slice(0, TOP_LEADERS)
    .map(({ id, name, reason, standing }) => ({ id, name, reason, isConfirmed: standing === 'confirmed' }));
}

function localCompanyCount(state: GraphState, chainId: ChainId): number {
  const segments = state.snapshot.segmentsOfChain.get(chainId) ?? [];
  return new Set(segments.flatMap((segment) => assessmentOf(state, segment.id).localCompanyIds)).size;
}

function chainSummary(state: GraphState, chain: Chain, decisions: LeaderDecisions): ChainSummary {
  const assessment = state.gaps.chains.get(chain.id);
  if (!assessment) throw new Error(`chain without assessment: ${chain.id}`);
  return {
    id: chain.id,
    name: chain.name,
    category: chain.category,
    stage: chain.stage,
    depth: chain.depth,
    boxed: chain.boxed,
    segmentCount: state.snapshot.segmentsOfChain.get(chain.id)?.length ?? 0,
    localCompanyCount: localCompanyCount(state, chain.id),
    counts: { ...assessment.counts },
    coverage: assessment.coverage,
    unknownShare: assessment.unknownShare,
    topGaps: orderedGaps(state, chain.id)
      .slice(0, TOP_GAPS)
      .map((id) => gapLine(state, id)),
    leaders: firstLeaders(state, chain.id, decisions),
  };
}

/** Gaps of a chain: by kind (补 建 延 强 待核), then need, then id. */
function orderedGaps(state: GraphState, chainId: ChainId): readonly SegmentId[] {
  const ids = state.gaps.chains.get(chainId)?.gapIds ?? [];
  const place = (id: SegmentId) => KIND_ORDER.indexOf(assessmentOf(state, id).kind);
  return [...ids].sort(
    (a, b) =>
      place(a) - place(b) || assessmentOf(state, b).need.score - assessmentOf(state, a).need.score || (a < b ? -1 : 1),
  );
}

const STAGE_ORDER = ['从零到一', '从有到优', '从粗到精'];
/** The order in which the plan names its industries, which is the order officials know. */
function byPlanOrder(state: GraphState): readonly Chain[] {
  const firstLine = (chain: Chain): number =>
    Math.min(...(state.snapshot.planOfChain.get(chain.id) ?? []).map((statement) => statement.line), 9999);
  return [...state.snapshot.chains.values()].sort(
    (a, b) =>
      STAGE_ORDER.indexOf(a.stage) - STAGE_ORDER.indexOf(b.stage) ||
      Number(b.boxed) - Number(a.boxed) ||
      Number(b.depth === 'full') - Number(a.depth === 'full') ||
      firstLine(a) - firstLine(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

export function listChains(state: GraphState, decisions: LeaderDecisions): ChainList {
  const { cityId } = state.snapshot.data;
  return {
    city: { id: cityId, name: state.snapshot.regions.get(cityId)?.name ?? cityId },
    version: state.snapshot.version,
    chains: byPlanOrder(state).map((chain) => chainSummary(state, chain, decisions)),
  };
}

/** @throws DomainError `chain_not_found`. */
export function chainMap(state: GraphState, asked: string, decisions: LeaderDecisions): ChainMap {
  const { snapshot } = state;
  const chain = findChain(state, asked);
  const segments = snapshot.segmentsOfChain.get(chain.id) ?? [];
  const own = new Set(segments.map((segment) => segment.id));
  const touching = snapshot.data.inputLinks.filter((link) => own.has(link.from) || own.has(link.to));
  const plain = ({ from, to, necessity }: (typeof touching)[number]) => ({ from, to, necessity });
  return {
    chain: chainSummary(state, chain, decisions),
    description: chain.description,
    tierTitles: chain.tierTitles,
    segments: segments.map((segment) => {
      const assessment = assessmentOf(state, segment.id);
      const leader = snapshot.companies.get(assessment.strength?.leaderId ?? ('' as CompanyId));
      return {
        id: segment.id,
        name: segment.name,
        shortName: segment.shortName,
        tier: segment.tier,
        group: segment.group,
        status: assessment.status,
        kind: assessment.kind,
        localCount: assessment.localCompanyIds.length,
        leaderName: leader?.shortName ?? leader?.name ?? null,
        products: [...segment.products],
        planActions: [...assessment.planActions],
        need: assessment.need.score,
      };
    }),
    links: touching.filter((link) => own.has(link.from) && own.has(link.to)).map(plain),
    externalLinks: touching
      .filter((link) => !own.has(link.from) || !own.has(link.to))
      .map((link) => {
        const other = snapshot.segments.get(own.has(link.from) ? link.to : link.from);
        const otherChainId = other?.chainId ?? chain.id;
        return {
          ...plain(link),
          otherName: other?.name ?? '',
          otherChainId,
          otherChainName: snapshot.chains.get(otherChainId)?.name ?? otherChainId,
        };
      }),
    plan: (snapshot.planOfChain.get(chain.id) ?? []).map(planWord),
    sources: cite(snapshot, chain.provenance.sourceIds),
    version: snapshot.version,
  };
}

/** What is 缺 only for use inside the house goes out as 不知, to be verified first. */
function forExternalUse(line: GapLine): GapLine {
  if (line.presence !== '缺' || line.exportGrade) return line;
  const reason = `${line.reason}；把握未到对外使用的标准，按“不知”列出`;
  return { ...line, presence: '不知', kind: '待核', status: 'unknown', reason };
}

/** The line of a list's conditions that says how many of its gaps are 缺 only for use inside the house; none if none. */
export function absenceConditions(
  state: GraphState,
  ids: Iterable<string>,
): readonly { readonly key: string; readonly label: string; readonly value: string }[] {
  const doubtful = unique([...ids]).filter((id) => {
    const presence = state.gaps.segments.get(id as SegmentId)?.presence;
    return presence?.verdict === '缺' && !presence.exportGrade;
  });
  if (doubtful.length === 0) return [];
  const value = `${doubtful.length} 个环节判为缺而把握不足 95%，对外使用前先核实`;
  return [{ key: 'absence', label: '缺口把握', value }];
}

/** The same facts judged at another cost of a wrong verdict. */
function underCost(state: GraphState, wrongVerdictCost: number | undefined): GraphState {
  if (wrongVerdictCost === undefined) return state;
  const { asOf, snapshot, textEvidence, cityTexts } = state;
  const overrides = [...state.overrides.values()].map((stored) => stored.override);
  return { ...state, gaps: analyseGaps(snapshot, { asOf, textEvidence, cityTexts, overrides, wrongVerdictCost }) };
}

/**
 * @param query.external true for a list that leaves the building. @param query.cost of a wrong 有 or 缺, 3-20.
 * @throws DomainError `chain_not_found`.
 */
export function listGaps(current: GraphState, query: RouteQuery<'gaps'>): GapList {
  const state = underCost(current, query.cost);
  const chains = query.chain === undefined ? byPlanOrder(state) : [findChain(state, query.chain)];
  const isAsked = ({ kind }: { readonly kind: GapKindName | null }): boolean =>
    query.kind === undefined || kind === query.kind;
  const ids = chains.flatMap((chain) => orderedGaps(state, chain.id));
  const gaps =
    query.external === 'true'
      ? ids.map((id) => forExternalUse(gapLine(state, id))).filter(isAsked)
      : ids.filter((id) => isAsked(assessmentOf(state, id))).map((id) => gapLine(state, id));
  return { version: state.snapshot.version, total: gaps.length, gaps };
}

export function listSegments(state: GraphState): SegmentList {
  const segments = byPlanOrder(state).flatMap((chain) => state.snapshot.segmentsOfChain.get(chain.id) ?? []);
  return {
    version: state.snapshot.version,
    segments: segments.map((segment) => {
      const assessment = assessmentOf(state, segment.id);
      const directions = assessment.planStatements.filter((statement) => statement.states === 'direction');
      return {
        chain: state.snapshot.chains.get(segment.chainId)?.name ?? segment.chainId,
        segmentId: segment.id,
        segment: segment.name,
        aliases: [...segment.aliases],
        tier: segment.tier,
        presence: assessment.presence.verdict,
        kind: assessment.kind,
        planVerb: unique(directions.map((statement) => statement.verb)).join('|'),
        planAction: unique(assessment.planActions).join('|'),
      };
    }),
  };
}
