/**
 * Ranks the documents of an evaluation set for its queries and writes a run file. Knows only candidates and queries;
 * judgements are never read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QUERY_CLASS_WORDS } from '../matching/defaults.ts';
import { Ranker } from '../matching/ranker.ts';
import type { QueryScores, RankingQuery } from '../matching/ranker.ts';

const candidateRow = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  text: z.string().default(''),
  products: z.array(z.string()).default([]),
});

const queryRow = z.object({
  id: z.string().min(1),
  text: z.string(),
  path: z.array(z.string()).optional(),
  taxonomy: z.string().optional(),
});

export interface EvaluateRankOptions {
  /** Folder with candidates.jsonl and queries.jsonl. */
  readonly dataDir: string;
  readonly outFile: string;
  /** Whether the leaves of one tree compete. */
  readonly competition: boolean;
  /** Whether the candidates' product lists are used. */
  readonly products: boolean;
  /** Words by the name of a class; a leaf of that name is asked for with them. */
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
}

/** Rows written per query. */
const RUN_DEPTH = 1000;

/**
 * Writes `query id <tab> candidate id <tab> score` lines, best first, ties by candidate id, at most 1,000 a query.
 * Queries with a taxonomy are leaves of that tree; the others are free phrases.
 * @throws when a file is missing or a line is not the expected JSON; the message names file and line.
 */
export function evaluateRank(options: EvaluateRankOptions): { queries: number; candidates: number } {
  const candidates = readJsonLines(join(options.dataDir, 'candidates.jsonl'), candidateRow);
  const queries = readJsonLines(join(options.dataDir, 'queries.jsonl'), queryRow);
  const ranker = new Ranker(candidates.map((row) => (options.products ? row : { ...row, products: [] })));
  const trees = new Map<string | null, RankingQuery[]>();
  for (const query of queries) {
    const tree = query.taxonomy ?? null;
    const parent = query.path?.at(-2) ?? null;
    const vocabulary = tree === null ? [] : (options.vocabulary.get(query.text) ?? []).slice(0, QUERY_CLASS_WORDS);
    const leaf = { id: query.id, text: query.text, expansions: [], vocabulary, parent: tree === null ? null : parent };
    trees.set(tree, [...(trees.get(tree) ?? []), leaf]);
  }
  const lines: string[] = [];
  for (const [tree, leaves] of trees) {
    const scores =
      tree === null ? leaves.map((leaf) => ranker.scorePhrase(leaf)) : ranker.scoreTree(leaves, options.competition);
    for (const score of scores) appendRun(lines, score, ranker.index.weights().ids);
  }
  writeFileSync(options.outFile, lines.join(''));
  return { queries: queries.length, candidates: candidates.length };
}

function appendRun(lines: string[], { query, total }: QueryScores, ids: readonly string[]): void {
  const order = ids.map((_, d) => d).filter((d) => (total[d] ?? 0) > 0);
  order.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
  for (const d of order.slice(0, RUN_DEPTH)) lines.push(`${query.id}\t${ids[d] ?? ''}\t${total[d] ?? 0}\n`);
}

function readJsonLines<Row>(path: string, schema: z.ZodType<Row>): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [schema.parse(JSON.parse(line))];
      } catch (cause) {
        throw new Error(`${path}:${i + 1}: not a valid row`, { cause });
      }
    });
}
