/**
 * `npm run bench:plan [--long SECONDS]`: the three figures of planning, on synthetic data with fixed seeds and on the
 * seed itself. Wall time, and CPU time of the process beside it: on a busy machine only the second is a property of
 * the program. `--long` also solves each portfolio for that long, to measure the ten-second plan against a better bound.
 */
import { type ScenarioContent, scenarioContent } from '../../server/contract/planning.ts';
import type { GraphData } from '../../server/graph/entities.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { join } from 'node:path';
import { scaleBudget } from '../../server/planning/portfolio/portfolio-extras.ts';
import type { PortfolioProblem } from '../../server/planning/portfolio/portfolio-types.ts';
import { propagateShock } from '../../server/planning/shock/propagate-shock.ts';
import { seededRng } from '../../server/planning/seeded-rng.ts';
import { buildShockNetwork } from '../../server/planning/shock/shock-network.ts';
import { simulateShock } from '../../server/planning/shock/simulate-shock.ts';
import { solveInWorker } from '../../server/services/planning/portfolio-jobs.ts';
import { heavyTailedLinks } from '../../tests/support/planning-networks.ts';
import { openPlanningProduct, SEED_DIR } from '../../tests/support/planning-product.ts';
import { randomProblem } from '../../tests/support/planning-problems.ts';

const longAt = process.argv.indexOf('--long');
const longSeconds = longAt === -1 ? 0 : Number(process.argv[longAt + 1] ?? 60);

async function timed<Value>(
  work: () => Value | Promise<Value>,
): Promise<{ value: Value; wallMs: number; cpuMs: number }> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, wallMs: performance.now() - started, cpuMs: (used.user + used.system) / 1000 };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
const mark = (kept: boolean): string => (kept ? 'ok  ' : 'MISS');

/**
 * Best plans ever found for the two hard questions, by anything: of the first HiGHS alone found 6225 in 800 s, CP-SAT
 * 6241 in 400 s from a plan of 6228 (both with a bound of 6317), firms first and platforms later 6298, and the question
 * with all platforms as one proves that none is worth more than 6310; of the second HiGHS alone 3021 in 10 s, packs 3323.
 */
const BEST_KNOWN = { allFive: 6298, scarce: 3323 } as const;

/** Seeds of the question where all five bind: an answer that is good for one of them only is no method. */
const ALL_FIVE_SEEDS = [2, 3, 4, 5, 6];

/** 500 x 200 x 10 with all five budgets; the cases differ in how many firms the budgets let in. */
async function benchPortfolio(): Promise<void> {
  console.log('portfolio: 500 candidates x 200 gaps x 10 platforms, 5 budgets; bar: within 1 % in 10 s');
  const base = (seed: number): PortfolioProblem =>
    randomProblem({ candidates: 500, gaps: 200, platforms: 10 }, seededRng(seed));
  const cases: [string, PortfolioProblem, number][] = [
    ['visits and fund bind, seed 1', scaleBudget(scaleBudget(base(1), 'visits', 0.3), 'fundCny', 0.3), 0],
    ['visits and fund bind, seed 2', scaleBudget(scaleBudget(base(2), 'visits', 0.3), 'fundCny', 0.3), 0],
    ['all five bind, seed 1', base(1), BEST_KNOWN.allFive],
    ...ALL_FIVE_SEEDS.map((seed): [string, PortfolioProblem, number] => [`all five bind, seed ${seed}`, base(seed), 0]),
    ['every platform takes 2-3 firms, seed 1', scarcePlatforms(base(1)), BEST_KNOWN.scarce],
  ];
  for (const [name, problem, known] of cases) {
    const run = { alternatives: 0, timeLimitSeconds: 10 };
    const { value: result, wallMs, cpuMs } = await timed(() => solveInWorker(problem, run));
    const value = result.plan?.value ?? 0;
    const longer = longSeconds === 0 ? null : await solveInWorker(problem, { ...run, timeLimitSeconds: longSeconds });
    const bound = Math.min(result.bound, longer?.bound ?? result.bound);
    const best = Math.max(value, longer?.plan?.value ?? 0, known);
    const gap = (bound - value) / bound;
    console.log(
      `${mark(gap <= 0.01)} ${name}: ${result.status}, ${result.plan?.landings.length} firms, value ${value.toFixed(0)}, bound ${bound.toFixed(0)} (at most ${percent(gap)} below the optimum), best known ${best.toFixed(0)} (${percent(1 - value / best)} above this plan); greedy ${percent(1 - result.greedyValue / value)} below it; wall ${(wallMs / 1000).toFixed(1)} s, cpu ${(cpuMs / 1000).toFixed(1)} s`,
    );
  }
}

const scarcePlatforms = (problem: PortfolioProblem): PortfolioProblem =>
  scaleBudget(scaleBudget(scaleBudget(problem, 'landMu', 0.3), 'energyTcePerYear', 0.3), 'environmentT', 0.3);

async function benchShock(): Promise<void> {
  console.log('shock: 20,000 segments / 100,000 links; bar: one < 100 ms, 1,000 draws < 10 s');
  const nodes = 20_000;
  const links = heavyTailedLinks(nodes, 7, seededRng(3)).slice(0, 100_000);
  const network = buildShockNetwork(nodes, links);
  const used = new Set(links.map(({ from }) => from));
  const terminals = Array.from({ length: nodes }, (_, node) => node).filter((node) => !used.has(node));
  const reaches: number[] = [];
  const walls: number[] = [];
  for (let node = 0; node < 200; node += 1) {
    const { value, wallMs } = await timed(() => propagateShock(network, [{ node: node * 20, shortfall: 1 }]));
    walls.push(wallMs);
    reaches.push(value.hit.length);
  }
  const worst = Math.max(...walls);
  const median = [...walls].sort((a, b) => a - b)[100] ?? 0;
  console.log(
    `${mark(worst < 100)} one shock, 200 origins: median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms; largest reach ${Math.max(...reaches)} of ${nodes}; links ${links.length}`,
  );
  const hub = reaches.indexOf(Math.max(...reaches)) * 20;
  const draws = await timed(() =>
    simulateShock(network, [{ node: hub, shortfall: 1 }], terminals, { seed: 1, draws: 1000 }),
  );
  console.log(
    `${mark(draws.wallMs < 10_000)} 1,000 draws from the worst origin: wall ${(draws.wallMs / 1000).toFixed(2)} s, cpu ${(draws.cpuMs / 1000).toFixed(2)} s`,
  );
}

/** Every chain once per round: up to eight of its open segments get a landing, whoever is known to work there. */
async function benchScenario(): Promise<void> {
  console.log('scenario recompute at seed size, all chains; bar: < 100 ms');
  const data = await readSeed(SEED_DIR);
  const product = await openPlanningProduct();
  const contents = data.chains.map(({ id, name }) => chainScenario(data, id, name));
  const walls: number[] = [];
  let cpuMs = 0;
  for (let round = 0; round < 10; round += 1) {
    for (const content of contents) {
      const run = await timed(() => product.planning.previewScenario(content));
      walls.push(run.wallMs);
      cpuMs += run.cpuMs;
    }
  }
  const first = Math.max(...walls.slice(1, contents.length));
  const later = walls.slice(contents.length).sort((a, b) => a - b);
  const [median = 0, most = 0] = [later[Math.floor(later.length / 2)], later.at(-1)];
  console.log(
    `${mark(most < 100)} ${data.segments.length} segments, ${data.companies.length} companies, ${contents.length} chains x 10: median ${median.toFixed(1)} ms, worst ${most.toFixed(1)} ms (first round, after the very first ${(walls[0] ?? 0).toFixed(0)} ms that loads the state: worst ${first.toFixed(1)} ms); cpu ${(cpuMs / walls.length).toFixed(1)} ms each`,
  );
  await product.close();
}

function chainScenario(data: GraphData, chainId: string, name: string): ScenarioContent {
  const landings = data.segments
    .filter((segment) => segment.chainId === chainId)
    .flatMap(({ id }) => data.operations.find(({ segmentId }) => segmentId === id) ?? [])
    .slice(0, 8)
    .map(({ companyId, segmentId }, at) => ({
      ...{ id: `l${at}`, as: 'like' as const, company: companyId, startYear: 2027, probability: 0.6 },
      segments: [{ segment: segmentId, share: 1 }],
    }));
  return scenarioContent.parse({ name, landings });
}

console.log(`bench:plan in ${join('scripts', 'bench')}, node ${process.versions.node}`);
await benchShock();
await benchScenario();
if (!process.argv.includes('--no-portfolio')) await benchPortfolio();
