/**
 * A real Neo4j server for tests: the one NEO4J_TEST_URI names, else one of our own on a free port with a temporary
 * folder. When neither can be had the tests fail; they are never skipped.
 *
 * With NEO4J_TEST_URI all suites share one database: run jest with `--runInBand`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { assembleServer } from '../../scripts/neo4j/assemble.ts';
import { freePort, type LocalServer, startServer } from '../../scripts/neo4j/local-server.ts';
import type { ServerHome } from '../../scripts/neo4j/server-home.ts';

/** Assembling downloads 118 MB the first time; starting takes 5 s on an idle machine, a loaded one longer. */
export const SERVER_TIMEOUT_MS = 240_000;

export interface TestServer {
  readonly uri: string;
  /** A driver of the test's own, to look behind the store. */
  readonly driver: Driver;
  /** Removes every node. */
  wipe(): Promise<void>;
  /** Removes every node but the mark of the schema, which is quicker to open again. */
  empty(): Promise<void>;
  dispose(): Promise<void>;
}

/** A server of the test's own that it may kill and start again. */
export interface KillableServer extends TestServer {
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Only a database that was empty when tests first saw it is ever wiped; this index marks it. */
const MARK = 'CREATE INDEX liantu_test_database IF NOT EXISTS FOR (n:LiantuTest) ON (n.id)';
const IS_MARKED = "SHOW INDEXES YIELD name WHERE name = 'liantu_test_database' RETURN name";

export async function testServer(): Promise<TestServer> {
  const uri = process.env['NEO4J_TEST_URI'];
  if (!uri) return ownServer();
  const driver = driverTo(uri, process.env['NEO4J_TEST_PASSWORD']);
  await requireTestDatabase(driver);
  return { uri, driver, wipe: () => wipe(driver), empty: () => empty(driver), dispose: () => driver.close() };
}

/** @param password absent: no authentication. */
export async function ownServer(password?: string): Promise<KillableServer> {
  const lib = await assembleServer();
  const folder = await mkdtemp(join(tmpdir(), 'liantu-neo4j-'));
  const home: ServerHome = { home: join(folder, 'run'), lib, boltPort: await freePort(), password };
  let server: LocalServer = await startServer(home);
  const driver = driverTo(server.uri, password);
  return {
    uri: server.uri,
    driver,
    wipe: () => wipe(driver),
    empty: () => empty(driver),
    kill: () => server.kill(),
    start: async () => {
      server = await startServer(home);
    },
    dispose: async () => {
      await driver.close();
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function driverTo(uri: string, password: string | undefined): Driver {
  const auth = password === undefined ? undefined : neo4j.auth.basic('neo4j', password);
  return neo4j.driver(uri, auth, { disableLosslessIntegers: true, telemetryDisabled: true });
}

async function requireTestDatabase(driver: Driver): Promise<void> {
  const marked = (await driver.executeQuery(IS_MARKED)).records.length > 0;
  const used = (await driver.executeQuery('MATCH (n) RETURN n LIMIT 1')).records.length > 0;
  if (used && !marked) throw new Error('NEO4J_TEST_URI: the database holds data that is not of these tests');
  await driver.executeQuery(MARK);
  await wipe(driver);
}

const WIPE = 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS';
const EMPTY = `
  MATCH (n)
  WHERE NOT n:LiantuStore
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
`;
const RESET = 'MATCH (s:LiantuStore) SET s = {slot: s.slot, schemaVersion: s.schemaVersion}';

const wipe = (driver: Driver): Promise<void> => runAll(driver, [WIPE]);
const empty = (driver: Driver): Promise<void> => runAll(driver, [EMPTY, RESET]);

async function runAll(driver: Driver, statements: readonly string[]): Promise<void> {
  const session = driver.session({ database: 'neo4j' });
  try {
    for (const statement of statements) await session.run(statement);
  } finally {
    await session.close();
  }
}
