/** The product as a user starts it: its own process, a free port, a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const START_TIMEOUT_MS = 60_000;

export interface ProcessResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProduct {
  readonly url: string;
  readonly dataDir: string;
  readonly stdout: () => string;
  stop(): Promise<ProcessResult>;
}

function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; ended: Promise<ProcessResult>; out: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'main.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<ProcessResult>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { child, ended, out: () => stdout };
}

/** Runs a command to its end. */
export async function runProduct(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  return start(args, env).ended;
}

/** Starts `serve` and waits for its address. @throws Error with what it printed when it does not come up. */
export async function serveProduct(env: Readonly<Record<string, string>> = {}): Promise<RunningProduct> {
  const dataDir = env['LIANTU_DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'liantu-running-')));
  const { child, ended, out } = start(['serve'], { LIANTU_PORT: '0', LIANTU_DATA_DIR: dataDir, ...env });
  const address = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const match = /http:\/\/\S+/.exec(out());
      if (match) resolve(match[0]);
    });
  });
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the server did not come up in time')), START_TIMEOUT_MS).unref();
  });
  const failed = ended.then((result): never => {
    throw new Error(`the server ended: ${result.stdout}${result.stderr}`);
  });
  const url = await Promise.race([address, failed, timeout]);
  failed.catch(() => {});
  return {
    url,
    dataDir,
    stdout: out,
    async stop() {
      child.kill('SIGTERM');
      const result = await ended;
      if (env['LIANTU_DATA_DIR'] === undefined) await rm(dataDir, { recursive: true, force: true });
      return result;
    },
  };
}
