/**
 * `npm run bench:gaps [-- FIRMS]`: time of one complete gap analysis (all segments of all chains) after the index is
 * built, at seed size and for a city with FIRMS (100,000) local firms. The firms are made from the seed's own phrases
 * and marked synthetic; what their texts say is made with them, as many matches a firm as the matching engine finds on
 * such texts, and of all together what the seed's say. Wall time, and CPU time of the process beside it: on a busy machine only the second is a property of the
 * program.
 */
import { join } from 'node:path';
import { analyseGaps } from '../../server/gaps/analyse-gaps.ts';
import type { TextEvidence } from '../../server/gaps/types.ts';
import type { Company, GraphData, Segment } from '../../server/graph/entities.ts';
import type { SegmentId } from '../../server/graph/ids.ts';
import { buildSnapshot, groupBy, isWithinRegion } from '../../server/graph/snapshot.ts';
import type { GraphSnapshot } from '../../server/graph/snapshot.ts';
import { createMatchEngine } from '../../server/matching/match-engine.ts';
import { readLocalTexts } from '../../server/services/local-texts.ts';
import type { LocalTexts } from '../../server/services/local-texts.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { seededRandom, syntheticGraph } from './synthetic-graph.ts';

const ROUNDS = 15;
const AS_OF = '2026-11-24';
/** Matches per firm: 3.4 on the seed's local firms, 3.5 on 3,000 made ones, most of them weak. */
const MATCHES = [0.93, 0.6, 0.25, 0.1] as const;
const BARS = { seedMs: 50, cityMs: 2000 } as const;

type Evidence = ReadonlyMap<SegmentId, readonly TextEvidence[]>;

function snapshotOf(data: GraphData): GraphSnapshot {
  const counts = { chains: 0, segments: 0, companies: 0, operations: 0, relations: 0, sources: 0 };
  return buildSnapshot(data, { id: 'bench', importedAt: AS_OF, asOf: data.asOf, counts });
}

/** The seed with `firms` made companies in the city's counties; half of them carry an entered link. */
function syntheticCity(seed: GraphData, firms: number): { readonly data: GraphData; readonly evidence: Evidence } {
  const regions = new Map(seed.regions.map((region) => [region.id, region]));
  const places = seed.regions.filter(({ id }) => isWithinRegion(regions, id, seed.cityId)).map(({ id }) => id);
  const local = seed.lists.find((list) => list.role === 'local');
  if (!local) throw new Error('the seed has no local list');
  const made = syntheticGraph(seed, firms);
  const companies = made.companies.map((company, at) => ({
    ...company,
    regionId: places[at % places.length] ?? seed.cityId,
    listId: local.id,
  }));
  const data = {
    ...seed,
    companies: [...seed.companies, ...companies],
    operations: [...seed.operations, ...made.operations],
  };
  return { data, evidence: syntheticEvidence(companies, seed.segments) };
}

function syntheticEvidence(companies: readonly Company[], segments: readonly Segment[]): Evidence {
  const random = seededRandom(6);
  const items = companies.flatMap((company) =>
    MATCHES.map((strength) => ({
      segmentId: segments[Math.floor(random() * segments.length)]?.id,
      evidence: {
        companyId: company.id,
        probability: strength * (0.8 + 0.2 * random()),
        excerpt: company.texts[0] ?? '',
      },
    })),
  );
  return new Map(
    [...groupBy(items, (item) => item.segmentId)].flatMap(([id, found]) =>
      id === undefined ? [] : [[id, found.map((item) => item.evidence)] as const],
    ),
  );
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function measure(name: string, snapshot: GraphSnapshot, texts: LocalTexts, barMs: number): void {
  const { textEvidence } = texts;
  const inputs = { asOf: AS_OF, ...texts, overrides: [] };
  const runs = Array.from({ length: ROUNDS }, () => {
    const [cpu, started] = [process.cpuUsage(), performance.now()];
    const { segments } = analyseGaps(snapshot, inputs);
    const used = process.cpuUsage(cpu);
    return {
      wallMs: performance.now() - started,
      cpuMs: (used.user + used.system) / 1000,
      present: [...segments.values()].filter(({ presence }) => presence.verdict === '有').length,
    };
  });
  const wallMs = median(runs.map((run) => run.wallMs));
  const matches = [...textEvidence.values()].reduce((sum, found) => sum + found.length, 0);
  console.log(
    `${wallMs < barMs ? 'ok  ' : 'MISS'} ${name}: ${snapshot.segments.size} segments, ${snapshot.localCompanyIds.size} local firms, ${matches} matches, ${runs[0]?.present} 有; median ${wallMs.toFixed(1)} ms, first ${runs[0]?.wallMs.toFixed(1)} ms, cpu ${median(runs.map((run) => run.cpuMs)).toFixed(1)} ms (bar ${barMs} ms)`,
  );
}

async function main([firms = '100000']: readonly string[]): Promise<void> {
  console.log(`bench:gaps, node ${process.versions.node}, ${ROUNDS} runs each`);
  const seed = await readSeed(join(import.meta.dirname, '..', '..', 'graph-seed'));
  const snapshot = snapshotOf(seed);
  const texts = await readLocalTexts(snapshot, createMatchEngine(snapshot, { asOf: AS_OF }));
  measure('seed', snapshot, texts, BARS.seedMs);
  const city = syntheticCity(seed, Number(firms));
  const started = performance.now();
  const large = snapshotOf(city.data);
  console.log(`     snapshot of ${large.companies.size} companies: ${(performance.now() - started).toFixed(0)} ms`);
  measure('large city', large, { textEvidence: city.evidence, cityTexts: texts.cityTexts }, BARS.cityMs);
}

await main(process.argv.slice(2));
