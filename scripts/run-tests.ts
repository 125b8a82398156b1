/** `npm test`: the static checks, then every suite; the last line counts them all. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Count, runChecks } from './quality/checks.ts';

const ROOT = join(import.meta.dirname, '..');

/** Runs jest with its own output shown. A suite that could not run, and a skipped test, count as failed. */
async function runJest(args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'liantu-jest-'));
  const report = join(folder, 'report.json');
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--json',
    `--outputFile=${report}`,
    '--maxWorkers=2',
    ...args,
  ];
  const exitCode = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, flags, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('exit', (code) => resolve(code ?? 1));
  });
  try {
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const result = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    const failed =
      (result['numFailedTests'] ?? 0) + (result['numRuntimeErrorTestSuites'] ?? 0) + (result['numPendingTests'] ?? 0);
    return { passed: result['numPassedTests'] ?? 0, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checks = runChecks();
const suites = await runJest(process.argv.slice(2));
const passed = checks.passed + suites.passed;
const failed = checks.failed + suites.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || suites.passed === 0 ? 1 : 0;
