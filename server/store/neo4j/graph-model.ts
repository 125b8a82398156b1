/** The fixed list of labels and relationship types, and what of a record becomes a property that Cypher can ask for. */
import type { GraphData } from '../../graph/entities.ts';
import { candidateFields } from '../candidate-text.ts';
import { canonicalJson } from '../data-version.ts';
import type { ParamMap } from './params.ts';

/** Arrays of the graph whose records are nodes, with their label. */
export const NODE_LABELS = {
  chains: 'Chain',
  segments: 'Segment',
  companies: 'Company',
  regions: 'Region',
  platforms: 'Platform',
  organisations: 'Organisation',
  planStatements: 'PlanStatement',
  goals: 'Goal',
  sources: 'Source',
  lists: 'CompanyList',
} as const;

export type NodeArray = keyof typeof NODE_LABELS;
export const NODE_ARRAYS = Object.keys(NODE_LABELS) as readonly NodeArray[];

/** Besides EDGE_TYPES: what a plan statement speaks of. No walk goes along it. */
export const NAMES = 'NAMES';

/** Prefix of a node's key, before its type. */
export const KEY_TYPES = {
  chains: 'chain',
  segments: 'segment',
  companies: 'company',
  regions: 'region',
  platforms: 'platform',
  organisations: 'organisation',
  planStatements: 'plan',
  goals: 'goal',
  sources: 'source',
  lists: 'list',
} as const satisfies Readonly<Record<NodeArray, string>>;

/** Unique over all generations: two of them lie side by side while one is being imported. */
export function entityKey(generation: number, type: string, id: string): string {
  return `${generation}/${type}:${id}`;
}

/** The word that a full-text query asks for to see one generation only; letters and digits, so one term. */
export function generationTerm(generation: number): string {
  return `g${generation}`;
}

const CHARACTER_OR_WORD = /[\u3400-\u4dbf\u4e00-\u9fff\u3007]|[a-z0-9]+/g;
const LATIN = /^[a-z0-9]+$/;

type Properties = {
  readonly [Name in NodeArray]: (item: GraphData[Name][number]) => ParamMap;
};

/**
 * Properties by which people ask in Cypher. The record itself lies beside them in `json`, to the last field, so
 * nothing is lost however Neo4j stores a value.
 */
const PROPERTIES: Properties = {
  chains: ({ name, category, stage, shape, depth, aliases }) => ({ name, category, stage, shape, depth, aliases }),
  segments: ({ name, shortName, chainId, tier, group, aliases, products, description, industry }) => ({
    name,
    shortName,
    chainId,
    tier,
    group,
    aliases,
    products,
    description,
    industryCodes: industry?.classes.map(({ code }) => code),
  }),
  companies: (company) => ({
    name: company.name,
    shortName: company.shortName,
    nameEn: company.nameEn,
    aliases: company.aliases,
    formerNames: company.formerNames,
    creditCode: company.creditCode,
    stockCode: company.stockCode,
    exchange: company.exchange,
    regionCode: company.regionId,
    status: company.status,
    parentId: company.parentId,
    groupName: company.groupName,
    honours: [...new Set(company.honours.map((honour) => honour.kind))],
    revenueCny: company.scale?.revenueCny,
    employees: company.scale?.employees,
    products: company.products.map((product) => product.name),
    texts: company.texts,
    listId: company.listId,
  }),
  regions: ({ name, level, parentId, lng, lat }) => ({ name, level, parentId, lng, lat }),
  platforms: ({ name, aliases, regionId, level, leadingChainIds }) => ({
    name,
    aliases,
    regionCode: regionId,
    level,
    leadingChainIds,
  }),
  organisations: ({ name, type, regionId }) => ({ name, type, regionCode: regionId }),
  planStatements: ({ section, line, phrase, verb, action, states, asOf, sourceId }) => ({
    section,
    line,
    phrase,
    verb,
    action: action ?? undefined,
    states,
    asOf,
    sourceId,
  }),
  goals: ({ name, metric, value, unit, due, scope }) => ({ name, metric, value, unit, due, scope }),
  sources: ({ title, publisher, date, kind, url }) => ({ title, publisher, date, kind, url }),
  lists: ({ title, role, regionIds, scope }) => ({ title, role, regionIds, scope }),
};

interface NodeRow {
  readonly item: { readonly id: string };
  readonly properties: ParamMap;
}

const ROWS: Readonly<Record<NodeArray, (graph: GraphData, generation: number) => readonly NodeRow[]>> = {
  chains: (graph) => rowsOf(graph.chains, PROPERTIES.chains),
  segments: (graph) => rowsOf(graph.segments, PROPERTIES.segments),
  companies: (graph, generation) =>
    rowsOf(graph.companies, (company) => ({
      ...PROPERTIES.companies(company),
      ...searchProperties(company, generation),
    })),
  regions: (graph) => rowsOf(graph.regions, PROPERTIES.regions),
  platforms: (graph) => rowsOf(graph.platforms, PROPERTIES.platforms),
  organisations: (graph) => rowsOf(graph.organisations, PROPERTIES.organisations),
  planStatements: (graph) => rowsOf(graph.planStatements, PROPERTIES.planStatements),
  goals: (graph) => rowsOf(graph.goals, PROPERTIES.goals),
  sources: (graph) => rowsOf(graph.sources, PROPERTIES.sources),
  lists: (graph) => rowsOf(graph.lists, PROPERTIES.lists),
};

function rowsOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  propertiesOf: (item: Item) => ParamMap,
): readonly NodeRow[] {
  return items.map((item) => ({ item, properties: propertiesOf(item) }));
}

/** The nodes of one array in one generation, each as the properties it gets. */
export function nodeRows(name: NodeArray, graph: GraphData, generation: number): readonly ParamMap[] {
  return ROWS[name](graph, generation).map(({ item, properties }) => ({
    ...properties,
    ...provenanceOf(item),
    id: item.id,
    key: entityKey(generation, KEY_TYPES[name], item.id),
    generation,
    json: canonicalJson(item),
  }));
}

/** Where the fact comes from and as of when; on every node and relationship that states one. */
export function provenanceOf(item: object): ParamMap {
  if (!('provenance' in item)) return {};
  const { kind, sourceIds, asOf } = item.provenance as GraphData['chains'][number]['provenance'];
  return { kind, sourceIds, asOf };
}

function searchProperties(company: GraphData['companies'][number], generation: number): ParamMap {
  const { names, products, texts } = candidateFields(company);
  return {
    searchGeneration: generationTerm(generation),
    // Names and products weigh twice as much as texts: one field in which they stand twice ranks far closer to the
    // matching engine's own index than three fields with weights (top 100 in top 300: .999 against .94).
    searchText: indexText([names, names, products, products, texts].join(' ')),
  };
}

/**
 * A text as the full-text index needs it to find every term of a query: the text itself, for people who ask in Neo4j's
 * own tools, and behind it each Han character and each Latin word as a term.
 */
function indexText(text: string): string {
  return [text, ...(text.match(CHARACTER_OR_WORD) ?? []).map(indexTerm)].join(' ');
}

/**
 * The form in which the index holds a term. Of Han characters that stand together it makes pairs by itself. English
 * words get a mark: the analyzer drops `it` and `and`, and a query of nothing else would match everything.
 */
export function indexTerm(term: string): string {
  return LATIN.test(term) ? `${term}_` : term;
}
