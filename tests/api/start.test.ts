import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProduct, serveProduct } from '../support/running-product.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'liantu-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const oneSentence = (stderr: string): void => {
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
};

describe('starting', () => {
  it('fills an empty store, prints address and data version, and keeps both on the second start', async () => {
    const first = await serveProduct({ LIANTU_DATA_DIR: dataDir });
    const health = (await (await fetch(`${first.url}/api/v1/health`)).json()) as {
      ready: boolean;
      version: { id: string };
    };
    expect(health.ready).toBe(true);
    await first.stop();
    const second = await serveProduct({ LIANTU_DATA_DIR: dataDir });
    await fetch(`${second.url}/api/v1/health`);
    const { stdout, stderr } = await second.stop();
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^链图已启动：http:\/\/127\.0\.0\.1:\d+$/),
      expect.stringContaining(health.version.id),
    ]);
    expect(stderr).toBe('');
  });

  it('says so in one sentence when the port is taken', async () => {
    const running = await serveProduct();
    const { port } = new URL(running.url);
    const { exitCode, stderr } = await runProduct(['serve'], { LIANTU_DATA_DIR: running.dataDir, LIANTU_PORT: port });
    await running.stop();
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(`端口 ${port} 已被占用`);
    oneSentence(stderr);
  });

  it('says so when the store is damaged, and touches nothing', async () => {
    await writeFile(join(dataDir, 'liantu.db'), 'this is no database, '.repeat(500));
    const { exitCode, stderr } = await runProduct(['gaps'], { LIANTU_DATA_DIR: dataDir });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('数据文件已损坏');
    oneSentence(stderr);
  });

  it('says so when the data folder cannot be written', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    await chmod(file, 0o444);
    const { exitCode, stderr } = await runProduct(['gaps'], { LIANTU_DATA_DIR: join(file, 'below') });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('数据目录不可写');
    oneSentence(stderr);
  });

  it('refuses to listen beyond this machine without a token', async () => {
    const { exitCode, stderr } = await runProduct(['serve'], { LIANTU_DATA_DIR: dataDir, LIANTU_HOST: '0.0.0.0' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('LIANTU_TOKEN');
  });
});

describe('the command line', () => {
  it('prints segments as CSV with the agreed columns', async () => {
    const { stdout, exitCode } = await runProduct(['segments', '--format', 'csv'], { LIANTU_DATA_DIR: dataDir });
    expect(exitCode).toBe(0);
    const [head, ...rows] = stdout.trim().split('\n');
    expect(head).toBe('chain,segment,aliases,tier,presence,kind,plan_verb,plan_action');
    expect(rows.length).toBeGreaterThan(200);
  });

  it('answers an unknown name with the nearest three and exit code 2', async () => {
    const { stderr, exitCode } = await runProduct(['targets', '--segment', '驱动电基'], { LIANTU_DATA_DIR: dataDir });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('驱动电机');
    expect(stderr.split('、')).toHaveLength(3);
  });

  it('explains itself when a command or option is unknown', async () => {
    const { stderr, exitCode } = await runProduct(['gapps', '--nonsense'], { LIANTU_DATA_DIR: dataDir });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/没有 --nonsense 这个参数\n.*help/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
