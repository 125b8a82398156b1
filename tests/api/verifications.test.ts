import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { readOptions } from '../../server/cli/options.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { problem } from '../../server/contract/common.ts';
import { routes } from '../../server/contract/routes.ts';
import { openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
let api: ReturnType<typeof request>;
beforeAll(async () => {
  product = await openSeededProduct();
  api = request(createApp(product.services));
});
afterAll(() => product.close());

const get = (path: string): request.Test => api.get(`/api/v1${path}`).set('Host', '127.0.0.1');

describe('待核清单', () => {
  it('holds every 不知 gap and no present segment, the most valuable call first', async () => {
    const { rows, total } = routes.verifications.output.parse((await get('/verifications').expect(200)).body);
    expect(total).toBe(rows.length);
    const values = rows.map((row) => row.value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const row of rows) {
      expect(row.presence).not.toBe('有');
      expect(row.value).toBeCloseTo(row.costSaved * row.stake, 9);
    }
    const { gaps } = routes.gaps.output.parse((await get(`/gaps?kind=${encodeURIComponent('待核')}`)).body);
    const listed = new Set(rows.map((row) => row.segmentId));
    expect(gaps.filter((gap) => !listed.has(gap.segmentId))).toEqual([]);
  });

  it('says what to ask and whom: local companies, each once, with the segment named in the question', async () => {
    const { rows } = await product.services.verifications();
    expect(rows.some((row) => row.ask.length > 0)).toBe(true);
    for (const { name, ask, question } of rows) {
      expect(question).toContain(name);
      expect(new Set(ask.map(({ companyId }) => companyId)).size).toBe(ask.length);
      for (const { question: toCompany } of ask) expect(toCompany).toContain(name);
    }
    for (const { ask } of rows.slice(0, 10)) {
      for (const { companyId } of ask) expect((await product.services.company(companyId)).isLocal).toBe(true);
    }
  });

  it('narrows to a chain by name or id, in the order of the whole list; an unknown chain is a 404', async () => {
    const all = await product.services.verifications();
    const byId = routes.verifications.output.parse((await get('/verifications?chain=nev').expect(200)).body);
    expect(byId.rows).toEqual(all.rows.filter((row) => row.chainId === 'nev'));
    expect(await product.services.verifications('新能源汽车')).toEqual(byId);
    const refused = problem.parse((await get(`/verifications?chain=${encodeURIComponent('新能源')}`).expect(404)).body);
    expect(refused.code).toBe('chain_not_found');
  });

  it('is what the command prints', async () => {
    const run = (...argv: string[]) => runCommand(readOptions(argv), async () => product.services);
    const { rows } = await product.services.verifications('nev');
    const json = await run('verify', '--chain', 'nev', '--format', 'json');
    expect(JSON.parse(json.output)).toEqual(rows);
    const table = await run('verify', '--chain', '新能源汽车');
    for (const row of rows) expect(table.output).toContain(row.name.slice(0, 8));
    expect((await run('verify', '--chain', '没有的链')).exitCode).toBe(2);
  });
});
