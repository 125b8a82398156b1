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

/** What each command reads beside `--format` and `--help`; with `--explain` it is another command. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  gaps: ['chain', 'kind', 'external', 'cost'],
  'gaps --explain': ['explain', 'weights', 'margin'],
  verify: ['chain'],
  leaders: ['chain'],
  targets: ['segment', 'chain', 'limit'],
  'targets --explain': ['explain', 'segment', 'chain', 'top'],
  company: [],
  segments: [],
  scenario: [],
  shock: ['company', 'segment', 'region', 'import'],
  portfolio: ['budget'],
  index: ['limit'],
  serve: [],
  evaluate: ['data', 'out', 'as-of', 'no-competition', 'no-products', 'no-vocabulary'],
};

/** An option that a command would not read is refused: an answer that passes over a condition misleads. */
function refuseUnread(command: string, given: readonly string[]): void {
  const explained = `${command} --explain`;
  const name = given.includes('explain') && explained in OPTIONS_OF ? explained : command;
  const unread = given.find((option) => option !== 'format' && !OPTIONS_OF[name]?.includes(option));
  if (OPTIONS_OF[name] !== undefined && unread !== undefined)
    throw new UsageError(`命令 ${name} 没有 --${unread} 这个参数`);
}

/** Node's own words about arguments are English. */
function parseFault(error: unknown): string {
  const [option = ''] = /--?[\w-]+/.exec(String(error)) ?? [];
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个参数`;
  return `${option} 的取值不对：有的参数要一个值（以“-”开头的值写成 ${option}=值），有的不带值`;
}

function isFormat(text: string): text is OutputFormat {
  return text === 'table' || text === 'json' || text === 'csv';
}

/** @throws UsageError for an unknown option or format, and for an option that the command does not read. */
export function readOptions(argv: readonly string[]): CommandOptions {
  const options = Object.fromEntries([
    ...STRING_OPTIONS.map((name) => [name, { type: 'string' as const }]),
    ...FLAGS.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    throw new UsageError(parseFault(error), { cause: error });
  }
  const { values } = parsed;
  const [command = 'help', ...positionals] = parsed.positionals;
  if (values['help'] !== true) refuseUnread(command, Object.keys(values));
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
