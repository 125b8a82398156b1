/**
 * The fallback when no optimiser answers: the landing with most new value per share of the budgets it uses up, again
 * and again, by three rules of what a share is; the best of the three. Musts come first. Near 1 - 1/e of the
 * optimum for one budget (Khuller, Moss and Naor 1999), without a guarantee for several.
 */
import type { SegmentId } from '../../graph/ids.ts';
import { budgetLimits, planOf, planViolations } from './check-plan.ts';
import type { BudgetKey, PlannedLanding, PortfolioPlan, PortfolioProblem } from './portfolio-types.ts';

/** A plan that breaks no budget; it may miss musts that do not fit, see `planViolations`. */
export function greedyPortfolio(problem: PortfolioProblem): PortfolioPlan {
  const plans = RULES.map((rule) => planOf(problem, new Greedy(problem, rule).run()));
  const faults = (plan: PortfolioPlan): number => planViolations(problem, plan.landings).length;
  const [best] = plans.sort((a, b) => faults(a) - faults(b) || b.value - a.value);
  return best ?? planOf(problem, []);
}

/** What a landing's new value is divided by: what it takes of all there is, of the place it lands in, or nothing. */
const RULES = ['of_all', 'of_place', 'nothing'] as const;
type Rule = (typeof RULES)[number];

interface Option extends PlannedLanding {
  readonly closes: readonly SegmentId[];
  /** Index of a limit and the amount taken from it. */
  readonly takes: readonly (readonly [limit: number, amount: number])[];
}

class Greedy {
  readonly #problem: PortfolioProblem;
  readonly #rule: Rule;
  readonly #limits: readonly (BudgetKey & { readonly limit: number })[];
  readonly #left: number[];
  /** Budget of each resource over all platforms and years. */
  readonly #totals = new Map<string, number>();
  readonly #closedValue = new Map<SegmentId, number>();
  readonly #weights: ReadonlyMap<SegmentId, number>;
  readonly #platformsOf = new Map<SegmentId, Set<string>>();

  constructor(problem: PortfolioProblem, rule: Rule) {
    this.#problem = problem;
    this.#rule = rule;
    this.#limits = budgetLimits(problem);
    this.#left = this.#limits.map(({ limit }) => limit);
    for (const { resource, limit } of this.#limits) {
      this.#totals.set(resource, (this.#totals.get(resource) ?? 0) + limit);
    }
    this.#weights = new Map(problem.gaps.map(({ segmentId, weight }) => [segmentId, weight]));
  }

  run(): readonly PlannedLanding[] {
    let open = this.#options();
    const chosen: PlannedLanding[] = [];
    for (;;) {
      const best = this.#best(open);
      if (best === null) return chosen;
      this.#take(best);
      chosen.push({ companyId: best.companyId, platformId: best.platformId, year: best.year });
      open = open.filter((option) => option.companyId !== best.companyId);
    }
  }

  #options(): Option[] {
    const { candidates, platforms, years } = this.#problem;
    return candidates.flatMap(({ companyId, closes, needs, fits }) =>
      platforms
        .filter(({ platformId }) => fits === null || fits.includes(platformId))
        .flatMap(({ platformId }) =>
          years.map((year) => ({
            ...{ companyId, platformId, year, closes: [...new Set(closes)] },
            takes: this.#limits.flatMap((limit, at) => {
              const here = limit.year === year && (limit.platformId === null || limit.platformId === platformId);
              const need = needs[limit.resource] ?? 0;
              return here && need > 0 ? [[at, need] as const] : [];
            }),
          })),
        ),
    );
  }

  #best(open: readonly Option[]): Option | null {
    let best: Option | null = null;
    let bestScore = 0;
    for (const option of open) {
      const gain = this.#gain(option);
      if (gain <= 0 || !this.#fits(option)) continue;
      const score = this.#rule === 'nothing' ? gain : gain / (1e-6 + this.#cost(option));
      if (score > bestScore) [best, bestScore] = [option, score];
    }
    return best;
  }

  /** New value; musts count more than anything. */
  #gain(option: Option): number {
    const { mustLand, mustClose } = this.#problem;
    const far = 1e9;
    let gain = mustLand.includes(option.companyId) ? far : 0;
    for (const gap of option.closes) {
      gain += Math.max(0, this.#worth(gap, option.year) - (this.#closedValue.get(gap) ?? 0));
      if (mustClose.includes(gap) && !this.#closedValue.has(gap)) gain += far;
    }
    return gain;
  }

  #worth(gap: SegmentId, year: number): number {
    const { years, yearDiscount } = this.#problem;
    return (this.#weights.get(gap) ?? 0) * yearDiscount ** years.indexOf(year);
  }

  #fits(option: Option): boolean {
    const { platformsPerGap } = this.#problem;
    if (!option.takes.every(([at, amount]) => amount <= (this.#left[at] ?? 0))) return false;
    if (platformsPerGap === null) return true;
    return option.closes.every((gap) => {
      const platforms = this.#platformsOf.get(gap);
      return (
        !this.#weights.has(gap) || !platforms || platforms.has(option.platformId) || platforms.size < platformsPerGap
      );
    });
  }

  /**
   * Sum of the shares it takes; between platforms, the one it fills least comes first.
   */
  #cost(option: Option): number {
    return option.takes.reduce((sum, [at, amount]) => {
      const limit = this.#limits[at];
      const whole = this.#rule === 'of_all' ? this.#totals.get(limit?.resource ?? '') : limit?.limit;
      return sum + amount / Math.max(amount, whole ?? 0) + (1e-3 * amount) / Math.max(amount, this.#left[at] ?? 0);
    }, 0);
  }

  #take(option: Option): void {
    for (const [at, amount] of option.takes) this.#left[at] = (this.#left[at] ?? 0) - amount;
    for (const gap of option.closes) {
      this.#closedValue.set(gap, Math.max(this.#closedValue.get(gap) ?? 0, this.#worth(gap, option.year)));
      this.#platformsOf.set(gap, (this.#platformsOf.get(gap) ?? new Set()).add(option.platformId));
    }
  }
}
