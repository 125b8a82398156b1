import fc from 'fast-check';
import { WordReader } from '../../../server/text/word-reader.ts';

describe('WordReader', () => {
  it('takes the longest word where several begin, and nothing inside it', () => {
    const reader = new WordReader(['电缆', '电缆桥架', '桥架']);
    expect(reader.read('电缆桥架、电缆')).toEqual(['电缆桥架', '电缆']);
  });

  it('takes the word that begins first where words overlap', () => {
    expect(new WordReader(['汽车零件', '零件模具']).read('汽车零件模具')).toEqual(['汽车零件']);
  });

  it('finds nothing in an empty text, nor with an empty vocabulary or empty words', () => {
    expect(new WordReader(['阀门']).read('')).toEqual([]);
    expect(new WordReader([]).read('阀门')).toEqual([]);
    expect(new WordReader(['']).read('阀门')).toEqual([]);
  });

  it('finds words that stand in the text in that order, never overlapping', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word), text, (words, scope) => {
        let from = 0;
        for (const found of new WordReader(words).read(scope)) {
          expect(words).toContain(found);
          const at = scope.indexOf(found, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + found.length;
        }
        for (const missed of words) if (from === 0) expect(scope).not.toContain(missed);
      }),
    );
  });
});
