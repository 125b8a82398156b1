import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverVersion } from '../../../../scripts/neo4j/assemble.ts';
import { javaArguments, prepareHome } from '../../../../scripts/neo4j/server-home.ts';

const SCRIPTS = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'neo4j');

describe('the local server', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'liantu-home-'));
  });

  afterEach(() => rm(home, { recursive: true }));

  const conf = () => readFile(join(home, 'conf', 'neo4j.conf'), 'utf8');

  it('listens on this machine only, and reports to nobody', async () => {
    await prepareHome({ home, lib: 'lib', boltPort: 17_777 });
    const lines = (await conf()).trim().split('\n');
    const addresses = lines.filter((line) => line.includes('address='));
    expect(addresses).toHaveLength(3);
    for (const line of addresses) expect(line).toMatch(/=127\.0\.0\.1(:17777)?$/);
    expect(lines).toContain('server.http.enabled=false');
    expect(lines).toContain('dbms.usage_report.enabled=false');
  });

  it('is open only when no password is given, as in tests', async () => {
    await prepareHome({ home, lib: 'lib', boltPort: 17_777 });
    expect(await conf()).toContain('dbms.security.auth_enabled=false');
  });

  it('keeps to the memory of a small machine', () => {
    const args = javaArguments({ home, lib: 'lib', boltPort: 17_777 });
    expect(args).toContain('-Xmx768m');
    expect(args).toContain(`--home-dir=${home}`);
  });

  it('is the release that the compose file names', async () => {
    const version = serverVersion();
    expect(version).toMatch(/^5\.26\.\d+$/);
    expect(await readFile(join(SCRIPTS, 'compose.yaml'), 'utf8')).toContain(`neo4j:${version.slice(0, 4)}-community`);
    expect(() => serverVersion('<project/>')).toThrow(/no version/);
  });
});
