import type { ContactMark, RowChange, TargetListVersion } from '../../web/src/api/list-queries.ts';
import { versionFields, versionSheet } from '../../web/src/features/lists/version-sheet.ts';
import { csvText } from '../../web/src/format/csv.ts';
import type { ExportSheet } from '../../web/src/format/export-rows.ts';
import { jsonText } from '../../web/src/format/json.ts';
import { FIXED_NOW, openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

const OFFICE = '新能源汽车链长办';
const NOW = new Date(2026, 10, 24, 9, 5, 7);

let product: SeededProduct;
beforeAll(async () => {
  product = await openSeededProduct();
});
afterAll(() => product.close());

const save = (name: string, honour?: 'listed'): Promise<TargetListVersion> =>
  product.services.targetLists.save({
    name,
    office: OFFICE,
    query: { chain: 'nev', sort: 'fit', ...(honour === undefined ? {} : { honour }) },
  });

/** The lines of an export by company and segment, without the running number, which says nothing of the row itself. */
const linesOf = (sheet: ExportSheet): Map<string, string> =>
  new Map(sheet.rows.map(([, company, segment, ...rest]) => [`${company}|${segment}`, JSON.stringify(rest)]));

const nameOf = ({ companyName, segmentName }: RowChange): string => `${companyName}|${segmentName}`;

describe('export of a saved list', () => {
  it('says list, author, time, conditions, data version and date, and holds the columns and rows of the screen', async () => {
    const saved = await save('导出内容');
    const sheet = versionSheet(saved, [], NOW);
    expect(Object.fromEntries(sheet.about)).toMatchObject({
      名录: '导出内容 · 第 1 版',
      保存机构: OFFICE,
      条件: saved.version.conditions.map(({ label, value }) => `${label}：${value}`).join('；'),
      数据版本: saved.version.dataVersionId,
      截至: saved.version.asOf,
      计算参数: saved.version.weightsId,
      导出时间: '2026-11-24 09:05:07',
    });
    expect(sheet.header).toEqual(['序号', '企业', '环节', '环节内名次', '契合度', '招引价值', '联系情况']);
    expect(sheet.rows.map((row) => [row[0], row[1], row[2]])).toEqual(
      saved.version.rows.map((row) => [row.at, row.companyName, row.segmentName]),
    );
  });

  it('gives JSON with the same cells as the spreadsheet, and CSV in which no cell runs', async () => {
    const saved = await save('=两种格式');
    const [first] = saved.version.rows;
    if (!first) throw new Error('the seed has targets');
    const marks: ContactMark[] = [
      { companyId: first.companyId, revision: 1, offices: [{ office: '@他办', date: '2026-11-24' }] },
    ];
    const sheet = versionSheet(saved, marks, NOW);
    const parsed = JSON.parse(jsonText(sheet)) as { about: Record<string, string>; rows: Record<string, unknown>[] };
    expect(parsed.rows.map((row) => Object.values(row))).toEqual(sheet.rows);
    expect(parsed.about['名录']).toBe('=两种格式 · 第 1 版');
    expect(parsed.rows[0]?.['联系情况']).toBe('@他办（2026-11-24）');
    const csv = csvText(sheet);
    expect(csv).toContain("名录,'=两种格式");
    expect(csv).toContain("'@他办（2026-11-24）");
    expect(csv.split(/[,\r\n]/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  });

  it('differs from the next one only by what the comparison lists, and every listed change is in it', async () => {
    const before = await save('只差记录到的变化');
    const { data } = await product.store.readGraph();
    const [strong] = before.version.rows;
    if (!strong) throw new Error('the seed has targets');
    await product.store.importGraph(
      {
        ...data,
        companies: data.companies.map((company) =>
          company.id === strong.companyId ? { ...company, signals: [], texts: ['停止原有业务，转营白酒。'] } : company,
        ),
      },
      { importedAt: FIXED_NOW.toISOString() },
    );
    const after = await save('只差记录到的变化', 'listed');
    await product.store.importGraph(data, { importedAt: FIXED_NOW.toISOString() });
    const diff = await product.services.targetLists.diff(before.id, 1, 2);
    const [then, now] = [linesOf(versionSheet(before, [], NOW)), linesOf(versionSheet(after, [], NOW))];
    const logged = new Set([...diff.added, ...diff.removed, ...diff.moved, ...diff.rescored].map(nameOf));
    const differing = [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));
    expect(differing.length).toBeGreaterThan(0);
    expect(differing.filter((key) => !logged.has(key))).toEqual([]);
    for (const change of [...diff.added, ...diff.removed]) expect(differing).toContain(nameOf(change));
    expect(diff.causes.map(({ kind }) => kind).sort()).toEqual(['data_version', 'filters']);
    for (const { reasons } of [...diff.added, ...diff.removed, ...diff.moved, ...diff.rescored])
      expect(reasons).not.toContain('unrecorded');
    const about = (saved: TargetListVersion) => versionSheet(saved, [], NOW).about.map(([, value]) => value);
    const aboutDiffers = about(before).flatMap((value, at) => (value === about(after)[at] ? [] : [at]));
    expect(aboutDiffers.map((at) => versionSheet(after, [], NOW).about[at]?.[0])).toEqual(
      expect.arrayContaining(['名录', '条件', '数据版本']),
    );
  });

  it('is byte for byte the same when nothing changed but the number of the version', async () => {
    const [first, second] = [await save('没有变化'), await save('没有变化')];
    expect(csvText(versionSheet(second, [], NOW)).replace('第 2 版', '第 1 版')).toBe(
      csvText(versionSheet(first, [], NOW)),
    );
    const diff = await product.services.targetLists.diff(first.id, 1, 2);
    expect([...diff.added, ...diff.removed, ...diff.moved, ...diff.rescored]).toEqual([]);
  });

  it('has one field per column of the screen', () => {
    expect(new Set(versionFields([]).map(({ label }) => label)).size).toBe(7);
  });
});
