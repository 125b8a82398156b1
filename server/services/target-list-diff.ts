/** What differs between two saved versions of a list, and which recorded changes may be behind it. */
import type { RowChange, SavedRow, SavedVersion, TargetListDiff } from '../contract/target-lists.ts';
import { SIMILARITY_KEY } from './similarity/similarity-use.ts';

type Cause = TargetListDiff['causes'][number];

const keyOf = (row: SavedRow): string => `${row.companyId}|${row.segmentId}`;
const NOTHING = '无';

const change = (kind: Cause['kind'], subject: string, before: string, after: string): Cause[] =>
  before === after ? [] : [{ kind, subject, before, after }];

/** Pairs the entries of two keyed lists; one that stands on one side only reads 无 on the other. */
function changes<Entry>(
  kind: Cause['kind'],
  sides: readonly [readonly Entry[], readonly Entry[]],
  read: (entry: Entry) => { readonly key: string; readonly subject: string; readonly value: string },
): Cause[] {
  const [before, after] = sides.map((side) => new Map(side.map((entry) => [read(entry).key, read(entry)] as const)));
  const all = new Map([...(before ?? []), ...(after ?? [])]);
  return [...all].flatMap(([key, { subject }]) =>
    change(kind, subject, before?.get(key)?.value ?? NOTHING, after?.get(key)?.value ?? NOTHING),
  );
}

/** Says how sure the list's gaps are: it follows from data and overrides, which are causes of their own. */
const ABSENCE_KEY = 'absence';

type Condition = SavedVersion['conditions'][number];

const conditionChanges = (
  kind: Cause['kind'],
  from: SavedVersion,
  to: SavedVersion,
  isMeant: (condition: Condition) => boolean,
): Cause[] =>
  changes(kind, [from.conditions.filter(isMeant), to.conditions.filter(isMeant)], ({ key, label, value }) => ({
    key,
    subject: label,
    value,
  }));

function causesOf(from: SavedVersion, to: SavedVersion): Cause[] {
  return [
    ...change('data_version', '数据版本', from.dataVersionId, to.dataVersionId),
    ...conditionChanges('filters', from, to, ({ key }) => key !== SIMILARITY_KEY && key !== ABSENCE_KEY),
    // Another model of text similarity orders the same rows otherwise, as other weights do.
    ...conditionChanges('weights', from, to, ({ key }) => key === SIMILARITY_KEY),
    ...changes('override', [from.overrides, to.overrides], (entry) => ({
      key: entry.segmentId,
      subject: entry.segmentName,
      value: `${entry.verdict}（${entry.office}，${entry.date}）`,
    })),
    ...change('weights', '计算参数', from.weightsId, to.weightsId),
    ...change('day', '计算日期', from.savedAt.slice(0, 10), to.savedAt.slice(0, 10)),
  ];
}

const segmentsOf = ({ rows }: SavedVersion): ReadonlySet<string> => new Set(rows.map(({ segmentId }) => segmentId));

/**
 * The recorded changes that can have moved this row. An override decides which segments are gaps, never the order
 * within one, so it counts for segments that came or went as a whole; the day alone only ages expansion signals, so
 * it counts where the attractiveness differs.
 */
function reasonReader(from: SavedVersion, to: SavedVersion, causes: readonly Cause[]) {
  const kinds = new Set(causes.map(({ kind }) => kind));
  const [before, after] = [segmentsOf(from), segmentsOf(to)];
  return (segmentId: string, was: SavedRow | null, is: SavedRow | null): Cause['kind'][] => {
    const applies: Record<Cause['kind'], boolean> = {
      data_version: true,
      filters: true,
      weights: true,
      override: before.has(segmentId) !== after.has(segmentId),
      day: was !== null && is !== null && was.attractiveness !== is.attractiveness,
      unrecorded: false,
    };
    const reasons = [...kinds].filter((kind) => applies[kind]);
    return reasons.length > 0 ? reasons : ['unrecorded'];
  };
}

const hasSameFigures = (is: SavedRow, was: SavedRow | undefined): boolean =>
  was?.rank === is.rank && was.fit === is.fit && was.attractiveness === is.attractiveness;

/** Pure: the same two versions always give the same answer. */
export function diffVersions(from: SavedVersion, to: SavedVersion): TargetListDiff {
  const causes = causesOf(from, to);
  const reasonsOf = reasonReader(from, to, causes);
  const [before, after] = [from, to].map(({ rows }) => new Map(rows.map((row) => [keyOf(row), row])));
  const line = (row: SavedRow): RowChange => {
    const [was, is] = [before?.get(keyOf(row)) ?? null, after?.get(keyOf(row)) ?? null];
    const { companyId, companyName, segmentId, segmentName } = row;
    return {
      companyId,
      companyName,
      segmentId,
      segmentName,
      before: was,
      after: is,
      reasons: reasonsOf(segmentId, was, is),
    };
  };
  const keptBefore = from.rows.filter((row) => after?.has(keyOf(row)));
  const kept = to.rows.filter((row) => before?.has(keyOf(row)));
  const placeBefore = new Map(keptBefore.map((row, place) => [keyOf(row), place]));
  const [stayed, moved] = [true, false].map((stays) =>
    kept.filter((row, place) => (placeBefore.get(keyOf(row)) === place) === stays),
  );
  const rescored = (stayed ?? []).filter((row) => !hasSameFigures(row, before?.get(keyOf(row))));
  return {
    from: summaryOf(from),
    to: summaryOf(to),
    causes,
    added: to.rows.filter((row) => !before?.has(keyOf(row))).map(line),
    removed: from.rows.filter((row) => !after?.has(keyOf(row))).map(line),
    moved: (moved ?? []).map(line),
    rescored: rescored.map(line),
    unchanged: (stayed ?? []).length - rescored.length,
  };
}

function summaryOf({ query: _query, overrides: _overrides, rows: _rows, ...summary }: SavedVersion) {
  return summary;
}
