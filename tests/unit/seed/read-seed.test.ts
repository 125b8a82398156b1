import { readSeed } from '../../../server/store/seed/read-seed.ts';
import { contentHash } from '../../../server/store/data-version.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { localCompany, sampleChain, sampleCompany, sampleSeed, writeSeed } from './sample-seed.ts';

async function faultsOf(changes: Record<string, unknown>): Promise<string[]> {
  const dir = await writeSeed({ ...sampleSeed(), ...changes });
  const failure: unknown = await readSeed(dir).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(failure instanceof StoreError)) throw new Error(`expected a StoreError, got ${String(failure)}`);
  expect(failure.code).toBe('seed_invalid');
  return failure.detail.split('\n');
}

describe('readSeed', () => {
  it('reads every kind of record into the graph', async () => {
    const graph = await readSeed(await writeSeed(sampleSeed()));
    expect(graph.cityId).toBe('330700');
    expect(graph.asOf).toBe('2024-12-31');
    expect(graph.segments.map((segment) => [segment.id, segment.chainId])).toEqual([
      ['ev/battery', 'ev'],
      ['ev/car', 'ev'],
    ]);
    expect(graph.companies.map((company) => [company.id, company.listId])).toEqual([
      ['cn-300750', 'target'],
      ['org-ling-che', 'local'],
    ]);
    expect(graph.relations.map((relation) => relation.type)).toEqual(['SUPPLIES', 'MEMBER_OF']);
    expect(graph.platforms).toHaveLength(1);
    expect(graph.organisations).toHaveLength(1);
    expect(graph.goals).toHaveLength(1);
    expect(graph.lists).toHaveLength(2);
  });

  it('hands provenance down from the chain to its segments and from the company to its operations', async () => {
    const graph = await readSeed(await writeSeed(sampleSeed()));
    expect(graph.segments[0]?.provenance).toEqual({ kind: 'public', sourceIds: ['register'], asOf: '2024' });
    expect(graph.operations.map((operation) => operation.provenance.asOf)).toEqual(['2024', '2023']);
    expect(graph.companies[0]).not.toHaveProperty('segments');
    expect(graph.companies[0]).not.toHaveProperty('kind');
  });

  describe('industry classes of a segment', () => {
    const classes = [
      { code: '3841', name: '锂离子电池制造', words: ['锂电池', '动力电池'] },
      { code: '3849', name: '其他电池制造', words: ['燃料电池'] },
    ];
    const classification = { kind: 'curated', sourceIds: ['register'], asOf: '2017' };
    const withClasses = (entries: unknown[], chain: Record<string, unknown> = { classification }) => ({
      'industry-classes/energy.jsonl': classes,
      'chains/ev.json': {
        ...sampleChain,
        ...chain,
        segments: sampleChain.segments.map((one, at) => (at === 0 ? { ...one, industryClasses: entries } : one)),
      },
    });

    it('have name, breadth and provenance; the words of a wider class do not come along', async () => {
      const entries = [
        { code: '3841', breadth: 'equal' },
        { code: '3849', breadth: 'wider' },
      ];
      const graph = await readSeed(await writeSeed({ ...sampleSeed(), ...withClasses(entries) }));
      expect(graph.segments[0]?.industry).toEqual({
        classes: [
          { code: '3841', name: '锂离子电池制造', breadth: 'equal', words: ['锂电池', '动力电池'] },
          { code: '3849', name: '其他电池制造', breadth: 'wider', words: [] },
        ],
        provenance: classification,
      });
      expect(graph.segments[1]?.industry).toBeUndefined();
    });

    it.each([
      [{ code: '9999', breadth: 'equal' }, {}, 'no industry class has the code 9999'],
      [{ code: '3841', breadth: 'same' }, {}, 'breadth'],
      [{ code: '3841', breadth: 'equal' }, { classification: undefined }, 'the chain has no classification'],
    ])('%j with %j is a fault', async (entry, chain, message) => {
      const faults = await faultsOf(withClasses([entry], { classification, ...chain }));
      expect(faults).toEqual([expect.stringContaining(message)]);
    });

    it('that stand twice are a fault', async () => {
      const twice = { code: '3841', breadth: 'equal' };
      expect(await faultsOf(withClasses([twice, twice]))).toEqual([expect.stringContaining('3841 stands twice')]);
    });
  });

  it('turns plan anchors into dated statements with ids that do not change', async () => {
    const first = await readSeed(await writeSeed(sampleSeed()));
    const second = await readSeed(await writeSeed(sampleSeed()));
    expect(first.planStatements).toEqual(second.planStatements);
    expect(first.planStatements.map(({ line, states, asOf, target }) => [line, states, asOf, target.id])).toEqual(
      expect.arrayContaining([
        [3, 'present', '2020-12-31', 'ev/car'],
        [11, 'direction', '2021', 'ev'],
        [12, 'direction', '2021', 'ev/battery'],
        [12, 'direction', '2021', 'ev/car'],
      ]),
    );
    expect(new Set(first.planStatements.map((statement) => statement.id)).size).toBe(4);
  });

  it('gives the same graph whatever the order in the files', async () => {
    const seed = sampleSeed();
    const turned = {
      ...seed,
      'chains/ev.json': { ...sampleChain, segments: [...sampleChain.segments].reverse() },
      'regions.json': [...(seed['regions.json'] as unknown[])].reverse(),
    };
    const [one, other] = await Promise.all([readSeed(await writeSeed(seed)), readSeed(await writeSeed(turned))]);
    expect(contentHash(one)).toBe(contentHash(other));
    expect(one).toEqual(other);
  });

  it('names file, record and field of every fault, not only of the first', async () => {
    const faults = await faultsOf({
      'companies/local.jsonl': `${JSON.stringify({ ...localCompany, regionn: '330700' })}\n{broken`,
      'companies/target.jsonl': [{ ...sampleCompany, region: '999999' }],
      'goals.json': undefined,
    });
    expect(faults).toEqual([
      expect.stringMatching(/^companies\/local\.jsonl > line 2: /),
      expect.stringMatching(/^companies\/local\.jsonl > org-ling-che: .*regionn/),
      'goals.json: file is missing',
      'companies/target.jsonl > cn-300750 > region: no region has the id 999999',
    ]);
  });

  it('does not report a reference to a record that is itself at fault', async () => {
    const faults = await faultsOf({ 'companies/local.jsonl': [{ ...localCompany, products: 3 }] });
    expect(faults).toHaveLength(1);
  });

  it.each([
    [
      'an unknown source',
      { 'companies/target.jsonl': [{ ...sampleCompany, sourceIds: ['nowhere'] }] },
      /no source has the id nowhere/,
    ],
    [
      'an unknown segment',
      { 'companies/target.jsonl': [{ ...sampleCompany, segments: [{ id: 'ev/x', confidence: 0.9, evidence: 'e' }] }] },
      /no segment has the id ev\/x/,
    ],
    [
      'a repeated company',
      { 'companies/target.jsonl': [sampleCompany, sampleCompany] },
      /a second company with this id/,
    ],
    [
      'a membership in a company',
      {
        'relations/supplies.jsonl': [
          {
            type: 'MEMBER_OF',
            from: 'org-ling-che',
            to: 'cn-300750',
            note: 'n',
            kind: 'public',
            sourceIds: ['register'],
            asOf: '2024',
          },
        ],
      },
      /no organisation has the id cn-300750/,
    ],
    [
      'a link to itself',
      { 'chains/ev.json': { ...sampleChain, inputs: [{ from: 'ev/car', to: 'ev/car', necessity: 'core' }] } },
      /input of itself/,
    ],
    [
      'a company file in no list',
      { 'companies/more.jsonl': [{ ...sampleCompany, id: 'cn-000001' }] },
      /no list in lists.json names this file/,
    ],
    [
      'a repeated link',
      { 'chains/ev.json': { ...sampleChain, inputs: [...sampleChain.inputs, ...sampleChain.inputs] } },
      /the same input link stands twice/,
    ],
    [
      'a direction without an action',
      {
        'chains/ev.json': {
          ...sampleChain,
          plan: [{ section: '二', line: 11, phrase: 'p', verb: '招引', action: null }],
        },
      },
      /plan\.0: a direction needs an action/,
    ],
  ])('refuses %s', async (_name, changes, message) => {
    expect((await faultsOf(changes)).join('\n')).toMatch(message);
  });
});
