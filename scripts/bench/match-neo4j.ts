/** Neo4j's full-text query with analyzer `cjk`, alone: a real server with nothing in it but companies and the index. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { z } from 'zod';
import type { FieldedDocument } from '../../server/matching/document-fields.ts';
import { foldRuns } from '../../server/store/candidate-text.ts';
import { assembleServer } from '../neo4j/assemble.ts';
import { freePort, startServer } from '../neo4j/local-server.ts';
import type { AskForIds } from './match-libraries.ts';

const BATCH = 5_000;
const hit = z.object({ id: z.string() });

/** Loads the documents into a server that is gone when the task is done. */
export async function onNeo4j<Result>(
  folder: string,
  documents: Iterable<FieldedDocument>,
  task: (ask: AskForIds) => Promise<Result>,
): Promise<Result> {
  const home = await mkdtemp(join(folder, 'neo4j-'));
  const server = await startServer({ home, lib: await assembleServer(), boltPort: await freePort() });
  const driver = neo4j.driver(server.uri, undefined, { telemetryDisabled: true });
  const run = (cypher: string, parameters: Record<string, unknown> = {}) =>
    driver.executeQuery(cypher, parameters, { database: 'neo4j' });
  try {
    await run(`CREATE FULLTEXT INDEX company_text FOR (n:Company) ON EACH [n.text]
      OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk'}}`);
    for (const rows of batches(documents)) await run('UNWIND $rows AS row CREATE (n:Company) SET n = row', { rows });
    await run('CALL db.awaitIndexes(600)');
    return await task(async (query, limit) => {
      const text = foldRuns(query);
      if (text === '') return [];
      const { records } = await run(
        `CALL db.index.fulltext.queryNodes('company_text', $text, {limit: $limit}) YIELD node, score
         RETURN node.id AS id ORDER BY score DESC, id`,
        { text, limit: neo4j.int(limit) },
      );
      return records.map((record) => hit.parse(record.toObject()).id);
    });
  } finally {
    await driver.close();
    await server.kill();
    await rm(home, { recursive: true, force: true });
  }
}

function* batches(documents: Iterable<FieldedDocument>): Generator<{ id: string; text: string }[]> {
  let rows: { id: string; text: string }[] = [];
  for (const { id, name, text, products } of documents) {
    rows.push({ id, text: foldRuns([name, text, ...products].join(' ')) });
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
