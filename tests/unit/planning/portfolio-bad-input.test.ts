import fc from 'fast-check';
import type { CompanyId, PlatformId, SegmentId } from '../../../server/graph/ids.ts';
import { planViolations } from '../../../server/planning/portfolio/check-plan.ts';
import { portfolioFaults, portfolioGraphFaults } from '../../../server/planning/portfolio/check-portfolio.ts';
import { greedyPortfolio } from '../../../server/planning/portfolio/greedy-portfolio.ts';
import { lpText } from '../../../server/planning/portfolio/linear-model.ts';
import type { PlannedLanding, PortfolioProblem } from '../../../server/planning/portfolio/portfolio-types.ts';
import { seededRng } from '../../../server/planning/seeded-rng.ts';
import { solveInWorker } from '../../../server/services/planning/portfolio-jobs.ts';
import { smallCity } from '../../support/planning-city.ts';
import { landProblem, randomProblem } from '../../support/planning-problems.ts';

const exactly = { gap: 0, alternatives: 0 } as const;
const solve = (problem: PortfolioProblem, run = {}) => solveInWorker(problem, { ...exactly, ...run });

const three = landProblem(
  [
    ['big', ['g1', 'g2'], 100],
    ['left', ['g1'], 40],
    ['right', ['g3'], 50],
  ],
  [
    ['g1', 10],
    ['g2', 4],
    ['g3', 9],
  ],
  100,
);

describe('a bad question', () => {
  const codes = (problem: PortfolioProblem) => portfolioFaults(problem).map(({ code }) => code);
  const park = three.platforms[0]?.budgets[0];

  it.each([
    ['budget_invalid', landProblem([['a', ['g1'], 1]], [['g1', 1]], -5)],
    ['budget_invalid', landProblem([['a', ['g1'], 1]], [['g1', 1]], Number.NaN)],
    ['budget_missing', { ...three, cityBudgets: [] }],
    ['budget_missing', { ...three, platforms: [{ platformId: 'park' as PlatformId, budgets: [] }] }],
    ['budget_missing', { ...three, years: [2026, 2027] }],
    ['portfolio_empty', { ...three, candidates: [] }],
    ['portfolio_empty', { ...three, gaps: [] }],
    ['portfolio_empty', { ...three, platforms: [] }],
    ['portfolio_number_invalid', { ...three, yearDiscount: 2 }],
    ['portfolio_number_invalid', { ...three, platformsPerGap: 0 }],
    ['portfolio_number_invalid', { ...three, candidates: three.candidates.map((one) => ({ ...one, needs: {} })) }],
    [
      'portfolio_number_invalid',
      { ...three, years: [2027, 2026], platforms: [{ platformId: 'park' as PlatformId, budgets: [park, park] }] },
    ],
  ] as [string, PortfolioProblem][])('is refused with %s', async (code, problem) => {
    expect(codes(problem)).toContain(code);
    await expect(solve(problem)).rejects.toThrow(code);
  });

  it('names platforms, firms and gaps that are not in the graph, and firms that are local', () => {
    const snapshot = smallCity().snapshot();
    const problem = landProblem(
      [
        ['carco', ['nev/motor'], 1],
        ['ghost', ['nev/none'], 1],
      ],
      [['nev/none', 1]],
      1,
      {
        platforms: [{ platformId: 'nowhere' as PlatformId, budgets: [] }],
      },
    );
    expect(portfolioGraphFaults(snapshot, problem, snapshot.localCompanyIds).map(({ code }) => code)).toEqual([
      'portfolio_platform_unknown',
      'portfolio_candidate_local',
      'portfolio_candidate_unknown',
      'portfolio_gap_unknown',
    ]);
  });
});

describe('when the optimiser fails', () => {
  it('a worker that dies leaves the greedy plan, labelled', async () => {
    const workerFile = new URL('../../support/dying-worker.mjs', import.meta.url);
    const result = await solveInWorker(three, exactly, { workerFile });
    expect(result).toMatchObject({ status: 'greedy', method: 'greedy', notes: ['solver_died'], bound: 23 });
    expect(planViolations(three, result.plan?.landings ?? [])).toEqual([]);
    expect(result.plan?.value).toBe(result.greedyValue);
  });

  it('a worker that dies on the way leaves the best plan found before, with its bound, and says so', async () => {
    const workerFile = new URL('../../support/dying-search-worker.mjs', import.meta.url);
    const result = await solveInWorker(three, exactly, { workerFile });
    expect(result).toMatchObject({ status: 'limited', method: 'greedy', bound: 1000 });
    expect(result.notes).toEqual(expect.arrayContaining(['solver_died', 'time_limit', 'extras_incomplete']));
    expect(result.plan?.value).toBe(result.greedyValue);
    expect(planViolations(three, result.plan?.landings ?? [])).toEqual([]);
  });

  it('a solve cancelled before it starts says so and still gives a plan', async () => {
    const abort = new AbortController();
    abort.abort();
    const result = await solveInWorker(three, exactly, { signal: abort.signal });
    expect(result).toMatchObject({ status: 'cancelled', method: 'greedy', notes: ['cancelled'] });
  });

  it('a solve cancelled on the way ends soon with a plan that keeps the rules', async () => {
    const problem = randomProblem({ candidates: 300, gaps: 150, platforms: 8 }, seededRng(5));
    const abort = new AbortController();
    const stages: unknown[] = [];
    const started = performance.now();
    setTimeout(() => abort.abort(), 1500);
    const result = await solveInWorker(
      problem,
      { gap: 0, timeLimitSeconds: 60 },
      { signal: abort.signal, onChange: (change) => stages.push(change) },
    );
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(result.status).toBe('cancelled');
    expect(result.notes).toContain('cancelled');
    expect(planViolations(problem, result.plan?.landings ?? [])).toEqual([]);
    expect(result.bound).toBeGreaterThanOrEqual(result.plan?.value ?? 0);
    expect(stages.length).toBeGreaterThan(0);
  });

  it('a time limit leaves the best found with its bound', async () => {
    const problem = randomProblem({ candidates: 300, gaps: 150, platforms: 8 }, seededRng(6));
    const result = await solve(problem, { timeLimitSeconds: 1.5 });
    expect(['limited', 'greedy']).toContain(result.status);
    expect(result.notes).toContain('time_limit');
    expect(planViolations(problem, result.plan?.landings ?? [])).toEqual([]);
    expect(result.gap).toBeGreaterThan(0);
  });
});

describe('the checker', () => {
  const at = (companyId: string, platformId = 'park', year = 2026): PlannedLanding => ({
    companyId: companyId as CompanyId,
    platformId: platformId as PlatformId,
    year,
  });
  const rules = (problem: PortfolioProblem, ...landings: PlannedLanding[]) =>
    planViolations(problem, landings).map(({ rule }) => rule);

  it('sees each broken rule', () => {
    expect(rules(three, at('big'), at('left'))).toEqual(['over_budget']);
    expect(rules(three, at('left'), at('left'))).toEqual(['lands_twice']);
    expect(rules(three, at('nobody'))).toEqual(['unknown_landing']);
    expect(rules(three, at('left', 'park', 2030))).toEqual(['unknown_landing']);
    expect(rules({ ...three, mustLand: ['right' as CompanyId], mustClose: ['g2' as SegmentId] })).toEqual([
      'must_land',
      'must_close',
    ]);
    const picky = { ...three, candidates: three.candidates.map((one) => ({ ...one, fits: [] })) };
    expect(rules(picky, at('left'))).toEqual(['does_not_fit']);
  });

  it('passes the greedy plan of any question', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const problem = randomProblem(
          { candidates: 15, gaps: 10, platforms: 3, years: 2, platformsPerGap: 1 },
          seededRng(seed),
        );
        expect(planViolations(problem, greedyPortfolio(problem).landings)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

it('the model text holds numbers only, whatever the names are', () => {
  const text = lpText({
    sense: 'max',
    columns: [
      { cost: 2.5, upper: 1, integer: true },
      { cost: 0, upper: Number.POSITIVE_INFINITY, integer: false },
    ],
    rows: [
      {
        terms: [
          [0, 1],
          [1, -3],
        ],
        sense: '<=',
        bound: 4,
      },
    ],
  });
  expect(text).toBe(
    'Maximize\n obj: 2.5 x0 + 0 x1\nSubject To\n c0: 1 x0 - 3 x1 <= 4\nBounds\n 0 <= x0 <= 1\n x1 >= 0\nGenerals\nx0\nEnd\n',
  );
  expect(() => lpText({ sense: 'max', columns: [{ cost: Number.NaN, upper: 1, integer: true }], rows: [] })).toThrow(
    RangeError,
  );
});
