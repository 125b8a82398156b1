/** All rules on a seed beyond the shape of its records, and the figures of each chain. */
import { checkCompanyCodes } from './checks/company-codes.ts';
import { checkContent, companiesOfRole, countBySegment } from './checks/content.ts';
import { checkInputGraph } from './checks/input-graph.ts';
import { checkNames } from './checks/names.ts';
import { checkPlanAnchors, countDirections } from './checks/plan-anchors.ts';
import { checkRegionCodes } from './checks/region-codes.ts';
import type { SeedFinding, SeedRule } from './checks/seed-rule.ts';
import type { SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';
import { checkReferences } from './seed-references.ts';

const RULES: readonly SeedRule[] = [
  checkNames,
  checkCompanyCodes,
  checkRegionCodes,
  checkInputGraph,
  checkPlanAnchors,
  checkContent,
];

export interface ChainFigures {
  readonly chainId: string;
  readonly depth: string;
  readonly segments: number;
  /** Input links that end in the chain. */
  readonly links: number;
  /** Companies of local lists that work in the chain. */
  readonly local: number;
  /** Companies of target lists that work in the chain. */
  readonly targets: number;
  readonly directions: number;
  /** Segments of the chain with at least one local company. */
  readonly localSegments: number;
}

/** Errors and warnings, in the order of the rules. `shapeFaults` are those found while reading. */
export function checkSeed(files: SeedFiles, shapeFaults: readonly SeedFault[]): readonly SeedFinding[] {
  const faults = [...shapeFaults];
  checkReferences(files, (fault) => faults.push(fault));
  return [
    ...faults.map((fault): SeedFinding => ({ ...fault, severity: 'error' })),
    ...RULES.flatMap((rule) => rule(files)),
  ];
}

/** One row per chain, in the order of the files. */
export function chainFigures(files: SeedFiles): readonly ChainFigures[] {
  const localCounts = countBySegment(files, 'local');
  return files.chains.map(({ value: chain }) => ({
    chainId: chain.id,
    depth: chain.depth,
    segments: chain.segments.length,
    links: chain.inputs.length,
    local: countCompanies(files, chain.id, 'local'),
    targets: countCompanies(files, chain.id, 'target'),
    directions: countDirections(chain),
    localSegments: chain.segments.filter(({ id }) => localCounts.has(id)).length,
  }));
}

function countCompanies(files: SeedFiles, chainId: string, role: 'local' | 'target'): number {
  return companiesOfRole(files, role).filter(({ segments }) => segments.some(({ id }) => id.startsWith(`${chainId}/`)))
    .length;
}
