/** What differs between the city as it is and as it would be, segment by segment, with the reason. */
import type { SegmentId } from '../../graph/ids.ts';
import { reachableFrom } from '../../graph/metrics/reachability.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { LEAST_NEED_CHANGE } from '../defaults.ts';
import { isSingleSource } from './scenario-totals.ts';
import type { ChangedField, ChangeReason, Landing, SegmentChange, SegmentState, SegmentStates } from '../types.ts';

/** Changed segments in the order of `after`: those a landing is in first. */
export function scenarioChanges(
  snapshot: GraphSnapshot,
  landings: readonly Landing[],
  before: SegmentStates,
  after: SegmentStates,
): readonly SegmentChange[] {
  const reasonOf = reasonFinder(snapshot, landings, before, after);
  const changes = [...after].flatMap(([segmentId, now]) => {
    const was = before.get(segmentId);
    const changed = was ? changedFields(was, now) : [];
    return was && changed.length > 0
      ? [{ segmentId, before: was, after: now, changed, reason: reasonOf(segmentId) }]
      : [];
  });
  const direct = (change: SegmentChange): number => (change.reason.type === 'landing_here' ? 0 : 1);
  return changes.sort((a, b) => direct(a) - direct(b));
}

function changedFields(before: SegmentState, after: SegmentState): ChangedField[] {
  const fields: ChangedField[] = [];
  if (before.verdict !== after.verdict) fields.push('verdict');
  if (before.status !== after.status) fields.push('status');
  if (before.kind !== after.kind) fields.push('kind');
  if (Math.abs(before.need - after.need) >= LEAST_NEED_CHANGE) fields.push('need');
  if (isSingleSource(before) !== isSingleSource(after)) fields.push('single_source');
  return fields;
}

function reasonFinder(
  snapshot: GraphSnapshot,
  landings: readonly Landing[],
  before: SegmentStates,
  after: SegmentStates,
): (segmentId: SegmentId) => ChangeReason {
  const ids = [...snapshot.segments.keys()];
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const nodes = (found: readonly SegmentId[]): number[] => found.flatMap((id) => nodeOf.get(id) ?? []);
  const down = ids.map((id) => nodes((snapshot.outputsOf.get(id) ?? []).map((link) => link.to)));
  const up = ids.map((id) => nodes((snapshot.inputsOf.get(id) ?? []).map((link) => link.from)));
  const appeared = new Set(ids.filter((id) => after.get(id)?.verdict === '有' && before.get(id)?.verdict !== '有'));
  const startedChains = chainsStarted(snapshot, before, appeared);
  return (segmentId) => {
    const here = landings.filter((landing) => landing.segments.some((part) => part.segmentId === segmentId));
    if (here.length > 0) return { type: 'landing_here', landingIds: here.map(({ id }) => id) };
    const node = nodeOf.get(segmentId) ?? -1;
    const near = new Set([...(up[node] ?? []), ...(down[node] ?? [])]);
    const linked = new Set([...reachableFrom(up, [node]), ...reachableFrom(down, [node])]);
    const among = (reached: ReadonlySet<number>): SegmentId[] =>
      [...reached].flatMap((other) => ids[other] ?? []).filter((id) => id !== segmentId && appeared.has(id));
    const neighbours = among(near);
    const segmentIds = neighbours.length > 0 ? neighbours : among(linked);
    if (segmentIds.length > 0) return { type: 'neighbour_present', segmentIds: segmentIds.sort() };
    const chainId = snapshot.segments.get(segmentId)?.chainId;
    return chainId !== undefined && startedChains.has(chainId) ? { type: 'chain_started' } : { type: 'peers_moved' };
  };
}

function chainsStarted(snapshot: GraphSnapshot, before: SegmentStates, appeared: ReadonlySet<SegmentId>) {
  const chains = new Set([...appeared].flatMap((id) => snapshot.segments.get(id)?.chainId ?? []));
  return new Set(
    [...chains].filter((chainId) =>
      (snapshot.segmentsOfChain.get(chainId) ?? []).every((segment) => before.get(segment.id)?.verdict !== '有'),
    ),
  );
}
