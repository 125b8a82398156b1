/** The input links as one graph over all chains: no cycles, nothing left aside, each link in the right file. */
import type { SeedFiles } from '../seed-files.ts';
import { type Place, seedError, type SeedFinding, seedWarning } from './seed-rule.ts';

interface PlacedLink extends Place {
  readonly from: string;
  readonly to: string;
}

export function checkInputGraph(files: SeedFiles): readonly SeedFinding[] {
  const links: PlacedLink[] = files.chains.flatMap(({ file, value }) =>
    value.inputs.map(({ from, to }) => ({ file, record: `${from} -> ${to}`, from, to })),
  );
  const cycle = findCycle(links);
  const closing = links.find((link) => link.from === cycle?.at(-2) && link.to === cycle?.at(-1));
  return [
    ...(cycle && closing ? [seedError(closing, '', `a cycle of inputs: ${cycle.join(' -> ')}`)] : []),
    ...checkLinkFiles(files),
    ...checkOrphans(files, links),
  ];
}

/**
 * A directed cycle, its first node repeated at the end, or null. Depth first with an explicit stack, nodes in the
 * order of the links, so the same seed always names the same cycle.
 */
export function findCycle(links: readonly { readonly from: string; readonly to: string }[]): string[] | null {
  const outputs = new Map<string, string[]>();
  for (const { from, to } of links) {
    const known = outputs.get(from);
    if (known) known.push(to);
    else outputs.set(from, [to]);
  }
  const done = new Set<string>();
  for (const start of outputs.keys()) {
    const cycle = findCycleFrom(start, outputs, done);
    if (cycle) return cycle;
  }
  return null;
}

function findCycleFrom(start: string, outputs: ReadonlyMap<string, string[]>, done: Set<string>): string[] | null {
  const path = [start];
  const positions = [0];
  while (path.length > 0) {
    const at = path.at(-1) ?? '';
    const position = positions.at(-1) ?? 0;
    const next = outputs.get(at)?.[position];
    if (next === undefined || done.has(at)) {
      done.add(at);
      path.pop();
      positions.pop();
      continue;
    }
    positions[positions.length - 1] = position + 1;
    if (path.includes(next)) return [...path.slice(path.indexOf(next)), next];
    path.push(next);
    positions.push(0);
  }
  return null;
}

function checkLinkFiles(files: SeedFiles): SeedFinding[] {
  return files.chains.flatMap(({ file, value }) =>
    value.inputs
      .filter(({ to }) => !to.startsWith(`${value.id}/`))
      .map(({ from, to }) => seedError({ file, record: `${from} -> ${to}` }, 'to', 'belongs into the file of `to`')),
  );
}

/** A company may truly work beyond the segments modelled: an editor looks, and never invents a link. */
function checkOrphans(files: SeedFiles, links: readonly PlacedLink[]): SeedFinding[] {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const segments = files.chains
    .filter(({ value }) => value.depth === 'full')
    .flatMap(({ file, value }) => value.segments.map(({ id }) => ({ file, record: id })))
    .filter(({ record }) => !linked.has(record))
    .map((place) => seedError(place, '', 'no input link begins or ends here'));
  const companies = files.companies
    .filter(({ value }) => value.segments.length === 0)
    .map((company) => seedWarning(company, 'segments', 'works in no segment'));
  return [...segments, ...companies];
}
