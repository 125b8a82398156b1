/** The static checks: what each runs and how to run them all. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

interface Check {
  readonly name: string;
  /** File of the tool below node_modules, or a script of ours. */
  readonly script: string;
  readonly args: readonly string[];
}

const bin = (path: string): string => join(ROOT, 'node_modules', path);

const CHECKS: readonly Check[] = [
  { name: 'types: server, scripts, tests', script: bin('typescript/bin/tsc'), args: ['-p', 'tsconfig.json'] },
  { name: 'types: web', script: bin('typescript/bin/tsc'), args: ['-p', 'web/tsconfig.json'] },
  {
    name: 'lint',
    script: bin('oxlint/bin/oxlint'),
    args: ['--type-aware', '--deny-warnings', 'server', 'web', 'scripts', 'tests'],
  },
  { name: 'format', script: bin('@biomejs/biome/bin/biome'), args: ['format'] },
  {
    name: 'layers',
    script: bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', 'server', 'web/src', 'scripts', 'tests'],
  },
  { name: 'unused code', script: bin('knip/bin/knip.js'), args: ['--config', '.knip.json', '--no-progress'] },
  { name: 'seed', script: join(ROOT, 'scripts', 'check-seed.ts'), args: [] },
  { name: 'first load of the map', script: join(ROOT, 'scripts', 'quality', 'check-bundle.ts'), args: [] },
];

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

function runCheck(check: Check): { passed: boolean; output: string; seconds: number } {
  const started = performance.now();
  const loader = check.script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const result = spawnSync(process.execPath, [...loader, check.script, ...check.args], { cwd: ROOT, encoding: 'utf8' });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim();
  return { passed: result.status === 0, output, seconds: (performance.now() - started) / 1000 };
}

/** Runs every check, one line each; the output of a failed one is printed. */
export function runChecks(): Count {
  let failed = 0;
  for (const check of CHECKS) {
    const { passed, output, seconds } = runCheck(check);
    process.stdout.write(`${passed ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)\n`);
    if (passed) continue;
    failed += 1;
    process.stdout.write(`${output}\n`);
  }
  return { passed: CHECKS.length - failed, failed };
}
