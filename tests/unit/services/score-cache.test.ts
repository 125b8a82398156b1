import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PooledIndex } from '../../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../../server/matching/pooled/pooled-ranker.ts';
import { treeLeaves } from '../../../server/matching/pooled/tree-leaves.ts';
import { ScoreCache } from '../../../server/services/matching/score-cache.ts';
import type { ScoreQuestions, Trees } from '../../../server/services/matching/score-cache.ts';

const trades = ['驱动电机', '减速器', '正极材料', '电解液', '轴承'];
const documents = Array.from({ length: 40 }, (_, i) => ({
  id: `企业"${i}"\n`,
  name: `公司${i}`,
  text: trades.filter((_trade, at) => (i + at) % 3 === 0).join('、'),
  products: [],
}));
const leaf = (text: string) => ({ id: text, text, expansions: [], parent: null });
const questions: ScoreQuestions = {
  chains: [
    { leaves: [leaf('驱动电机'), leaf('减速器')], always: [] },
    { leaves: [], always: [] },
    { leaves: [leaf('正极材料'), leaf('不存在之物'), leaf('轴承')], always: ['企业"3"\n'] },
  ],
  among: ['企业"1"\n'],
};

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-scores-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const cacheOf = (asked: ScoreQuestions, dataVersion = 'v1'): ScoreCache =>
  new ScoreCache(join(folder, 'matching.index'), dataVersion, asked);

const answer = async (): Promise<Trees> => {
  const ranker = new PooledRanker(await PooledIndex.build(documents));
  return questions.chains.map(({ leaves, always }) =>
    treeLeaves(ranker.scoreTree(leaves, true, { always, among: questions.among })),
  );
};

describe('the cache of all chains’ scores', () => {
  it('gives back what was written, to the last bit', async () => {
    const trees = await answer();
    expect(cacheOf(questions).read()).toBeNull();
    await cacheOf(questions).write(trees);
    expect(cacheOf(questions).read()).toEqual(trees);
  });

  it('answers no other question and no other version of the data', async () => {
    await cacheOf(questions).write(await answer());
    const [first, ...others] = questions.chains;
    if (first === undefined) throw new Error('no chain');
    expect(cacheOf(questions, 'v2').read()).toBeNull();
    expect(cacheOf({ ...questions, among: [] }).read()).toBeNull();
    expect(cacheOf({ ...questions, chains: others }).read()).toBeNull();
    expect(cacheOf({ ...questions, chains: [{ ...first, always: ['x'] }, ...others] }).read()).toBeNull();
  });

  it('clears away what a killed writer has left, and nothing of one that is still at work', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const left = [`matching.scores.${dead}.tmp`, `matching.scores.${process.ppid}.tmp`, `other.${dead}.tmp`];
    for (const name of left) await writeFile(join(folder, name), 'half');
    await cacheOf(questions).write(await answer());
    expect((await readdir(folder)).sort()).toEqual(['matching.scores', ...left.slice(1)].sort());
  });

  it('leaves the scores usable where nothing can be written', async () => {
    const inAFile = new ScoreCache('/dev/null/matching.index', 'v1', questions);
    await inAFile.write(await answer());
    expect(inAFile.read()).toBeNull();
  });
});
