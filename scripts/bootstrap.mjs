/**
 * The one way in on a fresh machine: plain JavaScript, nothing installed yet. Installs and builds what is missing or
 * stale, then hands over.
 *
 *   node scripts/bootstrap.mjs serve | test | liantu ARGUMENTS...
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const INSTALL_STAMP = join(ROOT, 'node_modules', '.liantu-install');
const BUILD_STAMP = join(ROOT, 'web', 'dist', '.liantu-build');
const LEAST_NODE = [20, 19];
const WEB_INPUTS = [
  'web/index.html',
  'web/vite.config.ts',
  'web/src',
  'web/public',
  'server/contract',
  'package-lock.json',
];

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  fail(`需要 Node.js ${LEAST_NODE.join('.')} 或更高版本，当前是 ${process.versions.node}；请升级后重试。`);
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path)))
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

const isFresh = (stamp, wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

function run(command, args, whenFailed) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  fail(whenFailed);
}

function install() {
  const wanted = `${process.versions.modules}:${hashOf(['package-lock.json'])}`;
  if (isFresh(INSTALL_STAMP, wanted)) return;
  process.stderr.write('正在安装依赖（首次约一分钟）…\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  run(command, [...args, 'ci', '--ignore-scripts'], '安装依赖失败：请检查网络与 npm 软件源后重试。');
  writeFileSync(INSTALL_STAMP, wanted);
}

function build() {
  const wanted = hashOf(WEB_INPUTS);
  if (isFresh(BUILD_STAMP, wanted)) return;
  process.stderr.write('正在生成网页…\n');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  run(process.execPath, [vite, 'build', '--config', 'web/vite.config.ts'], '生成网页失败，原因见上。');
  writeFileSync(BUILD_STAMP, wanted);
}

/** Runs a TypeScript entry in this terminal and ends as it ends. */
function handOver(entry, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, entry), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const [mode = 'serve', ...rest] = process.argv.slice(2);
checkNode();
install();
if (mode === 'serve') {
  build();
  handOver('server/main.ts', ['serve', ...rest]);
} else if (mode === 'test') {
  build();
  handOver('scripts/run-tests.ts', rest);
} else if (mode === 'liantu') {
  if (rest[0] === 'serve') build();
  handOver('server/main.ts', rest);
} else fail(`用法：node scripts/bootstrap.mjs serve | test | liantu …，收到“${mode}”`);
