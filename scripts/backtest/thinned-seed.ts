/**
 * Presence on the product's own graph: the seed's known local companies are taken for all there are, a known share of
 * them is hidden, and the segments that only hidden ones do are to be told from those that nobody does. The same cases
 * are judged by comparable segments, as the product does on the seed, and by the directory model, as it would if the
 * seed's choice of targets were declared a directory.
 */
import { lookForPresence } from '../../server/gaps/look-for-presence.ts';
import type { GraphData } from '../../server/graph/entities.ts';
import type { CompanyId, SegmentId } from '../../server/graph/ids.ts';
import { buildSnapshot } from '../../server/graph/snapshot.ts';
import type { GraphSnapshot } from '../../server/graph/snapshot.ts';
import { seededRng } from '../../server/planning/seeded-rng.ts';
import { scoreCoverage } from './score-coverage.ts';
import type { CoverageCell, VerdictFigures } from './score-coverage.ts';

/** Shares of the known local companies that are left to see. */
const KEPT = [0.2, 0.35, 0.5, 0.8] as const;
const DRAWS = 10;

export interface ThinnedFigures {
  readonly kept: number;
  readonly comparable: VerdictFigures & { readonly falseGapShare: number; readonly ece: number };
  readonly directory: VerdictFigures & { readonly falseGapShare: number; readonly ece: number };
}

/** Only chains modelled in full, whose segments all have companies elsewhere. */
export function thinnedSeed(seed: GraphData): readonly ThinnedFigures[] {
  const known = snapshotOf(seed);
  const truth = localSegments(known, known.localCompanyIds);
  return KEPT.map((kept) => {
    const rng = seededRng(Math.round(kept * 100));
    const draws = Array.from({ length: DRAWS }, (_, draw) => {
      const seen = new Set([...known.localCompanyIds].sort().filter(() => rng() < kept));
      return { draw, seen };
    });
    const figures = (share: number) =>
      scoreCoverage(draws.flatMap(({ draw, seen }) => judge(seed, { draw, seen, kept, share, truth })));
    return { kept, comparable: figures(0), directory: figures(1) };
  });
}

interface Draw {
  readonly draw: number;
  readonly seen: ReadonlySet<CompanyId>;
  readonly kept: number;
  /** What the lists of companies elsewhere are declared to hold, 0-1. */
  readonly share: number;
  readonly truth: ReadonlySet<SegmentId>;
}

function judge(seed: GraphData, { draw, seen, kept, share, truth }: Draw): readonly CoverageCell[] {
  const full = new Set(seed.chains.filter((chain) => chain.depth === 'full').map((chain) => chain.id));
  const local = snapshotOf(seed).localCompanyIds;
  const coverage = (value: number) => [...full].map((chainId) => ({ chainId, share: value, basis: 'thinned' }));
  const snapshot = snapshotOf({
    ...seed,
    planStatements: [],
    companies: seed.companies.filter(({ id }) => !local.has(id) || seen.has(id)),
    lists: seed.lists.map((list) => ({ ...list, coverage: coverage(list.role === 'local' ? kept : share) })),
  });
  const { presence } = lookForPresence(snapshot, { asOf: seed.asOf, textEvidence: new Map(), overrides: [] });
  const shown = localSegments(snapshot, snapshot.localCompanyIds);
  return seed.segments
    .filter((segment) => full.has(segment.chainId) && !shown.has(segment.id))
    .flatMap(({ id }) => {
      const found = presence.get(id);
      if (!found) return [];
      const state = truth.has(id) ? ('有_隐' as const) : ('缺_本无' as const);
      const { probability: p, verdict } = found;
      return [{ ...{ world: String(draw), state, coverage: kept, p, verdict }, priority: 0 }];
    });
}

function localSegments(snapshot: GraphSnapshot, companies: ReadonlySet<CompanyId>): ReadonlySet<SegmentId> {
  return new Set(
    [...companies].flatMap((id) => (snapshot.operationsOfCompany.get(id) ?? []).map(({ segmentId }) => segmentId)),
  );
}

function snapshotOf(data: GraphData): GraphSnapshot {
  const counts = { chains: 0, segments: 0, companies: 0, operations: 0, relations: 0, sources: 0 };
  return buildSnapshot(data, { id: 'thinned', importedAt: data.asOf, asOf: data.asOf, counts });
}
