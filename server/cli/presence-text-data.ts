/** The presence-text set joined with the matching engine's evidence, as features per city and segment. */
import { join } from 'node:path';
import { z } from 'zod';
import { generalWords, segmentMention } from '../gaps/segment-mention.ts';
import type { SegmentMention } from '../gaps/segment-mention.ts';
import type { TextPresenceFeatures } from '../gaps/text-presence.ts';
import { groupBy } from '../graph/snapshot.ts';
import { evidenceProbability, TextEvidenceModel } from '../matching/text-evidence.ts';
import { splitClauses } from '../text/clauses.ts';
import { readCsv, readJsonLines } from './evaluation-files.ts';

const companyRow = z.object({ id: z.string(), name: z.string(), scope: z.string() });
const cityRow = z.object({ city: z.string(), visible: z.array(z.string()) });

type Company = z.output<typeof companyRow>;

interface Segment {
  readonly name: string;
  readonly group: string;
  readonly division: string;
  readonly words: readonly string[];
}

export interface TextCell {
  readonly city: string;
  readonly segment: string;
  readonly features: TextPresenceFeatures;
}

/**
 * One cell per city and segment, cities and segments in the files' order.
 * @param vocabulary words of the trade by the name of a segment; a segment without any stands on its name alone.
 * @throws naming file and line.
 */
export function readTextCells(
  dataDir: string,
  vocabulary: ReadonlyMap<string, readonly string[]>,
): readonly TextCell[] {
  const companies = readJsonLines(join(dataDir, 'companies.jsonl'), companyRow);
  const cities = readJsonLines(join(dataDir, 'cities.jsonl'), cityRow);
  const segments = readCsv(join(dataDir, 'segments.csv')).map(({ segment = '', group = '', division = '' }) => ({
    name: segment,
    group,
    division,
    words: vocabulary.get(segment) ?? [],
  }));
  const evidence = companyEvidence(companies, segments);
  const general = generalWords(segments.map((segment) => segment.division));
  const leads = new Map(companies.map((company) => [company, leadOf(company)]));
  const groups = groupColumns(segments, general, companies);
  const columns = segments.map((segment, column) => ({
    ...columnOf(segment, column, general, leads, evidence),
    group: groups.get(segment.group) ?? NO_GROUP,
  }));
  const numberOf = new Map(companies.map((company, number) => [company.id, number]));
  return cities.flatMap(({ city, visible }) => {
    const numbers = visible.flatMap((id) => numberOf.get(id) ?? []);
    const isUnread = numbers.every((number) => (companies[number]?.scope ?? '').trim() === '');
    return columns.map((column) => ({
      city,
      segment: column.name,
      features: { ...featuresOf(column, numbers), isUnread },
    }));
  });
}

/** Per company and segment (company-major); zero where they share no word. */
interface CompanyEvidence {
  readonly width: number;
  /** The segment's share among all segments by rank score, sharpened, 0-1. */
  readonly share: Float32Array;
  /** Place of the segment among all segments of the company by P(does it), from 0. */
  readonly rank: Uint16Array;
  readonly leadCoverage: Float32Array;
}

function companyEvidence(companies: readonly Company[], segments: readonly Segment[]): CompanyEvidence {
  const width = segments.length;
  const size = companies.length * width;
  const [share, probability, leadCoverage] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const model = new TextEvidenceModel(
    companies.map(({ id, name, scope }) => ({ id, name, text: scope, products: [] })),
  );
  const queries = segments.map(({ name, group, words }) => ({
    id: name,
    text: name,
    expansions: words,
    parent: group,
  }));
  const found = model.evidence(queries, { perQuery: Math.min(MOST_COMPANIES, companies.length) });
  const numberOf = new Map(companies.map((company, number) => [company.id, number]));
  segments.forEach((segment, column) => {
    for (const item of found.get(segment.name) ?? []) {
      const at = (numberOf.get(item.documentId) ?? 0) * width + column;
      share[at] = Math.exp(SHARPNESS * item.lift);
      probability[at] = evidenceProbability(item);
      leadCoverage[at] = item.lead * item.coverage;
    }
  });
  const rank = new Uint16Array(size);
  for (let start = 0; start < size; start += width) {
    rankRow(probability.subarray(start, start + width), rank, start);
    scaleToOne(share.subarray(start, start + width));
  }
  return { width, share, rank, leadCoverage };
}

/** Ranks one company's segments by probability, from 0, ties by column. */
function rankRow(row: Float32Array, rank: Uint16Array, start: number): void {
  const order = [...row.keys()].sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b);
  order.forEach((column, place) => {
    rank[start + column] = place;
  });
}

function scaleToOne(row: Float32Array): void {
  const total = row.reduce((sum, value) => sum + value, 0);
  if (total > 0) for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) / total;
}

/** Lift is at the competition's temperature .1; twice the lift is a share at .05, where the companies' preferences tell
 * most. */
const SHARPNESS = 2;

/** The most that TextEvidenceModel keeps per query. */
const MOST_COMPANIES = 10_000;

/** Columns of one group, and the companies that name it. */
interface GroupColumns {
  readonly columns: readonly number[];
  readonly naming: ReadonlySet<number>;
}

const NO_GROUP: GroupColumns = { columns: [], naming: new Set() };

function groupColumns(
  segments: readonly Segment[],
  general: ReadonlySet<string>,
  companies: readonly Company[],
): ReadonlyMap<string, GroupColumns> {
  const members = groupBy(
    segments.map((segment, column) => ({ group: segment.group, column })),
    (entry) => entry.group,
  );
  return new Map(
    [...members].map(([group, entries]) => [
      group,
      {
        columns: entries.map((entry) => entry.column),
        naming: companiesHolding(companies, segmentMention(group, general).mentions, nameAndScope),
      },
    ]),
  );
}

/** Clauses of a scope that tell the main trade; further ones are sidelines. */
const LEAD_CLAUSES = 3;
/** A single character stands inside too many words. */
const LEAST_WORD = 2;

const leadOf = ({ scope }: Company): string => splitClauses(scope).slice(0, LEAD_CLAUSES).join('\n');

const nameAndScope = ({ name, scope }: Company): string => `${name}\n${scope}`;

function companiesHolding(
  companies: readonly Company[],
  words: readonly string[],
  textOf: (company: Company) => string,
): ReadonlySet<number> {
  return new Set(companies.flatMap((company, n) => (words.some((word) => textOf(company).includes(word)) ? [n] : [])));
}

interface Column {
  readonly name: string;
  readonly column: number;
  readonly mention: SegmentMention;
  readonly naming: ReadonlySet<number>;
  readonly inName: ReadonlySet<number>;
  readonly tradeNames: ReadonlySet<number>;
  readonly tradeLeads: ReadonlySet<number>;
  readonly evidence: CompanyEvidence;
}

function columnOf(
  segment: Segment,
  column: number,
  general: ReadonlySet<string>,
  leads: ReadonlyMap<Company, string>,
  evidence: CompanyEvidence,
): Column {
  const companies = [...leads.keys()];
  const mention = segmentMention(segment.name, general);
  const words = segment.words.filter((word) => word.length >= LEAST_WORD);
  return {
    name: segment.name,
    column,
    mention,
    naming: companiesHolding(companies, mention.mentions, nameAndScope),
    tradeNames: companiesHolding(companies, words, ({ name }) => name),
    tradeLeads: companiesHolding(companies, words, (company) => leads.get(company) ?? ''),
    inName: mention.isShort ? companiesHolding(companies, mention.parts, ({ name }) => name) : new Set(),
    evidence,
  };
}

function featuresOf(
  column: Column & { readonly group: GroupColumns },
  numbers: readonly number[],
): Omit<TextPresenceFeatures, 'isUnread'> {
  const { mention, naming, inName, evidence, group } = column;
  const at = (number: number, place = column.column): number => number * evidence.width + place;
  const total = (values: Float32Array, place?: number): number =>
    numbers.reduce((sum, number) => sum + (values[at(number, place)] ?? 0), 0);
  const count = (set: ReadonlySet<number>): number => numbers.filter((number) => set.has(number)).length;
  return {
    isNamed: numbers.some((number) => naming.has(number)),
    isShort: mention.isShort,
    isResidual: mention.isResidual,
    tradeNames: count(column.tradeNames),
    tradeLeads: count(column.tradeLeads),
    preferringFirms: total(evidence.share),
    groupFirms: group.columns.reduce((sum, place) => sum + total(evidence.share, place), 0),
    groupMentions: count(group.naming),
    bestRank: numbers.reduce((best, number) => Math.min(best, evidence.rank[at(number)] ?? best), evidence.width),
    leadCoverage: numbers.reduce((best, number) => Math.max(best, evidence.leadCoverage[at(number)] ?? 0), 0),
    firmNames: count(inName),
  };
}
