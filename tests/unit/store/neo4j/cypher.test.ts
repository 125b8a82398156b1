/** Every statement the adapter sends and every file of the cookbook, read by Neo4j's own linter. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import * as candidates from '../../../../server/store/neo4j/candidates.ts';
import * as edges from '../../../../server/store/neo4j/edges.ts';
import { NODE_LABELS } from '../../../../server/store/neo4j/graph-model.ts';
import * as importGraph from '../../../../server/store/neo4j/import-graph.ts';
import * as importLease from '../../../../server/store/neo4j/import-lease.ts';
import * as readGraph from '../../../../server/store/neo4j/read-graph.ts';
import * as records from '../../../../server/store/neo4j/records.ts';
import { RELATIONSHIP_TYPES } from '../../../../server/store/neo4j/relationship-rows.ts';
import * as schema from '../../../../server/store/neo4j/schema.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'server', 'store', 'neo4j');
const MODULES = { candidates, edges, importGraph, importLease, readGraph, records, schema };

/** The exported constants in capitals, with what is inside lists and tables. */
function statementsOf(modules: Readonly<Record<string, object>>): readonly (readonly [string, string])[] {
  return Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([name]) => /^[A-Z_]+$/.test(name))
      .flatMap(([name, value]) => textsIn(value).map((text, at) => [`${file} ${name} ${at}`, text] as const)),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const COOKBOOK = readdirSync(join(FOLDER, 'cookbook')).filter((name) => name.endsWith('.cypher'));
const STATEMENTS = [
  ...statementsOf(MODULES),
  ...COOKBOOK.map((name) => [name, readFileSync(join(FOLDER, 'cookbook', name), 'utf8')] as const),
];

const field = (name: string, type: string) => ({ name, type, description: '', isDeprecated: false });
/** Arguments and columns of the procedures that are called. */
const PROCEDURES = {
  'db.awaitIndexes': { takes: [field('timeOutSeconds', 'INTEGER')], gives: [] },
  'db.index.fulltext.queryNodes': {
    takes: [field('indexName', 'STRING'), field('queryString', 'STRING'), field('options', 'MAP')],
    gives: [field('node', 'NODE'), field('score', 'FLOAT')],
  },
};

/** What the linter takes for known: the fixed lists, and every parameter that the statement names. */
function schemaFor(cypher: string) {
  const names = [...cypher.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? '');
  const procedures = Object.fromEntries(
    Object.entries(PROCEDURES).map(([name, { takes, gives }]) => [
      name,
      {
        name,
        description: '',
        mode: 'READ',
        worksOnSystem: true,
        argumentDescription: takes,
        signature: '',
        returnDescription: gives,
        admin: false,
        option: { deprecated: false },
      },
    ]),
  );
  return {
    labels: ['Entity', 'LiantuStore', 'UserRecord', ...Object.values(NODE_LABELS)],
    relationshipTypes: [...RELATIONSHIP_TYPES],
    parameters: Object.fromEntries(names.map((name) => [name, 'text'])),
    procedures: { 'CYPHER 5': procedures, 'CYPHER 25': procedures },
  };
}

function lint(cypher: string, version: 'CYPHER 5' | 'CYPHER 25'): readonly string[] {
  const { diagnostics } = lintCypherQuery(cypher, { ...schemaFor(cypher), defaultLanguage: version } as never);
  return diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe.each(['CYPHER 5', 'CYPHER 25'] as const)('all Cypher in %s', (version) => {
  it.each(STATEMENTS)('%s', (_, cypher) => {
    expect(lint(cypher, version)).toEqual([]);
  });

  it('would be caught when wrong', () => {
    expect(lint('MATCH (n:Company RETURN n', version)).not.toEqual([]);
    expect(lint('MATCH (n:Compagny) RETURN n', version)).toHaveLength(1);
    expect(lint('MATCH (n)-[:SUPLIES]->() RETURN n', version)).toHaveLength(1);
    expect(lint('MATCH (n) RETURN m', version)).toHaveLength(1);
    expect(lint('CALL db.nothing()', version)).toHaveLength(1);
  });
});

describe('the statements', () => {
  it('are all found: those of the modules and six of the cookbook', () => {
    expect(STATEMENTS.length).toBeGreaterThan(60);
    expect(COOKBOOK).toHaveLength(6);
  });

  it('take values as parameters only', () => {
    for (const [name, cypher] of statementsOf({ candidates, edges, importLease, readGraph, records })) {
      const literals = cypher.replace(/\/\/.*$/gm, '').match(/'[^']*'/g) ?? [];
      expect({ name, literals: literals.filter((literal) => literal !== "'liantu_company_text'") }).toEqual({
        name,
        literals: [],
      });
    }
  });

  it('stand nowhere else: no other file of the adapter holds Cypher', () => {
    const comments = /^\s*(\*|\/\*\*|\/\/).*$/gm;
    const withCypher = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /\b(MATCH|MERGE|UNWIND|CALL|CREATE) [($\w]/.test(
          readFileSync(join(FOLDER, name), 'utf8').replace(comments, ''),
        ),
      );
    const read = Object.keys(MODULES).map(
      (name) => `${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}.ts`,
    );
    expect(withCypher.sort((a, b) => a.localeCompare(b))).toEqual(read.sort((a, b) => a.localeCompare(b)));
  });
});
