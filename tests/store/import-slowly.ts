/** A process for one test: imports a large graph into the file named and says which stage it is in. */
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import { largerGraph } from './sample-graph.ts';

/** What to run; its one argument is the store's file. */
export const IMPORT_SLOWLY = import.meta.filename;

async function importSlowly(file: string): Promise<void> {
  const store = await openEmbeddedStore({ file });
  await store.importGraph(largerGraph(20_000), {
    importedAt: '2025-01-02T03:04:05.000Z',
    onProgress: ({ stage }) => process.stdout.write(`${stage}\n`),
  });
  await store.close();
}

const [script, file] = process.argv.slice(1);
if (script === IMPORT_SLOWLY && file !== undefined) await importSlowly(file);
