/** The Neo4j store: a server that several processes share, and that people can ask in Cypher. */
import { setTimeout as sleep } from 'node:timers/promises';
import { queryTermsAndCharacters } from '../candidate-text.ts';
import type { GraphStore } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import { walkDownstream } from '../traversal/downstream-segments.ts';
import { runWalkAsync, type Walk } from '../traversal/edge-query.ts';
import { walkIntroductions } from '../traversal/introduction-paths.ts';
import { walkNeighbourhood } from '../traversal/neighbourhood.ts';
import { findCandidatesIn } from './candidates.ts';
import { CONNECTION_DEFAULTS, connect, type Connection, type Neo4jSettings } from './connection.ts';
import { hasNode, readEdges } from './edges.ts';
import { importInto } from './import-graph.ts';
import { readConsistently, readGraphData, readPublished } from './read-graph.ts';
import { createRecordStore } from './records.ts';
import { migrate, requireSupportedServer } from './schema.ts';

/** Waits between attempts to reach a server that is starting: doubled each time, up to the last. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;

const NOTHING = { nodes: [], edges: [], omitted: 0 } as const;

/**
 * Opens the store and makes its schema where it is missing. A server that is still starting is waited for; one that
 * goes away later and comes back is found again by itself.
 * @throws StoreError `store_unavailable`, `store_unauthorized`, `store_incompatible` (too old, another program's
 *   data, or the schema of a later version of this program).
 */
export async function openNeo4jStore(settings: Neo4jSettings): Promise<GraphStore> {
  const connection = connect(settings);
  try {
    requireSupportedServer(await waitForServer(connection, settings));
    await migrate(connection);
  } catch (cause) {
    await connection.close();
    throw cause;
  }
  return storeOn(connection);
}

function storeOn(connection: Connection): GraphStore {
  const alone = createQueue();
  const walk = <Result>(steps: () => Walk<Result>, nothing: Result): Promise<Result> =>
    readConsistently(connection, async (tx, published) =>
      published ? runWalkAsync(steps(), (query) => readEdges(tx, published.generation, query)) : nothing,
    );
  return {
    capabilities: { kind: 'neo4j', remote: true, cypher: true },
    records: createRecordStore(connection),
    version: () => connection.read(async (tx) => (await readPublished(tx))?.version ?? null),
    importGraph: (data, options) => alone(() => importInto(connection, data, options)),
    readGraph: () => readConsistently(connection, readGraphData),
    findCandidates: (text, limit) =>
      readConsistently(connection, async (tx, published) =>
        published ? findCandidatesIn(tx, published.generation, queryTermsAndCharacters(text), limit) : [],
      ),
    neighbourhood: (node, depth, limit) =>
      readConsistently(connection, async (tx, published) => {
        if (!published || !(await hasNode(tx, published.generation, node))) return NOTHING;
        const steps = walkNeighbourhood(node, depth, limit);
        return runWalkAsync(steps, (query) => readEdges(tx, published.generation, query));
      }),
    downstreamSegments: (from, depth) => walk(() => walkDownstream(from, depth), []),
    introductionPaths: (from, to, maxLength, count) => walk(() => walkIntroductions(from, to, maxLength, count), []),
    health: () => healthOf(connection),
    close: () => connection.close(),
  };
}

async function healthOf(connection: Connection): ReturnType<GraphStore['health']> {
  try {
    const agent = await connection.serverAgent();
    const version = await connection.read(async (tx) => (await readPublished(tx))?.version ?? null);
    const detail = version ? `${agent}, version ${version.id}` : `${agent}, empty`;
    return { reachable: true, ready: version !== null, detail };
  } catch (cause) {
    return { reachable: false, ready: false, detail: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Only what waiting can mend is waited for: a wrong password stays wrong. */
async function waitForServer(connection: Connection, settings: Neo4jSettings): Promise<string> {
  const deadline = Date.now() + (settings.startTimeoutMs ?? CONNECTION_DEFAULTS.startTimeoutMs);
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await connection.serverAgent();
    } catch (cause) {
      const canMend = cause instanceof StoreError && cause.code === 'store_unavailable';
      if (!canMend || Date.now() + wait > deadline) throw cause;
      if (wait === FIRST_WAIT_MS) settings.onWaiting?.(cause.detail);
      await sleep(wait);
    }
  }
}

/** Imports of this process come one after the other, as the lease makes those of several do. */
function createQueue(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
