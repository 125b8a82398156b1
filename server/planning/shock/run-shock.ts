/** 结构性脆弱度: what a failure reaches, how fast, and who could step in. */
import type { CompanyId, RegionId, SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { isWithinRegion } from '../../graph/snapshot.ts';
import type { ShockSpread } from './propagate-shock.ts';
import { propagateShock } from './propagate-shock.ts';
import type { ShockNetwork } from './shock-network.ts';
import { buildShockNetwork } from './shock-network.ts';
import type { SegmentLoss, ShockQuestion } from './shock-origins.ts';
import { activeIn, shockLosses } from './shock-origins.ts';
import type { ShockSimulation } from './simulate-shock.ts';
import { simulateShock } from './simulate-shock.ts';
import type { SegmentStates } from '../types.ts';

/** The city's segments as a shock network: only present segments pass a shortage on to the city. */
export interface CityNetwork {
  readonly ids: readonly SegmentId[];
  readonly nodeOf: ReadonlyMap<SegmentId, number>;
  readonly network: ShockNetwork;
  readonly present: readonly number[];
  /** Present segments that no present segment uses. */
  readonly terminals: readonly number[];
}

export interface AffectedSegment {
  readonly segmentId: SegmentId;
  /** End state, 0-1. */
  readonly shortfall: number;
  /** Steps (about months) until it is first hit, and until the end state. */
  readonly firstStep: number;
  readonly fullStep: number;
  /** The input whose shortage binds; null at the origin. */
  readonly because: SegmentId | null;
}

/** Companies that make what is lost and are not lost themselves. */
export interface Substitutes {
  readonly segmentId: SegmentId;
  readonly inCity: readonly CompanyId[];
  readonly inProvince: readonly CompanyId[];
  readonly outside: readonly CompanyId[];
}

export interface ShockResult {
  readonly losses: readonly SegmentLoss[];
  readonly affected: readonly AffectedSegment[];
  /** Affected present segments of all present segments; 0 without any. */
  readonly affectedShare: number;
  readonly terminals: { readonly total: number; readonly reached: readonly SegmentId[]; readonly share: number };
  readonly affectedCompanyIds: readonly CompanyId[];
  readonly substitutes: readonly Substitutes[];
  /** `hit` counts present segments, as `affected` does. */
  readonly simulation: ShockSimulation;
}

export interface Chokepoint {
  readonly segmentId: SegmentId;
  /** Mean shortfall of the city's terminals when the segment is lost whole, 0-1. */
  readonly terminalLoss: number;
  /** Present segments reached other than itself. */
  readonly reached: number;
  readonly presentHere: boolean;
  readonly firms: number;
}

export function cityNetwork(snapshot: GraphSnapshot, states: SegmentStates): CityNetwork {
  const ids = [...snapshot.segments.keys()].sort();
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const isPresent = (node: number): boolean => states.get(ids[node] ?? ('' as SegmentId))?.verdict === '有';
  const links = snapshot.data.inputLinks.flatMap(({ from, to, necessity }) => {
    const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
    return source === undefined || target === undefined ? [] : [{ from: source, to: target, necessity }];
  });
  const network = buildShockNetwork(ids.length, links, isPresent);
  const present = ids.flatMap((_, node) => (isPresent(node) ? [node] : []));
  const terminals = present.filter((node) => network.offsets[node] === network.offsets[node + 1]);
  return { ids, nodeOf, network, present, terminals };
}

/** @throws PlanningError see `shockLosses`. */
export function runShock(
  snapshot: GraphSnapshot,
  states: SegmentStates,
  question: ShockQuestion,
  run: { readonly seed: number; readonly draws?: number | undefined },
): ShockResult {
  const city = cityNetwork(snapshot, states);
  const losses = shockLosses(snapshot, states, question);
  const origins = losses.flatMap(({ segmentId, shortfall }) => {
    const node = city.nodeOf.get(segmentId);
    return node === undefined ? [] : [{ node, shortfall }];
  });
  const spread = propagateShock(city.network, origins);
  const here = new Set(city.present);
  const affected = spread.hit.filter((node) => here.has(node)).map((node) => affectedSegment(city, spread, node));
  const reached = city.terminals.filter((node) => (spread.shortfall[node] ?? 0) > 0);
  return {
    losses,
    affected,
    affectedShare: ratio(affected.length, city.present.length),
    terminals: {
      total: city.terminals.length,
      reached: reached.flatMap((node) => city.ids[node] ?? []),
      share: ratio(reached.length, city.terminals.length),
    },
    affectedCompanyIds: localCompaniesOf(snapshot, affected),
    substitutes: losses.map((loss) => substitutesFor(snapshot, loss)),
    simulation: presentHits(
      simulateShock(city.network, origins, city.terminals, run),
      origins.filter(({ node }) => !here.has(node)).length,
    ),
  };
}

/** Without the origins that the city does not have: they are hit in every draw, and nothing else outside it is. */
function presentHits(simulation: ShockSimulation, absent: number): ShockSimulation {
  const { mean, low, median, high } = simulation.hit;
  return {
    ...simulation,
    hit: { mean: mean - absent, low: low - absent, median: median - absent, high: high - absent },
  };
}

/** Segments whose loss hits the city's terminals, worst first, ties by id; those that reach nothing are left out. */
export function rankChokepoints(snapshot: GraphSnapshot, states: SegmentStates): readonly Chokepoint[] {
  const city = cityNetwork(snapshot, states);
  const here = new Set(city.present);
  return city.ids
    .flatMap((segmentId, node) => {
      const { shortfall, hit } = propagateShock(city.network, [{ node, shortfall: 1 }]);
      const reached = hit.filter((other) => other !== node && here.has(other)).length;
      const lost = city.terminals.reduce((sum, end) => sum + (end === node ? 0 : (shortfall[end] ?? 0)), 0);
      const state = states.get(segmentId);
      const terminalLoss = ratio(lost, city.terminals.length);
      const firms = state?.firms ?? 0;
      return reached === 0 ? [] : [{ segmentId, terminalLoss, reached, presentHere: here.has(node), firms }];
    })
    .sort((a, b) => b.terminalLoss - a.terminalLoss || b.reached - a.reached || (a.segmentId < b.segmentId ? -1 : 1));
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function affectedSegment(city: CityNetwork, spread: ShockSpread, node: number): AffectedSegment {
  const cause = spread.cause[node] ?? -1;
  return {
    segmentId: city.ids[node] ?? ('' as SegmentId),
    shortfall: spread.shortfall[node] ?? 0,
    firstStep: spread.firstStep[node] ?? -1,
    fullStep: spread.fullStep[node] ?? -1,
    because: cause === -1 ? null : (city.ids[cause] ?? null),
  };
}

function localCompaniesOf(snapshot: GraphSnapshot, affected: readonly AffectedSegment[]): readonly CompanyId[] {
  const ids = affected.flatMap(({ segmentId }) => activeIn(snapshot, segmentId).map((company) => company.id));
  return [...new Set(ids)].filter((id) => snapshot.localCompanyIds.has(id)).sort();
}

function substitutesFor(snapshot: GraphSnapshot, loss: SegmentLoss): Substitutes {
  const province = provinceOf(snapshot);
  const lost = new Set(loss.lostCompanyIds);
  const standing = activeIn(snapshot, loss.segmentId).filter((company) => !lost.has(company.id));
  const isLocal = (id: CompanyId): boolean => snapshot.localCompanyIds.has(id);
  // A whole local segment that fails takes its local companies with it.
  const wholeLocal = loss.supply === 'local' && loss.lostCompanyIds.length === 0;
  const near = (regionId: RegionId): boolean =>
    province !== undefined && isWithinRegion(snapshot.regions, regionId, province);
  const away = standing.filter((company) => !isLocal(company.id));
  return {
    segmentId: loss.segmentId,
    inCity: wholeLocal ? [] : standing.filter((company) => isLocal(company.id)).map((company) => company.id),
    inProvince: away.filter((company) => near(company.regionId)).map((company) => company.id),
    outside: away.filter((company) => !near(company.regionId)).map((company) => company.id),
  };
}

/** The province above the city by parent pointers. */
function provinceOf(snapshot: GraphSnapshot): RegionId | undefined {
  const seen = new Set<RegionId>();
  let current: RegionId | undefined = snapshot.data.cityId;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const region = snapshot.regions.get(current);
    if (region?.level === 'province') return current;
    current = region?.parentId;
  }
  return undefined;
}
