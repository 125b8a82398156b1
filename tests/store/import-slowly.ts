/** A process for one test: imports a large graph into the file named and says which stage it is in. */
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import { largerGraph } from './sample-graph.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: import-slowly.ts FILE');
const store = await openEmbeddedStore({ file });
await store.importGraph(largerGraph(20_000), {
  importedAt: '2025-01-02T03:04:05.000Z',
  onProgress: ({ stage }) => process.stdout.write(`${stage}\n`),
});
await store.close();
