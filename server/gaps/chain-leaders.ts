/**
 * 链主: which groups of local companies lead a chain. A group is all companies below one parent, so that a car maker
 * with a plant for cars and one for motors counts once.
 *
 * score = 100 (wp position + ws scale + wl pull), each feature 0-1: position is the share of the chain's segments that
 * supply the group's own, over any number of steps; scale the highest honour of the group; pull the share of the
 * chain's other local companies that stand in those supplying segments and could be drawn along.
 */
import type { HonourKind } from '../graph/entities.ts';
import type { ChainId, CompanyId, SegmentId } from '../graph/ids.ts';
import { MAX_INTERVAL_ROWS, type RankInterval, rankIntervals } from '../graph/rank-interval.ts';
import { reachableFrom } from '../graph/metrics/reachability.ts';
import { groupBy, type GraphSnapshot } from '../graph/snapshot.ts';

/**
 * Weights of the three features; sum 1. Source: editors, no data on past appointments is public. Position weighs most
 * because a chain is led from where its supplies meet; the rank interval says how much the choice matters.
 */
export const LEADER_WEIGHTS = { position: 0.4, scale: 0.3, pull: 0.3 } as const;
/** Share by which each weight moves for the rank interval, 0-1. */
const WEIGHT_MARGIN = 0.25;

/** Scale by highest honour, 0-1: revenues are known for too few firms. Source: the order of the plan's target lists. */
const HONOUR_SCALE: Readonly<Record<HonourKind, number>> = {
  fortune500: 1,
  china500: 0.9,
  chain_leader: 0.8,
  single_champion: 0.7,
  listed: 0.6,
  little_giant: 0.4,
};

/** More levels of ownership than any group has; a cycle of parents ends here. */
const MAX_LEVELS = 8;

export interface ChainLeader {
  /** The group's topmost company, local or not; the company itself when it has no parent in the graph. */
  readonly headId: CompanyId;
  /** Its local companies in the chain, by id. */
  readonly memberIds: readonly CompanyId[];
  readonly segmentIds: readonly SegmentId[];
  /** 0-100. */
  readonly score: number;
  /** Features 0-1. */
  readonly features: Readonly<Record<keyof typeof LEADER_WEIGHTS, number>>;
  /** The honour that gives the scale; null: none is recorded. */
  readonly honour: HonourKind | null;
  /** Segments of the chain that supply the group, and other local companies in them. */
  readonly suppliers: { readonly segments: number; readonly companies: number };
  /** Places when each weight moves by a quarter of itself; null in a chain of more groups than anybody compares. */
  readonly interval: RankInterval | null;
}

/**
 * All groups with a local company in the chain, best first, ties by id of the head.
 * @param localOf local companies of a segment, entered or by text evidence.
 */
export function chainLeaders(
  snapshot: GraphSnapshot,
  chainId: ChainId,
  localOf: (id: SegmentId) => readonly CompanyId[],
): readonly ChainLeader[] {
  const segments = (snapshot.segmentsOfChain.get(chainId) ?? []).map(({ id }) => id);
  const suppliersOf = supplierLookup(snapshot, segments, localOf);
  const places = segments.flatMap((segmentId) => localOf(segmentId).map((companyId) => ({ segmentId, companyId })));
  const groups = groupBy(places, ({ companyId }) => headOf(snapshot, companyId));
  const locals = new Set(places.map(({ companyId }) => companyId)).size;
  const leaders = [...groups].map(([headId, own]): ChainLeader => {
    const memberIds = [...new Set(own.map(({ companyId }) => companyId))].sort();
    const segmentIds = [...new Set(own.map(({ segmentId }) => segmentId))];
    const suppliers = suppliersOf(segmentIds);
    const companies = suppliers.companies.size - memberIds.filter((id) => suppliers.companies.has(id)).length;
    const honour = highestHonour(snapshot, [headId, ...memberIds]);
    const features = {
      position: suppliers.segments / Math.max(1, segments.length - segmentIds.length),
      scale: honour === null ? 0 : HONOUR_SCALE[honour],
      pull: companies / Math.max(1, locals - memberIds.length),
    };
    const { position, scale, pull } = LEADER_WEIGHTS;
    const score = 100 * (position * features.position + scale * features.scale + pull * features.pull);
    return {
      ...{ headId, memberIds, segmentIds, score, features, honour, interval: null },
      suppliers: { segments: suppliers.segments, companies },
    };
  });
  return withIntervals(leaders.sort((a, b) => b.score - a.score || (a.headId < b.headId ? -1 : 1)));
}

function withIntervals(leaders: readonly ChainLeader[]): readonly ChainLeader[] {
  if (leaders.length > MAX_INTERVAL_ROWS) return leaders;
  const weights = [LEADER_WEIGHTS.position, LEADER_WEIGHTS.scale, LEADER_WEIGHTS.pull];
  const intervals = rankIntervals(
    leaders.map(({ features }) => [features.position, features.scale, features.pull]),
    { low: weights.map((w) => w * (1 - WEIGHT_MARGIN)), high: weights.map((w) => w * (1 + WEIGHT_MARGIN)) },
  );
  return leaders.map((leader, at) => ({ ...leader, interval: intervals[at] ?? null }));
}

interface Suppliers {
  readonly segments: number;
  readonly companies: ReadonlySet<CompanyId>;
}

/** Segments of the chain that supply any of the asked ones, those left out, and their local companies; kept per question. */
function supplierLookup(
  snapshot: GraphSnapshot,
  segments: readonly SegmentId[],
  localOf: (id: SegmentId) => readonly CompanyId[],
): (asked: readonly SegmentId[]) => Suppliers {
  const numbers = new Map(segments.map((id, at) => [id, at]));
  const predecessors = segments.map((id) =>
    (snapshot.inputsOf.get(id) ?? []).flatMap(({ from }) => numbers.get(from) ?? []),
  );
  const known = new Map<string, Suppliers>();
  const find = (asked: readonly SegmentId[]): Suppliers => {
    const starts = new Set(asked.flatMap((id) => numbers.get(id) ?? []));
    const supplying = [...reachableFrom(predecessors, starts)].filter((at) => !starts.has(at));
    return {
      segments: supplying.length,
      companies: new Set(supplying.flatMap((at) => segments[at] ?? []).flatMap((id) => localOf(id))),
    };
  };
  return (asked) => {
    const key = asked.join('|');
    const found = known.get(key) ?? find(asked);
    known.set(key, found);
    return found;
  };
}

function headOf(snapshot: GraphSnapshot, companyId: CompanyId): CompanyId {
  let head = companyId;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const parent = snapshot.companies.get(head)?.parentId;
    if (parent === undefined || !snapshot.companies.has(parent)) return head;
    head = parent;
  }
  return head;
}

function highestHonour(snapshot: GraphSnapshot, ids: readonly CompanyId[]): HonourKind | null {
  const kinds = ids.flatMap((id): HonourKind[] => {
    const company = snapshot.companies.get(id);
    if (company === undefined) return [];
    return [
      ...company.honours.map(({ kind }) => kind),
      ...(company.stockCode === undefined ? [] : ['listed' as const]),
    ];
  });
  return kinds.reduce<HonourKind | null>(
    (best, kind) => (best === null || HONOUR_SCALE[kind] > HONOUR_SCALE[best] ? kind : best),
    null,
  );
}
