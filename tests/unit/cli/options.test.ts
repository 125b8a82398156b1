import { readOptions, UsageError } from '../../../server/cli/options.ts';

const refusal = (...argv: string[]): string => {
  try {
    readOptions(argv);
    return '';
  } catch (error) {
    return error instanceof UsageError ? error.message : `no usage error: ${String(error)}`;
  }
};

describe('the options of a command', () => {
  it('are read with their values, in any order', () => {
    const options = readOptions(['--format', 'csv', 'targets', '--segment', '驱动电机', '--limit', '5']);
    expect([options.command, options.format, options.value('segment'), options.value('limit')]).toEqual([
      'targets',
      'csv',
      '驱动电机',
      '5',
    ]);
  });

  it.each([
    [['gaps', '--weights', '40,25,15,20'], '命令 gaps 没有 --weights 这个参数'],
    [['gaps', '--explain', '驱动电机', '--cost', '4'], '命令 gaps --explain 没有 --cost 这个参数'],
    [['company', '002056', '--limit', '3'], '命令 company 没有 --limit 这个参数'],
    [['company', '002056', '--explain', 'x'], '命令 company 没有 --explain 这个参数'],
  ])('are refused when the command would not read them: %j', (argv, message) => {
    expect(refusal(...argv)).toBe(message);
  });

  it('are explained in Chinese when they cannot be understood', () => {
    expect(refusal('gaps', '--foo')).toBe('没有 --foo 这个参数');
    expect(refusal('targets', '--segment', '驱动电机', '--limit', '-3')).toContain('--limit 的取值不对');
    expect(refusal('gaps', '--format', 'xml')).toContain('xml');
  });

  it('may be anything where help is asked for', () => {
    expect(readOptions(['gaps', '--limit', '3', '--help']).command).toBe('help');
  });
});
