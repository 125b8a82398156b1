/** evaluate rank | presence-text | presence-coverage | entry: the engines on a folder of evaluation files. */
import { readConfig } from '../config.ts';
import { type CommandOptions, UsageError } from './options.ts';

function needed(options: CommandOptions, name: string): string {
  const value = options.value(name);
  if (value === undefined) throw new UsageError(`evaluate 需要 --${name}`);
  return value;
}

/** The vocabulary of the national classification; empty with `--no-vocabulary`. */
async function classWords(options: CommandOptions): Promise<ReadonlyMap<string, readonly string[]>> {
  if (options.flag('no-vocabulary')) return new Map();
  const { readIndustryClasses, wordsByClass } = await import('../store/seed/industry-classes.ts');
  return wordsByClass(await readIndustryClasses(readConfig(process.env).seedDir));
}

export async function evaluateCommand(options: CommandOptions): Promise<string> {
  const [task] = options.positionals;
  const dataDir = needed(options, 'data');
  const outFile = needed(options, 'out');
  switch (task) {
    case 'rank': {
      const { evaluateRank } = await import('./evaluate-rank.ts');
      const competition = !options.flag('no-competition');
      const vocabulary = await classWords(options);
      evaluateRank({ dataDir, outFile, competition, products: !options.flag('no-products'), vocabulary });
      break;
    }
    case 'presence-text': {
      const { evaluatePresenceText } = await import('./evaluate-presence-text.ts');
      evaluatePresenceText({ dataDir, outFile, vocabulary: await classWords(options) });
      break;
    }
    case 'presence-coverage': {
      const { evaluatePresenceCoverage } = await import('./evaluate-presence-coverage.ts');
      evaluatePresenceCoverage({ dataDir, outFile });
      break;
    }
    case 'entry': {
      const { evaluateEntry } = await import('./evaluate-entry.ts');
      evaluateEntry({ dataDir, outFile, asOf: needed(options, 'as-of') });
      break;
    }
    default:
      throw new UsageError('evaluate 之后应为 rank、presence-text、presence-coverage 或 entry');
  }
  return `已写入 ${outFile}`;
}
