/** Gap analysis of a whole graph: presence, strength, kind, need, likelihood, quadrant. Pure and deterministic. */
import type { PlanAction, PlanStatement, Segment } from '../graph/entities.ts';
import type { ChainId, SegmentId } from '../graph/ids.ts';
import { groupBy } from '../graph/snapshot.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { chainPositions } from './chain-position.ts';
import type { ChainPosition } from './chain-position.ts';
import { summariseChain } from './chain-summary.ts';
import { LEAST_PEER_SEGMENTS, PLAN_MENTION } from './defaults.ts';
import { classifyKind } from './kinds.ts';
import type { KindResult } from './kinds.ts';
import { likelihoodCard } from './entry/likelihood.ts';
import type { LikelihoodCard } from './entry/likelihood.ts';
import { lookForPresence } from './look-for-presence.ts';
import type { PresencePass } from './look-for-presence.ts';
import { demandPull, firmWeight, needScore } from './need.ts';
import { assignQuadrants } from './quadrants.ts';
import { buildSegmentGraph } from './segment-graph.ts';
import type { SegmentGraph } from './segment-graph.ts';
import { assessStrength } from './strength.ts';
import type {
  ChainAssessment,
  GapAnalysis,
  GapInputs,
  NeighbourStatus,
  PresenceAssessment,
  ScoredNumber,
  SegmentAssessment,
  StrengthAssessment,
} from './types.ts';

/** Everything the second pass reads; verdicts in force are already known. */
interface Context {
  readonly snapshot: GraphSnapshot;
  readonly inputs: GapInputs;
  readonly graph: SegmentGraph;
  readonly pass: PresencePass;
  readonly positions: readonly ChainPosition[];
  /** Summed firm weight of the local companies of each node. */
  readonly firmsAt: readonly number[];
  /** Numbers of local companies of the present segments, by chain and of the whole city. */
  readonly presentFirms: PresentFirms;
  readonly card: LikelihoodCard;
}

interface PresentFirms {
  readonly ofChain: ReadonlyMap<ChainId, readonly number[]>;
  readonly ofCity: readonly number[];
}

/** What is known of a segment before its neighbours' statuses are. */
type Draft = Omit<SegmentAssessment, 'upstream' | 'downstream' | 'quadrant'>;

/**
 * The verdict, kind and priority of every segment, with all that is needed to check them. The result depends only on
 * the facts, not on the order of rows, and is equal to the byte for equal input. Defined for an empty city (no list,
 * no company: all 不知), for companies without text (they lower the coverage), for cycles of input links, and for
 * contradictory sources (both sides stand in the proof).
 * @throws RangeError when a plan statement's date or `asOf` cannot be read.
 */
export function analyseGaps(snapshot: GraphSnapshot, inputs: GapInputs): GapAnalysis {
  const context = buildContext(snapshot, inputs);
  const drafts = context.graph.ids.flatMap((id) => {
    const segment = snapshot.segments.get(id);
    return segment ? [draftSegment(context, segment)] : [];
  });
  const draftOf = new Map(drafts.map((draft) => [draft.segmentId, draft]));
  const quadrants = assignQuadrants(drafts);
  const segments = new Map(
    drafts.map((draft): [SegmentId, SegmentAssessment] => [
      draft.segmentId,
      {
        ...draft,
        ...neighbours(context.graph, draft.segmentId, draftOf),
        quadrant: quadrants.get(draft.segmentId) ?? null,
      },
    ]),
  );
  return { segments, chains: summariseChains(context, [...segments.values()]) };
}

function buildContext(snapshot: GraphSnapshot, inputs: GapInputs): Context {
  const graph = buildSegmentGraph(snapshot);
  const pass = lookForPresence(snapshot, inputs);
  const present = new Set(graph.ids.flatMap((id, node) => (pass.presence.get(id)?.verdict === '有' ? [node] : [])));
  const firmsAt = graph.ids.map((id) =>
    (pass.localCompanies.get(id) ?? []).reduce((sum, company) => sum + firmWeight(company), 0),
  );
  return {
    ...{ snapshot, inputs, graph, pass, firmsAt },
    presentFirms: countPresentFirms(snapshot, pass),
    positions: chainPositions(graph, present),
    card: likelihoodCard(snapshot, inputs.asOf, pass.localCompanies),
  };
}

function countPresentFirms(snapshot: GraphSnapshot, pass: PresencePass): PresentFirms {
  const present = [...snapshot.segments.values()].filter(({ id }) => pass.presence.get(id)?.verdict === '有');
  const firmsOf = ({ id }: Segment): number => pass.localCompanies.get(id)?.length ?? 0;
  const chains = groupBy(present, (segment) => segment.chainId);
  return {
    ofChain: new Map([...chains].map(([chainId, segments]) => [chainId, segments.map(firmsOf)])),
    ofCity: present.map(firmsOf),
  };
}

function draftSegment(context: Context, segment: Segment): Draft {
  const { snapshot, pass, graph } = context;
  const node = graph.nodeOf.get(segment.id) ?? -1;
  const position = context.positions[node];
  const presence = pass.presence.get(segment.id);
  if (!position || !presence) throw new Error(`segment outside the graph: ${segment.id}`);
  const strength = presence.verdict === '有' ? strengthOf(context, segment) : null;
  const planStatements = [...(snapshot.planOfSegment.get(segment.id) ?? [])].sort(byPlanLine);
  const demand = demandPull(graph, node, position, (user) => context.firmsAt[user] ?? 0);
  const planActions = actionsOf(planStatements);
  return {
    segmentId: segment.id,
    chainId: segment.chainId,
    presence,
    strength,
    ...kindOf({ context, segment, presence, strength, position, demand, planActions }),
    planActions,
    planStatements,
    localCompanyIds: (pass.localCompanies.get(segment.id) ?? []).map((company) => company.id),
    ...likelihoodOf(context, segment, presence),
    need: needScore(
      { demand, position, planMention: planMention(context, segment, planActions) },
      context.inputs.needWeights,
    ),
  };
}

/** Compared within the chain when enough of it is present, else within the city. */
function strengthOf({ snapshot, pass, presentFirms }: Context, segment: Segment): StrengthAssessment {
  const inChain = presentFirms.ofChain.get(segment.chainId) ?? [];
  const peers = inChain.length >= LEAST_PEER_SEGMENTS ? inChain : presentFirms.ofCity;
  return assessStrength(snapshot, pass.localCompanies.get(segment.id) ?? [], peers);
}

function kindOf(facts: {
  readonly context: Context;
  readonly segment: Segment;
  readonly presence: PresenceAssessment;
  readonly strength: StrengthAssessment | null;
  readonly position: ChainPosition;
  readonly demand: number;
  readonly planActions: readonly PlanAction[];
}): KindResult {
  const { context, segment, presence, strength, position, demand, planActions } = facts;
  return classifyKind({
    verdict: presence.verdict,
    probability: presence.probability,
    strength,
    chainPresent: context.presentFirms.ofChain.get(segment.chainId)?.length ?? 0,
    upstreamPresent: position.upstreamPresent.length,
    downstreamPresent: position.downstreamPresent.length,
    onPathBetweenLocal: position.betweenPresent,
    requiredByLocal: position.requiredBy.length,
    demandPull: demand,
    planActions,
  });
}

function likelihoodOf(
  context: Context,
  segment: Segment,
  presence: PresenceAssessment,
): Pick<Draft, 'likelihood' | 'likelihoodMissing'> {
  if (presence.verdict === '有') return { likelihood: null, likelihoodMissing: 'already_present' };
  const likelihood: ScoredNumber | null = context.card(segment);
  return { likelihood, likelihoodMissing: likelihood === null ? 'no_outside_companies' : null };
}

function planMention(context: Context, segment: Segment, planActions: readonly PlanAction[]): number {
  if (planActions.length > 0) return PLAN_MENTION.segment;
  const chain = context.snapshot.planOfChain.get(segment.chainId) ?? [];
  return chain.some((statement) => statement.states === 'direction') ? PLAN_MENTION.chain : 0;
}

function actionsOf(statements: readonly PlanStatement[]): readonly PlanAction[] {
  const actions = statements.flatMap(({ states, action }) => (states === 'direction' && action ? [action] : []));
  return [...new Set(actions)].sort();
}

const byPlanLine = (a: PlanStatement, b: PlanStatement): number => a.line - b.line || (a.id < b.id ? -1 : 1);

function neighbours(
  graph: SegmentGraph,
  id: SegmentId,
  draftOf: ReadonlyMap<SegmentId, Draft>,
): Pick<SegmentAssessment, 'upstream' | 'downstream'> {
  const node = graph.nodeOf.get(id) ?? -1;
  const describe = (other: number, from: number, to: number): NeighbourStatus[] => {
    const draft = draftOf.get(graph.ids[other] ?? id);
    return draft ? [{ segmentId: draft.segmentId, necessity: graph.necessity(from, to), status: draft.status }] : [];
  };
  return {
    upstream: (graph.digraph.predecessors[node] ?? []).flatMap((other) => describe(other, other, node)),
    downstream: (graph.digraph.successors[node] ?? []).flatMap((other) => describe(other, node, other)),
  };
}

function summariseChains(
  context: Context,
  segments: readonly SegmentAssessment[],
): ReadonlyMap<ChainAssessment['chainId'], ChainAssessment> {
  const ofChain = groupBy(segments, (segment) => segment.chainId);
  return new Map(
    [...context.snapshot.chains.keys()]
      .sort()
      .map((chainId) => [
        chainId,
        summariseChain(chainId, ofChain.get(chainId) ?? [], context.pass.coverageOf(chainId).kappa),
      ]),
  );
}
