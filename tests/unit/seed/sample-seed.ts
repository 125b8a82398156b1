/** A tiny, faultless seed that a test can write to a temporary folder, whole or with one file changed. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const fact = { kind: 'public', sourceIds: ['register'], asOf: '2024' };

const battery = {
  id: 'ev/battery',
  name: '动力电池',
  shortName: '动力电池',
  tier: '中游',
  group: '三电',
  aliases: ['锂电池', '动力锂电池', '电池系统'],
  products: ['磷酸铁锂电池', '三元电池', '电池包'],
  description: '生产动力锂电池电芯与电池包。',
  plan: [{ section: '二', line: 12, phrase: '招引动力电池', verb: '招引', action: '补' }],
};

const car = {
  id: 'ev/car',
  name: '新能源整车',
  shortName: '整车',
  tier: '下游',
  group: '整车',
  aliases: ['电动汽车', '新能源汽车整车', '整车制造'],
  products: ['纯电动轿车', '插电混动车', '电动客车'],
  description: '制造新能源整车。',
  plan: [
    { section: '一', line: 3, phrase: '引进整车企业', verb: '引进', action: null, states: 'present' },
    { section: '二', line: 12, phrase: '招引整车', verb: '招引', action: '补' },
  ],
};

export const sampleChain = {
  id: 'ev',
  name: '电动车',
  category: 'manufacturing',
  stage: '从有到优',
  shape: 'chain',
  boxed: true,
  depth: 'full',
  aliases: [],
  description: '电动车产业链',
  tierTitles: { 中游: '部件', 下游: '整车' },
  plan: [{ section: '二', line: 11, phrase: '发展电动车', verb: '发展', action: '强' }],
  segments: [battery, car],
  inputs: [{ from: 'ev/battery', to: 'ev/car', necessity: 'core' }],
  ...fact,
};

export const sampleCompany = {
  id: 'cn-300750',
  name: '宁德时代新能源科技股份有限公司',
  stockCode: '300750',
  exchange: 'SZSE',
  region: '350900',
  creditCode: '91350900587527783P',
  products: [{ name: '动力电池', revenueShare: 0.7 }],
  texts: ['生产动力电池。'],
  segments: [{ id: 'ev/battery', confidence: 0.95, evidence: '年报主营' }],
  ...fact,
};

export const localCompany = {
  id: 'org-ling-che',
  name: '某某汽车有限公司',
  region: '330700',
  products: [{ name: '纯电动轿车' }],
  texts: ['制造纯电动轿车。'],
  segments: [{ id: 'ev/car', confidence: 0.9, evidence: '公开资料', asOf: '2023' }],
  ...fact,
};

type SeedContent = Record<string, unknown>;

/** File name -> value; JSON Lines files are arrays of records, or ready text. */
export function sampleSeed(): SeedContent {
  return {
    'plan.json': {
      sourceId: 'plan',
      title: '规划',
      city: '330700',
      period: { from: '2021', to: '2025' },
      factsAsOf: '2020-12-31',
      graphAsOf: '2024-12-31',
      sections: [
        { id: '一', title: '基础', fromLine: 1, toLine: 9 },
        { id: '二', title: '方向', fromLine: 10, toLine: 20 },
      ],
    },
    'chains/ev.json': sampleChain,
    'companies/local.jsonl': [localCompany],
    'companies/target.jsonl': [sampleCompany],
    'relations/supplies.jsonl': [
      { type: 'SUPPLIES', from: 'cn-300750', to: 'org-ling-che', note: '电芯', ...fact },
      { type: 'MEMBER_OF', from: 'org-ling-che', to: 'auto-chamber', note: '会员', ...fact },
    ],
    'regions.json': [
      { id: '330000', name: '浙江省', level: 'province' },
      { id: '330700', name: '金华市', level: 'prefecture', parent: '330000' },
      { id: '350000', name: '福建省', level: 'province' },
      { id: '350900', name: '宁德市', level: 'prefecture', parent: '350000' },
    ],
    'platforms.json': [
      {
        id: 'park',
        name: '园区',
        region: '330700',
        level: 'provincial',
        leadingChains: ['ev'],
        description: '园',
        ...fact,
      },
    ],
    'organisations.json': [
      { id: 'auto-chamber', name: '汽车商会', type: 'chamber', region: '330700', description: '商会', ...fact },
    ],
    'goals.json': [
      {
        id: 'landed',
        name: '落地',
        metric: 'projects_landed',
        value: 10,
        unit: 'projects',
        due: '2025',
        scope: '市',
        ...fact,
      },
    ],
    'sources.json': [
      { id: 'plan', title: '规划', publisher: '市政府', date: '2021', kind: 'plan' },
      { id: 'register', title: '名录', publisher: '交易所', date: '2024', kind: 'public' },
    ],
    'lists.json': [
      {
        id: 'local',
        title: '本地',
        role: 'local',
        files: ['local.jsonl'],
        regions: ['330700'],
        scope: '规上',
        coverage: [{ chain: 'ev', share: 0.5, basis: '估计' }],
        ...fact,
      },
      {
        id: 'target',
        title: '目标',
        role: 'target',
        files: ['target.jsonl'],
        regions: ['350900'],
        scope: '上市',
        coverage: [],
        ...fact,
      },
    ],
  };
}

/** Writes a seed to a new temporary folder and returns its path. A value of undefined leaves the file out. */
export async function writeSeed(content: SeedContent): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'liantu-seed-'));
  for (const [file, value] of Object.entries(content)) {
    if (value === undefined) continue;
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), toText(file, value));
  }
  return dir;
}

function toText(file: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (!file.endsWith('.jsonl') || !Array.isArray(value)) return JSON.stringify(value);
  return value.map((record) => JSON.stringify(record)).join('\n');
}
