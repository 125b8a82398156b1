import { join } from 'node:path';
import { chainFigures, checkSeed } from '../../../server/store/seed/check-seed.ts';
import { isCreditCode } from '../../../server/store/seed/checks/company-codes.ts';
import { findCycle } from '../../../server/store/seed/checks/input-graph.ts';
import { actionOfVerb } from '../../../server/store/seed/checks/plan-anchors.ts';
import { formatFault } from '../../../server/store/seed/seed-faults.ts';
import { readSeedFiles } from '../../../server/store/seed/seed-files.ts';
import { localCompany, sampleChain, sampleCompany, sampleSeed, writeSeed } from './sample-seed.ts';

const GRAPH_SEED = join(import.meta.dirname, '..', '..', '..', 'graph-seed');

async function findingsOf(dir: string, severity: 'error' | 'warning'): Promise<string[]> {
  const { files, faults } = await readSeedFiles(dir);
  const findings = checkSeed(files, faults);
  return findings.filter((finding) => finding.severity === severity).map(formatFault);
}

const errorsOf = async (changes: Record<string, unknown>): Promise<string[]> =>
  findingsOf(await writeSeed({ ...sampleSeed(), ...changes }), 'error');

const withChain = (changes: Record<string, unknown>) => ({ 'chains/ev.json': { ...sampleChain, ...changes } });
const withCompany = (changes: Record<string, unknown>) => ({
  'companies/target.jsonl': [{ ...sampleCompany, ...changes }],
});
const withAnchor = (anchor: Record<string, unknown>) =>
  withChain({
    plan: [...sampleChain.plan, { section: '二', line: 11, phrase: '某句', verb: '招引', action: '补', ...anchor }],
  });
const [battery, car] = sampleChain.segments;

describe('the real seed', () => {
  it('has no error', async () => {
    expect(await findingsOf(GRAPH_SEED, 'error')).toEqual([]);
  });
});

describe('checkSeed', () => {
  it('finds nothing wrong with a faultless seed', async () => {
    expect(await errorsOf({})).toEqual([]);
  });

  it.each([
    [
      'a wrong check sign',
      withCompany({ creditCode: '913509005875277834' }),
      'cn-300750 > creditCode: 913509005875277834: the check sign',
    ],
    ['a code of another exchange', withCompany({ exchange: 'SSE' }), '300750 is not a code of SSE'],
    ['a code without an exchange', withCompany({ exchange: undefined }), 'stockCode and exchange stand together'],
    ['an id of another code', withCompany({ stockCode: '300751' }), 'the id should be cn-300751'],
    [
      'an unsure operation',
      withCompany({ segments: [{ id: 'ev/battery', confidence: 0.6, evidence: 'e' }] }),
      'confidence 0.6',
    ],
    ['a name given twice', { 'companies/local.jsonl': [{ ...localCompany, name: sampleCompany.name }] }, 'the same as'],
    [
      'segments of one name',
      withChain({ segments: [battery, { ...car, name: '动力 电池' }] }),
      'ev/car > name: 动力 电池: the same as ev/battery',
    ],
    [
      'an alias that is a name',
      withChain({ segments: [battery, { ...car, aliases: ['动力电池', 'b', 'c'] }] }),
      'the name of ev/battery',
    ],
    [
      'too few aliases',
      withChain({ segments: [battery, { ...car, aliases: ['a', 'b'] }] }),
      'ev/car > aliases: 2, wanted 3',
    ],
    [
      'too few products',
      withChain({ segments: [battery, { ...car, products: [] }] }),
      'ev/car > products: 0, wanted 3',
    ],
    ['segments without a link', withChain({ inputs: [] }), 'ev/car: no input link'],
    [
      'a cycle',
      withChain({ inputs: [...sampleChain.inputs, { from: 'ev/car', to: 'ev/battery', necessity: 'core' }] }),
      'ev/battery -> ev/car -> ev/battery',
    ],
    ['a line beyond its section', withAnchor({ line: 25 }), 'line 25 is not in 二 (10-20)'],
    ['an unknown section', withAnchor({ section: '九' }), '九 is no section'],
    ['an action against the table', withAnchor({ action: '强' }), '招引 means 补, not 强'],
    ['发展 taken for 补 in a grown chain', withAnchor({ verb: '发展', action: '补' }), '发展 means 强, not 补'],
    ['发展 taken for 强 from nothing', withChain({ stage: '从零到一' }), '发展 means 补, not 强'],
    [
      'a boxed chain without a direction',
      withChain({ plan: [], segments: [battery, car].map((segment) => ({ ...segment, plan: [] })) }),
      'no direction is anchored',
    ],
    [
      'a region of the wrong level',
      {
        'regions.json': [
          ...(sampleSeed()['regions.json'] as unknown[]),
          { id: '330782', name: '义乌市', level: 'prefecture', parent: '330000' },
        ],
      },
      '330782 > id: not the code of a prefecture',
    ],
    [
      'a region below the wrong parent',
      {
        'regions.json': [
          ...(sampleSeed()['regions.json'] as unknown[]),
          { id: '330782', name: '义乌市', level: 'county', parent: '350900' },
        ],
      },
      'by its code it belongs to 330700',
    ],
  ])('finds %s', async (_name, changes, message) => {
    expect((await errorsOf(changes)).join('\n')).toContain(message);
  });

  it('wants a link in the file of the segment that it feeds', async () => {
    const link = { from: 'ev/battery', to: 'ev/car', necessity: 'core' };
    const other = { ...sampleChain, id: 'other', name: '别的', segments: [], inputs: [link] };
    const errors = await errorsOf({ ...withChain({ inputs: [] }), 'chains/other.json': other });
    expect(errors.join('\n')).toContain('chains/other.json > ev/battery -> ev/car > to: belongs into the file of `to`');
  });

  it('warns of segments with few targets, companies without a segment and verbs beyond the table', async () => {
    const idle = { ...sampleCompany, id: 'cn-000001', stockCode: '000001', name: '别的公司', creditCode: undefined };
    const dir = await writeSeed({
      ...sampleSeed(),
      ...withAnchor({ verb: '整合', action: '强' }),
      'companies/target.jsonl': [sampleCompany, { ...idle, segments: [] }],
    });
    const warnings = (await findingsOf(dir, 'warning')).join('\n');
    expect(warnings).toContain('ev/battery: 1 targets, wanted 3');
    expect(warnings).toContain('cn-000001 > segments: works in no segment');
    expect(warnings).toContain('1 anchors have a verb beyond the table, judged by an editor: 整合');
  });

  it('counts each chain', async () => {
    const { files } = await readSeedFiles(await writeSeed(sampleSeed()));
    expect(chainFigures(files)).toEqual([
      { chainId: 'ev', depth: 'full', segments: 2, links: 1, local: 1, localSegments: 1, targets: 1, directions: 3 },
    ]);
  });
});

describe('isCreditCode', () => {
  it('accepts a published code and none with one sign changed or two neighbours exchanged', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (const code of ['91350900587527783P']) {
      for (let at = 0; at < 18; at += 1) {
        for (const sign of signs) {
          const changed = code.slice(0, at) + sign + code.slice(at + 1);
          expect(isCreditCode(changed)).toBe(changed === code);
        }
      }
    }
    expect(isCreditCode('91350900587527783P')).toBe(true);
    expect(isCreditCode('91350900587527783')).toBe(false);
    expect(isCreditCode('9135090058752778IP')).toBe(false);
  });
});

/** `ab bc`: a link from a to b and one from b to c. */
function linksOf(text: string): { from: string; to: string }[] {
  return text.split(' ').map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }));
}

describe('findCycle', () => {
  it('names a cycle through several segments, and finds none in a diamond', () => {
    expect(findCycle(linksOf('ab bd ac cd'))).toBeNull();
    expect(findCycle(linksOf('ab bd ac cd de ec'))).toEqual(['d', 'e', 'c', 'd']);
    expect(findCycle([])).toBeNull();
  });
});

describe('actionOfVerb', () => {
  it('lets the first verb of the table decide in a compound', () => {
    expect(actionOfVerb('谋划发展', '从粗到精')).toBe('补');
    expect(actionOfVerb('延伸发展', '从零到一')).toBe('延');
    expect(actionOfVerb('鼓励发展', '从有到优')).toBe('强');
    expect(actionOfVerb('整合', '从有到优')).toBeUndefined();
    expect(actionOfVerb('发展', undefined)).toBeUndefined();
  });
});
