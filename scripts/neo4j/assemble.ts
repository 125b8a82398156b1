/**
 * Puts a real Neo4j server together from its Maven artifacts: Java and Maven where they are missing (Debian, as
 * root), then the jars named in pom.xml in a cache folder. Nothing is done twice.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const POM = join(import.meta.dirname, 'pom.xml');
/** Not below node_modules: a fresh install there would take the jars away from a running server. */
const CACHE = join(import.meta.dirname, '..', '..', 'data', 'neo4j-server');

/** Java releases that Neo4j 5.26 runs on. */
const JAVA_RELEASES = new Set([17, 21]);
const DEBIAN_PACKAGES = ['openjdk-17-jre-headless', 'maven'];
/** The jars are 118 MB. */
const COPY_TIMEOUT_MS = 600_000;

/** The version that pom.xml names, e.g. `5.26.29`. */
export function serverVersion(pom: string = readFileSync(POM, 'utf8')): string {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error('scripts/neo4j/pom.xml: no version of neo4j');
  return version;
}

/**
 * The folder that holds the server's jars.
 * @throws Error in one sentence that says what to install, or that the download failed.
 */
export async function assembleServer(): Promise<string> {
  requireTool('java', hasJava, '需要 Java 17 或 21');
  const folder = join(CACHE, serverVersion());
  const lib = join(folder, 'lib');
  if (isComplete(lib)) return lib;
  requireTool('mvn', hasMaven, '需要 Maven');
  const staging = join(CACHE, `.staging-${process.pid}`);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  copyJars(join(staging, 'lib'));
  await publish(staging, folder, lib);
  return lib;
}

/** Two processes may assemble at the same time: the first one's folder stands. */
async function publish(staging: string, folder: string, lib: string): Promise<void> {
  if (!isComplete(lib)) {
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder).catch((cause: unknown) => {
      if (!isComplete(lib)) throw cause;
    });
  }
  await rm(staging, { recursive: true, force: true });
}

function isComplete(lib: string): boolean {
  return existsSync(lib) && readdirSync(lib).some((name) => name === `neo4j-server-${serverVersion()}.jar`);
}

function copyJars(target: string): void {
  const args = ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${target}`];
  const result = spawnSync('mvn', args, { encoding: 'utf8', timeout: COPY_TIMEOUT_MS });
  if (result.status === 0) return;
  const reason = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-3).join(' ');
  throw new Error(`Maven 未能取得 Neo4j ${serverVersion()} 的程序包：${reason}`);
}

function hasJava(): boolean {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 && JAVA_RELEASES.has(Number(/version "(\d+)/.exec(stderr)?.[1]));
}

function hasMaven(): boolean {
  return spawnSync('mvn', ['-version']).status === 0;
}

function requireTool(tool: string, isThere: () => boolean, need: string): void {
  if (isThere()) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installDebianPackages();
  if (!isThere()) {
    throw new Error(
      `${need}（找不到可用的 ${tool}）：在 Debian/Ubuntu 上请运行 apt-get install ${DEBIAN_PACKAGES.join(' ')}`,
    );
  }
}

function installDebianPackages(): void {
  process.stderr.write(`正在安装 ${DEBIAN_PACKAGES.join('、')}…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES];
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
