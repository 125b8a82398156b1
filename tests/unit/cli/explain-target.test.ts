import { readOptions } from '../../../server/cli/options.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
import { openSeededProduct, type SeededProduct } from '../../support/seeded-services.ts';

let product: SeededProduct;
beforeAll(async () => {
  product = await openSeededProduct();
});
afterAll(() => product.close());

const run = (...argv: string[]) => runCommand(readOptions(argv), async () => product.services);
const explain = (segment: string, company: string, ...more: string[]) =>
  run('targets', '--segment', segment, '--explain', company, ...more);

async function firstGap() {
  const { gaps } = await product.services.gaps({ chain: 'nev' });
  const gap = gaps.find(({ targetCount }) => targetCount > 3);
  if (!gap) throw new Error('the seed has no gap with targets');
  return gap.segmentId;
}

describe('targets --explain', () => {
  it('prints rank, interval, every part of both scores, words with weights and the sentence', async () => {
    const segment = await firstGap();
    const { rows } = await product.services.targets({ segment, limit: 3, sort: 'fit' });
    for (const row of rows) {
      const { exitCode, output } = await explain(segment, row.companyId);
      expect(exitCode).toBe(0);
      expect(output).toContain(`第 ${row.rank} 名`);
      if (row.interval) expect(output).toContain(`第 ${row.interval.best} 到 ${row.interval.worst} 名`);
      for (const { term, weight } of row.fit.terms) expect(output).toContain(`${term} ${weight.toFixed(2)}`);
      expect(output).toContain(row.fit.excerpt);
      expect(output).toContain(`${row.attractiveness.low.toFixed(1)} 到 ${row.attractiveness.high.toFixed(1)} 之间`);
      for (const part of ['同类企业的贡献', '竞争扣减', '资质与名录', '扩产信号']) expect(output).toContain(part);
    }
  });

  it('gives JSON whose parts sum to the score', async () => {
    const segment = await firstGap();
    const { rows } = await product.services.targets({ segment, limit: 1, sort: 'fit' });
    const { output } = await explain(segment, rows[0]?.name ?? '', '--format', 'json');
    const { row } = JSON.parse(output) as { row: { fit: { score: number; parts: { value: number }[] } } };
    const sum = row.fit.parts.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(row.fit.score, 9);
  });

  it('says what would have to be true for the top, never as a fact, and whether that is in reach', async () => {
    const segment = await firstGap();
    const list = await product.services.targets({ segment, limit: 300, sort: 'attractiveness' });
    const seen = new Set<string>();
    for (const [at, { companyId }] of list.rows.entries()) {
      const { value, lift } = await product.services.explainTarget({ segment, company: companyId, top: 2 });
      expect(value).toMatchObject({ rank: at + 1, of: list.rows.length });
      expect(value?.interval?.best).toBeLessThanOrEqual(at + 1);
      expect(value?.interval?.worst).toBeGreaterThanOrEqual(at + 1);
      expect(lift?.status === 'already').toBe(at < 2);
      for (const { score } of lift?.sets ?? []) expect(score).toBeGreaterThanOrEqual(lift?.threshold ?? Infinity);
      if (lift && !seen.has(lift.status)) {
        seen.add(lift.status);
        const { output } = await explain(segment, companyId, '--top', '2');
        expect(output).toContain('招引价值进前 2 名');
        if (lift.status === 'reachable') expect(output).toContain('待核实的假设，不是企业的事实');
        if (lift.status === 'out_of_reach') expect(lift.highest).toBeLessThanOrEqual(lift.threshold);
      }
    }
    expect(seen).toContain('already');
    expect(seen).toContain('reachable');
  });

  it('says why a company is not ranked', async () => {
    const { data } = await product.store.readGraph();
    const segment = await firstGap();
    const expected = new Map([
      ['local', '已在本地'],
      ['local_group', '所属集团'],
      ['not_active', '不存续'],
      ['no_common_words', '没有共同词语'],
      ['below_floor', '入榜下限'],
    ]);
    const seen = new Set<string>();
    for (const { id, status } of data.companies) {
      const { row, absence } = await product.services.explainTarget({ segment, company: id, top: 10 });
      expect(row === null).toBe(absence !== null);
      if (!absence || seen.has(absence.reason)) continue;
      seen.add(absence.reason);
      if (absence.reason === 'not_active') expect(status).not.toBe('active');
      expect((await explain(segment, id)).output).toContain(expected.get(absence.reason) ?? '?');
      if (seen.size === 4) break;
    }
    expect(seen.has('local')).toBe(true);
    expect(seen.has('no_common_words') || seen.has('below_floor')).toBe(true);
  });

  it('refuses what it cannot explain', async () => {
    expect((await run('targets', '--chain', 'nev', '--explain', '002056')).exitCode).toBe(2);
    expect((await explain('智能座舱', ' ')).exitCode).toBe(2);
    expect((await explain('智能座舱', '甲'.repeat(10_000))).exitCode).toBe(2);
    expect((await explain('智能座舱', '002056', '--top', '0')).exitCode).toBe(2);
    const missing = await explain(await firstGap(), '没有这家企业');
    expect(missing).toMatchObject({ exitCode: 2, output: '' });
    expect(missing.error).toContain('没有名为“没有这家企业”的企业');
  });
});
