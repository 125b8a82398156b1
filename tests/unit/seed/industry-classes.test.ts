import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIndustryClasses, wordsByClass } from '../../../server/store/seed/industry-classes.ts';

/** Classes of divisions 13-46 in GB/T 4754-2017 as the facts list them. */
const MANUFACTURING_AND_UTILITIES = 620;

describe('industry classes', () => {
  it('has every class of manufacturing and utilities once, with words that point to few classes', async () => {
    const classes = await readIndustryClasses('graph-seed');
    expect(new Set(classes.map(({ code }) => code)).size).toBe(classes.length);
    expect(classes.length).toBeGreaterThanOrEqual(MANUFACTURING_AND_UTILITIES);
    const holders = new Map<string, number>();
    for (const { code, words } of classes) {
      expect([code, new Set(words).size]).toEqual([code, words.length]);
      for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
    }
    expect([...holders].filter(([, count]) => count > 2)).toEqual([]);
    expect(wordsByClass(classes).get('水泥制造')).toContain('水泥熟料');
  });

  describe('a faulty file', () => {
    let dir = '';
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'liantu-classes-'));
      mkdirSync(join(dir, 'industry-classes'));
    });
    afterEach(() => rmSync(dir, { recursive: true }));

    it.each([
      ['{"code":"3011","name":"水泥制造","words":["水泥"]}\n{oops', 'line 2'],
      ['{"code":"301","name":"水泥制造","words":[]}', 'code'],
      ['{"code":"3011","name":"水泥制造","words":[],"alias":1}', 'line 1'],
    ])('%s is named by its place', async (content, place) => {
      writeFileSync(join(dir, 'industry-classes', 'a.jsonl'), content);
      await expect(readIndustryClasses(dir)).rejects.toThrow(expect.objectContaining({ code: 'seed_invalid' }));
      await expect(readIndustryClasses(dir)).rejects.toThrow(place);
    });
  });
});
