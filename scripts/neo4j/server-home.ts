/** The home folder of a local server: its settings, and the command line that Java is started with. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ServerHome {
  /** Folder with conf, data, logs and plugins. */
  readonly home: string;
  /** Folder with the server's jars. */
  readonly lib: string;
  readonly boltPort: number;
  /** Absent: anyone on this machine may connect. For tests only. */
  readonly password?: string | undefined;
}

/** For 200,000 companies on a small machine: 0.9 GB all together. An unknown setting would stop the start. */
function settings({ boltPort, password }: ServerHome): string {
  const values = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.enabled': true,
    'server.bolt.listen_address': `127.0.0.1:${boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${boltPort}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.usage_report.enabled': false,
    'dbms.security.auth_enabled': password !== undefined,
    'server.memory.pagecache.size': '64m',
    'dbms.memory.transaction.total.max': '256m',
    'db.tx_log.rotation.retention_policy': 'keep_none',
    // Without this each database takes 512 MB of disk from the start.
    'db.tx_log.preallocate': false,
    'db.tx_log.rotation.size': '16m',
    'db.transaction.timeout': '60s',
  };
  return `${Object.entries(values)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('\n')}\n`;
}

const JAVA_OPTIONS = [
  '-Xms256m',
  '-Xmx768m',
  '-XX:+UseG1GC',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:MaxMetaspaceSize=512m',
  '-XX:ReservedCodeCacheSize=256m',
  '-Djdk.nio.maxCachedBufferSize=1024',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dlog4j2.disable.jmx=true',
  '-Dfile.encoding=UTF-8',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--enable-native-access=ALL-UNNAMED',
];

/** Makes the folders and writes the settings; a first start with a password sets it. */
export async function prepareHome(server: ServerHome): Promise<void> {
  const isFirstStart = !existsSync(join(server.home, 'data', 'databases'));
  for (const folder of ['conf', 'plugins', 'data', 'logs']) await mkdir(join(server.home, folder), { recursive: true });
  await writeFile(join(server.home, 'conf', 'neo4j.conf'), settings(server));
  if (isFirstStart && server.password !== undefined) setInitialPassword(server, server.password);
}

export function javaArguments({ home, lib }: ServerHome): readonly string[] {
  return [
    ...JAVA_OPTIONS,
    '-cp',
    `${join(home, 'plugins')}/*:${join(home, 'conf')}:${join(lib, '*')}`,
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ];
}

function setInitialPassword({ home, lib }: ServerHome, password: string): void {
  const command = 'org.neo4j.server.startup.Neo4jAdminCommand';
  const args = ['-cp', join(lib, '*'), command, 'dbms', 'set-initial-password', password];
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') };
  const result = spawnSync('java', args, { encoding: 'utf8', env });
  if (result.status !== 0) throw new Error(`未能设置 Neo4j 口令（至少 8 个字符）：${result.stderr.trim()}`);
}
