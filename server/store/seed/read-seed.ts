/** Reads a seed folder into a complete, checked graph. */
import type { GraphData } from '../../graph/entities.ts';
import { canonicalGraph } from '../data-version.ts';
import { StoreError } from '../store-error.ts';
import { formatFaults } from './seed-faults.ts';
import { readSeedFiles } from './seed-files.ts';
import { checkReferences } from './seed-references.ts';
import { seedToGraph } from './seed-to-graph.ts';

/**
 * The graph of a seed folder, in canonical order.
 * @throws StoreError `seed_invalid`, its detail one line per fault: file > record > field: what is wrong.
 */
export async function readSeed(dir: string): Promise<GraphData> {
  const { files, faults } = await readSeedFiles(dir);
  checkReferences(files, (fault) => faults.push(fault));
  if (faults.length > 0) throw new StoreError('seed_invalid', formatFaults(faults));
  if (files.plan === null) throw new StoreError('seed_invalid', 'plan.json: file is missing');
  return canonicalGraph(seedToGraph(files, files.plan.value));
}
