/** Reading and writing the tables of evaluation sets. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * Rows of a comma-separated file with a header, as objects. Fields may be quoted; a quote inside is doubled.
 * @throws when a row has another number of fields than the header, naming file and line.
 */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const names = csvFields(header);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const fields = csvFields(line);
    if (fields.length !== names.length)
      throw new Error(`${path}:${index + 2}: ${fields.length} fields, not ${names.length}`);
    return [Object.fromEntries(names.map((name, column) => [name, fields[column] ?? '']))];
  });
}

/** Records of a JSON Lines file, checked. @throws naming file and line. */
export function readJsonLines<Schema extends z.ZodType>(path: string, schema: Schema): readonly z.output<Schema>[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [schema.parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(`${path}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
    });
}

/** One line of a comma-separated file. */
export function csvLine(values: readonly (string | number)[]): string {
  return values
    .map((value) => {
      const text = String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

function csvFields(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, line.endsWith(',') ? undefined : -1)
    .map(([, field = '']) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
