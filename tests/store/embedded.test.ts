import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { canonicalGraph } from '../../server/store/data-version.ts';
import { openEmbeddedStore } from '../../server/store/embedded/open-store.ts';
import { describeGraphStore } from './contract.ts';
import { codeOf, IMPORTED_AT } from './contract-terms.ts';
import { IMPORT_SLOWLY } from './import-slowly.ts';
import { largerGraph, sampleGraph } from './sample-graph.ts';

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'liantu-store-'));

describeGraphStore('embedded', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'graph.db');
  const store = await openEmbeddedStore({ file });
  return {
    store,
    reopen: () => openEmbeddedStore({ file }),
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('embedded store on its file', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    file = join(folder, 'graph.db');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const fill = async (): Promise<void> => {
    const store = await openEmbeddedStore({ file });
    await store.importGraph(sampleGraph, { importedAt: IMPORTED_AT });
    await store.close();
  };

  it('makes the folder when it is missing', async () => {
    const store = await openEmbeddedStore({ file: join(folder, 'a', 'b', 'graph.db') });
    expect(await store.version()).toBeNull();
    await store.close();
  });

  it('calls a file that is no database damaged, and leaves it alone', async () => {
    await writeFile(file, 'not a database '.repeat(500));
    expect(await codeOf(openEmbeddedStore({ file }))).toBe('store_damaged');
    expect(await readFile(file, 'utf8')).toMatch(/^not a database/);
  });

  it('calls a truncated or overwritten file damaged, at the latest when it is read', async () => {
    await fill();
    await truncate(file, 9_000);
    const outcome = await codeOf(openEmbeddedStore({ file }).then((store) => store.readGraph()));
    expect(outcome).toBe('store_damaged');
  });

  it('calls a store damaged from which rows are gone', async () => {
    await fill();
    const db = new Database(file);
    db.exec("DELETE FROM item WHERE kind = 'companies' AND position = 1");
    db.close();
    const store = await openEmbeddedStore({ file });
    expect(await codeOf(store.readGraph())).toBe('store_damaged');
    await store.close();
  });

  it("refuses another program's database and one of a later version", async () => {
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    expect(await codeOf(openEmbeddedStore({ file }))).toBe('store_incompatible');
    const later = join(folder, 'later.db');
    await (await openEmbeddedStore({ file: later })).close();
    const db = new Database(later);
    db.pragma('user_version = 99');
    db.close();
    expect(await codeOf(openEmbeddedStore({ file: later }))).toBe('store_incompatible');
  });

  it('says read only for a folder that it may not write', async () => {
    chmodSync(folder, 0o555);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const outcome = await codeOf(openEmbeddedStore({ file })).finally(() => {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    });
    expect(outcome).toBe('store_read_only');
  });

  it('imports while another process reads the old version', async () => {
    await fill();
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT id FROM published').all();
    const store = await openEmbeddedStore({ file });
    await store.importGraph(largerGraph(10), { importedAt: IMPORTED_AT });
    expect((await store.readGraph()).data.companies).toHaveLength(17);
    const seen = reader.prepare('SELECT count(*) AS companies FROM company').all();
    expect(seen).toEqual([{ companies: 7 }]);
    reader.exec('COMMIT');
    reader.close();
    await store.close();
  });

  it('says locked when another process keeps writing', async () => {
    await fill();
    const store = await openEmbeddedStore({ file });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const write = store.records.put({
      collection: 'log',
      id: 'a',
      expectedRevision: 0,
      updatedAt: IMPORTED_AT,
      body: 1,
    });
    expect(await codeOf(write)).toBe('store_locked');
    expect((await store.readGraph()).data.companies).toHaveLength(7);
    other.exec('ROLLBACK');
    other.close();
    await store.close();
  });

  it('keeps the old graph when the process is killed in the middle of an import', async () => {
    await fill();
    const child = spawn(process.execPath, ['--import', 'tsx', IMPORT_SLOWLY, file]);
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.includes('relationships') && resolve());
      child.on('exit', () => reject(new Error('the import ended before it could be killed')));
    });
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const store = await openEmbeddedStore({ file });
    expect((await store.readGraph()).data).toEqual(canonicalGraph(sampleGraph));
    await store.importGraph(largerGraph(10), { importedAt: IMPORTED_AT });
    expect((await store.readGraph()).data.companies).toHaveLength(17);
    await store.close();
  }, 30_000);
});
