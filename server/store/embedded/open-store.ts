/** The embedded store: one SQLite file, for one machine. */
import type { GraphStore } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import { walkDownstream } from '../traversal/downstream-segments.ts';
import { runWalk, type Walk } from '../traversal/edge-query.ts';
import { walkIntroductions } from '../traversal/introduction-paths.ts';
import { walkNeighbourhood } from '../traversal/neighbourhood.ts';
import { findCandidatesIn } from './candidates.ts';
import { type Connection, emptyLog, inTransaction, openConnection } from './connection.ts';
import { hasNode, readEdges } from './edges.ts';
import { guarded } from './errors.ts';
import { importInto } from './import-graph.ts';
import { readGraphData, readPublished } from './read-graph.ts';
import { createRecordStore } from './records.ts';

/**
 * Opens the store in a file, which is made when missing.
 * @throws StoreError `store_read_only`, `store_damaged`, `store_locked`, `store_incompatible`, `store_unavailable`.
 */
export async function openEmbeddedStore({ file }: { readonly file: string }): Promise<GraphStore> {
  const session = createSession(openConnection(file));
  const walk = <Result>(steps: Walk<Result>) =>
    session.read((db) => inTransaction(db, 'read', () => runWalk(steps, (query) => readEdges(db, query))));
  return {
    capabilities: { kind: 'embedded', remote: false, cypher: false },
    records: createRecordStore(session),
    version: () => session.read((db) => readPublished(db)?.version ?? null),
    importGraph: (data, options) =>
      session.alone(async () => {
        const db = openConnection(file);
        try {
          const version = await importInto(db, data, options);
          emptyLog(db);
          return version;
        } finally {
          db.close();
        }
      }),
    readGraph: () => session.read((db) => inTransaction(db, 'read', () => readGraphData(db))),
    findCandidates: (text, limit) => session.read((db) => findCandidatesIn(db, text, limit)),
    neighbourhood: (node, depth, limit) =>
      session.read((db) =>
        inTransaction(db, 'read', () =>
          hasNode(db, node)
            ? runWalk(walkNeighbourhood(node, depth, limit), (query) => readEdges(db, query))
            : { nodes: [], edges: [], omitted: 0 },
        ),
      ),
    downstreamSegments: (from, depth) => walk(walkDownstream(from, depth)),
    introductionPaths: (from, to, maxLength, count) => walk(walkIntroductions(from, to, maxLength, count)),
    health: async () => {
      try {
        const version = await session.read((db) => readPublished(db)?.version ?? null);
        return { reachable: true, ready: version !== null, detail: version ? `version ${version.id}` : 'empty' };
      } catch (cause) {
        return { reachable: false, ready: false, detail: cause instanceof StoreError ? cause.message : String(cause) };
      }
    },
    close: async () => session.close(),
  };
}

/** Who may use the file when: reads at any time, writes and imports one after another. */
interface Session {
  read<Result>(task: (db: Connection) => Result): Promise<Result>;
  write<Result>(task: (db: Connection) => Result): Promise<Result>;
  alone<Result>(task: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Within this process a write waits for a running import in a queue: were it to wait inside SQLite, it would block
 * the very thread that has to finish the import.
 */
function createSession(db: Connection): Session {
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  const use = (): Connection => {
    if (!isOpen) throw new StoreError('store_unavailable', 'the store is closed');
    return db;
  };
  const alone = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(() => {
      use();
      return task();
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    read: async (task) => guarded(() => task(use())),
    write: (task) => alone(async () => guarded(() => task(use()))),
    alone,
    close: async () => {
      await last;
      if (isOpen) db.close();
      isOpen = false;
    },
  };
}
