/** Presence where firms are missing from our data, judged with a national directory of firms and their segments. */
import { DIRECTORY_PRIORITY } from './directory-coefficients.ts';
import { directoryRates } from './directory-rates.ts';
import type { DirectoryCity, DirectoryFirm } from './directory-rates.ts';
import { decidePresence, probabilityHidden } from '../presence.ts';
import type { PresenceVerdict, UnseenFirms } from '../types.ts';

export interface DirectoryPresence {
  /** P(a firm we do not see does the segment here), 0-1; 1 where one is seen. */
  readonly probability: number;
  readonly verdict: PresenceVerdict;
  /** Firms of the segment that are not seen, ascending by coverage and rate. */
  readonly unseenFirms: readonly UnseenFirms[];
  /** Firms of the segment that the city's strengths would lead one to expect, seen or not. */
  readonly expectedFirms: number;
  /** Mean number of segments that the segment's firms do. */
  readonly breadth: number;
  /** Score of how much the absence stands out: logit of P(a gap opened here | features). Any real number. */
  readonly priority: number;
}

/**
 * Presence of every segment of the directory: present when one of its firms is seen, else with the probability that
 * one of them is there unseen (presence.ts).
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
    const coverage = city.coverageOf(firm.primaryChain);
    for (const segment of firm.segments) {
      const sum = sums.get(segment) ?? { isSeen: false, unseen: new Map(), expected: 0, firms: 0, breadth: 0 };
      sums.set(segment, sum);
      sum.isSeen ||= isSeen;
      sum.expected += rate;
      sum.firms += 1;
      sum.breadth += firm.segments.length;
      if (!isSeen) addUnseen(sum.unseen, rate, coverage);
    }
  });
  return new Map([...sums].map(([segment, total]) => [segment, presenceOf(total)]));
}

interface Sums {
  isSeen: boolean;
  /** Unseen firms by coverage and rate. */
  readonly unseen: Map<string, UnseenFirms>;
  expected: number;
  firms: number;
  breadth: number;
}

function addUnseen(unseen: Map<string, UnseenFirms>, rate: number, coverage: number): void {
  const key = `${coverage} ${rate}`;
  unseen.set(key, { firms: (unseen.get(key)?.firms ?? 0) + 1, rate, coverage });
}

function presenceOf(total: Sums): DirectoryPresence {
  const unseenFirms = [...total.unseen.values()].sort((a, b) => a.coverage - b.coverage || a.rate - b.rate);
  const probability = total.isSeen ? 1 : probabilityHidden(unseenFirms);
  const features = { expectedFirms: total.expected, breadth: total.breadth / total.firms };
  const { intercept, weights } = DIRECTORY_PRIORITY;
  const priority = directoryPriorityVector(features).reduce(
    (sum, value, index) => sum + value * (weights[index] ?? 0),
    intercept,
  );
  return { probability, verdict: decidePresence(probability), unseenFirms, ...features, priority };
}

/** The inputs of the priority, in the order of its weights. */
export function directoryPriorityVector(
  features: Pick<DirectoryPresence, 'expectedFirms' | 'breadth'>,
): readonly number[] {
  return [Math.log(features.expectedFirms + EXPECTED_FLOOR), Math.log(features.breadth)];
}

/** Keeps the logarithm finite for segments nobody is expected in, firms. */
const EXPECTED_FLOOR = 0.01;
