/** The planning use cases: what the API, the command line and tests call. */
import { randomUUID } from 'node:crypto';
import type {
  ChokepointList,
  CompletionInput,
  CompletionView,
  PortfolioInput,
  PortfolioJob,
  PortfolioView,
  ScenarioComparison,
  ScenarioContent,
  ScenarioList,
  ScenarioView,
  ShockQuery,
  ShockView,
} from '../../contract/planning.ts';
import { landingFaults } from '../../planning/scenario/check-landings.ts';
import { completionPath } from '../../planning/scenario/completion-path.ts';
import { refuseFaults } from '../../planning/planning-error.ts';
import type { GraphStore } from '../../store/graph-store.ts';
import { ScenarioNotFound } from './scenario-not-found.ts';
import type { GraphStateSource } from '../graph-state.ts';
import { createPortfolioJobs, solveInWorker, type SolveWatch } from './portfolio-jobs.ts';
import { portfolioQuestion } from './portfolio-question.ts';
import { portfolioView } from './portfolio-views.ts';
import { entityNames, planningState, type PlanningState } from './planning-state.ts';
import { resolveLanding } from './resolve-landings.ts';
import { changeSaved, createSaved, listSaved, readSaved, stepSaved, type SavedScenario } from './scenario-records.ts';
import { scenarioComparison, type ScenarioOrigin, scenarioView } from './scenario-views.ts';
import { chokepointList, shockView } from './shock-views.ts';
import type { WorkedScenario } from './worked-scenarios.ts';

export interface PlanningServices {
  listScenarios(): Promise<ScenarioList>;
  scenario(id: string): Promise<ScenarioView>;
  /** The result of a content that is not saved. */
  previewScenario(content: ScenarioContent): Promise<ScenarioView>;
  createScenario(content: ScenarioContent): Promise<ScenarioView>;
  changeScenario(id: string, content: ScenarioContent, expectedRevision: number): Promise<ScenarioView>;
  duplicateScenario(id: string): Promise<ScenarioView>;
  undoScenario(id: string, expectedRevision: number): Promise<ScenarioView>;
  redoScenario(id: string, expectedRevision: number): Promise<ScenarioView>;
  removeScenario(id: string, expectedRevision: number): Promise<void>;
  compareScenarios(ids: readonly string[]): Promise<ScenarioComparison>;
  shock(query: ShockQuery): Promise<ShockView>;
  chokepoints(): Promise<ChokepointList>;
  startPortfolio(input: PortfolioInput): Promise<PortfolioJob>;
  portfolioJob(id: string): PortfolioJob | null;
  cancelPortfolio(id: string): PortfolioJob | null;
  /** Waits for the answer: for the command line. */
  solvePortfolio(input: PortfolioInput, watch?: SolveWatch): Promise<PortfolioView>;
  completionPath(input: CompletionInput): Promise<CompletionView>;
}

export interface PlanningParts {
  readonly store: GraphStore;
  readonly states: GraphStateSource;
  readonly worked: readonly WorkedScenario[];
  /** The clock, and the ids of new scenarios and jobs; tests pass fixed ones. */
  readonly now?: (() => Date) | undefined;
  readonly newId?: (() => string) | undefined;
}

export function createPlanningServices(parts: PlanningParts): PlanningServices {
  const context = new PlanningContext(parts);
  return { ...scenarioUseCases(context), ...otherUseCases(context) };
}

/** What every use case needs. */
class PlanningContext {
  readonly store: GraphStore;
  readonly worked: readonly WorkedScenario[];
  readonly newId: () => string;
  readonly #states: GraphStateSource;
  readonly #now: () => Date;

  constructor({ store, states, worked, now, newId }: PlanningParts) {
    this.store = store;
    this.worked = worked;
    this.#states = states;
    this.#now = now ?? (() => new Date());
    this.newId = newId ?? (() => randomUUID().slice(0, 13));
  }

  async state(): Promise<PlanningState> {
    return planningState(await this.#states.current(), this.#now().toISOString().slice(0, 10));
  }

  async writtenOn() {
    const { snapshot, states } = await this.state();
    return { versionId: snapshot.version.id, states, now: this.#now().toISOString() };
  }

  /** @throws ScenarioNotFound. */
  async saved(id: string): Promise<SavedScenario> {
    const saved = await readSaved(this.store, id);
    if (!saved) throw new ScenarioNotFound(id);
    return saved;
  }

  /** @throws ScenarioNotFound. */
  async find(id: string): Promise<{ content: ScenarioContent; origin: ScenarioOrigin }> {
    const worked = this.worked.find((one) => one.id === id);
    if (worked) return { content: worked.content, origin: { id, origin: 'worked', saved: null } };
    const saved = await this.saved(id);
    return { content: saved.content, origin: { id, origin: 'saved', saved } };
  }

  async view(saved: SavedScenario): Promise<ScenarioView> {
    return scenarioView(await this.state(), saved.content, { id: saved.id, origin: 'saved', saved });
  }
}

type ScenarioUseCase = Exclude<
  Extract<keyof PlanningServices, `${string}Scenario` | `${string}Scenarios` | 'scenario'>,
  never
>;

function scenarioUseCases(context: PlanningContext): Pick<PlanningServices, ScenarioUseCase> {
  const { store } = context;
  const step = async (id: string, direction: 'undo' | 'redo', revision: number) =>
    context.view(await stepSaved(store, await context.saved(id), direction, revision, await context.writtenOn()));
  const create = async (content: ScenarioContent) =>
    context.view(await createSaved(store, context.newId(), content, await context.writtenOn()));
  return {
    listScenarios: async () => scenarioListOf(context, await listSaved(store)),
    async scenario(id) {
      const { content, origin } = await context.find(id);
      return scenarioView(await context.state(), content, origin);
    },
    previewScenario: async (content) =>
      scenarioView(await context.state(), content, { id: 'unsaved', origin: 'unsaved', saved: null }),
    createScenario: create,
    async changeScenario(id, content, expectedRevision) {
      const saved = await context.saved(id);
      return context.view(await changeSaved(store, saved, content, expectedRevision, await context.writtenOn()));
    },
    async duplicateScenario(id) {
      const { content } = await context.find(id);
      return create({ ...content, name: `${content.name.slice(0, 75)}（副本）` });
    },
    undoScenario: (id, revision) => step(id, 'undo', revision),
    redoScenario: (id, revision) => step(id, 'redo', revision),
    removeScenario: (id, revision) => store.records.remove('scenario', id, revision),
    async compareScenarios(ids) {
      const found = await Promise.all(ids.map((id) => context.find(id)));
      return scenarioComparison(await context.state(), found);
    },
  };
}

function otherUseCases(context: PlanningContext): Omit<PlanningServices, ScenarioUseCase> {
  const jobs = createPortfolioJobs(context.newId);
  const prepare = async (input: PortfolioInput) => {
    const state = await context.state();
    const problem = await portfolioQuestion(state, input);
    const { gap, timeLimitSeconds, alternatives, frontierOf } = input;
    return async (watch: SolveWatch): Promise<PortfolioView> => {
      const run = { gap, timeLimitSeconds, alternatives, frontierOf };
      return portfolioView(state, problem, await solveInWorker(problem, run, watch));
    };
  };
  return {
    shock: async (query) => shockView(await context.state(), query),
    chokepoints: async () => chokepointList(await context.state()),
    startPortfolio: async (input) => jobs.start(input, await prepare(input)),
    portfolioJob: (id) => jobs.get(id),
    cancelPortfolio: (id) => jobs.cancel(id),
    solvePortfolio: async (input, watch = {}) => (await prepare(input))(watch),
    completionPath: async (input) => completionView(await context.state(), input),
  };
}

async function scenarioListOf(context: PlanningContext, saved: readonly SavedScenario[]): Promise<ScenarioList> {
  const { version } = (await context.state()).snapshot;
  return {
    version,
    scenarios: [
      ...saved.map(({ id, content, revision, updatedAt, dataVersionId }) => ({
        ...{ id, origin: 'saved' as const, name: content.name, revision, updatedAt },
        landings: content.landings.length,
        onPresentData: dataVersionId === version.id,
      })),
      ...context.worked.map(({ id, content }) => ({
        ...{ id, origin: 'worked' as const, name: content.name, revision: 0, updatedAt: null },
        landings: content.landings.length,
        onPresentData: true,
      })),
    ],
  };
}

/** @throws PlanningError for faulty landings, years or dependencies. */
function completionView(state: PlanningState, input: CompletionInput): CompletionView {
  const landings = input.landings.map((landing) => resolveLanding(state, landing));
  refuseFaults(landingFaults(state.snapshot, landings, state.localIds));
  const steps = landings.map(({ id, segments }) => ({
    id,
    segmentIds: segments.map(({ segmentId }) => segmentId),
    after: input.after[id] ?? [],
  }));
  const { firstYear, perYear } = input;
  const path = completionPath(state.snapshot, state.states, { steps, firstYear, perYear });
  const names = entityNames(state);
  const nameOf = new Map(landings.map(({ id, companyId }) => [id, names.company(companyId).name]));
  return {
    ...path,
    version: state.snapshot.version,
    steps: path.steps.map(({ opens, ...step }) => ({
      ...step,
      name: nameOf.get(step.id) ?? step.id,
      opens: opens.map((id) => names.segment(id)),
    })),
  };
}
