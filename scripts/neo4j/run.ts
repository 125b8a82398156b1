/**
 * `npm run neo4j`: a local server until Ctrl-C, its data under the data folder, loopback only. The password is made
 * at the first start and kept in a file that only its owner can read; NEO4J_PASSWORD wins.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assembleServer, serverVersion } from './assemble.ts';
import { startServer } from './local-server.ts';

const DEFAULT_BOLT_PORT = 7687;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function passwordOf(home: string): Promise<string> {
  const fromEnvironment = process.env['NEO4J_PASSWORD'];
  if (fromEnvironment) return fromEnvironment;
  const file = join(home, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(12).toString('base64url');
  await mkdir(home, { recursive: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

async function main(): Promise<void> {
  const home = resolve(process.env['LIANTU_DATA_DIR'] ?? 'data', 'neo4j');
  const boltPort = Number(process.env['NEO4J_BOLT_PORT'] ?? DEFAULT_BOLT_PORT);
  say(`正在准备 Neo4j ${serverVersion()}…`);
  const lib = await assembleServer();
  const password = await passwordOf(home);
  const server = await startServer({ home, lib, boltPort, password });
  say(`Neo4j 已启动：${server.uri}，用户 neo4j，口令见 ${join(home, 'password')} 或 NEO4J_PASSWORD；Ctrl-C 停止`);
  say(`链图改用它：NEO4J_URI=${server.uri} NEO4J_PASSWORD=<口令> npm start`);
  const stop = (): void => void server.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await server.ended;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
