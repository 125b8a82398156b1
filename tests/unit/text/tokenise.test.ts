import { holdsPhrase, tokenise } from '../../../server/text/tokenise.ts';

describe('tokenise', () => {
  it('gives each Han character, each adjacent pair and each run of letters and digits', () => {
    expect(tokenise('电机led2号')).toEqual(['电', '电机', '机', 'led2', '号']);
  });

  it('pairs nothing across punctuation', () => {
    expect(tokenise('钢、铁')).toEqual(['钢', '铁']);
  });

  it('keeps a negated word apart from the word', () => {
    const tokens = tokenise('非金属矿物');
    expect(tokens).toContain('非金属');
    expect(tokens).not.toContain('金属');
    expect(tokens).toContain('矿物');
    expect(tokenise('非pvc管')).not.toContain('pvc');
  });

  it('does not take 非洲 or 除非 for a negation', () => {
    expect(tokenise('非洲市场')).toContain('洲市');
    expect(tokenise('除非金属')).toContain('金属');
  });

  it('finds nothing in emoji and punctuation', () => {
    expect(tokenise('😀!?…')).toEqual([]);
  });
});

describe('holdsPhrase', () => {
  it('finds a phrase unless it is negated everywhere', () => {
    expect(holdsPhrase('生产金属制品', '金属制品')).toBe(true);
    expect(holdsPhrase('生产非金属制品', '金属制品')).toBe(false);
    expect(holdsPhrase('非金属制品和金属制品', '金属制品')).toBe(true);
    expect(holdsPhrase('任何', '')).toBe(false);
  });
});
