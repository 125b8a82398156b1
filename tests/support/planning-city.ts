/** A small city for planning tests, with a judgement of segments that can be checked by hand. */
import type { CompanyId, PlatformId, SegmentId } from '../../server/graph/ids.ts';
import type { GraphSnapshot } from '../../server/graph/snapshot.ts';
import { analyseGaps } from '../../server/gaps/analyse-gaps.ts';
import type { ScenarioContext } from '../../server/planning/scenario/run-scenario.ts';
import type { Assess, Landing } from '../../server/planning/types.ts';
import { graph, type GraphBuilder, regionId, TEST_AS_OF } from './graph-builder.ts';

/** The real gap engine as the judgement. */
export const assessByGaps: Assess = (snapshot) =>
  new Map(
    [...analyseGaps(snapshot, { asOf: TEST_AS_OF, textEvidence: new Map(), overrides: [] }).segments].map(
      ([id, one]) => [
        id,
        {
          verdict: one.presence.verdict,
          status: one.status,
          kind: one.kind,
          probability: one.presence.probability,
          need: one.need.score,
          firms: one.localCompanyIds.length,
        },
      ],
    ),
  );

/**
 * steel -> casting -> motor -> car, and chip -> motor. The city makes steel (2 firms) and cars (1 firm); casting is
 * missing between them, motor is missing, chip is missing. foundry, motorco and chipco stand elsewhere.
 */
export function smallCity(): GraphBuilder {
  const outside = { regionId: regionId('330100') };
  return graph()
    .segments('nev/steel', 'nev/casting', 'nev/motor', 'nev/car', 'nev/chip')
    .input('nev/steel', 'nev/casting')
    .input('nev/casting', 'nev/motor')
    .input('nev/chip', 'nev/motor', 'common')
    .input('nev/motor', 'nev/car')
    .localList('local', { nev: 0.9 })
    .operates('steelco', 'nev/steel')
    .operates('steelco2', 'nev/steel')
    .operates('carco', 'nev/car')
    .company('foundry', outside)
    .operates('foundry', 'nev/casting')
    .company('motorco', outside)
    .operates('motorco', 'nev/motor')
    .company('chipco', outside)
    .operates('chipco', 'nev/chip')
    .platform('park')
    .plan('nev/casting', '补')
    .plan('nev/motor', '强');
}

export function contextOf(snapshot: GraphSnapshot): ScenarioContext {
  return {
    snapshot,
    before: assessByGaps(snapshot, new Set()),
    assess: assessByGaps,
    localIds: snapshot.localCompanyIds,
  };
}

export function landing(companyId: string, segments: readonly string[], overrides: Partial<Landing> = {}): Landing {
  return {
    id: companyId,
    as: 'company',
    companyId: companyId as CompanyId,
    segments: segments.map((segmentId) => ({ segmentId: segmentId as SegmentId, share: 1 / segments.length })),
    platformId: 'park' as PlatformId,
    startYear: 2027,
    probability: 1,
    ...overrides,
  };
}
