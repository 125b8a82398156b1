/** Time of one chain layout, on the largest chain of the seed: `npx tsx scripts/bench/layout.ts`. Budget: 50 ms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { layOutChain } from '../../web/src/graph-canvas/layout/lay-out-chain.ts';
import type { LayoutSegment } from '../../web/src/graph-canvas/layout/types.ts';

interface ChainFile {
  readonly segments: readonly LayoutSegment[];
  readonly inputs: readonly { readonly from: string; readonly to: string }[];
}

const CHAIN = process.argv[2] ?? 'nev';
const RUNS = 50;

const file = join(import.meta.dirname, '..', '..', 'graph-seed', 'chains', `${CHAIN}.json`);
const chain = JSON.parse(readFileSync(file, 'utf8')) as ChainFile;
const links = chain.inputs.map(({ from, to }) => ({ from, to, broken: false }));

const started = performance.now();
layOutChain(chain.segments, links);
const firstMs = performance.now() - started;
const timesMs = Array.from({ length: RUNS }, () => {
  const from = performance.now();
  layOutChain(chain.segments, links);
  return performance.now() - from;
}).sort((a, b) => a - b);
const map = layOutChain(chain.segments, links);

console.log(
  [
    `chain ${CHAIN}: ${chain.segments.length} segments, ${links.length} links, ${map.ribbons.length} ribbons`,
    `picture ${Math.round(map.width)} x ${Math.round(map.height)} px`,
    `first (cold) ${firstMs.toFixed(1)} ms, median ${(timesMs[RUNS / 2] ?? 0).toFixed(1)} ms, worst ${(timesMs[RUNS - 1] ?? 0).toFixed(1)} ms`,
  ].join('\n'),
);
