import { join } from 'node:path';
import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { readOptions } from '../../server/cli/options.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { routes } from '../../server/contract/routes.ts';
import { createServices } from '../../server/services/services.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import { FIXED_NOW, openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
beforeAll(async () => {
  product = await openSeededProduct();
});
afterAll(() => product.close());

const get = (path: string) => request(createApp(product.services)).get(`/api/v1${path}`).set('Host', '127.0.0.1');
const override = {
  verdict: '缺',
  office: '投资促进中心',
  reason: '走访名录外企业后确认没有',
  expectedRevision: 0,
} as const;

describe('a list of gaps that leaves the building', () => {
  it('says 缺 only at export grade; what is less certain goes out as 不知, never dropped', async () => {
    const inside = routes.gaps.output.parse((await get('/gaps').expect(200)).body).gaps;
    const outside = routes.gaps.output.parse((await get('/gaps?external=true').expect(200)).body).gaps;
    expect(outside.map((line) => line.segmentId)).toEqual(inside.map((line) => line.segmentId));
    const doubtful = inside.filter((line) => line.presence === '缺' && !line.exportGrade);
    expect(doubtful.length).toBeGreaterThan(0);
    for (const [at, line] of inside.entries()) {
      const { exportGrade, presence, probability } = line;
      expect(exportGrade).toBe(presence === '缺' && probability < 0.05);
      if (presence !== '缺' || exportGrade) expect(outside[at]).toEqual(line);
      else expect(outside[at]).toMatchObject({ presence: '不知', kind: '待核', status: 'unknown', probability });
    }
    await get('/gaps?external=maybe').expect(400);
  });

  it("lets an official's 缺 go out, in its kind, by API and by command", async () => {
    const { gaps } = await product.services.gaps({ kind: '补' });
    const gap = gaps.find((line) => !line.exportGrade && line.likelihood !== null);
    if (!gap) throw new Error('the seed has no gap below export grade');
    const filled = () => product.services.gaps({ kind: '补', external: 'true' });
    expect((await filled()).gaps.map((line) => line.segmentId)).not.toContain(gap.segmentId);
    await product.services.overrideSegment(gap.segmentId, override);
    expect((await filled()).gaps.map((line) => line.segmentId)).toContain(gap.segmentId);
    const { output } = await runCommand(
      readOptions(['gaps', '--external', '--kind', '补', '--format', 'csv']),
      async () => product.services,
    );
    const [header = '', ...rows] = output.trim().split('\n');
    expect(header).toContain('external');
    expect(rows).toHaveLength((await filled()).total);
    expect((await product.services.priority({ absent: 0.95, margin: 0 })).points.map((p) => p.segmentId)).toContain(
      gap.segmentId,
    );
    await product.services.withdrawOverride(gap.segmentId, 1);
  });
});

describe('a target list, which leaves the building', () => {
  const absence = async (segment: string) => {
    const { conditions } = await product.services.targets({ segment, limit: 20, sort: 'fit' });
    return conditions.find(({ key }) => key === 'absence')?.value;
  };

  it('says among its conditions how many of its gaps are not certain enough, and nothing where all are', async () => {
    const { gaps } = await product.services.gaps({ chain: 'nev' });
    const gap = gaps.find(({ presence, exportGrade }) => presence === '缺' && !exportGrade);
    const present = gaps.find(({ presence }) => presence === '有');
    if (!gap || !present) throw new Error('the seed has both');
    expect(await absence(gap.segmentId)).toBe('1 个环节判为缺而把握不足 95%，对外使用前先核实');
    expect(await absence(present.segmentId)).toBeUndefined();
    await product.services.overrideSegment(gap.segmentId, override);
    expect(await absence(gap.segmentId)).toBeUndefined();
    await product.services.withdrawOverride(gap.segmentId, 1);
  });
});

describe('the cost of a wrong verdict', () => {
  it('is the official’s to set: dearer errors leave more to 不知, and the same facts stand behind every verdict', async () => {
    const at = async (cost: string) =>
      routes.gaps.output.parse((await get(`/gaps?cost=${cost}`).expect(200)).body).gaps;
    const said = (gaps: Awaited<ReturnType<typeof at>>) => gaps.filter(({ presence }) => presence === '缺').length;
    const [bold, stated, careful] = [await at('3'), await at('4'), await at('10')];
    expect(stated).toEqual((await product.services.gaps({})).gaps);
    expect(said(bold)).toBeGreaterThan(said(stated));
    expect(said(stated)).toBeGreaterThan(said(careful));
    for (const line of careful) {
      if (line.presence === '缺') expect(line.probability).toBeLessThan(0.1);
    }
    for (const bad of ['2', '21', 'x']) await get(`/gaps?cost=${bad}`).expect(400);
    const run = (cost: string) =>
      runCommand(readOptions(['gaps', '--cost', cost, '--format', 'json']), async () => product.services);
    expect(JSON.parse((await run('10')).output)).toHaveLength(careful.length);
    expect((await run('1')).exitCode).toBe(2);
  });
});

describe('人工认定 and a new version of the data', () => {
  it('stays with office, date and reason beside the newly computed verdict, also after a restart', async () => {
    const { gaps } = await product.services.gaps({ kind: '延' });
    const id = gaps[0]?.segmentId ?? '';
    const before = await product.services.overrideSegment(id, { ...override, verdict: '有' });
    const { version, data } = await product.store.readGraph();
    const segments = data.segments.map((segment) => ({ ...segment, description: `${segment.description}（修订）` }));
    await product.store.importGraph({ ...data, segments }, { importedAt: '2026-12-01T00:00:00Z' });
    const after = await product.services.segment(id);
    expect(after.version.id).not.toBe(version.id);
    expect(after.presence).toEqual(before.presence);
    expect(after.presence).toMatchObject({
      verdict: '有',
      computedVerdict: '缺',
      override: { office: override.office, date: '2026-11-24', reason: override.reason, revision: 1 },
    });
    expect(after.rule.sentence).toContain(`${override.office}于 2026-11-24 认定为“有”：${override.reason}`);
    const reopened = await openEmbeddedStore({ file: join(product.dataDir, 'liantu.db') });
    expect((await createServices(reopened, () => FIXED_NOW).segment(id)).presence).toEqual(before.presence);
    await reopened.close();
  });
});
