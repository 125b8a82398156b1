import type { PortfolioInput } from '../../server/contract/planning.ts';
import { emptyScenario, withPlan } from '../../web/src/features/portfolio/plan-landings.ts';
import {
  isSameQuestion,
  needsText,
  type Plan,
  planDifference,
  splitBudgets,
  worthSentence,
} from '../../web/src/features/portfolio/plan-words.ts';

const entity = (id: string) => ({ id, name: id });
const planOf = (...companies: string[]): Plan => ({
  value: companies.length,
  closed: [],
  landings: companies.map((id) => ({
    company: entity(id),
    platform: entity('park'),
    year: 2028,
    closes: [entity('nev/a'), entity('nev/b'), entity('nev/c')],
  })),
});
const input: PortfolioInput = {
  ...{ chains: [], years: [2028], platforms: [], cityBudgets: [], candidatesPerGap: 10, yearDiscount: 0.9 },
  defaultNeeds: { landMu: 50, energyTcePerYear: 1000, fundCny: 5_000_000 },
  companyNeeds: { b: { landMu: 300 } },
  ...{ platformsPerGap: null, mustLand: [], mustClose: [], gap: 0.01, timeLimitSeconds: 10 },
  ...{ alternatives: 3, frontierOf: null },
};
const use = (change: object) => ({
  ...{ resource: 'landMu' as const, platform: entity('park'), year: 2028, limit: 100, used: 100 },
  ...{ binding: true, shadowPrice: 1.2, ...change },
});

describe('withPlan', () => {
  it('adds each firm with its segments, place, year and assumed needs', () => {
    const content = withPlan(emptyScenario('新', ''), planOf('a', 'b'), input);
    expect(content?.landings).toMatchObject([
      { id: 'l1', company: 'a', platform: 'park', startYear: 2028, probability: 1, landMu: 50, energyTcePerYear: 1000 },
      { id: 'l2', company: 'b', landMu: 300 },
    ]);
    const shares = content?.landings[0]?.segments.map(({ share }) => share) ?? [];
    expect(shares).toHaveLength(3);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
    expect(content?.landings[0]).not.toHaveProperty('plantM2');
    expect(content?.assumptions.join()).toContain('用地 50 亩');
  });

  it('leaves what a scenario holds, and takes no id twice', () => {
    const held = {
      ...emptyScenario('旧', ''),
      landings: withPlan(emptyScenario('', ''), planOf('a'), input)?.landings ?? [],
    };
    const first = { ...held, landings: held.landings.map((landing) => ({ ...landing, id: 'l2', startYear: 2040 })) };
    const content = withPlan(first, planOf('a', 'b', 'c'), input);
    expect(content?.landings.map(({ id, company }) => `${id} ${company}`)).toEqual(['l2 a', 'l1 b', 'l3 c']);
    expect(content?.landings[0]?.startYear).toBe(2040);
  });

  it('refuses when the scenario would hold more than 60', () => {
    const many = planOf(...Array.from({ length: 61 }, (_, at) => `c${at}`));
    expect(withPlan(emptyScenario('', ''), many, input)).toBeNull();
  });
});

describe('the sentences', () => {
  it('say what a little more is worth, in the unit shown', () => {
    expect(worthSentence(use({}))).toBe('再多 1 亩用地，约可多收 1.2 分');
    expect(worthSentence(use({ resource: 'fundCny', shadowPrice: 4e-7 }))).toBe('再多 100 万元基金，约可多收 0.40 分');
    expect(worthSentence(use({ shadowPrice: 0 }))).toBe('再多也不增加得分');
    expect(worthSentence(use({ shadowPrice: null }))).toBe('没有求出');
  });

  it('put the dearest budget first and those with room aside', () => {
    const cheap = use({ shadowPrice: 0 });
    const dear = use({ binding: false, shadowPrice: 2 });
    const free = use({ binding: false, shadowPrice: 0 });
    expect(splitBudgets([free, cheap, dear])).toEqual({ holding: [dear, cheap], free: [free] });
  });

  it('list needs without those of nothing', () => {
    expect(needsText({ landMu: 50, visits: 0, fundCny: 5_000_000 })).toBe('用地 50 亩，基金 500 万元');
    expect(needsText({})).toBe('—');
  });

  it('name the firms that change between two plans', () => {
    expect(planDifference(planOf('a', 'b'), planOf('b', 'c'))).toEqual({ in: ['c'], out: ['a'] });
  });
});

describe('isSameQuestion', () => {
  it('heeds values, not the order of keys', () => {
    expect(isSameQuestion({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true);
    expect(isSameQuestion({ a: [1] }, { a: [1, 2] })).toBe(false);
    expect(isSameQuestion({ a: undefined }, { b: undefined })).toBe(false);
    expect(isSameQuestion(null, input)).toBe(false);
  });
});
