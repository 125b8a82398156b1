/** The planning use cases on the real seed and an embedded store in a temporary folder. */
import { join } from 'node:path';
import { createGraphStateSource } from '../../server/services/graph-state.ts';
import { createPlanningServices, type PlanningServices } from '../../server/services/planning/planning-services.ts';
import { readWorkedScenarios } from '../../server/services/planning/worked-scenarios.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { FIXED_NOW, openSeededProduct } from './seeded-services.ts';

/** The seed of the repository. */
export const SEED_DIR = join(import.meta.dirname, '..', '..', 'graph-seed');

export interface PlanningProduct {
  readonly store: GraphStore;
  readonly planning: PlanningServices;
  close(): Promise<void>;
}

export async function openPlanningProduct(): Promise<PlanningProduct> {
  const seeded = await openSeededProduct();
  const { store } = seeded;
  const close = () => seeded.close();
  let count = 0;
  const planning = createPlanningServices({
    store,
    states: createGraphStateSource(store, () => FIXED_NOW.toISOString().slice(0, 10)),
    worked: await readWorkedScenarios(join(SEED_DIR, 'scenarios')),
    now: () => FIXED_NOW,
    newId: () => {
      count += 1;
      return `new-${count}`;
    },
  });
  return { store, planning, close };
}
