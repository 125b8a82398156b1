import { readOptions } from '../../../server/cli/options.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
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
    expect(segmentDetail.parse(JSON.parse(byName.output))).toEqual(await product.services.segment(gap.segmentId));
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
      for (const item of presence.evidence) expect(output).toContain(`${item.note}，截至 ${item.asOf}`);
      for (const word of detail.plan) expect(output).toContain(`第 ${word.line} 行：“${word.phrase}”`);
      for (const addend of [...detail.need.addends, ...(detail.likelihood?.addends ?? [])]) {
        expect(output).toContain(addend.missing ? '缺数据' : addend.note);
      }
      if (detail.quadrant) expect(output).toContain(`${detail.quadrant}：`);
    }
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
