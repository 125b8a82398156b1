/** The snapshot as it would be with landings in it. The base is never written to. */
import type { Company, Operation, Provenance } from '../../graph/entities.ts';
import type { CompanyId, ListId, RegionId, SegmentId } from '../../graph/ids.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { buildSnapshot } from '../../graph/snapshot.ts';
import { LANDING_CONFIDENCE } from '../defaults.ts';
import type { Landing } from '../types.ts';

/** No list holds landed projects, so they say nothing about what our lists would have seen. */
const LANDING_LIST = 'scenario-landings' as ListId;

/** Id of the project of a landing in an overlay. */
export const landedCompanyId = (landing: Landing): CompanyId => `landing:${landing.id}` as CompanyId;

/** Segments that any of the landings is in. */
export const segmentsLandedIn = (landings: readonly Landing[]): ReadonlySet<SegmentId> =>
  new Set(landings.flatMap((landing) => landing.segments.map(({ segmentId }) => segmentId)));

/**
 * Base plus one local company per landing, standing in its platform's region (the city when none is chosen), with an
 * operation per segment. The firm itself stays where it is: what lands is a project of it. Its size is unknown and
 * left out; its honours stand, as a leading firm's plant leads. Landings must be free of faults.
 */
export function overlayLandings(base: GraphSnapshot, landings: readonly Landing[]): GraphSnapshot {
  if (landings.length === 0) return base;
  const regionOf = new Map(base.data.platforms.map((platform) => [platform.id, platform.regionId]));
  const companies = landings.flatMap((landing) => {
    const region = landing.platformId === null ? undefined : regionOf.get(landing.platformId);
    return landedCompany(base, landing, region ?? base.data.cityId);
  });
  return buildSnapshot(
    {
      ...base.data,
      companies: [...base.data.companies, ...companies],
      operations: [...base.data.operations, ...landings.flatMap((landing) => landedOperations(base, landing))],
    },
    { ...base.version, id: `${base.version.id}+scenario` },
  );
}

const assumed = (base: GraphSnapshot): Provenance => ({ kind: 'inferred', sourceIds: [], asOf: base.data.asOf });

function landedCompany(base: GraphSnapshot, landing: Landing, regionId: RegionId): Company[] {
  const model = base.companies.get(landing.companyId);
  if (!model) return [];
  return [
    {
      id: landedCompanyId(landing),
      name: model.name,
      ...(model.shortName === undefined ? {} : { shortName: model.shortName }),
      aliases: [],
      formerNames: [],
      regionId,
      status: 'active',
      honours: landing.as === 'company' ? model.honours : [],
      signals: [],
      products: [],
      texts: [],
      listId: LANDING_LIST,
      provenance: assumed(base),
    },
  ];
}

function landedOperations(base: GraphSnapshot, landing: Landing): Operation[] {
  return landing.segments.map(({ segmentId }) => ({
    companyId: landedCompanyId(landing),
    segmentId,
    origin: 'inferred',
    confidence: LANDING_CONFIDENCE,
    evidence: landing.id,
    provenance: assumed(base),
  }));
}
