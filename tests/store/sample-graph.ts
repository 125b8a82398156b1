/** A small made-up graph for store tests, with every kind of node, edge and optional field. */
import type {
  Company,
  GraphData,
  Operation,
  Provenance,
  Region,
  Relation,
  Segment,
} from '../../server/graph/entities.ts';
import type { ChainId, CompanyId, ListId, OrganisationId, RegionId, SegmentId } from '../../server/graph/ids.ts';

const provenance = { kind: 'synthetic', sourceIds: ['made-up'], asOf: '2024' } as unknown as Provenance;

export function sampleSegment(id: string, name: string): Segment {
  return {
    id: id as SegmentId,
    chainId: id.split('/')[0] as ChainId,
    name,
    shortName: name.slice(0, 8),
    tier: '中游',
    group: '组',
    aliases: [],
    products: [],
    description: name,
    provenance,
  };
}

export function sampleCompany(id: string, name: string, more: Partial<Company> = {}): Company {
  return {
    id: id as CompanyId,
    name,
    aliases: [],
    formerNames: [],
    regionId: '330702' as RegionId,
    status: 'active',
    honours: [],
    signals: [],
    products: [],
    texts: [],
    listId: 'local' as ListId,
    provenance,
    ...more,
  };
}

function region(id: string, name: string, level: Region['level'], parentId?: string): Region {
  return { id: id as RegionId, name, level, ...(parentId === undefined ? {} : { parentId: parentId as RegionId }) };
}

function operation(companyId: string, segmentId: string): Operation {
  return {
    companyId: companyId as CompanyId,
    segmentId: segmentId as SegmentId,
    origin: 'curated',
    confidence: 0.9,
    evidence: '样例',
    provenance,
  };
}

export function sampleRelation(from: string, type: Relation['type'], to: string): Relation {
  return { type, from: from as CompanyId, to: to as CompanyId | OrganisationId, note: '样例', provenance };
}

const companies: Company[] = [
  sampleCompany('c-battery', '金华锂电池有限公司', {
    shortName: '金锂',
    creditCode: '91350900587527783P',
    aliases: ['Jinli Battery'],
    formerNames: ['金华蓄电池厂'],
    products: [{ name: '磷酸铁锂电池', revenueShare: 0.7 }, { name: '储能电池' }],
    texts: ['生产动力锂电池电芯与电池包，供应整车企业。'],
    honours: [{ kind: 'little_giant', year: 2021, note: '电芯', sourceId: 'made-up' as never }],
    signals: [{ kind: 'invested', date: '2024-03', note: '扩产', sourceId: 'made-up' as never }],
    scale: { revenueCny: 1.5e9, employees: 1200, asOf: '2023', sourceId: 'made-up' as never },
  }),
  sampleCompany('c-car', '婺州新能源汽车股份有限公司', {
    texts: ['制造纯电动乘用车。'],
    products: [{ name: '纯电动轿车' }],
    stockCode: '600000',
    exchange: 'SSE',
  }),
  sampleCompany('c-foil', '兰溪铜箔科技有限公司', { texts: ['电解铜箔'], regionId: '330781' as RegionId }),
  sampleCompany('c-far', '宁德电池集团', {
    texts: ['动力电池系统'],
    regionId: '350900' as RegionId,
    listId: 'target' as ListId,
  }),
  sampleCompany('c-far-sub', '宁德电池集团金华分公司', { parentId: 'c-far' as CompanyId, texts: ['电池售后'] }),
  sampleCompany('c-chip', 'ACME Semiconductor (C++) A/B', {
    nameEn: 'ACME',
    regionId: 'US' as RegionId,
    texts: ['IGBT 模块 AND SiC 器件'],
    listId: 'target' as ListId,
  }),
  sampleCompany('c-lonely', '孤立的企业', { regionId: '999999' as RegionId, status: 'dissolved' }),
];

export const sampleGraph: GraphData = {
  cityId: '330700' as RegionId,
  asOf: '2024-12-31',
  chains: ['ev', 'chip'].map((id) => ({
    id: id as ChainId,
    name: id,
    category: 'manufacturing',
    stage: '从有到优',
    shape: 'chain',
    boxed: true,
    depth: 'full',
    aliases: [],
    description: id,
    tierTitles: { 上游: '材料' },
    provenance,
  })),
  segments: [
    sampleSegment('ev/foil', '铜箔'),
    {
      ...sampleSegment('ev/cell', '电芯'),
      industry: {
        classes: [{ code: '3841', name: '锂离子电池制造', breadth: 'equal', words: ['锂电池'] }],
        provenance: { ...provenance, asOf: '2017' },
      },
    },
    sampleSegment('ev/pack', '电池包'),
    sampleSegment('ev/motor', '驱动电机'),
    sampleSegment('ev/car', '整车'),
    sampleSegment('chip/igbt', '功率半导体'),
  ],
  inputLinks: [
    ['ev/foil', 'ev/cell'],
    ['ev/cell', 'ev/pack'],
    ['ev/pack', 'ev/car'],
    ['ev/motor', 'ev/car'],
    ['chip/igbt', 'ev/motor'],
    ['ev/cell', 'ev/car'],
  ].map(([from, to]) => ({ from: from as SegmentId, to: to as SegmentId, necessity: 'core', provenance })),
  companies,
  operations: [
    operation('c-battery', 'ev/cell'),
    operation('c-battery', 'ev/pack'),
    operation('c-car', 'ev/car'),
    operation('c-foil', 'ev/foil'),
    operation('c-far', 'ev/cell'),
    operation('c-chip', 'chip/igbt'),
  ],
  relations: [
    sampleRelation('c-foil', 'SUPPLIES', 'c-battery'),
    sampleRelation('c-battery', 'SUPPLIES', 'c-car'),
    sampleRelation('c-car', 'COOPERATES_WITH', 'c-battery'),
    sampleRelation('c-far', 'OWNS', 'c-far-sub'),
    sampleRelation('c-far-sub', 'MEMBER_OF', 'o-chamber'),
    sampleRelation('c-car', 'MEMBER_OF', 'o-chamber'),
    sampleRelation('c-foil', 'MEMBER_OF', 'o-chamber'),
  ],
  regions: [
    region('330000', '浙江省', 'province'),
    region('330700', '金华市', 'prefecture', '330000'),
    region('330702', '婺城区', 'county', '330700'),
    region('330781', '兰溪市', 'county', '330700'),
    region('350900', '宁德市', 'prefecture', '350000'),
    region('US', '美国', 'country'),
  ],
  platforms: [
    {
      id: 'park' as never,
      name: '园区',
      aliases: ['开发区'],
      regionId: '330702' as RegionId,
      level: 'provincial',
      leadingChainIds: ['ev' as ChainId],
      description: '园区',
      resources: [{ period: '2024', landMu: 120.5, provenance }],
      provenance,
    },
  ],
  organisations: [
    {
      id: 'o-chamber' as OrganisationId,
      name: '汽车行业商会',
      type: 'chamber',
      regionId: '330700' as RegionId,
      description: '商会',
      provenance,
    },
  ],
  planStatements: [
    {
      id: 'l0012-x' as never,
      section: '二',
      line: 12,
      phrase: '招引',
      verb: '招引',
      action: '补',
      states: 'direction',
      target: { type: 'segment', id: 'ev/cell' as SegmentId },
      asOf: '2021',
      sourceId: 'made-up' as never,
    },
  ],
  goals: [
    {
      id: 'landed' as never,
      name: '落地',
      metric: 'projects_landed',
      value: 250,
      unit: 'projects',
      due: '2025',
      scope: '全市',
      provenance,
    },
  ],
  sources: [{ id: 'made-up' as never, title: '样例', publisher: '测试', date: '2024', kind: 'synthetic' }],
  lists: [
    {
      id: 'local' as ListId,
      title: '本地',
      role: 'local',
      regionIds: ['330700' as RegionId],
      scope: '全部',
      minRevenueCny: 2e7,
      coverage: [{ chainId: 'ev' as ChainId, share: 0.6, basis: '样例', audit: { found: 3, of: 5 } }],
      provenance,
    },
    { id: 'target' as ListId, title: '目标', role: 'target', regionIds: [], scope: '全部', coverage: [], provenance },
  ],
};

/** The sample graph with `count` more companies, each a supplier of the one before. */
export function largerGraph(count: number): GraphData {
  const added = Array.from({ length: count }, (_, index) =>
    sampleCompany(`m-${String(index).padStart(6, '0')}`, `第${index}号机械制造有限公司`, { texts: ['通用机械零部件'] }),
  );
  const supplies = added
    .slice(1)
    .map((company, index) => sampleRelation(company.id, 'SUPPLIES', added[index]?.id ?? ''));
  return {
    ...sampleGraph,
    companies: [...sampleGraph.companies, ...added],
    relations: [...sampleGraph.relations, ...supplies],
  };
}
