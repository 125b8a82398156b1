/** Cross-reference checks of a seed: every id that is named exists, once, and is of the right kind. */
import type { SeedChain, SeedCompany, SeedRelation, SeedSegment } from './schema.ts';
import type { ReportFault } from './seed-faults.ts';
import type { SeedFiles, SeedRecord } from './seed-files.ts';

type Kind = 'chain' | 'segment' | 'company' | 'region' | 'organisation' | 'source' | 'platform' | 'goal' | 'list';

interface Place {
  readonly file: string;
  readonly record: string;
}

/** Checks one record's references; bound to the record's place. */
interface Checker {
  reference(at: Place, field: string, kind: Kind, id: string | undefined): void;
  sources(at: Place, ids: readonly string[] | undefined): void;
  fault(at: Place, field: string, message: string): void;
}

/** Reports every reference that leads nowhere and every id or edge that stands twice. */
export function checkReferences(files: SeedFiles, report: ReportFault): void {
  const checker = createChecker(files, report);
  checkChains(files, checker);
  for (const company of files.companies) checkCompany(company, checker);
  for (const relation of files.relations) checkRelation(relation, checker);
  reportRepeated(files.relations, ({ value }) => `${value.type} ${value.from} ${value.to}`, 'relation', checker);
  checkPlaces(files, checker);
  checkLists(files, checker);
  checkPlan(files, checker);
}

function createChecker(files: SeedFiles, report: ReportFault): Checker {
  const fault: Checker['fault'] = (at, field, message) => report({ file: at.file, record: at.record, field, message });
  const known = collectIds(files, fault);
  const reference: Checker['reference'] = (at, field, kind, id) => {
    if (id === undefined || known[kind].has(id) || files.damagedIds.has(id)) return;
    fault(at, field, `no ${kind} has the id ${id}`);
  };
  const sources: Checker['sources'] = (at, ids) => {
    for (const id of ids ?? []) reference(at, 'sourceIds', 'source', id);
  };
  return { reference, sources, fault };
}

function collectIds(files: SeedFiles, fault: Checker['fault']): Record<Kind, ReadonlySet<string>> {
  const idsOf = (kind: Kind, places: readonly Place[]): Set<string> => {
    const seen = new Set<string>();
    for (const place of places) {
      if (seen.has(place.record)) fault(place, 'id', `a second ${kind} with this id`);
      seen.add(place.record);
    }
    return seen;
  };
  const segments = files.chains.flatMap(({ file, value }) =>
    value.segments.map((segment) => ({ file, record: segment.id })),
  );
  const known = {
    chain: idsOf('chain', files.chains),
    segment: idsOf('segment', segments),
    company: idsOf('company', files.companies),
    region: idsOf('region', files.regions),
    organisation: idsOf('organisation', files.organisations),
    source: idsOf('source', files.sources),
    platform: idsOf('platform', files.platforms),
    goal: idsOf('goal', files.goals),
    list: idsOf('list', files.lists),
  };
  for (const place of files.organisations) {
    if (known.company.has(place.record)) fault(place, 'id', 'a company has the same id');
  }
  return known;
}

function reportRepeated<Value extends Place>(
  records: readonly Value[],
  keyOf: (record: Value) => string,
  what: string,
  checker: Checker,
): void {
  const seen = new Set<string>();
  for (const record of records) {
    const key = keyOf(record);
    if (seen.has(key)) checker.fault(record, '', `the same ${what} stands twice: ${key}`);
    seen.add(key);
  }
}

function checkChains(files: SeedFiles, checker: Checker): void {
  const classCodes = new Set(files.industryClasses.map(({ value }) => value.code));
  for (const chain of files.chains) {
    checker.sources(chain, chain.value.sourceIds);
    checker.sources(chain, chain.value.classification?.sourceIds);
    if (chain.file !== `chains/${chain.value.id}.json`) checker.fault(chain, 'id', 'differs from the name of its file');
    for (const segment of chain.value.segments) {
      const at = { file: chain.file, record: segment.id };
      checker.sources(at, segment.sourceIds);
      checkClasses(at, segment, chain.value, classCodes, checker);
      if (!segment.id.startsWith(`${chain.value.id}/`))
        checker.fault(at, 'id', `does not begin with ${chain.value.id}/`);
    }
  }
  const links = files.chains.flatMap(({ file, value }) =>
    value.inputs.map((link) => ({ file, record: `${link.from} -> ${link.to}`, link })),
  );
  for (const { link, ...at } of links) {
    checker.reference(at, 'from', 'segment', link.from);
    checker.reference(at, 'to', 'segment', link.to);
    if (link.from === link.to) checker.fault(at, 'to', 'a segment cannot be an input of itself');
  }
  reportRepeated(links, (link) => link.record, 'input link', checker);
}

/** Classes exist, stand once, and the chain says where they come from. */
function checkClasses(
  at: Place,
  { industryClasses }: SeedSegment,
  { classification }: SeedChain,
  known: ReadonlySet<string>,
  checker: Checker,
): void {
  const seen = new Set<string>();
  for (const { code } of industryClasses) {
    if (!known.has(code)) checker.fault(at, 'industryClasses', `no industry class has the code ${code}`);
    if (seen.has(code)) checker.fault(at, 'industryClasses', `${code} stands twice`);
    seen.add(code);
  }
  if (seen.size > 0 && classification === undefined)
    checker.fault(at, 'industryClasses', 'the chain has no classification: kind, sourceIds and asOf of its classes');
}

function checkCompany(company: SeedRecord<SeedCompany>, checker: Checker): void {
  const { value } = company;
  checker.sources(company, value.sourceIds);
  checker.reference(company, 'region', 'region', value.region);
  checker.reference(company, 'parent', 'company', value.parent);
  if (value.parent === value.id) checker.fault(company, 'parent', 'a company cannot be its own parent');
  checker.reference(company, 'scale.sourceId', 'source', value.scale?.sourceId);
  for (const honour of value.honours) checker.reference(company, 'honours.sourceId', 'source', honour.sourceId);
  for (const signal of value.signals) checker.reference(company, 'signals.sourceId', 'source', signal.sourceId);
  const seen = new Set<string>();
  for (const segment of value.segments) {
    checker.reference(company, 'segments.id', 'segment', segment.id);
    checker.sources(company, segment.sourceIds);
    if (seen.has(segment.id)) checker.fault(company, 'segments', `${segment.id} stands twice`);
    seen.add(segment.id);
  }
}

function checkRelation(relation: SeedRecord<SeedRelation>, checker: Checker): void {
  const { type, from, to } = relation.value;
  const at = { file: relation.file, record: `${from} ${type} ${to}` };
  checker.sources(at, relation.value.sourceIds);
  checker.reference(at, 'from', 'company', from);
  checker.reference(at, 'to', type === 'MEMBER_OF' ? 'organisation' : 'company', to);
  if (from === to) checker.fault(at, 'to', 'a company has no relation to itself');
}

function checkPlaces(files: SeedFiles, checker: Checker): void {
  for (const region of files.regions) checker.reference(region, 'parent', 'region', region.value.parent);
  for (const platform of files.platforms) {
    checker.sources(platform, platform.value.sourceIds);
    checker.reference(platform, 'region', 'region', platform.value.region);
    for (const id of platform.value.leadingChains) checker.reference(platform, 'leadingChains', 'chain', id);
    for (const resource of platform.value.resources) checker.sources(platform, resource.sourceIds);
  }
  for (const organisation of files.organisations) {
    checker.sources(organisation, organisation.value.sourceIds);
    checker.reference(organisation, 'region', 'region', organisation.value.region);
  }
  for (const goal of files.goals) checker.sources(goal, goal.value.sourceIds);
}

function checkLists(files: SeedFiles, checker: Checker): void {
  const listOf = new Map<string, string>();
  for (const list of files.lists) {
    checker.sources(list, list.value.sourceIds);
    for (const id of list.value.regions) checker.reference(list, 'regions', 'region', id);
    for (const entry of list.value.coverage) checker.reference(list, 'coverage.chain', 'chain', entry.chain);
    for (const file of list.value.files) {
      if (!files.companyFiles.includes(file)) checker.fault(list, 'files', `companies/${file} is missing`);
      const other = listOf.get(file);
      if (other !== undefined) checker.fault(list, 'files', `${file} is already in the list ${other}`);
      listOf.set(file, list.value.id);
    }
  }
  for (const file of files.companyFiles) {
    const at = { file: `companies/${file}`, record: '' };
    if (!listOf.has(file)) checker.fault(at, '', 'no list in lists.json names this file');
  }
}

function checkPlan(files: SeedFiles, checker: Checker): void {
  if (!files.plan) return;
  checker.reference(files.plan, 'sourceId', 'source', files.plan.value.sourceId);
  checker.reference(files.plan, 'city', 'region', files.plan.value.city);
}
