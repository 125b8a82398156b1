import fc from 'fast-check';
import { cityTextProbability, combineFirmTexts } from '../../../server/gaps/texts/city-text.ts';
import type { FirmText } from '../../../server/gaps/texts/city-text.ts';
import { TEXT_EVIDENCE_CAP, TEXT_EVIDENCE_FLOOR } from '../../../server/gaps/defaults.ts';
import { decidePresence, recomputePresence } from '../../../server/gaps/presence.ts';
import { verificationList } from '../../../server/gaps/verification-list.ts';
import type { TextPresenceFeatures } from '../../../server/gaps/texts/text-presence.ts';
import type { CityText } from '../../../server/gaps/types.ts';
import { companyId, graph, segmentId } from '../../support/graph-builder.ts';
import { analyse, segmentOf } from './gap-cases.ts';

const PLAIN = { isResidual: false };
/** Differences below this are floating-point noise. */
const NOISE = 1e-12;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const firmText: fc.Arbitrary<FirmText> = fc.record({
  isNaming: fc.boolean(),
  hasTradeLead: fc.boolean(),
  tradeShare: share,
  groupShare: share,
  rank: fc.nat(370),
  leadCoverage: share,
});
const nameKind = fc.record({ isResidual: fc.boolean() });
const bounded = (...[kind, firms]: Parameters<typeof combineFirmTexts>): number =>
  Math.min(TEXT_EVIDENCE_CAP, cityTextProbability(combineFirmTexts(kind, firms)));

describe('the texts of a city', () => {
  it('never say less with another firm, whatever stands in its texts', () => {
    fc.assert(
      fc.property(nameKind, fc.array(firmText, { maxLength: 8 }), firmText, (kind, firms, another) => {
        expect(bounded(kind, [...firms, another])).toBeGreaterThanOrEqual(bounded(kind, firms) - NOISE);
      }),
    );
  });

  it('say the same in any order', () => {
    fc.assert(
      fc.property(nameKind, fc.array(firmText, { maxLength: 8 }), (kind, firms) => {
        expect(bounded(kind, firms.toReversed())).toBeCloseTo(bounded(kind, firms), 12);
      }),
    );
  });

  it('say nothing where nobody has a text', () => {
    expect(cityTextProbability(combineFirmTexts(PLAIN, []))).toBe(0);
  });
});

const leading: FirmText = {
  isNaming: false,
  hasTradeLead: true,
  tradeShare: 0.9,
  groupShare: 0.95,
  rank: 0,
  leadCoverage: 1,
};
const said = (firms: readonly FirmText[]): CityText => ({
  probability: cityTextProbability(combineFirmTexts(PLAIN, firms)),
  features: { ...combineFirmTexts(PLAIN, firms) },
  leads: [{ companyId: companyId('cn-1'), probability: 0.5, excerpt: '电动工具制造', words: ['电动工具'] }],
});
const city = () => graph().segments('c/a', 'c/b').company('cn-1').company('cn-2').localList('local', { c: 0.3 });
const judged = (cityText: CityText | null, source = city()) =>
  segmentOf(analyse(source, cityText ? { cityTexts: new Map([[segmentId('c/a'), cityText]]) } : {}), 'c/a').presence;

describe('texts of a city as evidence', () => {
  it('stand in the proof with their firms and the numbers from which probability and verdict are recomputed', () => {
    fc.assert(
      fc.property(fc.array(firmText, { minLength: 1, maxLength: 6 }), (firms) => {
        const { proof, probability, verdict } = judged(said(firms));
        const item = proof.evidence.find(({ source }) => source === 'city_text');
        const stated = bounded(PLAIN, firms);
        expect(item?.probability).toBe(stated >= TEXT_EVIDENCE_FLOOR ? stated : undefined);
        if (item?.cityText) {
          const features = item.cityText.features as unknown as TextPresenceFeatures;
          expect(item.probability).toBe(Math.min(TEXT_EVIDENCE_CAP, cityTextProbability(features)));
        }
        const again = recomputePresence(proof);
        expect([again.probability, again.verdict]).toEqual([probability, verdict]);
        expect(decidePresence(again.probability, proof.thresholds)).toBe(verdict);
      }),
    );
  });

  it('never weigh more than a declared link, however many firms there are', () => {
    const crowd = Array.from({ length: 300 }, () => ({ ...leading, isNaming: true }));
    const texts = judged(said(crowd));
    expect(texts.proof.evidence[0]).toMatchObject({ source: 'city_text', probability: TEXT_EVIDENCE_CAP });
    const link = city().operates('cn-1', 'c/a', { confidence: TEXT_EVIDENCE_CAP });
    expect(judged(null, link).probability).toBeGreaterThanOrEqual(texts.probability - NOISE);
  });

  it('raise what is known and never lower it', () => {
    const silent = judged(null);
    const spoken = judged(said([leading]));
    expect(spoken.probability).toBeGreaterThan(silent.probability);
    expect(judged(said([{ ...leading, hasTradeLead: false, tradeShare: 0, rank: 300 }])).probability).toBe(
      silent.probability,
    );
  });

  it('and what one firm says are one witness: the stronger counts', () => {
    const textEvidence = new Map([
      [segmentId('c/a'), [{ companyId: companyId('cn-2'), probability: 0.3, excerpt: '' }]],
    ]);
    const cityTexts = new Map([[segmentId('c/a'), said([leading, leading])]]);
    const both = segmentOf(analyse(city(), { textEvidence, cityTexts }), 'c/a').presence;
    expect(both.proof.evidence.map(({ source }) => source)).toContain('text');
    expect(both.probability).toBeCloseTo(judged(said([leading, leading])).probability, 12);
  });

  it('name whom to ask', () => {
    const cityTexts = new Map([[segmentId('c/a'), said([{ ...leading, hasTradeLead: false }])]]);
    const item = verificationList(analyse(city(), { cityTexts })).find(({ segmentId: id }) => id === segmentId('c/a'));
    expect(item?.askCompanyIds).toEqual(['cn-1']);
  });

  it('of a firm that the city does not hold are left out', () => {
    const elsewhere = {
      ...said([leading]),
      leads: [{ companyId: companyId('cn-9'), probability: 1, excerpt: '', words: [] }],
    };
    expect(judged(elsewhere).proof.evidence.map(({ source }) => source)).not.toContain('city_text');
  });
});
