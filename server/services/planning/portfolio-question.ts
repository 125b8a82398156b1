/** A user's portfolio question, to one of the engine: gaps from the analysis, candidates from the target rankings. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PortfolioInput } from '../../contract/planning.ts';
import type { CompanyId, PlatformId, SegmentId } from '../../graph/ids.ts';
import { portfolioFaults, portfolioGraphFaults } from '../../planning/portfolio/check-portfolio.ts';
import { refuseFaults } from '../../planning/planning-error.ts';
import type {
  Amount,
  PlatformResource,
  PortfolioCandidate,
  PortfolioPlatform,
  PortfolioProblem,
  Resource,
} from '../../planning/portfolio/portfolio-types.ts';
import { findChain, findCompany, findSegment } from '../find-entity.ts';
import { isListed } from '../target-rows.ts';
import type { PlanningState } from './planning-state.ts';
import { findPlatformId } from './resolve-landings.ts';

/**
 * Gaps are the 补, 延, 建 and 待核 segments of the chains asked for, weighted by need; candidates the best listed targets
 * of each, plus the firms that must land. A platform with leading chains takes firms of these chains only.
 * @throws DomainError for names not in the graph; PlanningError with everything that is wrong.
 */
export async function portfolioQuestion(state: PlanningState, input: PortfolioInput): Promise<PortfolioProblem> {
  refuseBadDefaults(input);
  const mustLand = input.mustLand.map((asked) => findCompany(state, asked).id);
  const gaps = gapsOf(state, input);
  const closes = await candidateGaps(state, gaps, mustLand, input.candidatesPerGap);
  const platforms = platformsOf(state, input);
  const companyNeeds = new Map(
    Object.entries(input.companyNeeds).map(([asked, needs]) => [findCompany(state, asked).id, needs]),
  );
  const problem: PortfolioProblem = {
    candidates: [...closes].map(([companyId, segmentIds]) => ({
      companyId,
      closes: segmentIds,
      needs: definedNeeds({ ...input.defaultNeeds, ...companyNeeds.get(companyId) }),
      fits: fitsOf(state, segmentIds, platforms),
    })),
    gaps: gaps.map((segmentId) => ({ segmentId, weight: state.states.get(segmentId)?.need ?? 0 })),
    platforms,
    years: input.years,
    cityBudgets: input.cityBudgets as PortfolioProblem['cityBudgets'],
    yearDiscount: input.yearDiscount,
    platformsPerGap: input.platformsPerGap,
    mustLand,
    mustClose: input.mustClose.map((asked) => findSegment(state, asked).id),
  };
  const faults = [...portfolioGraphFaults(state.snapshot, problem, state.localIds), ...portfolioFaults(problem)];
  refuseFaults(faults.map((fault) => ({ ...fault, subject: named(state, fault.subject) })));
  return problem;
}

/** A need that every firm would inherit is wrong once, not once a firm. @throws PlanningError. */
function refuseBadDefaults({ defaultNeeds }: PortfolioInput): void {
  refuseFaults(
    Object.entries(defaultNeeds).flatMap(([key, need]) =>
      need >= 0
        ? []
        : [{ code: 'portfolio_number_invalid' as const, subject: `defaultNeeds ${key}`, value: String(need) }],
    ),
  );
}

/** A fault's subject begins with an id; the user knows the name. */
function named(state: PlanningState, subject: string): string {
  const [id = '', ...rest] = subject.split(' ');
  const { snapshot } = state;
  const company = snapshot.companies.get(id as CompanyId);
  const platform = snapshot.data.platforms.find((one) => one.id === id);
  const name = company?.shortName ?? company?.name ?? platform?.name ?? snapshot.segments.get(id as SegmentId)?.name;
  return [name ?? id, ...rest].join(' ');
}

function gapsOf(state: PlanningState, input: PortfolioInput): readonly SegmentId[] {
  const chains = new Set(input.chains.map((asked) => findChain(state, asked).id));
  return [...state.gaps.segments.values()]
    .filter(({ kind, chainId }) => kind !== null && kind !== '强' && (chains.size === 0 || chains.has(chainId)))
    .map(({ segmentId }) => segmentId);
}

/**
 * Gaps that each candidate closes, candidates in id order. The first question of a data version ranks every gap's
 * candidates; other requests get their turn between two gaps.
 */
async function candidateGaps(
  state: PlanningState,
  gaps: readonly SegmentId[],
  mustLand: readonly CompanyId[],
  perGap: number,
): Promise<ReadonlyMap<CompanyId, readonly SegmentId[]>> {
  const closes = new Map<CompanyId, Set<SegmentId>>(mustLand.map((id) => [id, new Set()]));
  const inGap = new Set(gaps);
  for (const gap of gaps) {
    for (const { companyId } of state.ranking(gap).rows.filter(isListed).slice(0, perGap)) {
      closes.set(companyId, (closes.get(companyId) ?? new Set()).add(gap));
    }
    await nextTurn();
  }
  // A firm closes every gap it works in, also where it is not among the best.
  for (const [companyId, segments] of closes) {
    for (const { segmentId } of state.snapshot.operationsOfCompany.get(companyId) ?? []) {
      if (inGap.has(segmentId)) segments.add(segmentId);
    }
  }
  return new Map([...closes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, segments]) => [id, [...segments].sort()]));
}

function platformsOf(state: PlanningState, input: PortfolioInput): readonly PortfolioPlatform[] {
  return input.platforms.map(({ platform, budgets }) => ({
    platformId: findPlatformId(state, platform) ?? (platform as PlatformId),
    // Missing amounts stay missing: the check names each of them.
    budgets: budgets as readonly Record<PlatformResource, Amount>[],
  }));
}

function fitsOf(
  { snapshot }: PlanningState,
  segmentIds: readonly SegmentId[],
  platforms: readonly PortfolioPlatform[],
): PortfolioCandidate['fits'] {
  const chains = new Set(segmentIds.flatMap((id) => snapshot.segments.get(id)?.chainId ?? []));
  const fitting = platforms.filter(({ platformId }) => {
    const leading = snapshot.data.platforms.find(({ id }) => id === platformId)?.leadingChainIds ?? [];
    return leading.length === 0 || leading.some((chain) => chains.has(chain));
  });
  return fitting.length === platforms.length ? null : fitting.map(({ platformId }) => platformId);
}

function definedNeeds(needs: Partial<Record<Resource, number | undefined>>): Partial<Record<Resource, number>> {
  return Object.fromEntries(Object.entries(needs).filter(([, value]) => value !== undefined));
}
