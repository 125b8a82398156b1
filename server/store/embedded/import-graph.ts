/**
 * Replaces the graph in one transaction on a connection of its own: readers go on seeing the old version until the
 * commit. Between batches the event loop gets its turn, so the process answers while it imports.
 */
import { setImmediate } from 'node:timers/promises';
import type { GraphData } from '../../graph/entities.ts';
import type { DataVersion } from '../../graph/snapshot.ts';
import { candidateFields } from '../candidate-text.ts';
import { canonicalGraph, canonicalJson, graphArrays, versionOf } from '../data-version.ts';
import { graphEdges, graphNodes, nodeKey } from '../graph-edges.ts';
import type { ImportOptions, ImportStage } from '../graph-store.ts';
import { StoreError } from '../store-error.ts';
import { tokenise } from '../../text/tokenise.ts';
import { type Connection, rollBack } from './connection.ts';
import { toStoreError } from './errors.ts';

/** Rows written before the event loop gets its turn: a few milliseconds. */
const BATCH_SIZE = 1_000;

const CLEAR_GRAPH = `
  DELETE FROM item;
  DELETE FROM node;
  DELETE FROM edge;
  DELETE FROM company;
  INSERT INTO company_text (company_text) VALUES ('delete-all');
`;
const INSERT_ITEM = 'INSERT INTO item (kind, position, body) VALUES (?, ?, ?)';
const INSERT_NODE = 'INSERT INTO node (key) VALUES (?)';
const INSERT_EDGE = 'INSERT INTO edge (source, type, target) VALUES (?, ?, ?)';
const INSERT_COMPANY = 'INSERT INTO company (position, id) VALUES (?, ?)';
const INSERT_TEXT = 'INSERT INTO company_text (rowid, names, products, texts) VALUES (?, ?, ?, ?)';
const PUBLISH = `
  INSERT INTO published (slot, id, imported_at, as_of, city_id, counts) VALUES (1, ?, ?, ?, ?, ?)
  ON CONFLICT (slot) DO UPDATE SET id = excluded.id, imported_at = excluded.imported_at, as_of = excluded.as_of,
    city_id = excluded.city_id, counts = excluded.counts
`;

/** @throws StoreError as `GraphStore.importGraph` does; the old version is then untouched. */
export async function importInto(db: Connection, input: GraphData, options: ImportOptions): Promise<DataVersion> {
  const graph = canonicalGraph(input);
  const edges = graphEdges(graph);
  const version = versionOf(graph, options.importedAt);
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec(CLEAR_GRAPH);
    await writeItems(db, graph, options);
    await writeEdges(db, edges, options);
    await writeIndex(db, graph, options);
    requireNotAborted(options);
    const { id, importedAt, asOf, counts } = version;
    db.prepare(PUBLISH).run(id, importedAt, asOf, graph.cityId, canonicalJson(counts));
    db.exec('COMMIT');
  } catch (cause) {
    rollBack(db);
    throw toStoreError(cause);
  }
  options.onProgress?.({ stage: 'publish', done: 1, total: 1 });
  return version;
}

async function writeItems(db: Connection, graph: GraphData, options: ImportOptions): Promise<void> {
  const items = graphArrays().flatMap((name) =>
    (graph[name] as readonly unknown[]).map((item, position) => ({ name, position, item })),
  );
  const insert = db.prepare(INSERT_ITEM);
  await inBatches('nodes', items, options, ({ name, position, item }) =>
    insert.run(name, position, canonicalJson(item)),
  );
}

async function writeEdges(db: Connection, edges: ReturnType<typeof graphEdges>, options: ImportOptions): Promise<void> {
  const insert = db.prepare(INSERT_EDGE);
  await inBatches('relationships', edges, options, ({ type, from, to }) =>
    insert.run(nodeKey(from), type, nodeKey(to)),
  );
}

async function writeIndex(db: Connection, graph: GraphData, options: ImportOptions): Promise<void> {
  const insertNode = db.prepare(INSERT_NODE);
  for (const node of graphNodes(graph)) insertNode.run(nodeKey(node));
  const insertCompany = db.prepare(INSERT_COMPANY);
  const insertText = db.prepare(INSERT_TEXT);
  const numbered = graph.companies.map((company, position) => ({ company, position }));
  await inBatches('index', numbered, options, ({ company, position }) => {
    const fields = candidateFields(company);
    insertCompany.run(position, company.id);
    insertText.run(position, spaced(fields.names), spaced(fields.products), spaced(fields.texts));
  });
}

/** unicode61 cannot split Chinese, so it is given the terms one by one. */
function spaced(text: string): string {
  return tokenise(text).join(' ');
}

async function inBatches<Item>(
  stage: ImportStage,
  items: readonly Item[],
  options: ImportOptions,
  write: (item: Item) => unknown,
): Promise<void> {
  for (let done = 0; done < items.length; done += BATCH_SIZE) {
    requireNotAborted(options);
    for (const item of items.slice(done, done + BATCH_SIZE)) write(item);
    options.onProgress?.({ stage, done: Math.min(done + BATCH_SIZE, items.length), total: items.length });
    await setImmediate();
  }
}

function requireNotAborted(options: ImportOptions): void {
  if (options.signal?.aborted) throw new StoreError('import_aborted', 'the import was called off');
}
