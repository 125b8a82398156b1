/** How a company's texts share out among the segments of all chains. */
import type { Segment } from '../graph/entities.ts';
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import { LIFT_TEMPERATURE } from '../matching/defaults.ts';
import type { LocalReadings } from '../matching/match-engine.ts';

/** Twice the lift is a share at half the temperature of the competition, where the companies' preferences tell most. */
const SHARPNESS = 2;

interface CompanyShares {
  total: number;
  readonly groups: Map<string, number>;
  /** P(does the segment) of its segments, greatest first. */
  readonly probabilities: number[];
}

export class SegmentShares {
  readonly #companies = new Map<CompanyId, CompanyShares>();

  constructor(segments: readonly Segment[], readings: ReadonlyMap<SegmentId, LocalReadings>) {
    for (const segment of segments) {
      const { companyIds = [], scores, probabilities } = readings.get(segment.id) ?? {};
      companyIds.forEach((companyId, at) => {
        const shares = this.#sharesOf(companyId);
        const weight = preference(scores?.[at] ?? 0);
        const group = groupKey(segment);
        shares.total += weight;
        shares.groups.set(group, (shares.groups.get(group) ?? 0) + weight);
        shares.probabilities.push(probabilities?.[at] ?? 0);
      });
    }
    for (const { probabilities } of this.#companies.values()) probabilities.sort((a, b) => b - a);
  }

  /** Share of the segment's group card, 0-1. */
  groupShare(companyId: CompanyId, segment: Segment): number {
    const shares = this.#companies.get(companyId);
    return shares && shares.total > 0 ? (shares.groups.get(groupKey(segment)) ?? 0) / shares.total : 0;
  }

  /** Segments that the company does more probably, from 0. */
  rank(companyId: CompanyId, probability: number): number {
    const { probabilities = [] } = this.#companies.get(companyId) ?? {};
    const place = probabilities.findIndex((other) => other <= probability);
    return place < 0 ? probabilities.length : place;
  }

  #sharesOf(companyId: CompanyId): CompanyShares {
    const known = this.#companies.get(companyId) ?? { total: 0, groups: new Map<string, number>(), probabilities: [] };
    this.#companies.set(companyId, known);
    return known;
  }
}

const preference = (score: number): number => Math.exp((SHARPNESS * score) / LIFT_TEMPERATURE);

const groupKey = ({ chainId, tier, group }: Segment): string => `${chainId}/${tier}/${group}`;
