import * as fc from 'fast-check';
import { MAX_QUERY_TERMS, queryTerms, queryTermsAndCharacters } from '../../../server/store/candidate-text.ts';

describe('queryTerms', () => {
  it('pairs adjacent characters, keeps lone ones and runs of letters and digits', () => {
    expect(queryTerms('锂电池')).toEqual(['锂电', '电池']);
    expect(queryTerms('铜')).toEqual(['铜']);
    expect(queryTerms('铜 LED灯')).toEqual(['铜', 'led', '灯']);
    expect(queryTerms('电池、电池')).toEqual(['电池']);
  });

  it('adds single characters after the words when they are asked for', () => {
    expect(queryTermsAndCharacters('锂电池 IGBT')).toEqual(['锂电', '电池', 'igbt', '锂', '电', '池']);
    expect(queryTermsAndCharacters('铜')).toEqual(['铜']);
  });

  it('gives for any text only terms that need no escaping, distinct and bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const terms = queryTerms(text);
        for (const term of terms) expect(term).toMatch(/^([\u3400-\u4dbf\u4e00-\u9fff\u3007]{1,2}|[a-z0-9]+)$/);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.length).toBeLessThanOrEqual(MAX_QUERY_TERMS);
      }),
    );
  });
});
