import fc from 'fast-check';
import type { TargetList, TargetRow } from '../../server/contract/targets.ts';
import { TARGET_COLUMNS } from '../../web/src/features/targets/target-columns.ts';
import { listSubject, listTitle, targetSheet } from '../../web/src/features/targets/target-sheet.ts';
import { csvText } from '../../web/src/format/csv.ts';
import { exportSheet, neutralise, sheetLines } from '../../web/src/format/export-rows.ts';

const NOW = new Date(2025, 0, 2, 9, 5, 7);

function row(change: Partial<TargetRow> = {}): TargetRow {
  return {
    rank: 3,
    interval: { best: 2, worst: 5 },
    companyId: 'cn-000001',
    name: '甲乙电机股份有限公司',
    shortName: '甲乙电机',
    nameEn: null,
    stockCode: '000001',
    regionId: '330100',
    regionName: '杭州市',
    parentName: null,
    honours: [{ kind: 'fortune500', year: 2024, rank: 16, note: null }],
    hasSignal: true,
    segmentId: 'nev/drive-motor',
    segmentName: '驱动电机',
    chainId: 'nev',
    chainName: '新能源汽车',
    gapKind: '补',
    fit: {
      score: 0.87654,
      probability: 0.9987,
      origin: 'matched',
      terms: [
        { term: '驱动电机', weight: 12.3 },
        { term: '定子', weight: 4.5 },
      ],
      excerpt: '生产驱动电机',
      parts: [{ key: 'words', value: 0.87654, missing: false, note: '' }],
    },
    attractiveness: { score: 12.34, low: 12.34, high: 76.5, parts: [] },
    evidence: '主营业务：驱动电机',
    contacts: [],
    citations: [],
    asOf: '2023-12-31',
    ...change,
  };
}

function list(rows: readonly TargetRow[], change: Partial<TargetList> = {}): TargetList {
  return {
    version: { id: 'abc123', importedAt: '2025-01-01T00:00:00Z', asOf: '2024-12-31', counts: {} },
    conditions: [
      { key: 'chain', label: '产业链', value: '新能源汽车' },
      { key: 'segment', label: '环节', value: '驱动电机' },
      { key: 'honour', label: '企业类型', value: '世界500强' },
      { key: 'sort', label: '排序', value: '契合度' },
    ],
    total: rows.length,
    rows: [...rows],
    excludedLocal: 7,
    empty: null,
    facets: { chains: [], segments: [], regions: [], honours: [] },
    ...change,
  };
}

/** Reads CSV as RFC 4180 says, apart from the writer. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (letter === '"') isQuoted = false;
      else cell += letter;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',' || letter === '\n') {
      lines.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') lines.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  return lines.slice(0, -1);
}

describe('cells that a spreadsheet program would run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])('makes %j plain text', (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  it('leaves other text and negative numbers as they are', () => {
    expect(neutralise('甲=乙')).toBe('甲=乙');
    const sheet = exportSheet([], [{ label: '数', cell: (value: number) => value }], [-1.5, Number.NaN]);
    expect(sheet.rows).toEqual([[-1.5], [null]]);
  });

  it('holds for every cell of every sheet: about, header and rows', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t', '\r'), (tail, head) => {
        const text = head + tail;
        const sheet = exportSheet([[text, text]], [{ label: text, cell: () => text }], [0]);
        for (const cell of sheetLines(sheet).flat()) expect(String(cell).startsWith("'")).toBe(true);
      }),
    );
  });
});

describe('CSV', () => {
  it('gives back every cell, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !/[\r]/.test(text)),
          { minLength: 1 },
        ),
        (texts) => {
          const sheet = exportSheet([], [{ label: '列', cell: (text: string) => text }], texts);
          const [, , ...rows] = readCsv(csvText(sheet).slice(1));
          expect(rows.map(([cell]) => cell)).toEqual(texts.map(neutralise));
        },
      ),
    );
  });

  it('starts with a byte order mark and ends lines as spreadsheet programs expect', () => {
    const text = csvText(exportSheet([['甲', '乙']], [{ label: '列', cell: () => 1 }], [0]));
    expect(text).toBe('\uFEFF甲,乙\r\n\r\n列\r\n1\r\n');
  });
});

describe('the sheet of a target list', () => {
  const sheet = targetSheet(list([row(), row({ companyId: 'b', name: '=丙有限公司', rank: 9 })], { total: 40 }), NOW);

  it('says conditions, counts, data version, date and time of export', () => {
    expect(Object.fromEntries(sheet.about)).toEqual({
      清单: '链图目标清单：新能源汽车 · 驱动电机',
      条件: '产业链：新能源汽车；环节：驱动电机；企业类型：世界500强；排序：契合度',
      行数: '2 行（符合条件共 40 条）',
      已剔除本地及其集团: '7 家',
      数据版本: 'abc123',
      截至: '2024-12-31',
      导出时间: '2025-01-02 09:05:07',
    });
  });

  it('holds the fields of the columns on the screen, in their order', () => {
    expect(sheet.header).toEqual(TARGET_COLUMNS.flatMap(({ fields }) => fields.map(({ label }) => label)));
    expect(new Set(sheet.header).size).toBe(sheet.header.length);
  });

  it('keeps the order of the rows and shows figures as the screen does', () => {
    const lines = sheetLines(sheet).slice(sheet.about.length + 2);
    const value = (label: string, at = 0) => lines[at]?.[sheet.header.indexOf(label)];
    expect([value('序号'), value('序号', 1)]).toEqual([1, 2]);
    expect([value('环节内名次'), value('名次区间')]).toEqual([3, '2～5']);
    expect([value('企业全称'), value('企业全称', 1)]).toEqual(['甲乙电机股份有限公司', "'=丙有限公司"]);
    expect([value('契合度（0–100）'), value('契合概率（0–1）')]).toEqual([87.7, 0.99]);
    expect([value('招引价值（分）'), value('招引价值下限'), value('招引价值上限')]).toEqual([12.3, 12.3, 76.5]);
    expect(value('匹配词')).toBe('驱动电机、定子');
    expect(value('名录与信号')).toBe('世界500强第16位（2024）');
  });

  it('is named after the segment, the chain, or all gaps', () => {
    const fit = { key: 'fit', label: '契合概率', value: '不低于 30%' };
    const over = (chain: string) =>
      list([], {
        conditions: [
          { key: 'chain', label: '产业链', value: chain },
          { key: 'segment', label: '环节', value: '全部缺口' },
          fit,
        ],
      });
    expect([listSubject(list([])), listSubject(over('半导体')), listSubject(over('全部'))]).toEqual([
      '驱动电机',
      '半导体',
      '全部缺口环节',
    ]);
    expect([listTitle(over('半导体')), listTitle(over('全部'))]).toEqual(['半导体 · 全部缺口', '全部产业链的缺口']);
  });
});
