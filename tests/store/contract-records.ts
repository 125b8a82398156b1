/** Users' records: revisions, conflicts, and that an import does not touch them. */
import type { GraphStore } from '../../server/store/graph-store.ts';
import { codeOf, IMPORTED_AT } from './contract-terms.ts';
import { largerGraph, sampleGraph } from './sample-graph.ts';

export function describeRecords(current: () => GraphStore, reopen: () => Promise<GraphStore>): void {
  describe('records', () => {
    const body = { note: '已电话核实 "ok"', list: [1, null, { a: '锂' }], share: 0.1 };
    const put = (id: string, expectedRevision: number, content: unknown = body) =>
      current().records.put({
        collection: 'target_list',
        id,
        expectedRevision,
        updatedAt: `2025-01-0${expectedRevision + 1}T00:00:00.000Z`,
        body: content,
      });

    it('keeps a record as it was written and counts its revisions', async () => {
      const first = await put('a', 0);
      expect(first).toEqual({
        collection: 'target_list',
        id: 'a',
        revision: 1,
        updatedAt: '2025-01-01T00:00:00.000Z',
        body,
      });
      expect(await current().records.get('target_list', 'a')).toEqual(first);
      expect(await put('a', 1, { changed: true })).toMatchObject({ revision: 2, body: { changed: true } });
      expect(await current().records.get('target_list', 'b')).toBeNull();
      expect(await current().records.get('scenario', 'a')).toBeNull();
    });

    it('lists a collection by id', async () => {
      for (const id of ['b', 'a', 'c']) await put(id, 0);
      expect((await current().records.list('target_list')).map((record) => record.id)).toEqual(['a', 'b', 'c']);
      expect(await current().records.list('log')).toEqual([]);
    });

    it('refuses a writer who has not seen the last revision, and changes nothing', async () => {
      await put('a', 0);
      await put('a', 1);
      expect(await codeOf(put('a', 0))).toBe('record_conflict');
      expect(await codeOf(put('a', 1))).toBe('record_conflict');
      expect(await codeOf(put('new', 3))).toBe('record_conflict');
      expect(await codeOf(current().records.remove('target_list', 'a', 1))).toBe('record_conflict');
      expect(await current().records.get('target_list', 'a')).toMatchObject({ revision: 2 });
      expect(await current().records.get('target_list', 'new')).toBeNull();
    });

    it('lets exactly one of many simultaneous writers win', async () => {
      const other = await reopen();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) => writeOnce(index % 2 === 0 ? current() : other, index)),
      );
      await other.close();
      expect(outcomes.filter((outcome) => outcome === 'no failure')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'record_conflict')).toHaveLength(9);
    });

    it('removes a record, and one that is not there without complaint', async () => {
      await put('a', 0);
      await current().records.remove('target_list', 'a', 1);
      expect(await current().records.get('target_list', 'a')).toBeNull();
      await current().records.remove('target_list', 'a', 1);
      expect(await put('a', 0)).toMatchObject({ revision: 1 });
    });

    it('survives imports, and can be written while one runs', async () => {
      await put('a', 0);
      let written: Promise<unknown> | undefined;
      await current().importGraph(largerGraph(1_500), {
        importedAt: IMPORTED_AT,
        onProgress: () => {
          written ??= put('b', 0);
        },
      });
      await written;
      await current().importGraph(sampleGraph, { importedAt: IMPORTED_AT });
      expect((await current().records.list('target_list')).map((record) => record.id)).toEqual(['a', 'b']);
    });
  });
}

/** Writes a new record and says how that went. */
function writeOnce(store: GraphStore, body: number): Promise<string> {
  return codeOf(
    store.records.put({ collection: 'scenario', id: 'x', expectedRevision: 0, updatedAt: IMPORTED_AT, body }),
  );
}
