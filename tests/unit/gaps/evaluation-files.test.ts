import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { csvLine, readCsv, readJsonLines } from '../../../server/cli/evaluation-files.ts';
import { evaluateEntry } from '../../../server/cli/evaluate-entry.ts';

describe('evaluation files', () => {
  let folder = '';
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liantu-evaluation-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads back what csvLine writes, commas, quotes and empty fields included', () => {
    const rows = [
      ['书、报刊印刷', 'a,b', 'say "x"'],
      ['', 'plain', ''],
    ];
    const path = write('rows.csv', `\uFEFFone,two,three\r\n${rows.map(csvLine).join('\r\n')}\r\n`);
    expect(readCsv(path).map((row) => Object.values(row))).toEqual(rows);
  });

  it('names file and line of a row that cannot be read', () => {
    expect(() => readCsv(write('short.csv', 'a,b\n1,2\n3\n'))).toThrow(/short\.csv:3: 1 fields, not 2/);
    const schema = z.object({ id: z.string() });
    expect(() => readJsonLines(write('bad.jsonl', '{"id":"1"}\n{"id":2}\n'), schema)).toThrow(/bad\.jsonl:2: /);
  });

  it('scores entries without ever looking at a firm dated after the as-of day', () => {
    const firm = (id: string, segment: string, date: string): string =>
      JSON.stringify({ id, region: 'r1', segment, parent: 'p', grandparent: 'g', date });
    write('regions.csv', 'region,name,lng,lat\nr1,一,120,30\nr2,二,121,30\n');
    write('cells.csv', 'region,segment\nr2,pumps\nr2,valves\n');
    const early = [firm('1', 'pumps', '2011-05-01'), firm('2', 'valves', '1999-05-01')];
    const scores = (lines: readonly string[]): string => {
      write('firms.jsonl', lines.join('\n'));
      const outFile = join(folder, 'out.csv');
      evaluateEntry({ dataDir: folder, outFile, asOf: '2012-12-31' });
      return JSON.stringify(readCsv(outFile));
    };
    const known = scores(early);
    expect(scores([...early, firm('3', 'valves', '2013-01-01')])).toBe(known);
    expect(scores([...early, firm('3', 'valves', '2012-12-31')])).not.toBe(known);
  });
});
