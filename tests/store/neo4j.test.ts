import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { SERVER_TIMEOUT_MS, testServer, type TestServer } from '../support/neo4j-server.ts';
import { describeGraphStore } from './contract.ts';
import { IMPORTED_AT } from './contract-terms.ts';
import { sampleCompany, sampleGraph } from './sample-graph.ts';

let server: TestServer;

const settings = () => ({ uri: server.uri, user: 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] });

beforeAll(async () => {
  server = await testServer();
}, SERVER_TIMEOUT_MS);

afterAll(() => server.dispose());

describeGraphStore('neo4j', async () => {
  await server.empty();
  const open = () => openNeo4jStore(settings());
  const store = await open();
  return { store, reopen: open, dispose: () => store.close() };
});

describe('the full-text index', () => {
  const options = { importedAt: IMPORTED_AT };
  const find = async (text: string): Promise<readonly string[]> => {
    const store = await openNeo4jStore(settings());
    const hits = await store.findCandidates(text, 10);
    await store.close();
    return hits.map((hit) => hit.companyId);
  };

  beforeAll(async () => {
    await server.wipe();
    const store = await openNeo4jStore(settings());
    const company = sampleCompany('c-it', 'IT 〇七有限公司', { texts: ['5g a1b2'] });
    await store.importGraph({ ...sampleGraph, companies: [...sampleGraph.companies, company] }, options);
    await store.close();
  });

  it('finds words that English search engines drop, and by them only companies that have them', async () => {
    expect(await find('it')).toEqual(['c-it']);
    expect(await find('and')).toEqual(['c-chip']);
    for (const word of ['the', 'no', 'it_', 'they']) expect(await find(word)).toEqual(word === 'it_' ? ['c-it'] : []);
  });

  it('takes letters with digits, and 〇, for what they are', async () => {
    for (const text of ['5G', 'a1b2', '〇', '〇七']) expect(await find(text)).toEqual(['c-it']);
    expect(await find('1b')).toEqual([]);
  });

  it("answers people in Neo4j's own tools: plain words, no marks", async () => {
    const ask = async (words: string) => {
      const cypher = "CALL db.index.fulltext.queryNodes('liantu_company_text', $words) YIELD node RETURN node.id AS id";
      return (await server.driver.executeQuery(cypher, { words })).records.map((record) => record.get('id'));
    };
    expect(await ask('"磷酸铁锂"')).toEqual(['c-battery']);
    expect(await ask('IGBT')).toEqual(['c-chip']);
  });
});
