/**
 * Replaces the graph: a new generation of nodes is written beside the published one in batches, then one transaction
 * makes it the published one, then the old one is removed. Whatever interrupts it, readers see a whole generation;
 * what an interrupted import left behind is removed at the beginning of the next.
 */
import type { GraphData } from '../../graph/entities.ts';
import type { DataVersion } from '../../graph/snapshot.ts';
import { canonicalGraph, canonicalJson, versionOf } from '../data-version.ts';
import { graphEdges } from '../graph-edges.ts';
import type { ImportOptions, ImportStage } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import type { Connection } from './connection.ts';
import { NODE_ARRAYS, NODE_LABELS, nodeRows } from './graph-model.ts';
import { acquireLease, type ImportLease } from './import-lease.ts';
import type { ParamMap } from './params.ts';
import { readPublished } from './read-graph.ts';
import { RELATIONSHIP_TYPES, relationshipRows } from './relationship-rows.ts';
import { AWAIT_INDEXES } from './schema.ts';

/** Rows of one transaction: large enough to be quick, small enough for a server with 256 MB for transactions. */
const NODE_BATCH = 2_000;
const RELATIONSHIP_BATCH = 5_000;

export const CREATE_NODES = Object.fromEntries(
  Object.values(NODE_LABELS).map((label) => [
    label,
    `
    UNWIND $rows AS row
    CREATE (n:Entity:${label})
    SET n = row
    `,
  ]),
);
/** Counts what it made: an end that is not there would go unnoticed. */
export const CREATE_RELATIONSHIPS = Object.fromEntries(
  RELATIONSHIP_TYPES.map((type) => [
    type,
    `
    UNWIND $rows AS row
    MATCH (from:Entity {key: row.from})
    MATCH (to:Entity {key: row.to})
    CREATE (from)-[r:${type}]->(to)
    SET r = row.properties
    RETURN count(r) AS made
    `,
  ]),
);
export const PUBLISH = `
  MATCH (store:LiantuStore {slot: 1})
  SET store.generation = $generation, store.versionId = $id, store.importedAt = $importedAt, store.asOf = $asOf,
    store.cityId = $cityId, store.counts = $counts
`;
/** Companies first: a county is dense, and removing it with all that hangs on it would be one huge transaction. */
export const REMOVE_GENERATIONS = [
  `
  MATCH (n:Company)
  WHERE n.generation IN $generations
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
  `,
  `
  MATCH (n:Entity)
  WHERE n.generation IN $generations
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
  `,
] as const;
/** Generations that lie in the database. */
export const LIST_GENERATIONS = 'MATCH (n:Entity) RETURN DISTINCT n.generation AS generation';

/** @throws StoreError as `GraphStore.importGraph` does; the old version is then untouched. */
export async function importInto(
  connection: Connection,
  input: GraphData,
  options: ImportOptions,
): Promise<DataVersion> {
  const graph = canonicalGraph(input);
  const edges = graphEdges(graph);
  const version = versionOf(graph, options.importedAt);
  requireNotAborted(options);
  const lease = await acquireLease(connection);
  try {
    const published = (await connection.read(readPublished))?.generation ?? null;
    await removeOthers(connection, [published, lease.generation]);
    await writeNodes(lease, graph, options);
    await writeRelationships(lease, relationshipRows(graph, edges, lease.generation), options);
    await awaitIndexes(connection, options);
    await publish(lease, graph, version);
  } catch (cause) {
    await giveUp(connection, lease);
    throw cause;
  }
  await tidyUp(connection, lease);
  options.onProgress?.({ stage: 'publish', done: 1, total: 1 });
  return version;
}

async function writeNodes(lease: ImportLease, graph: GraphData, options: ImportOptions): Promise<void> {
  const total = NODE_ARRAYS.reduce((sum, name) => sum + graph[name].length, 0);
  const report = progressOf('nodes', total, options);
  for (const name of NODE_ARRAYS) {
    const cypher = CREATE_NODES[NODE_LABELS[name]] ?? '';
    for (const rows of batches(nodeRows(name, graph, lease.generation), NODE_BATCH)) {
      requireNotAborted(options);
      await lease.batch(async (tx) => void (await tx.run(cypher, { rows })));
      report(rows.length);
    }
  }
}

async function writeRelationships(
  lease: ImportLease,
  byType: ReturnType<typeof relationshipRows>,
  options: ImportOptions,
): Promise<void> {
  const total = [...byType.values()].reduce((sum, rows) => sum + rows.length, 0);
  const report = progressOf('relationships', total, options);
  for (const [type, all] of byType) {
    const cypher = CREATE_RELATIONSHIPS[type] ?? '';
    for (const rows of batches(all, RELATIONSHIP_BATCH)) {
      requireNotAborted(options);
      await lease.batch(async (tx) => {
        const made = (await tx.run(cypher, { rows }))[0]?.['made'];
        if (made !== rows.length) throw new StoreError('store_damaged', `${type}: ${String(made)} of ${rows.length}`);
      });
      report(rows.length);
    }
  }
}

/** The full-text index is written with the nodes; what is left is to know that it and the others are usable. */
async function awaitIndexes(connection: Connection, options: ImportOptions): Promise<void> {
  await connection.read((tx) => tx.run(AWAIT_INDEXES));
  options.onProgress?.({ stage: 'index', done: 1, total: 1 });
  requireNotAborted(options);
}

async function publish(lease: ImportLease, graph: GraphData, version: DataVersion): Promise<void> {
  const { id, importedAt, asOf } = version;
  const counts = canonicalJson(version.counts);
  const values = { generation: lease.generation, id, importedAt, asOf, cityId: graph.cityId, counts };
  await lease.batch(async (tx) => void (await tx.run(PUBLISH, values)));
}

/** The graph is published and the import done, whatever happens here: the next one finds what is left over. */
async function tidyUp(connection: Connection, lease: ImportLease): Promise<void> {
  try {
    await removeOthers(connection, [lease.generation]);
    await lease.release();
  } catch {}
}

/**
 * Leaves the store to the next import at once where that is possible; the lease runs out by itself where not. When
 * the answer to publishing got lost, nobody knows whether it happened. Releasing the lease waits for it and bars it
 * from happening later; only then is it certain that the generation is not the published one and may go.
 */
async function giveUp(connection: Connection, lease: ImportLease): Promise<void> {
  try {
    await lease.release();
    const published = await connection.read(readPublished);
    if (published?.generation !== lease.generation) await removeGenerations(connection, [lease.generation]);
  } catch {}
}

async function removeOthers(connection: Connection, kept: readonly (number | null)[]): Promise<void> {
  const rows = await connection.read((tx) => tx.run(LIST_GENERATIONS));
  const others = rows.map((row) => row['generation'] as number).filter((generation) => !kept.includes(generation));
  if (others.length > 0) await removeGenerations(connection, others);
}

/** Another process may be removing the same; the one that loses the lock finds less to do the next time. */
async function removeGenerations(connection: Connection, generations: readonly number[]): Promise<void> {
  for (const statement of REMOVE_GENERATIONS) {
    await connection
      .runOwnTransactions(statement, { generations })
      .catch(() => connection.runOwnTransactions(statement, { generations }));
  }
}

function progressOf(stage: ImportStage, total: number, options: ImportOptions): (count: number) => void {
  let done = 0;
  return (count) => {
    done += count;
    options.onProgress?.({ stage, done, total });
  };
}

function* batches(rows: readonly ParamMap[], size: number): Generator<readonly ParamMap[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

function requireNotAborted(options: ImportOptions): void {
  if (options.signal?.aborted) throw new StoreError('import_aborted', 'the import was called off');
}
