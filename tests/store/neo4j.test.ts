import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { SERVER_TIMEOUT_MS, testServer, type TestServer } from '../support/neo4j-server.ts';
import { describeGraphStore } from './contract.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
}, SERVER_TIMEOUT_MS);

afterAll(() => server.dispose());

describeGraphStore('neo4j', async () => {
  await server.wipe();
  const open = () => openNeo4jStore({ uri: server.uri, user: 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] });
  const store = await open();
  return { store, reopen: open, dispose: () => store.close() };
});
