/** Starts and ends a Neo4j server of our own; only ever the process that was started here. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { javaArguments, prepareHome, type ServerHome } from './server-home.ts';

/** A first start takes 5 s on an idle machine; after kill -9 with 200,000 nodes in the log 19 s. */
const START_TIMEOUT_MS = 120_000;
const PROBE_INTERVAL_MS = 200;
/** Lines of the server's log that are shown when it does not come up. */
const LOG_TAIL = 12;

export interface LocalServer {
  readonly uri: string;
  /** Ends with the process. */
  readonly ended: Promise<void>;
  /** SIGTERM: the server writes everything out first, about 10 s. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

/**
 * Runs the server and kills it when standard input ends: that happens too when this process dies without a chance to
 * clean up, and a forgotten server would keep a gigabyte. TERM goes on to the server, which then ends in order.
 */
const GUARD = `
  exec 3<&0
  java "$@" </dev/null &
  server=$!
  ( read -r _ <&3; kill -9 $server ) 2>/dev/null &
  guard=$!
  trap 'kill -TERM $server' TERM INT
  while kill -0 $server 2>/dev/null; do wait $server; done
  kill $guard 2>/dev/null
`;

/** @throws Error with the end of the server's log when it does not answer. */
export async function startServer(server: ServerHome): Promise<LocalServer> {
  await prepareHome(server);
  const child = spawn('sh', ['-c', GUARD, 'neo4j', ...javaArguments(server)], { stdio: 'pipe' });
  const log = tailOf(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const uri = `bolt://127.0.0.1:${server.boltPort}`;
  const kill = (): Promise<void> => {
    child.stdin.end();
    return ended;
  };
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  try {
    await untilReady(uri, server.password, child);
  } catch (cause) {
    await kill();
    throw new Error(`Neo4j 未能启动：${log().join('\n')}`, { cause });
  }
  return { uri, ended, stop, kill };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function untilReady(uri: string, password: string | undefined, child: ChildProcess): Promise<void> {
  const auth = password === undefined ? undefined : neo4j.auth.basic('neo4j', password);
  const driver = neo4j.driver(uri, auth, { connectionTimeout: 2_000, telemetryDisabled: true });
  try {
    for (let left = START_TIMEOUT_MS; left > 0; left -= PROBE_INTERVAL_MS) {
      if (child.exitCode !== null) throw new Error(`exit ${child.exitCode}`);
      const answers = await driver.verifyConnectivity({ database: 'neo4j' }).then(
        () => true,
        () => false,
      );
      if (answers) return;
      await sleep(PROBE_INTERVAL_MS);
    }
    throw new Error(`no answer within ${START_TIMEOUT_MS} ms`);
  } finally {
    await driver.close();
  }
}

function tailOf(child: ChildProcess): () => readonly string[] {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text.trim().split('\n').slice(-LOG_TAIL);
}
