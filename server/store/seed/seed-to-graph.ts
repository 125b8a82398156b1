/** Turns checked seed records into the domain graph. Ids get their brands here. */
import { createHash } from 'node:crypto';
import type {
  Chain,
  Company,
  CompanyList,
  FactKind,
  Goal,
  GraphData,
  InputLink,
  Operation,
  Organisation,
  PlanStatement,
  Platform,
  Provenance,
  Region,
  Relation,
  Segment,
  SegmentIndustry,
  Source,
} from '../../graph/entities.ts';
import type {
  ChainId,
  CompanyId,
  GoalId,
  ListId,
  OrganisationId,
  PlanStatementId,
  PlatformId,
  RegionId,
  SegmentId,
  SourceId,
} from '../../graph/ids.ts';
import type {
  SeedAnchor,
  SeedChain,
  SeedCompany,
  SeedGoal,
  SeedIndustryClass,
  SeedList,
  SeedOrganisation,
  SeedPlan,
  SeedPlatform,
  SeedRegion,
  SeedRelation,
  SeedSegment,
  SeedSource,
} from './schema.ts';
import type { SeedFiles } from './seed-files.ts';

interface SeedProvenance {
  readonly kind: FactKind;
  readonly sourceIds: readonly string[];
  readonly asOf: string;
}

type IndustryClasses = ReadonlyMap<string, SeedIndustryClass>;

/** The graph of a seed whose references were checked. Arrays stand in file order; see `canonicalGraph`. */
export function seedToGraph(files: SeedFiles, plan: SeedPlan): GraphData {
  const chains = files.chains.map((record) => record.value);
  const companies = files.companies.map((record) => record.value);
  const classes: IndustryClasses = new Map(files.industryClasses.map(({ value }) => [value.code, value]));
  const listOfFile: ReadonlyMap<string, string> = new Map(
    files.lists.flatMap(({ value }) => value.files.map((file) => [`companies/${file}`, value.id] as const)),
  );
  return {
    cityId: plan.city as RegionId,
    asOf: plan.graphAsOf,
    chains: chains.map(toChain),
    segments: chains.flatMap((chain) => chain.segments.map((segment) => toSegment(segment, chain, classes))),
    inputLinks: chains.flatMap(toInputLinks),
    companies: files.companies.map(({ file, value }) => toCompany(value, listOfFile.get(file) ?? '')),
    operations: companies.flatMap(toOperations),
    relations: files.relations.map(({ value }) => toRelation(value)),
    regions: files.regions.map(({ value }) => toRegion(value)),
    platforms: files.platforms.map(({ value }) => toPlatform(value)),
    organisations: files.organisations.map(({ value }) => toOrganisation(value)),
    planStatements: toStatements(files, plan),
    goals: files.goals.map(({ value }) => toGoal(value)),
    sources: files.sources.map(({ value }) => toSource(value)),
    lists: files.lists.map(({ value }) => toList(value)),
  };
}

function toProvenance({ kind, sourceIds, asOf }: SeedProvenance): Provenance {
  return { kind, sourceIds: sourceIds as SourceId[], asOf };
}

function toChain(chain: SeedChain): Chain {
  const { id, name, category, stage, shape, boxed, depth, aliases, description, tierTitles } = chain;
  return {
    id: id as ChainId,
    name,
    category,
    stage,
    shape,
    boxed,
    depth,
    aliases,
    description,
    tierTitles,
    provenance: toProvenance(chain),
  };
}

/** A segment without a provenance of its own has the chain's. */
function toSegment(segment: SeedSegment, chain: SeedChain, classes: IndustryClasses): Segment {
  const { id, name, shortName, tier, group, aliases, products, description } = segment;
  return {
    id: id as SegmentId,
    chainId: chain.id as ChainId,
    name,
    shortName,
    tier,
    group,
    aliases,
    products,
    description,
    industry: toIndustry(segment, chain, classes),
    provenance: toProvenance({
      kind: segment.kind ?? chain.kind,
      sourceIds: segment.sourceIds ?? chain.sourceIds,
      asOf: segment.asOf ?? chain.asOf,
    }),
  };
}

function toIndustry(
  { industryClasses }: SeedSegment,
  { classification }: SeedChain,
  classes: IndustryClasses,
): SegmentIndustry | undefined {
  if (classification === undefined || industryClasses.length === 0) return undefined;
  return {
    classes: industryClasses.flatMap(({ code, breadth }) => {
      const found = classes.get(code);
      return found ? [{ code, name: found.name, breadth, words: breadth === 'wider' ? [] : found.words }] : [];
    }),
    provenance: toProvenance(classification),
  };
}

function toInputLinks(chain: SeedChain): InputLink[] {
  return chain.inputs.map(({ from, to, necessity }) => ({
    from: from as SegmentId,
    to: to as SegmentId,
    necessity,
    provenance: toProvenance(chain),
  }));
}

function toCompany(company: SeedCompany, listId: string): Company {
  const { region, parent, segments: _segments, kind: _kind, sourceIds: _sourceIds, asOf: _asOf, ...rest } = company;
  return {
    ...rest,
    id: company.id as CompanyId,
    regionId: region as RegionId,
    parentId: parent as CompanyId | undefined,
    honours: company.honours.map((honour) => ({ ...honour, sourceId: honour.sourceId as SourceId })),
    signals: company.signals.map((signal) => ({ ...signal, sourceId: signal.sourceId as SourceId })),
    scale: company.scale && { ...company.scale, sourceId: company.scale.sourceId as SourceId },
    listId: listId as ListId,
    provenance: toProvenance(company),
  };
}

/** An operation without sources or a date of its own has the company record's. */
function toOperations(company: SeedCompany): Operation[] {
  return company.segments.map(({ id, confidence, evidence, sourceIds, asOf }) => ({
    companyId: company.id as CompanyId,
    segmentId: id as SegmentId,
    origin: 'curated',
    confidence,
    evidence,
    provenance: toProvenance({
      kind: company.kind,
      sourceIds: sourceIds ?? company.sourceIds,
      asOf: asOf ?? company.asOf,
    }),
  }));
}

function toRelation(relation: SeedRelation): Relation {
  const { type, from, to, note } = relation;
  return {
    type,
    from: from as CompanyId,
    to: to as CompanyId | OrganisationId,
    note,
    provenance: toProvenance(relation),
  };
}

function toRegion({ id, name, level, parent, lng, lat }: SeedRegion): Region {
  return { id: id as RegionId, name, level, parentId: parent as RegionId | undefined, lng, lat };
}

function toPlatform(platform: SeedPlatform): Platform {
  const { id, name, aliases, region, level, leadingChains, description, resources } = platform;
  return {
    id: id as PlatformId,
    name,
    aliases,
    regionId: region as RegionId,
    level,
    leadingChainIds: leadingChains as ChainId[],
    description,
    resources: resources.map(({ period, landMu, energyTcePerYear, plantM2, ...provenance }) => ({
      period,
      landMu,
      energyTcePerYear,
      plantM2,
      provenance: toProvenance(provenance),
    })),
    provenance: toProvenance(platform),
  };
}

function toOrganisation(organisation: SeedOrganisation): Organisation {
  const { id, name, type, region, description } = organisation;
  return {
    id: id as OrganisationId,
    name,
    type,
    regionId: region as RegionId | undefined,
    description,
    provenance: toProvenance(organisation),
  };
}

function toGoal(goal: SeedGoal): Goal {
  const { id, name, metric, value, unit, due, scope } = goal;
  return { id: id as GoalId, name, metric, value, unit, due, scope, provenance: toProvenance(goal) };
}

function toSource(source: SeedSource): Source {
  return { ...source, id: source.id as SourceId };
}

function toList(list: SeedList): CompanyList {
  const { id, title, role, regions, scope, minRevenueCny, coverage } = list;
  return {
    id: id as ListId,
    title,
    role,
    regionIds: regions as RegionId[],
    scope,
    minRevenueCny,
    coverage: coverage.map((entry) => ({
      chainId: entry.chain as ChainId,
      share: entry.share,
      basis: entry.basis,
      audit: entry.audit,
    })),
    provenance: toProvenance(list),
  };
}

function toStatements(files: SeedFiles, plan: SeedPlan): PlanStatement[] {
  const directionAsOf = files.sources.find(({ value }) => value.id === plan.sourceId)?.value.date ?? plan.period.from;
  const state = (anchors: readonly SeedAnchor[], target: PlanStatement['target']): PlanStatement[] =>
    anchors.map((anchor) => ({
      id: statementId(anchor, target),
      section: anchor.section,
      line: anchor.line,
      phrase: anchor.phrase,
      verb: anchor.verb,
      action: anchor.action,
      states: anchor.states,
      target,
      asOf: anchor.states === 'present' ? plan.factsAsOf : directionAsOf,
      sourceId: plan.sourceId as SourceId,
    }));
  return [
    ...files.chains.flatMap(({ value: chain }) => [
      ...state(chain.plan, { type: 'chain', id: chain.id as ChainId }),
      ...chain.segments.flatMap((segment) => state(segment.plan, { type: 'segment', id: segment.id as SegmentId })),
    ]),
    ...files.platforms.flatMap(({ value }) => state(value.plan, { type: 'platform', id: value.id as PlatformId })),
    ...files.goals.flatMap(({ value }) => state(value.plan, { type: 'goal', id: value.id as GoalId })),
  ];
}

/** `l0154-<hash>`: sorts by the plan's line; the hash tells apart what several records say of one line. */
function statementId(anchor: SeedAnchor, target: PlanStatement['target']): PlanStatementId {
  const key = [target.type, target.id, anchor.section, anchor.phrase, anchor.verb, anchor.action, anchor.states];
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 10);
  return `l${String(anchor.line).padStart(4, '0')}-${hash}` as PlanStatementId;
}
