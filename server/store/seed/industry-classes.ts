/**
 * The vocabulary of the national industry classification (GB/T 4754-2017): for each class, the words with which firms
 * describe it in names and registered scopes. An editor's judgement on the standard, class by class.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';

const industryClass = z.strictObject({
  /** Four digits; the first two are the division. */
  code: z.string().regex(/^\d{4}$/),
  name: z.string().trim().min(2),
  words: z.array(z.string().trim().min(1).max(12)),
});

export type IndustryClass = z.output<typeof industryClass>;

const FOLDER = 'industry-classes';

/**
 * All classes, by code.
 * @throws StoreError `seed_invalid` naming file and line of the first fault.
 */
export async function readIndustryClasses(seedDir: string): Promise<readonly IndustryClass[]> {
  const files = (await readdir(join(seedDir, FOLDER))).filter((name) => name.endsWith('.jsonl')).sort();
  const classes: IndustryClass[] = [];
  for (const file of files) {
    const lines = (await readFile(join(seedDir, FOLDER, file), 'utf8')).split('\n');
    lines.forEach((line, at) => {
      if (line.trim() !== '') classes.push(readLine(line, `${FOLDER}/${file} > line ${at + 1}`));
    });
  }
  return classes.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readLine(line: string, place: string): IndustryClass {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new StoreError('seed_invalid', `${place}: not JSON`);
  }
  const parsed = industryClass.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StoreError('seed_invalid', `${place} > ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

/** Words by the name of the class, for segments that are classes of the standard. */
export function wordsByClass(classes: readonly IndustryClass[]): ReadonlyMap<string, readonly string[]> {
  return new Map(classes.map(({ name, words }) => [name, words]));
}
