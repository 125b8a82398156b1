/** Scores of trees' leaves as named sections of bytes, and back: what a cache file holds, whatever its frame. */
import type { LeafScores } from '../leaf-scores.ts';
import type { RankingQuery } from '../ranker.ts';

/** The arrays of a leaf, in the order in which they stand. */
const PARTS = ['rawWords', 'words', 'parent', 'feedback', 'neighbours', 'phrase', 'competition', 'total'] as const;
const ARRAYS_PER_LEAF = PARTS.length + 1;

/** The queries are not kept: who reads the sections has asked them. @throws RangeError for a leaf of no tree. */
export function toTreeSections(leaves: readonly LeafScores[]): {
  readonly ids: Uint8Array;
  readonly values: Uint8Array;
} {
  const length = leaves.reduce((sum, { ids }) => sum + ids.length, 0);
  const values = new Float64Array(ARRAYS_PER_LEAF * length);
  let at = 0;
  for (const { scores, preferences } of leaves) {
    if (preferences === null) throw new RangeError('a leaf without preferences');
    for (const array of [...PARTS.map((part) => scores[part]), preferences]) {
      values.set(array, at);
      at += array.length;
    }
  }
  return {
    ids: new TextEncoder().encode(JSON.stringify(leaves.map(({ ids }) => ids))),
    values: new Uint8Array(values.buffer),
  };
}

/**
 * The leaves that `toTreeSections` made these of, on their memory.
 * @param sections each begins at a multiple of 8 in its buffer.
 * @param queries of the leaves, in their order.
 * @throws RangeError when the sections do not fit together or not the queries.
 */
export function fromTreeSections(
  sections: Readonly<Partial<Record<string, Uint8Array>>>,
  queries: readonly RankingQuery[],
): LeafScores[] {
  const allIds = readIds(sections['ids']);
  const { values: bytes = new Uint8Array(0) } = sections;
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Float64Array.BYTES_PER_ELEMENT);
  const length = allIds.reduce((sum, ids) => sum + ids.length, 0);
  if (allIds.length !== queries.length) throw new RangeError(`${allIds.length} leaves, not ${queries.length}`);
  if (values.length !== ARRAYS_PER_LEAF * length) throw new RangeError(`${values.length} values for ${length} ids`);
  let at = 0;
  return queries.map((query, leaf) => {
    const ids = allIds[leaf] ?? [];
    const take = (): Float64Array => values.subarray(at, (at += ids.length));
    const scores = {
      query,
      rawWords: take(),
      words: take(),
      parent: take(),
      feedback: take(),
      neighbours: take(),
      phrase: take(),
      competition: take(),
      total: take(),
    };
    return { ids, scores, preferences: take() };
  });
}

function readIds(bytes: Uint8Array | undefined): readonly (readonly string[])[] {
  const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(content)) throw new RangeError('ids are no list');
  return content.map((ids: unknown) => {
    if (!Array.isArray(ids)) throw new RangeError('ids of a leaf are no list');
    return ids.map(String);
  });
}
