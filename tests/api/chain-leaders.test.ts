import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { readOptions } from '../../server/cli/options.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { routes } from '../../server/contract/routes.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
let api: ReturnType<typeof request>;

beforeAll(async () => {
  product = await openSeededProduct();
  api = request(createApp(product.services));
});
afterAll(() => product.close());

const loopback = (test: request.Test): request.Test => test.set('Host', '127.0.0.1');
const LEADERS = '/api/v1/chains/nev/leaders';

async function read() {
  const { body } = await loopback(api.get(LEADERS)).expect(200);
  return routes.chainLeaders.output.parse(body).leaders;
}

const decide = (company: string, decision: string, expectedRevision: number, reason = '链长办公会议定') =>
  loopback(api.put(`${LEADERS}/${company}`)).send({ decision, office: '新能源汽车链长办', reason, expectedRevision });

const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
};

describe('链主企业', () => {
  it('is printed by the command line as the page shows it', async () => {
    const run = (...argv: string[]) => runCommand(readOptions(argv), async () => product.services);
    const { output, exitCode } = await run('leaders', '--chain', '新能源汽车', '--format', 'csv');
    const rows = output.trim().split('\n').slice(1);
    expect(exitCode).toBe(0);
    expect(rows.map((row) => row.split(',')[0])).toEqual((await read()).map(({ name }) => name));
    expect((await run('leaders')).exitCode).toBe(2);
  });

  it('puts 零跑 and 吉利 among the first three of 新能源汽车, with reasons that add up', async () => {
    const leaders = await read();
    const names = leaders.slice(0, 3).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['零跑汽车', '吉利控股']));
    for (const { score, addends, reason, standing, members } of leaders) {
      expect(addends.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 9);
      expect(reason).toMatch(/个环节.*资质.*本地企业/);
      expect(standing).toBe('candidate');
      expect(members.length).toBeGreaterThan(0);
    }
  });

  it('keeps every decision, puts confirmed ones first and rejected ones last, and shows it on the cockpit', async () => {
    const [, , third] = await read();
    const id = third?.id ?? '';
    await decide(id, 'confirmed', 0).expect(200);
    expect(first(await read())).toMatchObject({ id, standing: 'confirmed', revision: 1 });
    const { chains } = await product.services.chains();
    const nev = chains.find((chain) => chain.id === 'nev');
    expect(nev?.leaders[0]).toMatchObject({ id, isConfirmed: true });
    await decide(id, 'rejected', 1, '产能已停').expect(200);
    const last = (await read()).at(-1);
    expect(last?.history.map(({ decision, reason, date }) => [decision, reason, date])).toEqual([
      ['confirmed', '链长办公会议定', '2026-11-24'],
      ['rejected', '产能已停', '2026-11-24'],
    ]);
    const shown = (await product.services.chainMap('nev')).chain.leaders.map((leader) => leader.id);
    expect(shown).not.toContain(id);
  });

  it('survives a new import, and is withdrawn by a further decision', async () => {
    const decided = (await read()).at(-1);
    if (decided === undefined) throw new Error('nobody');
    const data = await readSeed('graph-seed');
    await product.store.importGraph({ ...data, asOf: '2026-06-30' }, { importedAt: '2026-11-25T00:00:00.000Z' });
    expect((await read()).at(-1)).toMatchObject({ id: decided.id, standing: 'rejected' });
    await decide(decided.id, 'withdrawn', decided.revision).expect(200);
    const again = (await read()).find(({ id }) => id === decided.id);
    expect(again).toMatchObject({ standing: 'candidate', revision: decided.revision + 1 });
    expect(again?.history).toHaveLength(3);
  });

  it('refuses a decision on an old state, about nobody, without a reason, and about no chain', async () => {
    const [, second] = await read();
    await decide(second?.id ?? '', 'confirmed', 0).expect(200);
    await decide(second?.id ?? '', 'rejected', 0).expect(409);
    await decide('cn-300750', 'confirmed', 0).expect(404);
    await decide(second?.id ?? '', 'rejected', 1, ' ').expect(400);
    await loopback(api.get('/api/v1/chains/nowhere/leaders')).expect(404);
  });
});
