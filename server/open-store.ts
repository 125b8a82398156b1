/** Picks the adapter that the settings ask for; only that one is loaded. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { GraphStore } from './store/graph-store.ts';

/**
 * @param onWaiting told once when a remote store does not answer yet and is being waited for.
 * @throws StoreError `store_unavailable`, `store_unauthorized`, `store_damaged`, `store_read_only`, `store_incompatible`.
 */
export async function openStore(config: Config, onWaiting: (reason: string) => void): Promise<GraphStore> {
  if (config.neo4j) {
    const { openNeo4jStore } = await import('./store/neo4j/open-store.ts');
    return openNeo4jStore({ ...config.neo4j, onWaiting });
  }
  const { openEmbeddedStore } = await import('./store/embedded/open-store.ts');
  return openEmbeddedStore({ file: join(config.dataDir, 'liantu.db') });
}
