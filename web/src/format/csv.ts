/** CSV (RFC 4180) that Chinese spreadsheet programs open without a wizard: UTF-8 with a byte order mark. */
import { type ExportCell, type ExportSheet, sheetLines } from './export-rows.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

function csvCell(cell: ExportCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvText = (sheet: ExportSheet): string =>
  BYTE_ORDER_MARK +
  sheetLines(sheet)
    .map((line) => line.map(csvCell).join(',') + LINE_END)
    .join('');
