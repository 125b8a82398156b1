/** What each route does: the contract's names bound to the use cases. */
import type { PlanningServices } from '../services/planning/planning-services.ts';
import type { Services } from '../services/services.ts';
import type { Handlers } from './mount.ts';
import { RequestError } from './problem.ts';
import { targetListHandlers } from './target-list-handlers.ts';

const segmentId = (params: { chain: string; segment: string }): string => `${params.chain}/${params.segment}`;

type ScenarioRoute = 'scenarios' | 'scenario' | `${string}Scenario` | `${string}Scenarios`;
type PlanRoute = 'shock' | 'chokepoints' | 'portfolio' | `${string}Portfolio` | 'completionPath';

function scenarioHandlers(planning: PlanningServices): Pick<Handlers, Extract<keyof Handlers, ScenarioRoute>> {
  return {
    scenarios: () => planning.listScenarios(),
    createScenario: ({ body }) => planning.createScenario(body),
    previewScenario: ({ body }) => planning.previewScenario(body),
    compareScenarios: ({ query }) => planning.compareScenarios(query.ids),
    scenario: ({ params }) => planning.scenario(params.scenario),
    changeScenario: ({ params, body }) => planning.changeScenario(params.scenario, body.content, body.expectedRevision),
    async removeScenario({ params, query }) {
      await planning.removeScenario(params.scenario, query.expectedRevision);
      return planning.listScenarios();
    },
    duplicateScenario: ({ params }) => planning.duplicateScenario(params.scenario),
    undoScenario: ({ params, body }) => planning.undoScenario(params.scenario, body.expectedRevision),
    redoScenario: ({ params, body }) => planning.redoScenario(params.scenario, body.expectedRevision),
  };
}

/** Jobs live as long as the process; one that is gone has to be solved again. */
function known<Job>(job: Job | null): Job {
  if (job === null) throw new RequestError(404, 'portfolio_not_found', '这次求解已不在，请重新求解。');
  return job;
}

function planHandlers(planning: PlanningServices): Pick<Handlers, Extract<keyof Handlers, PlanRoute>> {
  return {
    shock: ({ query }) => planning.shock(query),
    chokepoints: () => planning.chokepoints(),
    startPortfolio: ({ body }) => planning.startPortfolio(body),
    portfolio: async ({ params }) => known(planning.portfolioJob(params.job)),
    cancelPortfolio: async ({ params }) => known(planning.cancelPortfolio(params.job)),
    completionPath: ({ body }) => planning.completionPath(body),
  };
}

export function createHandlers(services: Services): Handlers {
  return {
    health: () => services.health(),
    chains: () => services.chains(),
    chainMap: ({ params }) => services.chainMap(params.chain),
    chainLeaders: ({ params }) => services.chainLeaders(params.chain),
    decideLeader: ({ params, body }) => services.decideLeader(params.chain, params.company, body),
    gaps: ({ query }) => services.gaps(query),
    verifications: ({ query }) => services.verifications(query.chain),
    priority: ({ query }) => services.priority(query),
    segments: () => services.segments(),
    segment: ({ params }) => services.segment(segmentId(params)),
    need: ({ params, query }) => services.need(segmentId(params), query),
    overrideSegment: ({ params, body }) => services.overrideSegment(segmentId(params), body),
    withdrawOverride: ({ params, query }) => services.withdrawOverride(segmentId(params), query.expectedRevision),
    targets: ({ query }) => services.targets(query),
    explainTarget: ({ query }) => services.explainTarget(query),
    company: ({ params }) => services.company(params.company),
    ...targetListHandlers(services.targetLists),
    platforms: () => services.platforms(),
    ...scenarioHandlers(services.planning),
    ...planHandlers(services.planning),
    search: ({ query }) => services.search(query.q, query.limit),
  };
}
