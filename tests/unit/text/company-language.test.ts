import fc from 'fast-check';
import { excerptAround, splitClauses } from '../../../server/text/clauses.ts';
import { stripLegalForms, stripLevelMark } from '../../../server/text/company-name.ts';
import { nameSimilarity } from '../../../server/text/distance.ts';
import { nameVariants } from '../../../server/text/name-variants.ts';
import { romanise } from '../../../server/text/pinyin.ts';
import { isRegisteredScope, stripFormulas } from '../../../server/text/registered-scope.ts';

describe('company names', () => {
  it('lose their legal form and brackets', () => {
    expect(stripLegalForms('惠州(赣州)亿纬集团股份有限公司')).toBe('惠州 赣州 亿纬');
    expect(stripLegalForms('*st菲达')).toBe('菲达');
    expect(stripLegalForms('股份有限公司')).toBe('');
  });

  it('lose the level mark of official trees only at the end', () => {
    expect(stripLevelMark('特钢iii')).toBe('特钢');
    expect(stripLevelMark('iii类器械')).toBe('iii类器械');
  });
});

describe('registered scopes', () => {
  const scope =
    '建筑机械制造;自营和代理各类商品的进出口业务,但国家限定企业经营或禁止进出口的商品除外。(依法须经批准的项目,经相关部门批准后方可开展经营活动)';

  it('are recognised by their formulas', () => {
    expect(isRegisteredScope(scope)).toBe(true);
    expect(isRegisteredScope('研发制造动力电池电芯')).toBe(false);
  });

  it('keep the trades when the formulas are taken out', () => {
    expect(stripFormulas(scope).replace(/[\s,。;]+/gu, '')).toBe('建筑机械制造');
  });
});

describe('formulas', () => {
  /** The rule as plain patterns, which take quadratic time on crafted texts. */
  const rule: readonly RegExp[] = [
    /[(]?(?:除)?依法须经批准的项目[^)。;]*[)]?/gu,
    /[(]?(?:除)?依法须批准[^)。;]*[)]?/gu,
    /[(]?凭(?:有效)?(?:营业执照|许可证|资质证书)[^)。;]*[)]?/gu,
    /自营和代理[^。;]*?进出口(?:业务)?/gu,
    /[(,]?但?国家(?:限定|限制|禁止)[^)。;]*(?:除外|禁止进出口的商品和技术)[)]?/gu,
    /[(]?(?:国家)?法律[、,]?(?:行政)?法规[^)。;]*(?:除外|经营)[)]?/gu,
    /[(][^()]*(?:不含|除外|须取得许可|涉及许可|国家专控|国家有专项规定)[^()]*[)]/gu,
    /(?:许可|一般)(?:经营)?项目[::]?/gu,
    /(?:其|公司)?(?:经营|业务)范围(?:主要)?(?:包括|涵盖|为)?[::]?/gu,
    /注册资本[^,。;]*/gu,
    /(?:该|本)?公司(?:主要)?(?:提供|从事|经营|生产)/gu,
    /具体(?:经营)?(?:项目|内容)以[^)。;]*为准/gu,
  ];
  const pieces = [
    ...[
      '(',
      ')',
      ',',
      '、',
      '。',
      ';',
      ':',
      '电机',
      '除',
      '业务',
      '公司',
      '经营',
      '范围',
      '项目',
      '进出口',
      '除外',
      '为准',
    ],
    ...[
      '依法须经批准的',
      '依法须批准',
      '凭',
      '有效',
      '营业执照',
      '自营和代理',
      '但',
      '国家',
      '限定',
      '禁止',
      '法律',
      '法规',
    ],
    ...[
      '行政',
      '禁止进出口的商品和技术',
      '不含',
      '涉及许可',
      '许可',
      '一般',
      '注册资本',
      '从事',
      '具体',
      '内容以',
      '\n',
    ],
  ];

  it('are taken out as the rule says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (words) => {
        const text = words.join('');
        expect(stripFormulas(text)).toBe(rule.reduce((left, pattern) => left.replace(pattern, ' '), text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['自营和代理', '国家限定', '法律法规', '具体项目以', '(除外', '(', '国家限定除外,'])(
    'repeated without an end ("%s") are passed over in one pass',
    (piece) => {
      const text = piece.repeat(100_000);
      expect(stripFormulas(text).length).toBeGreaterThan(0);
    },
  );
});

describe('name variants', () => {
  it('separates enumerated products from their activity', () => {
    expect(nameVariants('变压器、整流器和电感器制造')).toEqual(
      expect.arrayContaining(['变压器', '整流器', '电感器', '变压器整流器和电感器']),
    );
    expect(nameVariants('其他仪器仪表制造业')).toContain('仪器仪表');
  });

  it('never gives a variant of one character', () => {
    expect(nameVariants('米、面制品制造').every((variant) => variant.length >= 2)).toBe(true);
  });
});

describe('clauses', () => {
  it('are cut at punctuation but not within brackets', () => {
    expect(splitClauses('电机、水泵(含配件、附件)制造;销售')).toEqual(['电机', '水泵(含配件、附件)制造', '销售']);
  });

  it('splits as the rule says that a comma with a closing bracket next stands inside', () => {
    const rule = /[。;；！!？?\n\r]|[,，、](?![^()（）]*[)）])/gu;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('电', '、', '，', '；', '(', ')', '（', '）', ' ', '\n') }),
        (text) => {
          const pieces = text.split(rule).map((piece) => piece.trim());
          expect(splitClauses(text)).toEqual(pieces.filter((piece) => piece !== ''));
        },
      ),
    );
  });

  it('splits five megabytes in one pass', () => {
    expect(splitClauses('驱动电机、减速器与逆变器'.repeat(440_000))).toHaveLength(440_001);
  });

  it('an excerpt is the sentence around the clause, shortened', () => {
    expect(excerptAround('前一句。生产电机、水泵。后一句', '水泵')).toBe('生产电机、水泵');
    const long = excerptAround(`${'甲'.repeat(100)}、水泵、${'乙'.repeat(100)}`, '水泵');
    expect(long).toContain('水泵');
    expect(long.length).toBeLessThanOrEqual(82);
  });
});

describe('typing without an input method', () => {
  it('gives full pinyin and initials, letters kept whole', () => {
    expect(romanise('电机控制器')).toEqual({ full: 'dianjikongzhiqi', initials: 'djkzq' });
    expect(romanise('led照明')).toEqual({ full: 'ledzhaoming', initials: 'ledzm' });
    expect(romanise('绿')).toEqual({ full: 'lv', initials: 'l' });
  });
});

describe('nameSimilarity', () => {
  it('is 1 for equal names, 0 against nothing, in between else', () => {
    expect(nameSimilarity('电机', '电机')).toBe(1);
    expect(nameSimilarity('', '电机')).toBe(0);
    expect(nameSimilarity('动力电池', '动力电地')).toBeGreaterThan(0.8);
  });
});
