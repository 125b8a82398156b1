/** 人工认定: an official's verdict, kept beside the graph so that it survives every re-import. */
import { z } from 'zod';
import type { PresenceOverride } from '../gaps/types.ts';
import type { SegmentId } from '../graph/ids.ts';
import type { GraphStore } from '../store/graph-store.ts';

const overrideBody = z.object({
  verdict: z.enum(['有', '缺', '不知']),
  office: z.string(),
  date: z.string(),
  reason: z.string(),
});

export interface StoredOverride {
  readonly override: PresenceOverride;
  readonly revision: number;
}

/** All overrides in force by segment, also of segments that the present graph does not hold. */
export async function readOverrides(store: GraphStore): Promise<ReadonlyMap<SegmentId, StoredOverride>> {
  const records = await store.records.list('presence_override');
  return new Map(
    records.map((record) => {
      const segmentId = record.id as SegmentId;
      return [segmentId, { override: { segmentId, ...overrideBody.parse(record.body) }, revision: record.revision }];
    }),
  );
}

/** @throws StoreError `record_conflict` when another official wrote since `expectedRevision` was read. */
export async function writeOverride(
  store: GraphStore,
  override: PresenceOverride,
  expectedRevision: number,
  now: string,
): Promise<void> {
  const { segmentId, ...body } = override;
  await store.records.put({ collection: 'presence_override', id: segmentId, expectedRevision, updatedAt: now, body });
}

/** @throws StoreError `record_conflict`. */
export async function removeOverride(store: GraphStore, id: SegmentId, expectedRevision: number): Promise<void> {
  await store.records.remove('presence_override', id, expectedRevision);
}
