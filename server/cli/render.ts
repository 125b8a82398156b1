/** Prints rows as an aligned table, JSON or CSV. */

export type OutputFormat = 'table' | 'json' | 'csv';

export interface Column<Row> {
  /** Key in JSON and header in CSV. */
  readonly key: string;
  /** Header in a table. */
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
  /** Cut a table cell at this many columns of the terminal; CSV and JSON are never cut. */
  readonly width?: number;
}

/** Columns a character takes in a terminal: 2 for wide East Asian ones. */
function charWidth(char: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
    ? 2
    : 1;
}

const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + charWidth(char), 0);

function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const char of text) {
    if (used + charWidth(char) > width - 1) break;
    kept += char;
    used += charWidth(char);
  }
  return `${kept}…`;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - textWidth(text)));

/** RFC 4180, and no cell starts a formula in a spreadsheet. */
export function csvCell(value: string | number | null): string {
  const raw = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) =>
    columns.map((column) => cut(String(column.value(row) ?? '').replaceAll(/\s+/g, ' '), column.width ?? 40)),
  );
  const widths = columns.map((column, at) =>
    Math.max(textWidth(column.title), ...cells.map((row) => textWidth(row[at] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => pad(text, widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    line(widths.map((width) => '─'.repeat(width))),
    ...cells.map(line),
  ].join('\n');
}

export function renderRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], format: OutputFormat): string {
  if (format === 'table') return renderTable(rows, columns);
  if (format === 'json') {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column) => [column.key, column.value(row)])));
    return JSON.stringify(objects, null, 2);
  }
  const lines = rows.map((row) => columns.map((column) => csvCell(column.value(row))).join(','));
  return [columns.map((column) => column.key).join(','), ...lines].join('\n');
}
