/** Presence where firms are missing from our data, judged with a national directory of firms and their segments. */
import { DIRECTORY_PRIORITY } from './directory-coefficients.ts';
import { directoryRates } from './directory-rates.ts';
import type { DirectoryCity, DirectoryFirm } from './directory-rates.ts';
import { decidePresence, posteriorAfterNothing } from './presence.ts';
import type { PresenceVerdict } from './types.ts';

export interface DirectoryPresence {
  /** P(a firm we do not see does the segment here), 0-1; 1 where one is seen. */
  readonly probability: number;
  readonly verdict: PresenceVerdict;
  /** Firms of the segment that the city's strengths would lead one to expect, seen or not. */
  readonly expectedFirms: number;
  /** Mean number of segments that the segment's firms do. */
  readonly breadth: number;
  /** Score of how much the absence stands out: logit of P(a gap opened here | features). Any real number. */
  readonly priority: number;
}

/**
 * Presence of every segment of the directory. Each unseen firm is there with the posterior of its rate after looking
 * with its coverage and finding nothing; a segment is present when any of its firms is:
 * p = 1 - product over its unseen firms of (1 - posterior).
 */
export function directoryPresence(
  directory: readonly DirectoryFirm[],
  city: DirectoryCity,
): ReadonlyMap<string, DirectoryPresence> {
  const rates = directoryRates(directory, city);
  const sums = new Map<string, Sums>();
  directory.forEach((firm, index) => {
    const rate = rates[index] ?? 0;
    const isSeen = city.observed.has(firm.id);
    const unseen = isSeen ? 1 : 1 - posteriorAfterNothing(rate, city.coverageOf(firm.primaryChain), 1);
    for (const segment of firm.segments) {
      const before = sums.get(segment) ?? NOTHING;
      sums.set(segment, {
        isSeen: before.isSeen || isSeen,
        unseen: before.unseen * unseen,
        expected: before.expected + rate,
        firms: before.firms + 1,
        breadth: before.breadth + firm.segments.length,
      });
    }
  });
  return new Map([...sums].map(([segment, total]) => [segment, presenceOf(total)]));
}

interface Sums {
  readonly isSeen: boolean;
  /** P(none of the unseen firms is there). */
  readonly unseen: number;
  readonly expected: number;
  readonly firms: number;
  readonly breadth: number;
}

const NOTHING: Sums = { isSeen: false, unseen: 1, expected: 0, firms: 0, breadth: 0 };

function presenceOf(total: Sums): DirectoryPresence {
  const probability = total.isSeen ? 1 : 1 - total.unseen;
  const features = { expectedFirms: total.expected, breadth: total.breadth / total.firms };
  const { intercept, weights } = DIRECTORY_PRIORITY;
  const priority = directoryPriorityVector(features).reduce(
    (sum, value, index) => sum + value * (weights[index] ?? 0),
    intercept,
  );
  return { probability, verdict: decidePresence(probability), ...features, priority };
}

/** The inputs of the priority, in the order of its weights. */
export function directoryPriorityVector(
  features: Pick<DirectoryPresence, 'expectedFirms' | 'breadth'>,
): readonly number[] {
  return [Math.log(features.expectedFirms + EXPECTED_FLOOR), Math.log(features.breadth)];
}

/** Keeps the logarithm finite for segments nobody is expected in, firms. */
const EXPECTED_FLOOR = 0.01;
