import * as fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { queryTermsAndCharacters } from '../../../../server/store/candidate-text.ts';
import { luceneQuery } from '../../../../server/store/neo4j/candidates.ts';
import { toParams } from '../../../../server/store/neo4j/params.ts';

describe('parameters', () => {
  it('sends whole numbers as integers and others as floats', () => {
    const sent = toParams({ limit: 10, share: 0.5, huge: 1e300, text: '10', flag: true, none: null });
    expect(sent).toEqual({ limit: neo4j.int(10), share: 0.5, huge: 1e300, text: '10', flag: true, none: null });
  });

  it('goes into lists and rows, and leaves out what is undefined', () => {
    const sent = toParams({ rows: [{ year: 2024, name: 'a', gone: undefined }], list: [1, 2.5] });
    expect(sent).toEqual({ rows: [{ year: neo4j.int(2024), name: 'a' }], list: [neo4j.int(1), 2.5] });
  });
});

describe('full-text queries', () => {
  it('ask one generation for any of the terms, each by itself', () => {
    expect(luceneQuery(12, queryTermsAndCharacters('锂电池 IGBT 铜'))).toBe(
      '+searchGeneration:"g12"^0 +searchText:("锂电" "电池" "igbt_" "铜" "锂" "电" "池")',
    );
  });

  it('ask nothing when there is no word', () => {
    expect(luceneQuery(1, queryTermsAndCharacters('！？ "*" ()'))).toBeNull();
  });

  it('hold nothing of the input but Han characters, letters and digits, whatever it is', () => {
    const frame = /\+searchGeneration:"g1"\^0|searchText:|[+()" ]/g;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const query = luceneQuery(1, queryTermsAndCharacters(text)) ?? '';
        expect(query.replace(frame, '')).toMatch(/^[\u3400-\u4dbf\u4e00-\u9fff\u3007a-z0-9_]*$/);
      }),
    );
  });

  it('stay below the clauses that Lucene takes', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const query = luceneQuery(1, queryTermsAndCharacters(text)) ?? '';
    expect(query.match(/"/g)?.length ?? 0).toBeLessThan(2 * 1_024);
  });
});
