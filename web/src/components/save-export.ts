/** Turns a sheet into a file and hands it to the browser. The XLSX writer is loaded when it is first asked for. */
import type { SheetData } from 'write-excel-file/browser';
import { csvText } from '../format/csv.ts';
import { type ExportCell, type ExportSheet, sheetLines } from '../format/export-rows.ts';
import { jsonText } from '../format/json.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'json';

/** Longer than any browser needs to start the download. */
const KEEP_URL_MS = 60_000;
const MIN_WIDTH = 8;
const MAX_WIDTH = 48;

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}

/** Chinese characters take two columns. */
const widthOf = (cell: ExportCell): number =>
  cell === null ? 0 : [...String(cell)].reduce((sum, letter) => sum + (letter > '\u00FF' ? 2 : 1), 0);

function columnWidths(sheet: ExportSheet): { width: number }[] {
  return sheet.header.map((label, at) => {
    const widest = Math.max(widthOf(label), ...sheet.rows.slice(0, 200).map((row) => widthOf(row[at] ?? null)));
    return { width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, widest + 2)) };
  });
}

function xlsxRows(sheet: ExportSheet): SheetData {
  const headerAt = sheet.about.length + 1;
  return sheetLines(sheet).map((line, lineAt) =>
    line.map((cell, at) => {
      if (cell === null || cell === '') return null;
      const isLabel = lineAt === headerAt || (lineAt < headerAt && at === 0);
      const look = isLabel ? { fontWeight: 'bold' as const, backgroundColor: '#E8F1FB' } : {};
      return typeof cell === 'number' ? { value: cell, type: Number, ...look } : { value: cell, type: String, ...look };
    }),
  );
}

async function xlsxBlob(sheet: ExportSheet, title: string): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  return writeXlsxFile(xlsxRows(sheet), { sheet: title, columns: columnWidths(sheet) }).toBlob();
}

async function blobOf(sheet: ExportSheet, format: ExportFormat, title: string): Promise<Blob> {
  if (format === 'csv') return new Blob([csvText(sheet)], { type: 'text/csv;charset=utf-8' });
  if (format === 'json') return new Blob([jsonText(sheet)], { type: 'application/json;charset=utf-8' });
  return xlsxBlob(sheet, title);
}

/**
 * @param title name of the XLSX sheet.
 * @throws when the writer cannot be loaded or the file cannot be made.
 */
export async function saveExport(sheet: ExportSheet, name: string, format: ExportFormat, title: string): Promise<void> {
  save(await blobOf(sheet, format, title), name);
}
