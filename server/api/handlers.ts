/** What each route does: the contract's names bound to the use cases. */
import type { Services } from '../services/services.ts';
import type { Handlers } from './mount.ts';

const segmentId = (params: { chain: string; segment: string }): string => `${params.chain}/${params.segment}`;

export function createHandlers(services: Services): Handlers {
  return {
    health: () => services.health(),
    chains: () => services.chains(),
    chainMap: ({ params }) => services.chainMap(params.chain),
    gaps: ({ query }) => services.gaps(query),
    segments: () => services.segments(),
    segment: ({ params }) => services.segment(segmentId(params)),
    overrideSegment: ({ params, body }) => services.overrideSegment(segmentId(params), body),
    withdrawOverride: ({ params, query }) => services.withdrawOverride(segmentId(params), query.expectedRevision),
    targets: ({ query }) => services.targets(query),
    company: ({ params }) => services.company(params.company),
    search: ({ query }) => services.search(query.q, query.limit),
  };
}
