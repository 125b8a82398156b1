import fc from 'fast-check';
import { type Column, csvCell, renderRows } from '../../../server/cli/render.ts';

const columns: readonly Column<{ name: string; count: number }>[] = [
  { key: 'name', title: '名称', value: (row) => row.name, width: 8 },
  { key: 'count', title: '数', value: (row) => row.count },
];

/** Reads one CSV cell back, as RFC 4180 says. */
const readCell = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

describe('csvCell', () => {
  it('never lets a text start a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\n=1', '＝1', '＋1'])
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    expect(csvCell(-1)).toBe('-1');
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '-', '钢', "'") }), (text) => {
        const cell = csvCell(text);
        expect(readCell(cell)).toBe(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
        if (/[",\r\n]/.test(text)) expect(cell).toMatch(/^"[^]*"$/);
      }),
    );
  });
});

describe('renderRows', () => {
  it('aligns wide characters and cuts long cells in tables only', () => {
    const rows = [
      { name: '电机', count: 3 },
      { name: '功率半导体器件', count: 12 },
    ];
    const [head, rule, ...lines] = renderRows(rows, columns, 'table').split('\n');
    expect(head).toBe('名称     数');
    expect(rule).toBe('───────  ──');
    expect(lines).toEqual(['电机     3', '功率半…  12']);
    expect(renderRows(rows, columns, 'csv')).toBe('name,count\n电机,3\n功率半导体器件,12');
    expect(JSON.parse(renderRows(rows, columns, 'json'))).toEqual(rows);
  });
});
