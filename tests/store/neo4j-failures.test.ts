/** What happens when the server is away, killed, locked or not ours. It always runs a server of its own. */
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { freePort } from '../../scripts/neo4j/local-server.ts';
import { createApp } from '../../server/api/create-app.ts';
import { createServices } from '../../server/services/services.ts';
import { canonicalGraph } from '../../server/store/data-version.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { connect, type Connection, type Neo4jSettings } from '../../server/store/neo4j/connection.ts';
import { CREATE_NODES, importInto, PUBLISH } from '../../server/store/neo4j/import-graph.ts';
import { openNeo4jStore } from '../../server/store/neo4j/open-store.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { type KillableServer, ownServer, SERVER_TIMEOUT_MS } from '../support/neo4j-server.ts';
import { codeOf, IMPORTED_AT } from './contract-terms.ts';
import { largerGraph, sampleGraph } from './sample-graph.ts';

const PASSWORD = 'only-for-this-test';
const options = { importedAt: IMPORTED_AT };

let server: KillableServer;
let store: GraphStore;

const open = (more: Partial<Neo4jSettings> = {}): Promise<GraphStore> =>
  openNeo4jStore({ uri: server.uri, user: 'neo4j', password: PASSWORD, startTimeoutMs: 60_000, ...more });

beforeAll(async () => {
  server = await ownServer(PASSWORD);
}, SERVER_TIMEOUT_MS);

afterAll(() => server.dispose());

beforeEach(async () => {
  await server.wipe();
  store = await open({ retryTimeMs: 1_000 });
});

afterEach(() => store.close());

const put = (id: string, expectedRevision = 0, target: GraphStore = store) =>
  target.records.put({ collection: 'target_list', id, expectedRevision, updatedAt: IMPORTED_AT, body: { id } });

describe('opening', () => {
  it('says unavailable when nobody answers, after having tried again', async () => {
    const waited: string[] = [];
    const started = Date.now();
    const uri = `bolt://127.0.0.1:${await freePort()}`;
    const outcome = await codeOf(
      openNeo4jStore({ uri, user: 'neo4j', startTimeoutMs: 1_500, onWaiting: (reason) => waited.push(reason) }),
    );
    expect(outcome).toBe('store_unavailable');
    expect(waited).toHaveLength(1);
    expect(Date.now() - started).toBeGreaterThan(700);
  });

  it('says unauthorized at once when the password is wrong', async () => {
    const started = Date.now();
    expect(await codeOf(open({ password: 'wrong-password' }))).toBe('store_unauthorized');
    expect(await codeOf(open({ password: undefined }))).toBe('store_unauthorized');
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('says what answers when it is a web server, and incompatible for a database that is not there', async () => {
    const web: Server = createServer((_, response) => response.end('hello'));
    const port = await freePort();
    await new Promise<void>((resolve) => web.listen(port, '127.0.0.1', resolve));
    const refused = open({ uri: `bolt://127.0.0.1:${port}`, startTimeoutMs: 1_000 });
    await expect(refused).rejects.toMatchObject({ code: 'store_unavailable', detail: expect.stringContaining('HTTP') });
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
    expect(await codeOf(open({ database: 'nosuchdatabase' }))).toBe('store_incompatible');
  });

  it("leaves another program's data alone, and a later version's", async () => {
    await server.wipe();
    await server.driver.executeQuery("CREATE (:Person {name: 'somebody'})");
    expect(await codeOf(open())).toBe('store_incompatible');
    const { records } = await server.driver.executeQuery('MATCH (n) RETURN count(n) AS nodes');
    expect(records[0]?.get('nodes')).toBe(1);
    await server.wipe();
    await server.driver.executeQuery('CREATE (:LiantuStore {slot: 1, schemaVersion: 99})');
    expect(await codeOf(open())).toBe('store_incompatible');
  });

  it('takes the routing scheme, and sees its own writes', async () => {
    const routed = await open({ uri: server.uri.replace('bolt:', 'neo4j:') });
    for (let revision = 0; revision < 5; revision += 1) {
      await put('routed', revision, routed);
      expect(await routed.records.get('target_list', 'routed')).toMatchObject({ revision: revision + 1 });
    }
    await routed.close();
  });
});

describe('load', () => {
  it('answers 50 requests at a time over 10 connections', async () => {
    await store.importGraph(sampleGraph, options);
    const small = await open({ poolSize: 10 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => (at % 2 === 0 ? small.findCandidates('电池', 5) : small.readGraph())),
    );
    expect(answers).toHaveLength(50);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(2);
    await small.close();
  });

  it('gives up on a transaction that takes too long, and goes on working', async () => {
    await put('held');
    const hurried = await open({ queryTimeoutMs: 500, retryTimeMs: 1_000 });
    const session = server.driver.session({ database: 'neo4j' });
    const holder = session.beginTransaction();
    await holder.run("MATCH (r:UserRecord {key: 'target_list/held'}) SET r.key = r.key");
    expect(await codeOf(put('held', 1, hurried))).toBe('store_timeout');
    await holder.rollback();
    await session.close();
    expect(await put('held', 1, hurried)).toMatchObject({ revision: 2 });
    await hurried.close();
  });
});

describe('a second importer', () => {
  it('waits, takes over what a dead one left, and the dead one can no longer publish', async () => {
    await store.importGraph(sampleGraph, options);
    const holder = "MATCH (s:LiantuStore) SET s.leaseOwner = 'dead', s.leaseUntil = timestamp() + 1500, s.batch = 0";
    await server.driver.executeQuery(holder);
    await server.driver.executeQuery("CREATE (:Entity:Company {key: '999/company:left', generation: 999, id: 'left'})");
    const version = await store.importGraph(largerGraph(10), options);
    expect(await store.version()).toEqual(version);
    const { records } = await server.driver.executeQuery('MATCH (n:Entity) RETURN DISTINCT n.generation AS generation');
    expect(records).toHaveLength(1);
    expect(await server.driver.executeQuery("MATCH (n {id: 'left'}) RETURN n")).toMatchObject({ records: [] });
  });

  it('stops when another one has taken over', async () => {
    const before = await store.importGraph(sampleGraph, options);
    let usurped: Promise<unknown> | undefined;
    const takeOver = store.importGraph(largerGraph(3_000), {
      ...options,
      onProgress: ({ stage, done }) => {
        if (stage !== 'nodes' || done > 100) return;
        usurped ??= server.driver.executeQuery("MATCH (s:LiantuStore) SET s.leaseOwner = 'other'");
      },
    });
    expect(await codeOf(takeOver)).toBe('store_locked');
    await usurped;
    expect(await store.version()).toEqual(before);
  });
});

describe('a lost answer', () => {
  /** The store's connection, but the answer to one statement never arrives. */
  const losing = (lost: string): Connection => {
    const real = connect({ uri: server.uri, user: 'neo4j', password: PASSWORD });
    let isLost = false;
    return {
      ...real,
      write: async (task) => {
        const result = await real.write((tx) =>
          task({
            ...tx,
            run: (cypher, params) => {
              isLost ||= cypher === lost;
              return tx.run(cypher, params);
            },
          }),
        );
        if (!isLost) return result;
        isLost = false;
        throw new StoreError('store_unavailable', 'the answer got lost');
      },
    };
  };

  it('to publishing: the import is not reported as done, and what was published stays whole', async () => {
    await store.importGraph(sampleGraph, options);
    const connection = losing(PUBLISH);
    expect(await codeOf(importInto(connection, largerGraph(30), options))).toBe('store_unavailable');
    await connection.close();
    expect((await store.readGraph()).data).toEqual(canonicalGraph(largerGraph(30)));
    await store.importGraph(sampleGraph, options);
    expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
  });

  it('to a batch before that: the old graph stays', async () => {
    const before = await store.importGraph(sampleGraph, options);
    const connection = losing(CREATE_NODES['Company'] ?? '');
    expect(await codeOf(importInto(connection, largerGraph(30), options))).toBe('store_unavailable');
    await connection.close();
    expect(await store.version()).toEqual(before);
    expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
  });
});

describe('killed with -9', () => {
  it('in mid-import: the old graph stays whole, and the next import cleans up', async () => {
    const before = await store.importGraph(sampleGraph, options);
    await put('kept');
    let killed: Promise<void> | undefined;
    const importing = store.importGraph(largerGraph(6_000), {
      ...options,
      onProgress: ({ stage }) => {
        if (stage === 'relationships') killed ??= server.kill();
      },
    });
    expect(await codeOf(importing)).toBe('store_unavailable');
    await killed;
    expect(await store.health()).toMatchObject({ reachable: false, ready: false });
    await server.start();
    expect(await store.version()).toEqual(before);
    expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
    const found = await store.findCandidates('机械零部件', 10);
    expect(found.filter((hit) => hit.companyId.startsWith('m-'))).toEqual([]);
    expect(await store.records.get('target_list', 'kept')).toMatchObject({ revision: 1 });
    const after = await store.importGraph(largerGraph(20), options);
    expect(after.counts.companies).toBe(27);
    const { records } = await server.driver.executeQuery('MATCH (n:Company) RETURN count(n) AS companies');
    expect(records[0]?.get('companies')).toBe(27);
  }, 180_000);

  it('in mid-request: unavailable within seconds, and the same store answers after the restart', async () => {
    const version = await store.importGraph(largerGraph(2_000), options);
    const api = request(createApp(createServices(store)));
    const page = () => api.get('/api/v1/chains').set('Host', '127.0.0.1');
    expect((await page()).status).toBe(200);
    const acknowledged: string[] = [];
    const enough = new AbortController();
    const writing = (async () => {
      for (let at = 0; !enough.signal.aborted; at += 1) {
        const outcome = await codeOf(put(`w${at}`).then(() => acknowledged.push(`w${at}`)));
        if (outcome !== 'no failure') expect(outcome).toBe('store_unavailable');
      }
    })();
    const readings = Array.from({ length: 8 }, () => codeOf(store.readGraph()));
    while (acknowledged.length < 5) await sleep(20);
    const started = Date.now();
    await server.kill();
    for (const outcome of await Promise.all(readings)) expect(['no failure', 'store_unavailable']).toContain(outcome);
    expect(await codeOf(store.version())).toBe('store_unavailable');
    expect(Date.now() - started).toBeLessThan(15_000);
    const refused = await page();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    enough.abort();
    await writing;
    await server.start();
    expect((await page()).status).toBe(200);
    expect(await store.version()).toEqual(version);
    expect((await store.readGraph()).data.companies).toHaveLength(2_007);
    const kept = new Set((await store.records.list('target_list')).map((record) => record.id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(5);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(await store.health()).toMatchObject({ reachable: true, ready: true });
  }, 180_000);
});
