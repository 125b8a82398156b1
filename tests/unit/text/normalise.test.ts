import fc from 'fast-check';
import { normaliseText } from '../../../server/text/normalise.ts';

describe('normaliseText', () => {
  it('folds width, case and traditional characters', () => {
    expect(normaliseText('ＢＹＤ電動車馬達控制器')).toBe('byd电动车马达控制器');
  });

  it('turns runs of white space, control and invisible characters into one blank and trims the ends', () => {
    expect(normaliseText('\u0000 轴承\u200b\u0007\n\t 钢 \ufeff')).toBe('轴承 钢');
  });

  it('folds level marks and accents', () => {
    expect(normaliseText('特钢Ⅲ')).toBe('特钢iii');
    expect(normaliseText('Schäffler Škoda')).toBe('schaffler skoda');
  });

  it('is idempotent on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });

  it('survives five megabytes', () => {
    expect(normaliseText('轴承 '.repeat(1_700_000)).length).toBeGreaterThan(0);
  });
});
