/** Reads a command's arguments. */
import { parseArgs } from 'node:util';
import type { OutputFormat } from './render.ts';

/** The command cannot be understood; the message says what to type. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface CommandOptions {
  readonly command: string;
  readonly positionals: readonly string[];
  readonly format: OutputFormat;
  value(name: string): string | undefined;
  flag(name: string): boolean;
}

const STRING_OPTIONS = [
  ...(['chain', 'kind', 'segment', 'explain', 'limit', 'format', 'data', 'out', 'as-of'] as const),
  ...(['company', 'region', 'import', 'budget', 'top', 'weights', 'margin', 'cost'] as const),
];
const FLAGS = ['help', 'external', 'no-competition', 'no-products', 'no-vocabulary'] as const;

function isFormat(text: string): text is OutputFormat {
  return text === 'table' || text === 'json' || text === 'csv';
}

/** @throws UsageError for an unknown option or format. */
export function readOptions(argv: readonly string[]): CommandOptions {
  const options = Object.fromEntries([
    ...STRING_OPTIONS.map((name) => [name, { type: 'string' as const }]),
    ...FLAGS.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    throw new UsageError(`参数无法识别：${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const { values } = parsed;
  const [command = 'help', ...positionals] = parsed.positionals;
  const format = String(values['format'] ?? 'table');
  if (!isFormat(format)) throw new UsageError(`--format 只能是 table、json 或 csv，收到“${format}”`);
  return {
    command: values['help'] === true ? 'help' : command,
    positionals,
    format,
    value: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}
