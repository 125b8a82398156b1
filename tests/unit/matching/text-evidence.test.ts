import { matchedTerms } from '../../../server/matching/matched-terms.ts';
import { evidenceProbability, TextEvidenceModel } from '../../../server/matching/text-evidence.ts';

const scope = (id: string, text: string, name = '') => ({ id, name, text, products: [] });
const segment = (text: string) => ({ id: text, text, expansions: [], parent: null });

const model = new TextEvidenceModel([
  scope('a', '变压器、开关柜制造、销售;货物进出口。(依法须经批准的项目,经相关部门批准后方可开展经营活动)'),
  scope('b', '一般项目:服装销售;变压器制造。(除依法须经批准的项目外,凭营业执照依法自主开展经营活动)'),
  scope('c', '非金属矿物制品制造'),
  scope('d', '', '扬州市金属制品厂'),
  scope('e', ''),
]);
const evidence = model.evidence(['变压器、整流器和电感器制造', '金属制品制造', '服装制造'].map(segment), {
  perQuery: 10,
});
const of = (query: string, id: string) => evidence.get(query)?.find((item) => item.documentId === id);

describe('TextEvidenceModel', () => {
  it('finds an enumerated product of the segment whole in a clause', () => {
    expect(of('变压器、整流器和电感器制造', 'a')).toMatchObject({ phrase: 1, coverage: 1, lead: 1, clause: '变压器' });
  });

  it('counts what is named first for more', () => {
    expect(of('变压器、整流器和电感器制造', 'b')?.lead).toBeLessThan(1);
  });

  it('does not take a negated word for the word', () => {
    expect(of('金属制品制造', 'c')?.phrase).toBe(0);
  });

  it('reads the name of a firm without a scope', () => {
    expect(of('金属制品制造', 'd')).toMatchObject({ phrase: 1, inName: 1 });
  });

  it('leaves out firms that share no word', () => {
    expect([...evidence.values()].flat().some(({ documentId }) => documentId === 'e')).toBe(false);
  });

  it('keeps features within their ranges and orders by fit', () => {
    for (const items of evidence.values()) {
      items.forEach((item, i) => {
        for (const value of [item.phrase, item.coverage, item.lead, item.fit, item.inName]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(item.fit).toBeLessThanOrEqual(items[i - 1]?.fit ?? 1);
        expect(Number.isFinite(item.lift)).toBe(true);
      });
    }
  });

  it('gives probabilities that rise with phrase, coverage, fit and lift', () => {
    const base = { documentId: 'x', phrase: 0, coverage: 0.3, lead: 0.5, fit: 0.3, lift: 0, inName: 0, clause: '' };
    const p = evidenceProbability(base);
    for (const more of [{ phrase: 1, coverage: 1 }, { coverage: 0.9 }, { fit: 0.9 }, { lift: 2 }])
      expect(evidenceProbability({ ...base, ...more })).toBeGreaterThan(p);
  });
});

describe('matchedTerms', () => {
  it('grows overlapping pairs into words, heaviest first, and drops words within longer ones', () => {
    const weights = new Map([
      ['电机', 1],
      ['机控', 2],
      ['控制', 1],
      ['水泵', 3],
      ['电', 9],
    ]);
    expect(matchedTerms(['电机控制器', '水泵', '电机'], (token) => weights.get(token) ?? 0)).toEqual([
      { term: '电机控制', weight: 4 },
      { term: '水泵', weight: 3 },
    ]);
  });
});
