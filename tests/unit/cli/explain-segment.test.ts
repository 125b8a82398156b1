import { readOptions } from '../../../server/cli/options.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
import { needView } from '../../../server/contract/priority.ts';
import { segmentDetail } from '../../../server/contract/segments.ts';
import { openSeededProduct, type SeededProduct } from '../../support/seeded-services.ts';

let product: SeededProduct;
beforeAll(async () => {
  product = await openSeededProduct();
});
afterAll(() => product.close());

const run = (...argv: string[]) => runCommand(readOptions(argv), async () => product.services);

describe('gaps --explain', () => {
  it('gives the detail page as JSON, by name as by id', async () => {
    const { segments } = await product.services.segments();
    const gap = segments.find(({ presence, kind }) => presence === '缺' && kind !== null);
    if (!gap) throw new Error('the seed has no gap');
    const byName = await run('gaps', '--explain', gap.segment, '--format', 'json');
    const byId = await run('gaps', '--explain', gap.segmentId, '--format', 'json');
    expect(byName.exitCode).toBe(0);
    const { needView: view, ...detail } = JSON.parse(byName.output) as Record<string, unknown>;
    expect(segmentDetail.parse(detail)).toEqual(await product.services.segment(gap.segmentId));
    expect(needView.parse(view)).toEqual(await product.services.need(gap.segmentId, { margin: 0.25 }));
    expect(byId.output).toBe(byName.output);
  });

  it('prints the proof, every addend and every dated source of every segment', async () => {
    const { segments } = await product.services.segments();
    for (const { segmentId } of segments.filter((_, at) => at % 7 === 0)) {
      const detail = await product.services.segment(segmentId);
      const { output } = await run('gaps', '--explain', segmentId);
      const { presence } = detail;
      expect(output).toContain(`${presence.verdict}，存在概率 ${(presence.probability * 100).toFixed(1)}%`);
      expect(output).toContain(`名录覆盖 ${(presence.coverage * 100).toFixed(1)}%`);
      expect(output).toContain(`规则 ${detail.rule.id}`);
      for (const basis of presence.coverageBasis) expect(output).toContain(basis);
      for (const item of presence.evidence) {
        expect(output).toContain(`${item.cityText ? '合在一起看' : item.note}，截至 ${item.asOf}`);
        for (const { companyName, excerpt, words } of item.cityText?.leads ?? []) {
          for (const word of [companyName, excerpt, words.join('、')]) expect(output).toContain(word);
        }
      }
      for (const { code, name } of detail.industry?.classes ?? []) expect(output).toContain(`${code} ${name}`);
      for (const word of detail.plan) expect(output).toContain(`第 ${word.line} 行：“${word.phrase}”`);
      for (const addend of [...detail.need.addends, ...(detail.likelihood?.addends ?? [])]) {
        expect(output).toContain(addend.missing ? '缺数据' : addend.note);
      }
      if (detail.likelihoodMissing === 'no_outside_companies') expect(output).toContain('外地企业太少');
      expect(output).toContain(presence.verdict === '有' ? '不与缺口同排' : '名次在');
      expect(output).toContain(detail.rule.meaning);
      if (detail.quadrant) expect(output).toContain(`${detail.quadrant}：`);
    }
  });

  it('labels what is inferred and says where the industry classes come from', async () => {
    const { output } = await run('gaps', '--explain', 'materials/metals');
    expect(output).toMatch(/%  【推断】.+合在一起看/u);
    expect(output).toMatch(/单凭这一家 \d+\.\d%/u);
    expect(output).toContain('3252 铝压延加工（是本环节的一部分）');
    expect(output).toContain('GB/T 4754-2017');
    expect((await run('gaps', '--explain', 'quantum/qrng')).output).toContain('【国民经济行业分类】\n  没有');
  });

  it('takes the weights of need and how far they may move, and refuses others', async () => {
    const asked = ['gaps', '--explain', 'nev/bms', '--format', 'json'];
    const weights = { demandPull: 0, dominatorShare: 0, betweenness: 0, planMention: 100 };
    const { output } = await run(...asked, '--weights', '0,0,0,100', '--margin', '0');
    const { needView: view } = JSON.parse(output) as { needView: unknown };
    expect(view).toEqual(await product.services.need('nev/bms', { ...weights, margin: 0 }));
    expect(needView.parse(view)).toMatchObject({ weights, need: { score: 100 } });
    for (const bad of ['1,2', '1,2,3,4,5', '1,2,3,x', '1,2,3,101']) {
      expect((await run(...asked, '--weights', bad)).exitCode).toBe(2);
    }
    expect((await run(...asked, '--margin', '2')).exitCode).toBe(2);
  });

  it('answers an unknown name with the nearest three and exit code 2', async () => {
    const { exitCode, output, error } = await run('gaps', '--explain', '车规级芯片');
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(error.split('、')).toHaveLength(3);
    const names = (await product.services.segments()).segments.map((row) => row.segment);
    for (const name of (/最接近的是：(.+)。/.exec(error)?.[1] ?? '').split('、')) expect(names).toContain(name);
  });

  it('refuses CSV and an empty name with a usage error', async () => {
    expect((await run('gaps', '--explain', '智能座舱', '--format', 'csv')).exitCode).toBe(2);
    expect((await run('gaps', '--explain', '  ')).exitCode).toBe(2);
  });
});
