/** JSON of a sheet: every cell as it is; nothing runs as a formula there, so nothing is neutralised. */
import type { ExportSheet } from './export-rows.ts';

export function jsonText(sheet: ExportSheet): string {
  const rows = sheet.rows.map((row) => Object.fromEntries(sheet.header.map((label, at) => [label, row[at] ?? null])));
  return `${JSON.stringify({ about: Object.fromEntries(sheet.about), rows }, null, 2)}\n`;
}
