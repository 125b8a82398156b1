/**
 * The portfolio as a mixed-integer model:
 *
 *     max  sum over gaps g, years t of  w(g) d^t y(g,t)
 *     x(i,p,t) in {0,1}: firm i lands on platform p in year t, only where it fits
 *     sum over p,t x(i,p,t) <= 1                          at most once (= 1 when it must land)
 *     y(g,t) <= sum over i closing g, p of x(i,p,t)       a gap closes when somebody lands in it
 *     sum over t y(g,t) <= 1                              and once (= 1 when it must close)
 *     sum over i need(i,r) x(i,p,t) <= B(p,r,t)           platform budgets
 *     sum over i,p need(i,r) x(i,p,t) <= B(r,t)           city budgets
 *     z(g,p) >= x(i,p,t), sum over p z(g,p) <= K          同质化: at most K platforms hold the same gap
 *
 * y and z are continuous: with x integer they are integer by themselves. Maximum coverage with knapsacks; weights and
 * discounts are >= 0.
 */
import type { CompanyId, SegmentId } from '../../graph/ids.ts';
import type { LinearColumn, LinearModel, LinearRow } from './linear-model.ts';
import type { Amount, BudgetKey, PlannedLanding, PortfolioProblem, Resource } from './portfolio-types.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES } from './portfolio-types.ts';

/** Column number of one possible landing. */
export interface LandingColumn extends PlannedLanding {
  readonly column: number;
}

export interface BudgetRow extends BudgetKey {
  /** Number of the resource among those of platforms or of the city. */
  readonly kind: number;
  readonly row: number;
  readonly limit: number;
}

export interface PortfolioModel {
  readonly linear: LinearModel;
  readonly landings: readonly LandingColumn[];
  readonly budgets: readonly BudgetRow[];
  /** Row that lets a firm land once, by candidate; row that closes a gap, by gap x years + year; -1: none. */
  readonly firmRows: readonly number[];
  readonly gapRows: readonly number[];
}

export function buildPortfolioModel(problem: PortfolioProblem): PortfolioModel {
  const builder = new ModelBuilder(problem);
  builder.addLandings();
  builder.addGaps();
  builder.addSpread();
  builder.addBudgets();
  return builder.finish();
}

/** Collects columns and rows; the order of the calls is the order of the numbers. */
class ModelBuilder {
  readonly #problem: PortfolioProblem;
  readonly #columns: LinearColumn[] = [];
  readonly #rows: LinearRow[] = [];
  readonly #landings: LandingColumn[] = [];
  readonly #budgets: BudgetRow[] = [];
  readonly #firmRows: number[] = [];
  readonly #gapRows: number[] = [];
  readonly #ofCompany = new Map<CompanyId, LandingColumn[]>();

  constructor(problem: PortfolioProblem) {
    this.#problem = problem;
  }

  addLandings(): void {
    const { candidates, platforms, years, mustLand } = this.#problem;
    const must = new Set(mustLand);
    for (const { companyId, fits } of candidates) {
      const mine: LandingColumn[] = [];
      for (const { platformId } of platforms) {
        if (fits !== null && !fits.includes(platformId)) continue;
        for (const year of years) {
          mine.push({ companyId, platformId, year, column: this.#column({ cost: 0, upper: 1, integer: true }) });
        }
      }
      this.#landings.push(...mine);
      this.#ofCompany.set(companyId, mine);
      const terms = mine.map(({ column }) => [column, 1] as const);
      this.#firmRows.push(mine.length === 0 ? -1 : this.#row(terms, must.has(companyId) ? '=' : '<=', 1));
    }
  }

  addGaps(): void {
    const { gaps, years, yearDiscount, mustClose } = this.#problem;
    const must = new Set(mustClose);
    for (const { segmentId, weight } of gaps) {
      const closers = this.#closers(segmentId);
      const columns = years.flatMap((year, at) => {
        const inYear = closers.filter((landing) => landing.year === year);
        if (inYear.length === 0) {
          this.#gapRows.push(-1);
          return [];
        }
        const closed = this.#column({ cost: weight * yearDiscount ** at, upper: 1, integer: false });
        this.#gapRows.push(this.#row([[closed, 1], ...inYear.map(({ column }) => [column, -1] as const)], '<=', 0));
        return [closed];
      });
      if (columns.length === 0) continue;
      if (must.has(segmentId))
        this.#row(
          columns.map((column) => [column, 1] as const),
          '=',
          1,
        );
      else if (columns.length > 1)
        this.#row(
          columns.map((column) => [column, 1] as const),
          '<=',
          1,
        );
    }
  }

  addSpread(): void {
    const { gaps, platforms, platformsPerGap } = this.#problem;
    if (platformsPerGap === null || platformsPerGap >= platforms.length) return;
    for (const { segmentId } of gaps) {
      const closers = this.#closers(segmentId);
      const marks = platforms.flatMap(({ platformId }) => {
        const here = closers.filter((landing) => landing.platformId === platformId);
        if (here.length === 0) return [];
        const mark = this.#column({ cost: 0, upper: 1, integer: false });
        for (const { column } of here)
          this.#row(
            [
              [column, 1],
              [mark, -1],
            ],
            '<=',
            0,
          );
        return [mark];
      });
      if (marks.length > platformsPerGap)
        this.#row(
          marks.map((mark) => [mark, 1] as const),
          '<=',
          platformsPerGap,
        );
    }
  }

  addBudgets(): void {
    const { years, platforms, cityBudgets } = this.#problem;
    years.forEach((year, at) => {
      for (const { platformId, budgets } of platforms) {
        PLATFORM_RESOURCES.forEach((resource, kind) =>
          this.#budget({ resource, platformId, year }, kind, budgets[at]?.[resource]),
        );
      }
      CITY_RESOURCES.forEach((resource, kind) =>
        this.#budget({ resource, platformId: null, year }, kind, cityBudgets[at]?.[resource]),
      );
    });
  }

  finish(): PortfolioModel {
    const linear: LinearModel = { sense: 'max', columns: this.#columns, rows: this.#rows };
    return {
      ...{ linear, landings: this.#landings, budgets: this.#budgets },
      ...{ firmRows: this.#firmRows, gapRows: this.#gapRows },
    };
  }

  #budget(key: BudgetKey, kind: number, amount: Amount | undefined): void {
    if (amount === undefined || amount === 'unlimited') return;
    const terms = this.#landings
      .filter(
        (landing) => landing.year === key.year && (key.platformId === null || landing.platformId === key.platformId),
      )
      .map((landing) => [landing.column, this.#need(landing.companyId, key.resource)] as const)
      .filter(([, need]) => need > 0);
    if (terms.length > 0) this.#budgets.push({ ...key, kind, limit: amount, row: this.#row(terms, '<=', amount) });
  }

  #needs: Map<CompanyId, Readonly<Partial<Record<Resource, number>>>> | null = null;
  #need(companyId: CompanyId, resource: Resource): number {
    this.#needs ??= new Map(this.#problem.candidates.map((candidate) => [candidate.companyId, candidate.needs]));
    return this.#needs.get(companyId)?.[resource] ?? 0;
  }

  #closersOf: Map<SegmentId, LandingColumn[]> | null = null;
  #closers(segmentId: SegmentId): readonly LandingColumn[] {
    if (this.#closersOf === null) {
      this.#closersOf = new Map();
      for (const { companyId, closes } of this.#problem.candidates) {
        for (const id of new Set(closes)) {
          const known = this.#closersOf.get(id) ?? [];
          known.push(...(this.#ofCompany.get(companyId) ?? []));
          this.#closersOf.set(id, known);
        }
      }
    }
    return this.#closersOf.get(segmentId) ?? [];
  }

  #column(column: LinearColumn): number {
    return this.#columns.push(column) - 1;
  }

  #row(terms: LinearRow['terms'], sense: LinearRow['sense'], bound: number): number {
    return this.#rows.push({ terms, sense, bound }) - 1;
  }
}

/** The landings that a solution chooses. */
export function chosenLandings(model: PortfolioModel, columns: Float64Array): readonly PlannedLanding[] {
  return model.landings
    .filter(({ column }) => (columns[column] ?? 0) > 0.5)
    .map(({ companyId, platformId, year }) => ({ companyId, platformId, year }));
}
