/** The yardstick of loading: what anyone would write first. Rows in, one batch after the other, nothing else. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { GraphData } from '../../server/graph/entities.ts';
import { canonicalGraph } from '../../server/store/data-version.ts';
import { graphEdges } from '../../server/store/graph-edges.ts';
import { NODE_ARRAYS, NODE_LABELS, nodeRows } from '../../server/store/neo4j/graph-model.ts';
import { toParams } from '../../server/store/neo4j/params.ts';
import { relationshipRows } from '../../server/store/neo4j/relationship-rows.ts';
import type { ParamMap } from '../../server/store/neo4j/params.ts';

const NODE_BATCH = 2_000;
const RELATIONSHIP_BATCH = 5_000;

/** The same rows with a key to match on and the full-text index: no other index, no lease, no version, no checks. */
export async function bareLoop(uri: string, input: GraphData): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  const graph = canonicalGraph(input);
  try {
    await driver.executeQuery('CREATE CONSTRAINT bare_key FOR (n:Node) REQUIRE n.key IS UNIQUE');
    await driver.executeQuery(`CREATE FULLTEXT INDEX bare_text FOR (n:Company)
      ON EACH [n.searchText] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk'}}`);
    for (const name of NODE_ARRAYS) {
      const cypher = `UNWIND $rows AS row CREATE (n:Node:${NODE_LABELS[name]}) SET n = row`;
      await inBatches(driver, cypher, nodeRows(name, graph, 1), NODE_BATCH);
    }
    for (const [type, rows] of relationshipRows(graph, graphEdges(graph), 1)) {
      const cypher = `UNWIND $rows AS row MATCH (a:Node {key: row.from}), (b:Node {key: row.to})
        CREATE (a)-[r:${type}]->(b) SET r = row.properties`;
      await inBatches(driver, cypher, rows, RELATIONSHIP_BATCH);
    }
  } finally {
    await driver.close();
  }
}

async function inBatches(driver: Driver, cypher: string, rows: readonly ParamMap[], size: number): Promise<void> {
  for (let start = 0; start < rows.length; start += size) {
    await driver.executeQuery(cypher, toParams({ rows: rows.slice(start, start + size) }), { database: 'neo4j' });
  }
}
