/**
 * The graph as a national directory: for chains of which a list of companies elsewhere declares to hold nearly all the
 * country's firms, presence in the city is judged by directory-presence.ts, the code that `evaluate presence-coverage`
 * measures. Elsewhere by comparable segments (prior.ts).
 */
import type { Company } from '../../graph/entities.ts';
import type { ChainId, RegionId, SegmentId } from '../../graph/ids.ts';
import { groupBy, isWithinRegion } from '../../graph/snapshot.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import { claimedShare } from '../coverage.ts';
import { DIRECTORY_LEAST_SHARE, LOCAL_COMPANY_FLOOR } from '../defaults.ts';
import { directoryPresence } from './directory-presence.ts';
import type { DirectoryPresence } from './directory-presence.ts';
import type { DirectoryFirm } from './directory-rates.ts';
import type { Expectation } from '../prior.ts';

/**
 * What a directory leads to expect of each segment that its firms do, in the chains that have one. Rests on entered
 * links alone, never on text.
 * @param coverageOf kappa of the city's own lists, 0-1; where it is 0 nobody has looked, and no directory helps.
 */
export function directoryExpectations(
  snapshot: GraphSnapshot,
  coverageOf: (chainId: ChainId) => number,
): ReadonlyMap<SegmentId, Expectation> {
  const chains = new Set(chainsWithDirectory(snapshot).filter((chainId) => coverageOf(chainId) > 0));
  if (chains.size === 0) return new Map();
  const directory = [...snapshot.companies.values()]
    .flatMap((company) => directoryFirm(snapshot, company, chains))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const presence = directoryPresence(directory, {
    observed: snapshot.localCompanyIds,
    coverageOf: (chain) => coverageOf(chain as ChainId),
  });
  return new Map([...presence].map(([id, found]) => [id as SegmentId, expectationOf(found)]));
}

/** Chains of which a target list about a region around the city declares enough. */
function chainsWithDirectory({ data, regions }: GraphSnapshot): readonly ChainId[] {
  const isAround = (region: RegionId): boolean =>
    region !== data.cityId && isWithinRegion(regions, data.cityId, region);
  return data.lists
    .filter((list) => list.role === 'target' && list.regionIds.some(isAround))
    .flatMap((list) => list.coverage)
    .filter((claim) => claimedShare(claim) >= DIRECTORY_LEAST_SHARE)
    .map((claim) => claim.chainId);
}

/** Its chain is the one it does most segments of, ties by id. */
function directoryFirm(snapshot: GraphSnapshot, company: Company, chains: ReadonlySet<ChainId>): DirectoryFirm[] {
  if (company.status !== 'active') return [];
  const segments = new Map<SegmentId, ChainId>();
  for (const { segmentId, confidence } of snapshot.operationsOfCompany.get(company.id) ?? []) {
    const chainId = snapshot.segments.get(segmentId)?.chainId;
    if (chainId !== undefined && chains.has(chainId) && confidence >= LOCAL_COMPANY_FLOOR) {
      segments.set(segmentId, chainId);
    }
  }
  const byChain = [...groupBy(segments, ([, chainId]) => chainId)].sort(
    ([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1),
  );
  const primary = byChain[0]?.[0];
  if (primary === undefined) return [];
  return [
    {
      id: company.id,
      primaryChain: primary,
      segments: [...segments.keys()].sort(),
      chains: byChain.map(([chainId]) => chainId).sort(),
    },
  ];
}

/** pi = 1 - product of (1 - rate), n = sum of rates / pi, over the unseen firms. */
function expectationOf({ unseenFirms }: DirectoryPresence): Expectation {
  const prior = 1 - unseenFirms.reduce((product, { firms, rate }) => product * (1 - rate) ** firms, 1);
  const expected = unseenFirms.reduce((sum, { firms, rate }) => sum + firms * rate, 0);
  return { prior, expectedFirms: prior === 0 ? 0 : expected / prior, unseenFirms };
}
