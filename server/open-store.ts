/** Picks the adapter that the settings ask for. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { GraphStore } from './store/graph-store.ts';
import { openEmbeddedStore } from './store/embedded/open-store.ts';

/** @throws StoreError `store_unavailable`, `store_damaged`, `store_read_only`, `store_incompatible`. */
export async function openStore(config: Config): Promise<GraphStore> {
  return openEmbeddedStore({ file: join(config.dataDir, 'liantu.db') });
}
