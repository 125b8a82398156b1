import neo4j, { type BookmarkManager } from 'neo4j-driver';
import { connect, driverConfig, sessionConfig } from '../../../../server/store/neo4j/connection.ts';
import { StoreError } from '../../../../server/store/store-error.ts';

const settings = { uri: 'neo4j://example.test', user: 'neo4j', password: 'secret-enough' };
const manager = neo4j.bookmarkManager();

describe('driver settings', () => {
  it('give up on a dead server in seconds, and ask an idle connection whether it lives', () => {
    expect(driverConfig(settings)).toMatchObject({
      maxConnectionPoolSize: 30,
      connectionAcquisitionTimeout: 10_000,
      maxTransactionRetryTime: 8_000,
      connectionLivenessCheckTimeout: 30_000,
      disableLosslessIntegers: true,
      telemetryDisabled: true,
    });
  });

  it('can be changed for pool and retries', () => {
    const config = driverConfig({ ...settings, poolSize: 10, retryTimeMs: 500 });
    expect(config).toMatchObject({ maxConnectionPoolSize: 10, maxTransactionRetryTime: 500 });
  });
});

describe('sessions', () => {
  it('send reads to followers and writes to the leader', () => {
    expect(sessionConfig(settings, 'READ', manager).defaultAccessMode).toBe('READ');
    expect(sessionConfig(settings, 'WRITE', manager).defaultAccessMode).toBe('WRITE');
  });

  it('share bookmarks, so that a follower answers only once it has what was written before', async () => {
    const shared: BookmarkManager = manager;
    const configs = [sessionConfig(settings, 'READ', shared), sessionConfig(settings, 'WRITE', shared)];
    expect(configs.every((config) => config.bookmarkManager === shared)).toBe(true);
  });

  it('name the database, so that no round trip is spent on finding it', () => {
    expect(sessionConfig(settings, 'READ', manager).database).toBe('neo4j');
    expect(sessionConfig({ ...settings, database: 'city' }, 'READ', manager).database).toBe('city');
  });
});

describe('addresses', () => {
  it.each(['bolt://127.0.0.1:7687', 'neo4j://db.test', 'neo4j+s://db.test', 'bolt+ssc://db.test'])(
    'takes %s',
    async (uri) => {
      await connect({ ...settings, uri }).close();
    },
  );

  it.each(['http://127.0.0.1:7474', 'neo4j', ''])('refuses %j', (uri) => {
    expect(() => connect({ ...settings, uri })).toThrow(StoreError);
    expect(() => connect({ ...settings, uri })).toThrow(/store_incompatible: NEO4J_URI/);
  });
});
