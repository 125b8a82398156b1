/** The real product on the real seed: an embedded store in a temporary folder, removed afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServices, type Services } from '../../server/services/services.ts';
import { readWorkedScenarios } from '../../server/services/planning/worked-scenarios.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';

export interface SeededProduct {
  readonly store: GraphStore;
  readonly services: Services;
  readonly dataDir: string;
  close(): Promise<void>;
}

export const FIXED_NOW = new Date('2026-11-24T08:00:00Z');

export async function openSeededProduct(): Promise<SeededProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'liantu-seeded-'));
  const store = await openEmbeddedStore({ file: join(dataDir, 'liantu.db') });
  const seedDir = join(import.meta.dirname, '..', '..', 'graph-seed');
  await store.importGraph(await readSeed(seedDir), {
    importedAt: FIXED_NOW.toISOString(),
  });
  return {
    store,
    services: createServices(store, () => FIXED_NOW, await readWorkedScenarios(join(seedDir, 'scenarios'))),
    dataDir,
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
