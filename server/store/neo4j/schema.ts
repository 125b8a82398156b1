/** Constraints and indexes, and the node that says which schema a database has. Community edition only. */
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import type { Connection } from './connection.ts';

/**
 * Step n brings a database from schema n to n + 1. A published step is never edited. Each statement runs by itself
 * and may run again.
 *
 * `Entity` is on every node of the graph; its key is unique over generations, so MATCH on it is exact while a new
 * generation is loaded beside the old one. The analyzer `cjk` makes pairs of Han characters.
 */
export const SCHEMA_STEPS: readonly (readonly string[])[] = [
  [
    'CREATE CONSTRAINT liantu_store IF NOT EXISTS FOR (n:LiantuStore) REQUIRE n.slot IS UNIQUE',
    'CREATE CONSTRAINT liantu_record IF NOT EXISTS FOR (n:UserRecord) REQUIRE n.key IS UNIQUE',
    'CREATE CONSTRAINT liantu_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE',
    'CREATE INDEX liantu_chain_id IF NOT EXISTS FOR (n:Chain) ON (n.id)',
    'CREATE INDEX liantu_segment_id IF NOT EXISTS FOR (n:Segment) ON (n.id)',
    'CREATE INDEX liantu_company_id IF NOT EXISTS FOR (n:Company) ON (n.id)',
    'CREATE INDEX liantu_region_id IF NOT EXISTS FOR (n:Region) ON (n.id)',
    'CREATE INDEX liantu_organisation_id IF NOT EXISTS FOR (n:Organisation) ON (n.id)',
    'CREATE INDEX liantu_company_name IF NOT EXISTS FOR (n:Company) ON (n.name)',
    'CREATE INDEX liantu_segment_name IF NOT EXISTS FOR (n:Segment) ON (n.name)',
    'CREATE INDEX liantu_company_place IF NOT EXISTS FOR (n:Company) ON (n.regionCode, n.status)',
    `CREATE FULLTEXT INDEX liantu_company_text IF NOT EXISTS FOR (n:Company)
      ON EACH [n.searchGeneration, n.searchText]
      OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk', \`fulltext.eventually_consistent\`: false}}`,
  ],
];

/** What the database holds: our marker, or whether it holds anything at all. */
export const READ_SCHEMA = `
  OPTIONAL MATCH (store:LiantuStore {slot: 1})
  RETURN store.schemaVersion AS version, EXISTS { MATCH (n) } AS isUsed
`;
export const MARK_SCHEMA = `
  MERGE (store:LiantuStore {slot: 1})
  SET store.schemaVersion = $version
`;
/** A new index answers nothing until it is populated. */
export const AWAIT_INDEXES = 'CALL db.awaitIndexes(300)';

/** Oldest server whose Cypher has everything that is used here: SHORTEST (5.21) and CALL (x) {} (5.23). */
const LEAST_SERVER = [5, 26] as const;

const schemaRow = z.object({ version: z.number().nullable(), isUsed: z.boolean() });

/**
 * Brings the database to the schema of this program.
 * @throws StoreError `store_incompatible`: another program's data, or the schema of a later version of this one.
 */
export async function migrate(connection: Connection): Promise<void> {
  const { version, isUsed } = await connection.read(async (tx) => schemaRow.parse((await tx.run(READ_SCHEMA))[0]));
  if (version === null && isUsed) {
    throw new StoreError('store_incompatible', "the database holds another program's data");
  }
  const found = version ?? 0;
  if (found > SCHEMA_STEPS.length) {
    throw new StoreError('store_incompatible', `schema ${found}, this program knows ${SCHEMA_STEPS.length}`);
  }
  if (found === SCHEMA_STEPS.length) return;
  for (const statement of SCHEMA_STEPS.slice(found).flat()) await connection.write((tx) => tx.run(statement));
  await connection.read((tx) => tx.run(AWAIT_INDEXES));
  await connection.write((tx) => tx.run(MARK_SCHEMA, { version: SCHEMA_STEPS.length }));
}

/**
 * Refuses a server that is too old. Releases are numbered 5.x, then by year and month: 2025.10.
 * @param agent what the server calls itself, e.g. `Neo4j/5.26.29`.
 * @throws StoreError `store_incompatible`.
 */
export function requireSupportedServer(agent: string): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  const [leastMajor, leastMinor] = LEAST_SERVER;
  const isRecent = Number(major) > leastMajor || (Number(major) === leastMajor && Number(minor) >= leastMinor);
  if (!isRecent) {
    throw new StoreError('store_incompatible', `server ${agent || 'unknown'}: needs Neo4j ${LEAST_SERVER.join('.')}`);
  }
}
