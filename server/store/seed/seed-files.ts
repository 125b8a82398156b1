/**
 * Reads the files of a seed folder and checks the shape of every record. All faults are collected, so an editor
 * mends a file in one round; records with a fault are left out of the result.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type SeedChain,
  type SeedCompany,
  type SeedGoal,
  type SeedIndustryClass,
  type SeedList,
  type SeedOrganisation,
  type SeedPlan,
  type SeedPlatform,
  type SeedRegion,
  type SeedRelation,
  type SeedSource,
  seedChainFile,
  seedCompany,
  seedGoal,
  seedIndustryClass,
  seedList,
  seedOrganisation,
  seedPlan,
  seedPlatform,
  seedRegion,
  seedRelation,
  seedSource,
} from './schema.ts';
import type { ReportFault, SeedFault } from './seed-faults.ts';

/** A record with the place it was read from. */
export interface SeedRecord<Value> {
  readonly file: string;
  /** Its id, or `line 3` / `record 3` when it has none. */
  readonly record: string;
  readonly value: Value;
}

export interface SeedFiles {
  readonly plan: SeedRecord<SeedPlan> | null;
  readonly chains: readonly SeedRecord<SeedChain>[];
  readonly companies: readonly SeedRecord<SeedCompany>[];
  readonly relations: readonly SeedRecord<SeedRelation>[];
  readonly regions: readonly SeedRecord<SeedRegion>[];
  readonly platforms: readonly SeedRecord<SeedPlatform>[];
  readonly organisations: readonly SeedRecord<SeedOrganisation>[];
  readonly goals: readonly SeedRecord<SeedGoal>[];
  readonly sources: readonly SeedRecord<SeedSource>[];
  readonly lists: readonly SeedRecord<SeedList>[];
  readonly industryClasses: readonly SeedRecord<SeedIndustryClass>[];
  /** Names of the files under companies/. */
  readonly companyFiles: readonly string[];
  /** Ids in records that were left out for a fault: a reference to one of them is not a second fault. */
  readonly damagedIds: ReadonlySet<string>;
}

interface Raw {
  readonly file: string;
  readonly label: string;
  readonly value: unknown;
}

/** Reads and checks every file. Never throws for what an editor can do wrong; see `faults`. */
export async function readSeedFiles(dir: string): Promise<{ files: SeedFiles; faults: SeedFault[] }> {
  const faults: SeedFault[] = [];
  const damagedIds = new Set<string>();
  const report: ReportFault = (fault) => faults.push(fault);
  const check = <Schema extends z.ZodType>(schema: Schema, raws: readonly Raw[]) =>
    raws.flatMap((raw) => checkRecord(schema, raw, report, damagedIds));
  const array = async <Schema extends z.ZodType>(schema: Schema, file: string) =>
    check(schema, await readArray(dir, file, report));
  const chainFiles = await listFiles(dir, 'chains', '.json');
  const companyFiles = await listFiles(dir, 'companies', '.jsonl');
  const relationFiles = await listFiles(dir, 'relations', '.jsonl');
  if (chainFiles.length === 0) report({ file: 'chains', record: '', field: '', message: 'no chain file' });
  const files: SeedFiles = {
    plan: check(seedPlan, await readObject(dir, 'plan.json', report))[0] ?? null,
    chains: check(seedChainFile, (await Promise.all(chainFiles.map((file) => readObject(dir, file, report)))).flat()),
    companies: check(seedCompany, (await Promise.all(companyFiles.map((file) => readLines(dir, file, report)))).flat()),
    relations: check(
      seedRelation,
      (await Promise.all(relationFiles.map((file) => readLines(dir, file, report)))).flat(),
    ),
    regions: await array(seedRegion, 'regions.json'),
    platforms: await array(seedPlatform, 'platforms.json'),
    organisations: await array(seedOrganisation, 'organisations.json'),
    goals: await array(seedGoal, 'goals.json'),
    sources: await array(seedSource, 'sources.json'),
    lists: await array(seedList, 'lists.json'),
    industryClasses: await readClassRecords(dir, report, damagedIds),
    companyFiles: companyFiles.map((file) => file.slice('companies/'.length)),
    damagedIds,
  };
  return { files, faults };
}

/** The classes of the national industry classification, in the files' order. */
export async function readClassRecords(
  dir: string,
  report: ReportFault,
  damagedIds = new Set<string>(),
): Promise<SeedRecord<SeedIndustryClass>[]> {
  const files = await listFiles(dir, 'industry-classes', '.jsonl');
  const raws = (await Promise.all(files.map((file) => readLines(dir, file, report)))).flat();
  return raws.flatMap((raw) => checkRecord(seedIndustryClass, raw, report, damagedIds));
}

function checkRecord<Schema extends z.ZodType>(
  schema: Schema,
  raw: Raw,
  report: ReportFault,
  damagedIds: Set<string>,
): SeedRecord<z.infer<Schema>>[] {
  const parsed = schema.safeParse(raw.value);
  if (parsed.success) return [{ file: raw.file, record: ownId(raw.value) ?? raw.label, value: parsed.data }];
  for (const issue of parsed.error.issues)
    report({ file: raw.file, ...locate(raw, issue.path), message: issue.message });
  collectIds(raw.value, damagedIds);
  return [];
}

/** Names the innermost record with an id on the way to the fault, and the field from there. */
function locate(raw: Raw, path: readonly PropertyKey[]): { record: string; field: string } {
  let record = ownId(raw.value) ?? raw.label;
  let from = 0;
  let at: unknown = raw.value;
  path.forEach((key, index) => {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
    const id = ownId(at);
    if (id !== undefined && index + 1 < path.length) {
      record = id;
      from = index + 1;
    }
  });
  return { record, field: path.slice(from).map(String).join('.') };
}

function ownId(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function collectIds(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const id = ownId(value);
  if (id !== undefined) into.add(id);
  for (const inner of Object.values(value)) collectIds(inner, into);
}

async function listFiles(dir: string, folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(dir, folder)).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return [];
    throw cause;
  });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}

async function readText(dir: string, file: string, report: ReportFault): Promise<string | null> {
  try {
    const text = await readFile(join(dir, file), 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') throw cause;
    report({ file, record: '', field: '', message: 'file is missing' });
    return null;
  }
}

function errorCode(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function parseJson(text: string, file: string, record: string, report: ReportFault): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    report({ file, record, field: '', message: cause instanceof Error ? cause.message : 'not JSON' });
    return null;
  }
}

async function readObject(dir: string, file: string, report: ReportFault): Promise<Raw[]> {
  const text = await readText(dir, file, report);
  const json = text === null ? null : parseJson(text, file, '', report);
  return json === null ? [] : [{ file, label: '', value: json.value }];
}

async function readArray(dir: string, file: string, report: ReportFault): Promise<Raw[]> {
  const [whole] = await readObject(dir, file, report);
  if (whole === undefined) return [];
  if (!Array.isArray(whole.value)) {
    report({ file, record: '', field: '', message: 'expected an array of records' });
    return [];
  }
  return whole.value.map((value: unknown, index) => ({ file, label: `record ${index + 1}`, value }));
}

async function readLines(dir: string, file: string, report: ReportFault): Promise<Raw[]> {
  const text = await readText(dir, file, report);
  return (text ?? '').split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const label = `line ${index + 1}`;
    const json = parseJson(line, file, label, report);
    return json === null ? [] : [{ file, label, value: json.value }];
  });
}
