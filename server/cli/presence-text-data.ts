/** The presence-text set joined with the matching engine's evidence, as features per city and segment. */
import { join } from 'node:path';
import { z } from 'zod';
import { combineFirmTexts } from '../gaps/texts/city-text.ts';
import { generalWords, segmentMention } from '../gaps/texts/segment-mention.ts';
import type { SegmentMention } from '../gaps/texts/segment-mention.ts';
import type { TextPresenceFeatures } from '../gaps/texts/text-presence.ts';
import { TradeReader } from '../gaps/texts/trade-reading.ts';
import { groupBy } from '../graph/snapshot.ts';
import { QUERY_CLASS_WORDS } from '../matching/defaults.ts';
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
  const mentions = segments.map((segment) => segmentMention(segment.name, general));
  const tradeShares = readTradeShares(companies, segments, mentions);
  const [texts, leads] = [companies.map(nameAndScope), companies.map(leadOf)];
  const groups = groupBy(
    segments.map((segment, column) => ({ group: segment.group, column })),
    (entry) => entry.group,
  );
  const columns = segments.map((segment, column): Column => {
    const { mentions: names = [], isResidual = false } = mentions[column] ?? {};
    return {
      column,
      isResidual,
      siblings: (groups.get(segment.group) ?? []).map((entry) => entry.column),
      naming: textsHolding(texts, names),
      tradeLeads: textsHolding(leads, segment.words),
    };
  });
  const numberOf = new Map(companies.map((company, number) => [company.id, number]));
  return cities.flatMap(({ city, visible }) => {
    const numbers = visible.flatMap((id) => numberOf.get(id) ?? []);
    const isUnread = numbers.every((number) => (companies[number]?.scope ?? '').trim() === '');
    return columns.map((column) => ({
      city,
      segment: segments[column.column]?.name ?? '',
      features: { ...featuresOf(column, numbers, evidence, tradeShares), isUnread },
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
    expansions: words.slice(0, QUERY_CLASS_WORDS),
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

/** Share of each segment's trade in what a company's name and scope speak of, company-major, 0-1. */
function readTradeShares(
  companies: readonly Company[],
  segments: readonly Segment[],
  mentions: readonly SegmentMention[],
): Float32Array {
  const width = segments.length;
  const reader = new TradeReader(
    segments.map(({ words }, column) => [column, [...words, ...(mentions[column]?.parts ?? [])]] as const),
  );
  const shares = new Float32Array(companies.length * width);
  companies.forEach(({ name, scope }, number) => {
    for (const [column, share] of reader.read(name, splitClauses(scope))) shares[number * width + column] = share;
  });
  return shares;
}

/** Clauses of a scope that tell the main trade; further ones are sidelines. */
const LEAD_CLAUSES = 3;

const leadOf = ({ scope }: Company): string => splitClauses(scope).slice(0, LEAD_CLAUSES).join('\n');

const nameAndScope = ({ name, scope }: Company): string => `${name}\n${scope}`;

/** Numbers of the texts that hold one of the words. */
function textsHolding(texts: readonly string[], words: readonly string[]): ReadonlySet<number> {
  return new Set(texts.flatMap((text, number) => (words.some((word) => text.includes(word)) ? [number] : [])));
}

interface Column {
  readonly column: number;
  readonly isResidual: boolean;
  /** Columns of its group, itself among them. */
  readonly siblings: readonly number[];
  /** Companies that name it outright. */
  readonly naming: ReadonlySet<number>;
  readonly tradeLeads: ReadonlySet<number>;
}

function featuresOf(
  { column, isResidual, siblings, naming, tradeLeads }: Column,
  numbers: readonly number[],
  evidence: CompanyEvidence,
  tradeShares: Float32Array,
): TextPresenceFeatures {
  return combineFirmTexts(
    { isResidual },
    numbers.map((number) => {
      const row = number * evidence.width;
      return {
        isNaming: naming.has(number),
        hasTradeLead: tradeLeads.has(number),
        tradeShare: tradeShares[row + column] ?? 0,
        groupShare: siblings.reduce((sum, place) => sum + (evidence.share[row + place] ?? 0), 0),
        rank: evidence.rank[row + column] ?? evidence.width,
        leadCoverage: evidence.leadCoverage[row + column] ?? 0,
      };
    }),
  );
}
