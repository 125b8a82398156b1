/** Landings as a user writes them, to landings of the engine. What is not found keeps the user's words, so that the
 * engine's check names it. */
import type { LandingInput } from '../../contract/planning.ts';
import type { Company } from '../../graph/entities.ts';
import type { CompanyId, PlatformId, SegmentId } from '../../graph/ids.ts';
import type { Landing } from '../../planning/types.ts';
import { DomainError } from '../domain-error.ts';
import { findCompany, findSegment } from '../find-entity.ts';
import type { GraphState } from '../graph-state.ts';

function orNull<Value>(find: () => Value): Value | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** By id, name or alias; null when there is none. */
export function findPlatformId(state: GraphState, asked: string): PlatformId | null {
  const { platforms } = state.snapshot.data;
  const found = platforms.find(({ id, name, aliases }) => id === asked || name === asked || aliases.includes(asked));
  return found?.id ?? null;
}

export function resolveLanding(state: GraphState, input: LandingInput): Landing {
  const { company: asked, segments, platform, ...rest } = input;
  const company = orNull(() => findCompany(state, asked));
  return {
    ...rest,
    companyId: company?.id ?? (asked as CompanyId),
    platformId: platform === null ? null : (findPlatformId(state, platform) ?? (platform as PlatformId)),
    segments:
      segments.length > 0
        ? segments.map(({ segment, share }) => ({
            segmentId: orNull(() => findSegment(state, segment))?.id ?? (segment as SegmentId),
            share,
          }))
        : segmentsOf(state, company),
  };
}

/** What the company works in, in equal shares. */
function segmentsOf(state: GraphState, company: Company | null): Landing['segments'] {
  const operations = company ? (state.snapshot.operationsOfCompany.get(company.id) ?? []) : [];
  const ids = [...new Set(operations.map((operation) => operation.segmentId))];
  return ids.map((segmentId) => ({ segmentId, share: 1 / ids.length }));
}
