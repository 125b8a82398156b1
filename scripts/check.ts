/** `npm run check`: every static check, each with its result; exit 1 when one fails. */
import { CHECKS, runCheck } from './quality/checks.ts';

let failed = 0;
for (const check of CHECKS) {
  const { passed, output, seconds } = runCheck(check);
  process.stdout.write(`${passed ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)\n`);
  if (!passed) {
    failed += 1;
    process.stdout.write(`${output}\n`);
  }
}
process.stdout.write(`${CHECKS.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
