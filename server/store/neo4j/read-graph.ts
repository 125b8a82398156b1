/** Reads the published version and the whole graph. */
import { z } from 'zod';
import type { GraphData } from '../../graph/entities.ts';
import type { RegionId } from '../../graph/ids.ts';
import type { DataVersion } from '../../graph/snapshot.ts';
import { canonicalGraph } from '../data-version.ts';
import { StoreError } from '../store-error.ts';
import type { Connection, Transaction } from './connection.ts';

/** The one node that says what readers see. */
export const READ_PUBLISHED = `
  MATCH (store:LiantuStore {slot: 1})
  WHERE store.generation IS NOT NULL
  RETURN store.generation AS generation, store.versionId AS id, store.importedAt AS importedAt, store.asOf AS asOf,
    store.cityId AS cityId, store.counts AS counts
`;

/** Every record of a generation, as it was written. */
export const READ_RECORDS = {
  chains: 'MATCH (n:Chain) WHERE n.generation = $generation RETURN n.json',
  segments: 'MATCH (n:Segment) WHERE n.generation = $generation RETURN n.json',
  companies: 'MATCH (n:Company) WHERE n.generation = $generation RETURN n.json',
  regions: 'MATCH (n:Region) WHERE n.generation = $generation RETURN n.json',
  platforms: 'MATCH (n:Platform) WHERE n.generation = $generation RETURN n.json',
  organisations: 'MATCH (n:Organisation) WHERE n.generation = $generation RETURN n.json',
  planStatements: 'MATCH (n:PlanStatement) WHERE n.generation = $generation RETURN n.json',
  goals: 'MATCH (n:Goal) WHERE n.generation = $generation RETURN n.json',
  sources: 'MATCH (n:Source) WHERE n.generation = $generation RETURN n.json',
  lists: 'MATCH (n:CompanyList) WHERE n.generation = $generation RETURN n.json',
  inputLinks: 'MATCH (n:Segment)-[r:INPUT_OF]->(:Segment) WHERE n.generation = $generation RETURN r.json',
  operations: 'MATCH (n:Company)-[r:OPERATES_IN]->(:Segment) WHERE n.generation = $generation RETURN r.json',
  relations: `
    MATCH (n:Company)-[r:SUPPLIES|OWNS|INVESTED_IN|COOPERATES_WITH|MEMBER_OF]->()
    WHERE n.generation = $generation
    RETURN r.json`,
} as const;

const count = z.number().int().nonnegative();
const counts = z.object({
  chains: count,
  segments: count,
  companies: count,
  operations: count,
  relations: count,
  sources: count,
});
const publishedRow = z.object({
  generation: z.number().int(),
  id: z.string(),
  importedAt: z.string(),
  asOf: z.string(),
  cityId: z.string(),
  counts: z.string(),
});

export interface Published {
  readonly version: DataVersion;
  readonly cityId: RegionId;
  /** Number of the import whose nodes are the published ones. */
  readonly generation: number;
}

/** Imports that may be published while one answer is read; each makes it start again. */
const READ_ATTEMPTS = 5;

/** The version published now, or null. @throws StoreError `store_damaged`. */
export async function readPublished(tx: Transaction): Promise<Published | null> {
  const [row] = await tx.run(READ_PUBLISHED);
  if (row === undefined) return null;
  const parsed = publishedRow.safeParse(row);
  if (!parsed.success) throw new StoreError('store_damaged', 'the node of the published version is not readable');
  const { id, importedAt, asOf, cityId, generation } = parsed.data;
  const version = { id, importedAt, asOf, counts: counts.parse(parseJson(parsed.data.counts)) };
  return { version, cityId: cityId as RegionId, generation };
}

/**
 * Runs a reader on the published generation. Neo4j shows a reader what others commit meanwhile, and an import
 * removes the old generation after it published the new one: when the published generation is not the same at the
 * end, what was read may have holes and is read again.
 */
export async function readConsistently<Result>(
  connection: Connection,
  task: (tx: Transaction, published: Published | null) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 0; attempt < READ_ATTEMPTS; attempt += 1) {
    const outcome = await connection.read(async (tx) => {
      const published = await readPublished(tx);
      const result = await settle(task(tx, published));
      const isSame = (await readPublished(tx))?.generation === published?.generation;
      return { result, isSame };
    });
    if (!outcome.isSame) continue;
    if ('failure' in outcome.result) throw outcome.result.failure;
    return outcome.result.value;
  }
  throw new StoreError('store_unavailable', `the graph was replaced ${READ_ATTEMPTS} times while it was read`);
}

/** @throws StoreError `store_empty`, `store_damaged`. */
export async function readGraphData(
  tx: Transaction,
  published: Published | null,
): Promise<{ version: DataVersion; data: GraphData }> {
  if (published === null) throw new StoreError('store_empty', 'no graph was imported yet');
  const { version, cityId, generation } = published;
  const read = async <Name extends keyof typeof READ_RECORDS>(name: Name): Promise<GraphData[Name]> => {
    const items: unknown[] = [];
    await tx.stream(READ_RECORDS[name], { generation }, (json) => items.push(parseJson(json)));
    return items as unknown as GraphData[Name];
  };
  const data = canonicalGraph({
    cityId,
    asOf: version.asOf,
    chains: await read('chains'),
    segments: await read('segments'),
    inputLinks: await read('inputLinks'),
    companies: await read('companies'),
    operations: await read('operations'),
    relations: await read('relations'),
    regions: await read('regions'),
    platforms: await read('platforms'),
    organisations: await read('organisations'),
    planStatements: await read('planStatements'),
    goals: await read('goals'),
    sources: await read('sources'),
    lists: await read('lists'),
  });
  requireCounts(data, version);
  return { version, data };
}

/** @throws StoreError `store_damaged` when it is not JSON. */
export function parseJson(json: unknown): unknown {
  try {
    return JSON.parse(z.string().parse(json));
  } catch (cause) {
    throw new StoreError('store_damaged', 'a stored record is not JSON', { cause });
  }
}

/** Failures of our own are kept until it is known whether the graph stood still; the driver's end the transaction. */
async function settle<Value>(work: Promise<Value>): Promise<{ value: Value } | { failure: StoreError }> {
  try {
    return { value: await work };
  } catch (cause) {
    if (cause instanceof StoreError) return { failure: cause };
    throw cause;
  }
}

function requireCounts(data: GraphData, version: DataVersion): void {
  for (const [name, expected] of Object.entries(version.counts)) {
    const found = data[name as keyof DataVersion['counts']].length;
    if (found !== expected) throw new StoreError('store_damaged', `${name}: ${found} of ${expected} records left`);
  }
}
