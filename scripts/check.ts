/** `npm run check`: every static check, each with its result; exit 1 when one fails. */
import { runChecks } from './quality/checks.ts';

const { passed, failed } = runChecks();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
