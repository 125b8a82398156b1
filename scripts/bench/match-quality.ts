/** Quality on an evaluation set: the product's two forms, the libraries and Neo4j's index on the same queries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PooledIndex } from '../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../server/matching/pooled/pooled-ranker.ts';
import { Ranker } from '../../server/matching/ranker.ts';
import type { RankingQuery } from '../../server/matching/ranker.ts';
import type { FieldedDocument } from '../../server/matching/document-fields.ts';
import { askMiniSearch, askOrama } from './match-libraries.ts';
import type { AskForIds } from './match-libraries.ts';
import { onNeo4j } from './match-neo4j.ts';
import { show } from './match-timing.ts';

interface Task {
  readonly documents: readonly FieldedDocument[];
  /** Queries by tree; '' for free phrases. */
  readonly trees: ReadonlyMap<string, readonly RankingQuery[]>;
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Ranked ids by query id. */
type Run = ReadonlyMap<string, readonly string[]>;

const DEPTH = 50;
/** Least grade that counts as relevant for recall, as the set's own scorer has it. */
const RELEVANT = 2;

const candidateRow = z.object({
  id: z.string(),
  name: z.string().default(''),
  text: z.string().default(''),
  products: z.array(z.string()).default([]),
});
const queryRow = z.object({
  id: z.string(),
  text: z.string(),
  path: z.array(z.string()).optional(),
  taxonomy: z.string().optional(),
});

export async function compareQuality(evaluation: string, folder: string): Promise<void> {
  const task = readTask(evaluation);
  console.log(`${task.grades.size} judged queries over ${task.documents.length} companies of the evaluation set`);
  report('pooled form', task, await pooledRun(task));
  report('exact form', task, exactRun(task));
  report('minisearch, same tokens', task, await libraryRun(task, askMiniSearch(task.documents)));
  report('orama, same tokens', task, await libraryRun(task, await askOrama(task.documents)));
  const ofNeo4j = await onNeo4j(folder, task.documents, (ask) => libraryRun(task, ask));
  report('Neo4j full-text, analyzer cjk', task, ofNeo4j);
}

function readTask(folder: string): Task {
  const lines = (file: string): string[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const trees = new Map<string, RankingQuery[]>();
  for (const line of lines('queries.jsonl')) {
    const { id, text, path, taxonomy } = queryRow.parse(JSON.parse(line));
    const parent = taxonomy === undefined ? null : (path?.at(-2) ?? null);
    trees.set(taxonomy ?? '', [...(trees.get(taxonomy ?? '') ?? []), { id, text, expansions: [], parent }]);
  }
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines('qrels.tsv').slice(1)) {
    const [query = '', candidate = '', grade = '0'] = line.split('\t');
    grades.set(query, (grades.get(query) ?? new Map<string, number>()).set(candidate, Number(grade)));
  }
  return { documents: lines('candidates.jsonl').map((line) => candidateRow.parse(JSON.parse(line))), trees, grades };
}

async function pooledRun({ documents, trees }: Task): Promise<Run> {
  const ranker = new PooledRanker(await PooledIndex.build(documents));
  const run = new Map<string, readonly string[]>();
  for (const [tree, queries] of trees) {
    const answers = tree === '' ? queries.map((query) => ranker.scorePhrase(query)) : [ranker.scoreTree(queries, true)];
    for (const { ids, scores } of answers)
      for (const { query, total } of scores) run.set(query.id, bestIds(ids, total));
  }
  return run;
}

function exactRun({ documents, trees }: Task): Run {
  const ranker = new Ranker(documents);
  const { ids } = ranker.index.weights();
  const run = new Map<string, readonly string[]>();
  for (const [tree, queries] of trees) {
    const scores = tree === '' ? queries.map((query) => ranker.scorePhrase(query)) : ranker.scoreTree(queries, true);
    for (const { query, total } of scores) run.set(query.id, bestIds(ids, total));
  }
  return run;
}

async function libraryRun({ trees }: Task, ask: AskForIds): Promise<Run> {
  const run = new Map<string, readonly string[]>();
  for (const query of [...trees.values()].flat()) run.set(query.id, await ask(query.text, DEPTH));
  return run;
}

function bestIds(ids: readonly string[], total: Float64Array): string[] {
  const order = ids.map((_, i) => i).filter((i) => (total[i] ?? 0) > 0);
  order.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
  return order.slice(0, DEPTH).map((i) => ids[i] ?? '');
}

/** nDCG@10 with gains 2^grade - 1, and the share of the relevant among the first 50. */
function report(name: string, { grades }: Task, run: Run): void {
  let ndcg = 0;
  let recall = 0;
  let count = 0;
  for (const [query, ofQuery] of grades) {
    const relevant = [...ofQuery].filter(([, grade]) => grade >= RELEVANT).map(([id]) => id);
    if (relevant.length === 0) continue;
    const ranked = run.get(query) ?? [];
    const ideal = [...ofQuery.values()].sort((a, b) => b - a);
    ndcg += gain(ranked.map((id) => ofQuery.get(id) ?? 0)) / gain(ideal);
    recall += relevant.filter((id) => ranked.includes(id)).length / relevant.length;
    count += 1;
  }
  show(name, `nDCG@10 ${(ndcg / count).toFixed(4)}, R@50 ${(recall / count).toFixed(4)}`);
}

const gain = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
