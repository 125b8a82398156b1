/** evaluate rank | presence-text | presence-coverage | entry: the engines on a folder of evaluation files. */
import { evaluateEntry } from './evaluate-entry.ts';
import { evaluatePresenceCoverage } from './evaluate-presence-coverage.ts';
import { evaluatePresenceText } from './evaluate-presence-text.ts';
import { evaluateRank } from './evaluate-rank.ts';
import { type CommandOptions, UsageError } from './options.ts';

function needed(options: CommandOptions, name: string): string {
  const value = options.value(name);
  if (value === undefined) throw new UsageError(`evaluate 需要 --${name}`);
  return value;
}

export async function evaluateCommand(options: CommandOptions): Promise<string> {
  const [task] = options.positionals;
  const dataDir = needed(options, 'data');
  const outFile = needed(options, 'out');
  if (task === 'rank') {
    const competition = !options.flag('no-competition');
    await evaluateRank({ dataDir, outFile, competition, products: !options.flag('no-products') });
  } else if (task === 'presence-text') await evaluatePresenceText({ dataDir, outFile });
  else if (task === 'presence-coverage') await evaluatePresenceCoverage({ dataDir, outFile });
  else if (task === 'entry') await evaluateEntry({ dataDir, outFile, asOf: needed(options, 'as-of') });
  else throw new UsageError('evaluate 之后应为 rank、presence-text、presence-coverage 或 entry');
  return `已写入 ${outFile}`;
}
