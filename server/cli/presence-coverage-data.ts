/** The presence-coverage set as the gap engine takes it. */
import { join } from 'node:path';
import { z } from 'zod';
import { coverageFromAudit } from '../gaps/coverage.ts';
import type { DirectoryCity, DirectoryFirm } from '../gaps/directory/directory-rates.ts';
import { readCsv, readJsonLines } from './evaluation-files.ts';

const firmRow = z.object({ code: z.string(), primary_chain: z.string(), segments: z.array(z.string()) });
const count = z.number().int().min(0);
const worldRow = z.object({
  city: z.string(),
  observed: z.array(z.string()),
  audit: z.record(z.string(), z.tuple([count, count])),
});

export interface CoverageWorlds {
  readonly directory: readonly DirectoryFirm[];
  readonly segmentIds: readonly string[];
  readonly worlds: readonly { readonly city: string; readonly data: DirectoryCity }[];
}

/** A chain is the part of a segment id before the bar. @throws naming file and line. */
export function readCoverageWorlds(dataDir: string): CoverageWorlds {
  const directory = readJsonLines(join(dataDir, 'membership.jsonl'), firmRow).map((row) => ({
    id: row.code,
    primaryChain: row.primary_chain,
    segments: [...new Set(row.segments)],
    chains: [...new Set([row.primary_chain, ...row.segments.map((segment) => segment.split('|')[0] ?? segment)])],
  }));
  const worlds = readJsonLines(join(dataDir, 'worlds.jsonl'), worldRow).map(({ city, observed, audit }) => {
    const kappas = new Map(
      Object.entries(audit).map(([chain, [found, of]]) => [chain, coverageFromAudit({ found, of })]),
    );
    const unaudited = coverageFromAudit({ found: 0, of: 0 });
    return {
      city,
      data: { observed: new Set(observed), coverageOf: (chain: string) => kappas.get(chain) ?? unaudited },
    };
  });
  const segmentIds = readCsv(join(dataDir, 'segments.csv')).map((row) => row['segment_id'] ?? '');
  return { directory, segmentIds, worlds };
}
