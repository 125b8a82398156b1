/**
 * A made-up graph of any size for load tests, every record marked `synthetic`: the seed's regions, chains and segments
 * with companies whose texts are put together from the segments' own words. The same size gives the same graph.
 */
import type { Company, GraphData, Operation, Provenance, Relation, Segment } from '../../server/graph/entities.ts';
import type { CompanyId, ListId, RegionId } from '../../server/graph/ids.ts';

const SEED = 20_251_124;
const TRADES = ['科技', '机械', '材料', '电子', '新能源', '实业', '精密', '智能', '生物', '光电'];
const FIRST = '华东方正金永兴隆盛泰恒瑞丰宏达信诚安康宁和平顺昌茂源';
const VERBS = ['主要从事', '专业生产', '致力于', '研发和制造'];

/** mulberry32: small, fast, good enough to mix words. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` companies and 2 x `count` relationships: one place each, half as many segments and supplies. */
export function syntheticGraph(seed: GraphData, count: number): GraphData {
  const random = seededRandom(SEED);
  const provenance: Provenance = { kind: 'synthetic', sourceIds: [], asOf: seed.asOf };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const places = seed.regions.filter((region) => region.level !== 'province').map((region) => region.id);
  const homes = Array.from({ length: count }, () => pick(seed.segments));
  const companies = homes.map((home, at) =>
    syntheticCompany({ at, home, other: pick(seed.segments), regionId: pick(places), provenance, pick }),
  );
  return {
    ...seed,
    companies,
    operations: homes
      .slice(0, count / 2)
      .map((segment, at) => operationOf(companies[at]?.id ?? ('' as CompanyId), segment, provenance)),
    relations: companies
      .slice(0, count / 2)
      .map((company, at) => supplyOf(company, companies[count - 1 - at], provenance)),
    platforms: [],
    planStatements: [],
    organisations: [],
  };
}

interface Draft {
  readonly at: number;
  readonly home: Segment;
  readonly other: Segment;
  readonly regionId: RegionId;
  readonly provenance: Provenance;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

function syntheticCompany({ at, home, other, regionId, provenance, pick }: Draft): Company {
  const words = [home.name, ...home.aliases, ...home.products];
  const made = [pick(words), pick(words), pick([other.name, ...other.products])];
  const name = `${pick([...FIRST])}${pick([...FIRST])}${pick([...FIRST])}${pick(TRADES)}`;
  return {
    id: `syn-${String(at).padStart(7, '0')}` as CompanyId,
    name: `${name}${at}有限公司`,
    shortName: name,
    aliases: [],
    formerNames: [],
    regionId,
    status: 'active',
    honours: [],
    signals: [],
    products: [{ name: pick(words) }],
    texts: [`${pick(VERBS)}${made.join('、')}的研发、生产和销售，为${pick([home.group, other.group])}提供配套。`],
    listId: 'synthetic' as ListId,
    provenance,
  };
}

function operationOf(companyId: CompanyId, segment: Segment, provenance: Provenance): Operation {
  return { companyId, segmentId: segment.id, origin: 'inferred', confidence: 0.5, evidence: '合成', provenance };
}

function supplyOf(from: Company, to: Company | undefined, provenance: Provenance): Relation {
  return { type: 'SUPPLIES', from: from.id, to: to?.id ?? from.id, note: '合成', provenance };
}
