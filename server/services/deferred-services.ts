/** Use cases over a store that may not answer yet: requests fail with its error until it does, then just work. */
import { StoreError } from '../store/store-error.ts';
import type { PlanningServices } from './planning/planning-services.ts';
import type { Services } from './services.ts';
import type { TargetListServices } from './target-lists.ts';

/** Waits between attempts to open the store: doubled each time, up to the last. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export interface DeferredServices {
  readonly services: Services;
  /** Settles when the store is open; rejects with an error that waiting does not heal. */
  readonly opened: Promise<void>;
}

/** What may heal by waiting: a server that is away, starting, or busy. */
const mayHeal = (error: unknown): boolean =>
  error instanceof StoreError && ['store_unavailable', 'store_timeout', 'store_locked'].includes(error.code);

/**
 * Tries `open` until it succeeds, with back-off.
 * @param sleep waits for the given milliseconds; tests pass their own.
 */
export function deferServices(
  open: () => Promise<Services>,
  sleep: (ms: number) => Promise<void>,
  onRetry: (error: unknown, waitMs: number) => void,
): DeferredServices {
  let ready: Services | undefined;
  let failure: unknown = new StoreError('store_unavailable', 'the store is still being opened');
  const keepTrying = async (): Promise<void> => {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        ready = await open();
        return;
      } catch (error) {
        failure = error;
        if (!mayHeal(error)) throw error;
        onRetry(error, waitMs);
        await sleep(waitMs);
      }
    }
  };
  const current = (): Services => {
    if (ready) return ready;
    throw failure;
  };
  const services: Services = {
    async health() {
      if (ready) return ready.health();
      const detail = failure instanceof StoreError ? failure.code : 'opening';
      return { live: true, ready: false, detail, store: 'neo4j', version: null };
    },
    chains: async () => current().chains(),
    chainMap: async (chain) => current().chainMap(chain),
    chainLeaders: async (chain) => current().chainLeaders(chain),
    decideLeader: async (chain, company, input) => current().decideLeader(chain, company, input),
    gaps: async (query) => current().gaps(query),
    verifications: async (chain) => current().verifications(chain),
    priority: async (query) => current().priority(query),
    segments: async () => current().segments(),
    segment: async (segment) => current().segment(segment),
    need: async (segment, query) => current().need(segment, query),
    overrideSegment: async (segment, input) => current().overrideSegment(segment, input),
    withdrawOverride: async (segment, revision) => current().withdrawOverride(segment, revision),
    targets: async (query) => current().targets(query),
    explainTarget: async (asked) => current().explainTarget(asked),
    company: async (company) => current().company(company),
    search: async (text, limit) => current().search(text, limit),
    platforms: async () => current().platforms(),
    targetLists: deferTargetLists(() => current().targetLists),
    planning: deferPlanning(() => current().planning),
    companyIndex: {
      build: async (onProgress) => current().companyIndex.build(onProgress),
      find: async (text, limit, onProgress) => current().companyIndex.find(text, limit, onProgress),
    },
    warmUp: async () => current().warmUp(),
  };
  return { services, opened: keepTrying() };
}

function deferPlanning(current: () => PlanningServices): PlanningServices {
  return {
    listScenarios: async () => current().listScenarios(),
    scenario: async (id) => current().scenario(id),
    previewScenario: async (content) => current().previewScenario(content),
    createScenario: async (content) => current().createScenario(content),
    changeScenario: async (id, content, revision) => current().changeScenario(id, content, revision),
    duplicateScenario: async (id) => current().duplicateScenario(id),
    undoScenario: async (id, revision) => current().undoScenario(id, revision),
    redoScenario: async (id, revision) => current().redoScenario(id, revision),
    removeScenario: async (id, revision) => current().removeScenario(id, revision),
    compareScenarios: async (ids) => current().compareScenarios(ids),
    shock: async (query) => current().shock(query),
    chokepoints: async () => current().chokepoints(),
    startPortfolio: async (input) => current().startPortfolio(input),
    portfolioJob: (id) => current().portfolioJob(id),
    cancelPortfolio: (id) => current().cancelPortfolio(id),
    solvePortfolio: async (input, watch) => current().solvePortfolio(input, watch),
    completionPath: async (input) => current().completionPath(input),
  };
}

function deferTargetLists(current: () => TargetListServices): TargetListServices {
  return {
    shelf: async () => current().shelf(),
    save: async (input) => current().save(input),
    open: async (id, number) => current().open(id, number),
    diff: async (id, from, to) => current().diff(id, from, to),
    rename: async (id, name, revision) => current().rename(id, name, revision),
    remove: async (id, revision) => current().remove(id, revision),
    restore: async (id, revision) => current().restore(id, revision),
    contacts: async () => current().contacts(),
    markContact: async (company, input) => current().markContact(company, input),
    withdrawContact: async (company, office, revision) => current().withdrawContact(company, office, revision),
  };
}
