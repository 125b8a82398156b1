/** The rows of an exported table, the same for CSV, XLSX and JSON: what the screen shows, preceded by what it stands for. */

export type ExportCell = string | number | null;

export interface ExportField<Row> {
  readonly label: string;
  readonly cell: (row: Row, at: number) => ExportCell;
}

export interface ExportSheet {
  /** Lines above the table: a label and its value. */
  readonly about: readonly (readonly [string, string])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** Spreadsheet programs run a cell that starts so; full-width forms are read as their narrow ones. */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet program would run as a formula, made plain text by a leading apostrophe. */
export const neutralise = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

const safe = (cell: ExportCell): ExportCell => (typeof cell === 'string' ? neutralise(cell) : cell);

/** Keeps the order of rows and fields. Numbers stay numbers; one that is not finite is left empty. */
export function exportSheet<Row>(
  about: readonly (readonly [string, string])[],
  fields: readonly ExportField<Row>[],
  rows: readonly Row[],
): ExportSheet {
  return {
    about,
    header: fields.map((field) => field.label),
    rows: rows.map((row, at) =>
      fields.map((field) => {
        const cell = field.cell(row, at);
        return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
      }),
    ),
  };
}

/** All lines as a spreadsheet program gets them: about, an empty line, the header, the rows; no cell starts a formula. */
export const sheetLines = (sheet: ExportSheet): readonly (readonly ExportCell[])[] =>
  [...sheet.about, [], sheet.header, ...sheet.rows].map((line) => line.map(safe));
