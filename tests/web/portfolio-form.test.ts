import fc from 'fast-check';
import { budgetField, checkForm, needField } from '../../web/src/features/portfolio/check-form.ts';
import { formOfInput } from '../../web/src/features/portfolio/form-of-input.ts';
import { fieldLabel } from '../../web/src/features/portfolio/field-label.ts';
import {
  budgetKey,
  CITY,
  emptyForm,
  EVERY_YEAR,
  fillEmpty,
  mayBeLimited,
  parseForm,
  type PortfolioForm,
  UNLIMITED,
  withSameYears,
} from '../../web/src/features/portfolio/portfolio-form.ts';

const PLATFORM = 'park';
const every = (holder: string, resource: Parameters<typeof budgetKey>[1]): string =>
  budgetKey(holder, resource, EVERY_YEAR);

/** Everything set: land and visits limited, the rest without limit. */
function filledForm(change: Partial<PortfolioForm> = {}): PortfolioForm {
  return {
    ...emptyForm(2027),
    platforms: [PLATFORM],
    budgets: {
      [every(PLATFORM, 'landMu')]: '1,200',
      [every(PLATFORM, 'energyTcePerYear')]: UNLIMITED,
      [every(PLATFORM, 'plantM2')]: UNLIMITED,
      [every(PLATFORM, 'environmentT')]: UNLIMITED,
      [every(CITY, 'fundCny')]: '500',
      [every(CITY, 'visits')]: '8',
    },
    needs: { landMu: '50', fundCny: '100', visits: '2' },
    ...change,
  };
}

const faultsOf = (form: PortfolioForm): string[] => checkForm(form).faults.map(({ field, code }) => `${field} ${code}`);

describe('checkForm', () => {
  it('turns a filled form into the question, funds from 万元 into yuan, the same budget for every year', () => {
    const { input } = checkForm(filledForm({ yearCount: '2', chains: ['nev'] }));
    expect(input).toMatchObject({
      chains: ['nev'],
      years: [2027, 2028],
      platforms: [{ platform: PLATFORM, budgets: [{ landMu: 1200, plantM2: 'unlimited' }, { landMu: 1200 }] }],
      cityBudgets: [
        { fundCny: 5_000_000, visits: 8 },
        { fundCny: 5_000_000, visits: 8 },
      ],
      defaultNeeds: { landMu: 50, fundCny: 1_000_000, visits: 2 },
      yearDiscount: 0.9,
      platformsPerGap: 1,
      gap: 0.01,
      frontierOf: null,
    });
  });

  it('takes an empty budget neither for nothing nor for no limit, and names each once', () => {
    const form = filledForm({ yearCount: '3', budgets: { [every(CITY, 'visits')]: '8' } });
    const faults = faultsOf(form);
    expect(faults).toContain(`${budgetField(every(PLATFORM, 'landMu'))} not_set`);
    expect(faults).toContain(`${budgetField(every(CITY, 'fundCny'))} not_set`);
    expect(new Set(faults).size).toBe(faults.length);
    expect(checkForm(form).input).toBeNull();
  });

  it('asks what a firm needs only of what is limited', () => {
    expect(faultsOf(filledForm({ needs: { landMu: '50', visits: '2' } }))).toEqual([
      `${needField('fundCny')} need_not_set`,
    ]);
  });

  it.each<[string, Partial<PortfolioForm>, string]>([
    ['no platform', { platforms: [] }, 'platforms no_platform'],
    ['a negative budget', { budgets: { ...filledForm().budgets, [every(CITY, 'visits')]: '-1' } }, 'out_of_range'],
    ['letters', { needs: { ...filledForm().needs, landMu: '五十' } }, `${needField('landMu')} not_number`],
    ['eleven years', { yearCount: '11' }, 'yearCount out_of_range'],
    ['half a year', { firstYear: '2027.5' }, 'firstYear out_of_range'],
    ['a limit of no platform per gap', { platformsPerGap: '0' }, 'platformsPerGap out_of_range'],
    ['no time', { seconds: '0' }, 'seconds out_of_range'],
  ])('refuses %s at its field', (_, change, fault) => {
    expect(faultsOf(filledForm(change)).join()).toContain(fault);
  });

  it('lets a company have needs of its own and land whatever else', () => {
    const company = { id: 'c1', name: '甲', mustLand: true, needs: { landMu: '300', visits: '' } };
    const { input } = checkForm(filledForm({ companies: [company], platformsPerGap: '' }));
    expect(input).toMatchObject({ mustLand: ['c1'], companyNeeds: { c1: { landMu: 300 } }, platformsPerGap: null });
    expect(input?.companyNeeds['c1']).not.toHaveProperty('visits');
  });
});

describe('formOfInput', () => {
  const inputOf = (form: PortfolioForm) => {
    const { input } = checkForm(form);
    if (!input) throw new Error('the form is faulty');
    return input;
  };

  it.each<[string, Partial<PortfolioForm>]>([
    ['one year', {}],
    ['the same in every year', { yearCount: '3', keptPercent: '7', gapPercent: '0.1' }],
    [
      'firms and gaps that must be',
      {
        companies: [
          { id: 'c1', name: 'c1', mustLand: true, needs: { landMu: '300' } },
          { id: 'c2', name: 'c2', mustLand: false, needs: { fundCny: '12.5' } },
        ],
        mustClose: [{ id: 'nev/bms', name: 'nev/bms' }],
        platformsPerGap: '',
        frontierOf: 'landMu',
      },
    ],
  ])('asks again what was asked: %s', (_, change) => {
    const input = inputOf(filledForm(change));
    const form = formOfInput(input);
    expect(form && checkForm(form)).toEqual({ input, faults: [] });
    expect(form?.isSameEveryYear).toBe(true);
  });

  it('keeps budgets that differ by year apart', () => {
    const split = withSameYears(filledForm({ yearCount: '2' }), false);
    const input = inputOf({ ...split, budgets: { ...split.budgets, [budgetKey(CITY, 'visits', '2028')]: '3' } });
    const form = formOfInput(input);
    expect(form?.isSameEveryYear).toBe(false);
    expect(form && checkForm(form).input).toEqual(input);
  });

  it('knows no form for years with a gap between them', () => {
    expect(formOfInput({ ...inputOf(filledForm()), years: [2027, 2030] })).toBeNull();
  });
});

describe('the stored form', () => {
  it('comes back as it was left, mistakes included', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (typed, other) => {
        const form = filledForm({ seconds: typed, needs: { landMu: other } });
        expect(parseForm(JSON.stringify(form))).toEqual(form);
      }),
    );
  });

  it.each(['', '{', '[]', '{"chains":1}', 'null'])('is not taken from %j', (stored) => {
    expect(parseForm(stored)).toBeNull();
  });
});

describe('budgets by year', () => {
  it('start from what held for every year, and go back to those of the first', () => {
    const split = withSameYears(filledForm({ yearCount: '2' }), false);
    expect(split.budgets[budgetKey(PLATFORM, 'landMu', '2028')]).toBe('1,200');
    const changed = { ...split, budgets: { ...split.budgets, [budgetKey(PLATFORM, 'landMu', '2027')]: '7' } };
    expect(checkForm(changed).input?.platforms[0]?.budgets.map(({ landMu }) => landMu)).toEqual([7, 1200]);
    expect(withSameYears(changed, true).budgets[every(PLATFORM, 'landMu')]).toBe('7');
  });

  it('are filled at once only where they are empty', () => {
    const form = filledForm({ platforms: [PLATFORM, 'other'] });
    const { budgets } = fillEmpty(form, 'landMu', EVERY_YEAR, '9');
    expect([budgets[every(PLATFORM, 'landMu')], budgets[every('other', 'landMu')]]).toEqual(['1,200', '9']);
  });

  it('matter to a firm unless all say 不限', () => {
    expect([mayBeLimited(filledForm(), 'plantM2'), mayBeLimited(filledForm(), 'landMu')]).toEqual([false, true]);
    expect(mayBeLimited(filledForm({ platforms: [PLATFORM, 'other'] }), 'plantM2')).toBe(true);
  });
});

describe('fieldLabel', () => {
  const form = filledForm({ companies: [{ id: 'cn:1', name: '甲', mustLand: false, needs: {} }] });
  it.each([
    [budgetField(budgetKey(PLATFORM, 'landMu', '2028')), '金华园 用地 2028 年'],
    [budgetField(every(CITY, 'fundCny')), '全市 基金'],
    [needField('visits'), '一般企业 走访'],
    [needField('landMu', 'cn:1'), '甲 用地'],
    ['seconds', '每次求解限时（秒）'],
  ])('calls %s %s', (field, label) => {
    expect(fieldLabel(field, form, () => '金华园')).toBe(label);
  });
});
