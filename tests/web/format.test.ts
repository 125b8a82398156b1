import { localTime } from '../../web/src/format/date.ts';
import { exportFileName } from '../../web/src/format/file-name.ts';
import { honourText, newestHonours } from '../../web/src/format/honour.ts';
import { moneyCny } from '../../web/src/format/money.ts';
import { count, percent, points, rounded, signedPoints } from '../../web/src/format/number.ts';
import { partNote } from '../../web/src/format/part-note.ts';

describe('numbers', () => {
  it.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.034, '3%'],
    [0.5, '50%'],
    [0.9999, '>99%'],
    [1, '100%'],
  ])('writes the share %d as %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('never rounds to nothing or to all what is neither', () => {
    for (let share = 0.0001; share < 1; share += 0.0007) expect(['0%', '100%']).not.toContain(percent(share));
  });

  it('rounds a value and its negative alike, without a negative zero', () => {
    expect(rounded(2.25, 1)).toBe(2.3);
    expect(rounded(-2.25, 1)).toBe(-2.3);
    expect(Object.is(rounded(-0.01, 1), 0)).toBe(true);
  });

  it('shows points with one decimal and addends with their sign', () => {
    expect(points(97.46)).toBe('97.5');
    expect(signedPoints(3.24)).toBe('+3.2');
    expect(signedPoints(-27.5)).toBe('−27.5');
    expect(signedPoints(-0.04)).toBe('0.0');
  });

  it('separates thousands', () => {
    expect(count(1234567)).toBe('1,234,567');
  });
});

describe('money', () => {
  it.each([
    [0, '0 元'],
    [9_999, '9,999 元'],
    [10_000, '1 万元'],
    [99_994_999, '9,999 万元'],
    [99_999_999, '1 亿元'],
    [1_230_000_000, '12.3 亿元'],
    [602_300_000_000, '6,023 亿元'],
    [-250_000_000, '-2.5 亿元'],
  ])('writes %d CNY as %s', (value, text) => {
    expect(moneyCny(value)).toBe(text);
  });
});

describe('names of exported files', () => {
  it('holds what the list is about and its date, without characters that file systems refuse', () => {
    expect(exportFileName('目标清单', '电机/电控: 总成', '2024-12-31', 'csv')).toBe(
      '链图-目标清单-电机-电控-总成-2024-12-31.csv',
    );
  });

  it('writes a moment in local time', () => {
    expect(localTime(new Date(2025, 0, 2, 9, 5, 7))).toBe('2025-01-02 09:05:07');
  });
});

describe('honours', () => {
  const honour = (kind: 'listed' | 'fortune500', year: number, rank: number | null = null) => ({
    kind,
    year,
    rank,
    note: null,
  });

  it('says rank and year', () => {
    expect(honourText(honour('fortune500', 2024, 16))).toBe('世界500强第16位（2024）');
    expect(honourText(honour('listed', 2006))).toBe('上市公司（2006）');
  });

  it('keeps the newest of each kind, the weightiest kind first', () => {
    const shown = newestHonours([
      honour('listed', 2006),
      honour('fortune500', 2019, 17),
      honour('fortune500', 2024, 16),
    ]);
    expect(shown.map(honourText)).toEqual(['世界500强第16位（2024）', '上市公司（2006）']);
  });
});

describe('notes of score parts', () => {
  it.each([
    ['listed 2021', '上市公司 2021'],
    ['fortune500 2024 #16; listed 2006', '世界500强 2024 第16位；上市公司 2006'],
    ['1913 km', '直线距离 1,913 公里'],
    ['SUPPLIES 万里扬; INVESTED_IN 森田新材料', '供应往来 万里扬；投资关系 森田新材料'],
    ['1230000000 CNY (2023-12-31)', '营业收入 12.3 亿元 (2023-12-31)'],
    ['5000 employees (2023)', '员工 5,000 人 (2023)'],
    ['50000000 CNY capital (2023)', '注册资本 5,000 万元 (2023)'],
    ['主营业务：锂电铜箔', '主营业务：锂电铜箔'],
  ])('says %s as %s', (note, words) => {
    expect(partNote(note)).toBe(words);
  });
});
