/** How alike the structure of two regions is, from their firms by section. */
import { ENTRY_CARD } from './entry-card-coefficients.ts';

/** Firms of a region by section. */
export type RegionProfile = ReadonlyMap<string, number>;

/**
 * Bhattacharyya coefficient of the two regions' shares by section, to the power of ENTRY_CARD.likenessPower: 1 for equal
 * shares, 0 when they have no section in common, and for a region without firms. Each pair is computed once; the order of rows never matters.
 */
export function regionLikeness(
  profiles: ReadonlyMap<string, RegionProfile>,
): (region: string, other: string) => number {
  const vectors = new Map([...profiles].map(([region, profile]) => [region, vectorOf(profile)]));
  const known = new Map<string, number>();
  return (region, other) => {
    const pair = region < other ? `${region} ${other}` : `${other} ${region}`;
    const cached = known.get(pair);
    if (cached !== undefined) return cached;
    const [a, b] = region < other ? [region, other] : [other, region];
    const likeness = coefficient(vectors.get(a) ?? [], vectors.get(b) ?? []) ** ENTRY_CARD.likenessPower;
    known.set(pair, likeness);
    return likeness;
  };
}

type Vector = readonly (readonly [section: string, rootOfShare: number])[];

/** Sections ascending. */
function vectorOf(profile: RegionProfile): Vector {
  const total = [...profile.values()].reduce((sum, firms) => sum + firms, 0);
  return [...profile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([section, firms]) => [section, Math.sqrt(firms / total)] as const);
}

function coefficient(vector: Vector, other: Vector): number {
  const roots = new Map(other);
  return vector.reduce((sum, [section, root]) => sum + root * (roots.get(section) ?? 0), 0);
}
