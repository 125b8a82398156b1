/** The one driver of the process: how it is set up, and how statements are run on it. */
import neo4j, { type BookmarkManager, type Config, type Driver, type ManagedTransaction } from 'neo4j-driver';
import { StoreError } from '../store-error.ts';
import { toStoreError } from './errors.ts';
import { type ParamMap, toParams } from './params.ts';

export interface Neo4jSettings {
  /** `bolt://` for one server; `neo4j://` or `neo4j+s://` for a cluster, where reads go to followers. */
  readonly uri: string;
  readonly user: string;
  /** Absent: a server without authentication. */
  readonly password?: string | undefined;
  /** Community edition has one database. */
  readonly database?: string | undefined;
  /** Connections at most, >= 1. */
  readonly poolSize?: number | undefined;
  /** How long a failed transaction is tried again, so how long a request waits for a server that is away. */
  readonly retryTimeMs?: number | undefined;
  /** Limit of one transaction on the server. */
  readonly queryTimeoutMs?: number | undefined;
  /** How long opening waits for a server that is still starting. */
  readonly startTimeoutMs?: number | undefined;
  /** Told once, when opening has to wait, with the reason. */
  readonly onWaiting?: ((reason: string) => void) | undefined;
}

export const CONNECTION_DEFAULTS = {
  database: 'neo4j',
  poolSize: 30,
  retryTimeMs: 8_000,
  queryTimeoutMs: 60_000,
  startTimeoutMs: 30_000,
} as const;

/**
 * Limit of a statement that opens transactions of its own, in all: removing an old generation of a million companies
 * takes minutes, and the server's own limit is meant for single transactions.
 */
const OWN_TRANSACTIONS_TIMEOUT_MS = 3_600_000;

/** Rows that the server sends at a time. */
const FETCH_SIZE = 5_000;

/** One row of a result, by column. */
export type Row = Readonly<Record<string, unknown>>;

export interface Transaction {
  run(cypher: string, params?: ParamMap): Promise<readonly Row[]>;
  /** Calls `take` with the one column of each row as it comes in. */
  stream(cypher: string, params: ParamMap, take: (value: unknown) => void): Promise<void>;
}

export interface Connection {
  /** A transaction that may run on a follower; it sees everything this process has written. */
  read<Result>(task: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** A transaction that may run more than once when the connection breaks: tasks have to be idempotent. */
  write<Result>(task: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** A statement that opens transactions of its own. It is not tried again. */
  runOwnTransactions(cypher: string, params: ParamMap): Promise<void>;
  /** Asks the server who it is: `Neo4j/5.26.29`. */
  serverAgent(): Promise<string>;
  close(): Promise<void>;
}

export function driverConfig(settings: Neo4jSettings): Config {
  return {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    userAgent: 'liantu',
    maxConnectionPoolSize: settings.poolSize ?? CONNECTION_DEFAULTS.poolSize,
    connectionAcquisitionTimeout: 10_000,
    connectionTimeout: 5_000,
    maxTransactionRetryTime: settings.retryTimeMs ?? CONNECTION_DEFAULTS.retryTimeMs,
    // A connection that lay idle for longer is asked first whether it still lives: the server may have restarted.
    connectionLivenessCheckTimeout: 30_000,
    fetchSize: FETCH_SIZE,
  };
}

/**
 * Sessions share one bookmark manager: on a cluster, a read on a follower waits until the follower has what this
 * process wrote before.
 */
export function sessionConfig(settings: Neo4jSettings, mode: 'READ' | 'WRITE', bookmarkManager: BookmarkManager) {
  return {
    database: settings.database ?? CONNECTION_DEFAULTS.database,
    defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
    fetchSize: FETCH_SIZE,
    bookmarkManager,
  };
}

/** @throws StoreError `store_incompatible` when the address cannot be one of a Neo4j server. */
export function connect(settings: Neo4jSettings): Connection {
  const driver = createDriver(settings);
  const timeout = settings.queryTimeoutMs ?? CONNECTION_DEFAULTS.queryTimeoutMs;
  let isOpen = true;
  const inSession = async <Result>(mode: 'READ' | 'WRITE', task: (session: SessionOf) => Promise<Result>) => {
    if (!isOpen) throw new StoreError('store_unavailable', 'the store is closed');
    const session = driver.session(sessionConfig(settings, mode, driver.executeQueryBookmarkManager));
    try {
      return await task(session);
    } catch (cause) {
      throw toStoreError(cause);
    } finally {
      await session.close().catch(() => undefined);
    }
  };
  return {
    read: (task) => inSession('READ', (session) => session.executeRead((tx) => task(wrap(tx)), { timeout })),
    write: (task) => inSession('WRITE', (session) => session.executeWrite((tx) => task(wrap(tx)), { timeout })),
    runOwnTransactions: (cypher, params) =>
      inSession(
        'WRITE',
        async (session) => void (await session.run(cypher, toParams(params), { timeout: OWN_TRANSACTIONS_TIMEOUT_MS })),
      ),
    serverAgent: async () => {
      if (!isOpen) throw new StoreError('store_unavailable', 'the store is closed');
      const database = settings.database ?? CONNECTION_DEFAULTS.database;
      const info = await driver
        .getServerInfo({ database })
        .catch((cause: unknown) => Promise.reject(toStoreError(cause)));
      return info.agent ?? '';
    },
    close: async () => {
      isOpen = false;
      await driver.close();
    },
  };
}

type SessionOf = ReturnType<Driver['session']>;

function createDriver(settings: Neo4jSettings): Driver {
  const { user, password } = settings;
  const auth = password === undefined ? undefined : neo4j.auth.basic(user, password);
  try {
    return neo4j.driver(settings.uri, auth, driverConfig(settings));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('store_incompatible', `NEO4J_URI: ${reason}`, { cause });
  }
}

function wrap(tx: ManagedTransaction): Transaction {
  return {
    run: async (cypher, params = {}) => {
      const { records } = await tx.run(cypher, toParams(params));
      return records.map((record) => record.toObject() as Row);
    },
    stream: (cypher, params, take) =>
      new Promise((resolve, reject) => {
        tx.run(cypher, toParams(params)).subscribe({
          onNext: (record) => take(record.get(0)),
          onCompleted: () => resolve(),
          onError: reject,
        });
      }),
  };
}
