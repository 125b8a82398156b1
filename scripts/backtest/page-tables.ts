/** Tables of the back-test page. */

/** One figure of a table of bars. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Null: shown without a bar. */
  readonly bar: { readonly side: 'least' | 'most'; readonly value: number } | null;
}

export const least = (name: string, value: number, bar: number): Bar => ({
  name,
  value,
  bar: { side: 'least', value: bar },
});
export const most = (name: string, value: number, bar: number): Bar => ({
  name,
  value,
  bar: { side: 'most', value: bar },
});
export const plain = (name: string, value: number): Bar => ({ name, value, bar: null });

export const printed = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));
export const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export const barTable = (bars: readonly Bar[]): string =>
  table(
    ['figure', 'value', 'bar', ''],
    bars.map(({ name, value, bar }) => [name, printed(value), barWords(bar), met(value, bar)]),
  );

const barWords = (bar: Bar['bar']): string =>
  bar === null ? '–' : `${bar.side === 'least' ? '≥' : '≤'} ${bar.value.toFixed(3)}`;

function met(value: number, bar: Bar['bar']): string {
  if (bar === null) return '';
  return (bar.side === 'least' ? value >= bar.value : value <= bar.value) ? 'met' : '**missed**';
}
