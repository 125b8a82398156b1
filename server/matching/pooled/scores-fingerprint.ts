/** What scores of trees depend on beside documents and queries: constants, and the formula as a probe shows it. */
import * as matchingDefaults from '../defaults.ts';
import type { FieldedDocument } from '../document-fields.ts';
import type { RankingQuery } from '../ranker.ts';
import * as pooledDefaults from './defaults.ts';
import { indexFingerprint } from './index-sections.ts';
import { PooledIndex } from './pooled-index.ts';
import { PooledRanker } from './pooled-ranker.ts';
import { treeLeaves } from './tree-leaves.ts';

const PROBE_DOCUMENTS: readonly FieldedDocument[] = [
  { id: '1', name: '永磁电机厂', text: '驱动电机、减速器的研发、生产和销售', products: ['驱动电机'] },
  { id: '2', name: '电池材料公司', text: '生产锂离子电池正极材料、电解液', products: ['正极材料'] },
  { id: '3', name: '汽车部件公司', text: '汽车零部件及电机壳体制造；货物进出口', products: [] },
];

const PROBE_LEAVES: readonly RankingQuery[] = [
  { id: 'a', text: '驱动电机', expansions: ['永磁电机'], vocabulary: ['电机制造'], parent: '汽车零部件' },
  { id: 'b', text: '正极材料', expansions: [], parent: '动力电池' },
];

/** Scores made under another text must be made anew. */
export function scoresFingerprint(): string {
  const index = new PooledIndex();
  for (const document of PROBE_DOCUMENTS) index.upsert(document);
  index.merge();
  const leaves = treeLeaves(new PooledRanker(index).scoreTree(PROBE_LEAVES, true, { always: ['3'] }));
  const probe = leaves.map(({ scores, preferences }) => [...scores.total, ...(preferences ?? [])]);
  return JSON.stringify({ index: indexFingerprint(), matchingDefaults, pooledDefaults, probe });
}
