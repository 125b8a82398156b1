/**
 * A small fluent builder of domain graphs for tests: every record gets honest defaults, a test states only what it
 * is about. Start with `graph()`, end with `.data()` or `.snapshot()`.
 */
import type {
  Chain,
  Company,
  CompanyList,
  GraphData,
  InputLink,
  Necessity,
  Operation,
  PlanStatement,
  Platform,
  Provenance,
  Region,
  Relation,
  Segment,
} from '../../server/graph/entities.ts';
import type {
  ChainId,
  CompanyId,
  ListId,
  PlanStatementId,
  PlatformId,
  RegionId,
  SegmentId,
  SourceId,
} from '../../server/graph/ids.ts';
import type { GraphSnapshot } from '../../server/graph/snapshot.ts';
import { buildSnapshot } from '../../server/graph/snapshot.ts';

export const chainId = (id: string): ChainId => id as ChainId;
export const segmentId = (id: string): SegmentId => id as SegmentId;
export const companyId = (id: string): CompanyId => id as CompanyId;
export const regionId = (id: string): RegionId => id as RegionId;
export const listId = (id: string): ListId => id as ListId;
export const sourceId = (id: string): SourceId => id as SourceId;

/** The day the built graphs speak of. */
export const TEST_AS_OF = '2026-06-30';
/** The city of the built graphs, and a county in it. */
export const TEST_CITY = regionId('330700');
export const TEST_COUNTY = regionId('330783');

const provenance: Provenance = { kind: 'synthetic', sourceIds: [sourceId('test-source')], asOf: '2026-01-01' };

interface MutableGraph {
  chains: Chain[];
  segments: Segment[];
  inputLinks: InputLink[];
  companies: Company[];
  operations: Operation[];
  relations: Relation[];
  regions: Region[];
  platforms: Platform[];
  planStatements: PlanStatement[];
  lists: CompanyList[];
}

/** An empty city (金华 with 东阳 in it, 杭州 beside it) with one source; no chain, company or list. */
export function graph(): GraphBuilder {
  return new GraphBuilder();
}

export class GraphBuilder {
  readonly #graph: MutableGraph = {
    chains: [],
    segments: [],
    inputLinks: [],
    companies: [],
    operations: [],
    relations: [],
    regions: [
      { id: regionId('330000'), name: '浙江省', level: 'province', lng: 120.15, lat: 30.27 },
      { id: TEST_CITY, name: '金华市', level: 'prefecture', parentId: regionId('330000'), lng: 119.65, lat: 29.08 },
      { id: TEST_COUNTY, name: '东阳市', level: 'county', parentId: TEST_CITY, lng: 120.24, lat: 29.29 },
      {
        id: regionId('330100'),
        name: '杭州市',
        level: 'prefecture',
        parentId: regionId('330000'),
        lng: 120.16,
        lat: 30.25,
      },
    ],
    platforms: [],
    planStatements: [],
    lists: [],
  };

  chain(id: string, overrides: Partial<Chain> = {}): this {
    this.#graph.chains.push({
      id: chainId(id),
      name: id,
      category: 'manufacturing',
      stage: '从有到优',
      shape: 'up_mid_down',
      boxed: true,
      depth: 'full',
      aliases: [],
      description: '',
      tierTitles: {},
      provenance,
      ...overrides,
    });
    return this;
  }

  /** The chain is the part of the id before the slash; it is added when it is not there yet. */
  segment(id: string, overrides: Partial<Segment> = {}): this {
    const chain = id.split('/')[0] ?? id;
    if (!this.#graph.chains.some((known) => known.id === chain)) this.chain(chain);
    this.#graph.segments.push({
      id: segmentId(id),
      chainId: chainId(chain),
      name: id,
      shortName: id.slice(-8),
      tier: '中游',
      group: 'group',
      aliases: [],
      products: [],
      description: '',
      provenance,
      ...overrides,
    });
    return this;
  }

  segments(...ids: readonly string[]): this {
    for (const id of ids) this.segment(id);
    return this;
  }

  /** `from` is an input of `to`. */
  input(from: string, to: string, necessity: Necessity = 'core'): this {
    this.#graph.inputLinks.push({ from: segmentId(from), to: segmentId(to), necessity, provenance });
    return this;
  }

  /** A company in the city unless `regionId` says otherwise; it belongs to the list `local`. */
  company(id: string, overrides: Partial<Company> = {}): this {
    this.#graph.companies.push({
      id: companyId(id),
      name: `${id}有限公司`,
      aliases: [],
      formerNames: [],
      regionId: TEST_COUNTY,
      status: 'active',
      honours: [],
      signals: [],
      products: [],
      texts: [`${id}的主营业务`],
      listId: listId('local'),
      provenance,
      ...overrides,
    });
    return this;
  }

  /** The company works in the segment; a company that is not there yet is added in the city. */
  operates(company: string, segment: string, overrides: Partial<Operation> = {}): this {
    if (!this.#graph.companies.some((known) => known.id === company)) this.company(company);
    this.#graph.operations.push({
      companyId: companyId(company),
      segmentId: segmentId(segment),
      origin: 'curated',
      confidence: 0.95,
      evidence: '主营业务',
      provenance,
      ...overrides,
    });
    return this;
  }

  relation(type: Relation['type'], from: string, to: string, overrides: Partial<Relation> = {}): this {
    this.#graph.relations.push({ type, from: companyId(from), to: companyId(to), note: '', provenance, ...overrides });
    return this;
  }

  region(id: string, overrides: Partial<Region> = {}): this {
    this.#graph.regions.push({ id: regionId(id), name: id, level: 'prefecture', ...overrides });
    return this;
  }

  platform(id: string, overrides: Partial<Platform> = {}): this {
    this.#graph.platforms.push({
      id: id as PlatformId,
      name: id,
      aliases: [],
      regionId: TEST_CITY,
      level: 'municipal',
      leadingChainIds: [],
      description: '',
      resources: [],
      provenance,
      ...overrides,
    });
    return this;
  }

  /** A list of local companies that holds `share` of the firms of each chain named. */
  localList(id: string, shares: Readonly<Record<string, number>>, overrides: Partial<CompanyList> = {}): this {
    this.#graph.lists.push({
      id: listId(id),
      title: id,
      role: 'local',
      regionIds: [TEST_CITY],
      scope: '规上工业企业',
      coverage: Object.entries(shares).map(([chain, share]) => ({ chainId: chainId(chain), share, basis: '估计' })),
      provenance,
      ...overrides,
    });
    return this;
  }

  /** The plan wants something of a segment (id with a slash) or a chain. */
  plan(target: string, action: PlanStatement['action'], overrides: Partial<PlanStatement> = {}): this {
    const statements = this.#graph.planStatements;
    statements.push({
      id: `plan-${String(statements.length + 1).padStart(3, '0')}` as PlanStatementId,
      section: '四(一)1',
      line: statements.length + 1,
      phrase: '引进一批企业',
      verb: '引进',
      action,
      states: 'direction',
      target: target.includes('/')
        ? { type: 'segment', id: segmentId(target) }
        : { type: 'chain', id: chainId(target) },
      asOf: '2021-06-01',
      sourceId: sourceId('plan'),
      ...overrides,
    });
    return this;
  }

  /** The plan says, as of a date, that it is already there. */
  planPresent(target: string, asOf = '2020-12-31', overrides: Partial<PlanStatement> = {}): this {
    return this.plan(target, null, { states: 'present', verb: '已形成', phrase: '已形成规模', asOf, ...overrides });
  }

  data(overrides: Partial<GraphData> = {}): GraphData {
    return {
      cityId: TEST_CITY,
      asOf: TEST_AS_OF,
      organisations: [],
      goals: [],
      sources: [
        { id: sourceId('test-source'), title: '测试来源', publisher: '测试', date: '2026-01-01', kind: 'synthetic' },
      ],
      ...this.#graph,
      ...overrides,
    };
  }

  snapshot(overrides: Partial<GraphData> = {}): GraphSnapshot {
    return snapshotOf(this.data(overrides));
  }
}

/** A snapshot of any data with a version made for tests. */
export function snapshotOf(data: GraphData): GraphSnapshot {
  return buildSnapshot(data, {
    id: 'test00000000',
    importedAt: '2026-06-30T00:00:00.000Z',
    asOf: data.asOf,
    counts: {
      chains: data.chains.length,
      segments: data.segments.length,
      companies: data.companies.length,
      operations: data.operations.length,
      relations: data.relations.length,
      sources: data.sources.length,
    },
  });
}
