/** Saved scenarios: named, revised, with the versions before and after for undo and redo. They survive re-imports. */
import { z } from 'zod';
import { type ScenarioContent, scenarioContent } from '../../contract/planning.ts';
import type { SegmentId } from '../../graph/ids.ts';
import type { SavedState } from '../../planning/scenario/compare-versions.ts';
import type { SegmentStates } from '../../planning/types.ts';
import type { GraphStore } from '../../store/graph-store.ts';

/** Steps that can be undone. */
const HISTORY = 50;

const snapshotOfStates = z.record(
  z.string(),
  z.strictObject({ verdict: z.enum(['有', '缺', '不知']), kind: z.enum(['强', '补', '延', '建', '待核']).nullable() }),
);
const scenarioBody = z.strictObject({
  content: scenarioContent,
  past: z.array(scenarioContent),
  future: z.array(scenarioContent),
  /** Data version the present content was made on, and what it said of every segment. */
  dataVersionId: z.string(),
  baseline: snapshotOfStates,
});

type ScenarioBody = z.infer<typeof scenarioBody>;

export interface SavedScenario extends ScenarioBody {
  readonly id: string;
  readonly revision: number;
  readonly updatedAt: string;
}

/** The data a write is made on. */
export interface WrittenOn {
  readonly versionId: string;
  readonly states: SegmentStates;
  /** ISO instant. */
  readonly now: string;
}

export const savedStates = (scenario: SavedScenario): ReadonlyMap<SegmentId, SavedState> =>
  new Map(Object.entries(scenario.baseline).map(([id, state]) => [id as SegmentId, state]));

export async function listSaved(store: GraphStore): Promise<readonly SavedScenario[]> {
  const records = await store.records.list('scenario');
  return records.map(({ id, revision, updatedAt, body }) => ({ id, revision, updatedAt, ...scenarioBody.parse(body) }));
}

export async function readSaved(store: GraphStore, id: string): Promise<SavedScenario | null> {
  const record = await store.records.get('scenario', id);
  if (!record) return null;
  return { id, revision: record.revision, updatedAt: record.updatedAt, ...scenarioBody.parse(record.body) };
}

/** @throws StoreError `record_conflict`. */
export async function createSaved(store: GraphStore, id: string, content: ScenarioContent, on: WrittenOn) {
  return write(store, id, 0, { content, past: [], future: [] }, on);
}

/** Replaces the content; the one before can be undone to, what was undone is gone. @throws StoreError `record_conflict`. */
export async function changeSaved(
  store: GraphStore,
  scenario: SavedScenario,
  content: ScenarioContent,
  expectedRevision: number,
  on: WrittenOn,
) {
  const past = [...scenario.past, scenario.content].slice(-HISTORY);
  return write(store, scenario.id, expectedRevision, { content, past, future: [] }, on);
}

/** Steps back or forward; the scenario itself when there is nothing to step to. @throws StoreError `record_conflict`. */
export async function stepSaved(
  store: GraphStore,
  scenario: SavedScenario,
  direction: 'undo' | 'redo',
  expectedRevision: number,
  on: WrittenOn,
) {
  const { past, future, content } = scenario;
  const target = direction === 'undo' ? past.at(-1) : future[0];
  if (!target) return scenario;
  const moved =
    direction === 'undo'
      ? { past: past.slice(0, -1), future: [content, ...future] }
      : { past: [...past, content], future: future.slice(1) };
  return write(store, scenario.id, expectedRevision, { content: target, ...moved }, on);
}

async function write(
  store: GraphStore,
  id: string,
  expectedRevision: number,
  body: Pick<ScenarioBody, 'content' | 'past' | 'future'>,
  on: WrittenOn,
): Promise<SavedScenario> {
  const baseline = Object.fromEntries(
    [...on.states].map(([segmentId, { verdict, kind }]) => [segmentId, { verdict, kind }]),
  );
  const full: ScenarioBody = { ...body, dataVersionId: on.versionId, baseline };
  const stored = await store.records.put({
    collection: 'scenario',
    id,
    expectedRevision,
    updatedAt: on.now,
    body: full,
  });
  return { id, revision: stored.revision, updatedAt: stored.updatedAt, ...full };
}
