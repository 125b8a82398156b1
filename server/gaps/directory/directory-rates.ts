/**
 * How likely each firm of a national directory is to be in a city, learnt from those of its firms that we see there.
 * A city is strong in a few chains; a firm of several chains is explained by the chains together:
 *
 *     rate(firm) = background + sum over its chains of strength(chain)
 *
 * Strengths have a sparse Gamma prior and are found by variational Bayes for the Poisson factor model (Cemgil 2009,
 * "Bayesian inference for nonnegative matrix factorisation models", one column): each seen firm is shared out among its
 * chains, so that a strong chain explains away its neighbours.
 */
import { DIRECTORY } from '../defaults.ts';
import { digamma } from './digamma.ts';

export interface DirectoryFirm {
  readonly id: string;
  /** Chain whose coverage applies to the firm. */
  readonly primaryChain: string;
  readonly segments: readonly string[];
  /** All chains of the firm, without repeats, the primary one included. */
  readonly chains: readonly string[];
}

export interface DirectoryCity {
  /** Ids of the firms seen in the city; unknown ids are ignored. */
  readonly observed: ReadonlySet<string>;
  /** kappa of a chain: P(a firm of it that is there is seen), 0-1. */
  readonly coverageOf: (chain: string) => number;
}

/** P(the firm is in the city) before asking whether it was seen, 0-1, in the directory's order. */
export function directoryRates(directory: readonly DirectoryFirm[], city: DirectoryCity): readonly number[] {
  const coverage = directory.map((firm) => city.coverageOf(firm.primaryChain));
  const seen = directory.map((firm) => city.observed.has(firm.id));
  const exposure = sum(coverage);
  if (exposure === 0) return directory.map(() => 0);
  // Half a firm for a city where nothing is seen: rare, not impossible.
  const found = Math.max(DIRECTORY.leastSeenFirms, seen.filter(Boolean).length);
  const model = new StrengthModel(directory, coverage, found / exposure);
  for (let round = 0; round < DIRECTORY.rounds; round += 1) model.update(seen);
  const rates = directory.map((firm) => model.rate(firm));
  const scale = found / sum(rates.map((rate, index) => rate * (coverage[index] ?? 0)));
  return rates.map((rate) => Math.min(DIRECTORY.mostRate, rate * scale));
}

interface Strength {
  readonly exposure: number;
  mean: number;
  /** exp(E[ln strength]), which decides how a seen firm is shared out. */
  share: number;
}

class StrengthModel {
  readonly #directory: readonly DirectoryFirm[];
  readonly #strengths = new Map<string, Strength>();
  readonly #exposure: number;
  readonly #cityRate: number;
  #background: number;

  constructor(directory: readonly DirectoryFirm[], coverage: readonly number[], cityRate: number) {
    this.#directory = directory;
    this.#cityRate = cityRate;
    this.#exposure = sum(coverage);
    this.#background = cityRate * DIRECTORY.backgroundShare;
    const exposures = new Map<string, number>();
    directory.forEach((firm, index) => {
      for (const chain of firm.chains) exposures.set(chain, (exposures.get(chain) ?? 0) + (coverage[index] ?? 0));
    });
    for (const [chain, exposure] of exposures) {
      this.#strengths.set(chain, { exposure, mean: cityRate, share: cityRate });
    }
  }

  rate(firm: DirectoryFirm): number {
    return firm.chains.reduce((total, chain) => total + (this.#strengths.get(chain)?.mean ?? 0), this.#background);
  }

  /** One round: share out the seen firms, then renew the strengths. */
  update(seen: readonly boolean[]): void {
    const shares = new Map<string, number>();
    let toBackground = 0;
    this.#directory.forEach((firm, index) => {
      if (!seen[index]) return;
      const parts = firm.chains.map((chain) => this.#strengths.get(chain)?.share ?? 0);
      const total = parts.reduce((all, part) => all + part, this.#background);
      firm.chains.forEach((chain, place) => {
        shares.set(chain, (shares.get(chain) ?? 0) + (parts[place] ?? 0) / total);
      });
      toBackground += this.#background / total;
    });
    this.#renew(shares, toBackground);
  }

  #renew(shares: ReadonlyMap<string, number>, toBackground: number): void {
    const { strengthShape, backgroundShape, backgroundShare } = DIRECTORY;
    for (const [chain, strength] of this.#strengths) {
      const shape = strengthShape + (shares.get(chain) ?? 0);
      const rate = strengthShape / this.#cityRate + strength.exposure;
      strength.mean = shape / rate;
      strength.share = Math.exp(digamma(shape)) / rate;
    }
    const prior = backgroundShape / (backgroundShare * this.#cityRate);
    this.#background = (backgroundShape + toBackground) / (prior + this.#exposure);
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
