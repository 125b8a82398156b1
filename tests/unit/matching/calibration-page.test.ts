import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationPage } from '../../../scripts/eval/fit-evidence-page.ts';
import { evidencePairs } from '../../../scripts/eval/fit-evidence-pairs.ts';
import { EVIDENCE_MODEL } from '../../../server/matching/defaults.ts';
import { evidenceProbability } from '../../../server/matching/text-evidence.ts';
import { graph } from '../../support/graph-builder.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'calibration.md'), 'utf8');

describe('the calibration of the fit', () => {
  it('is in force as its page says: run `npm run fit:evidence` when this fails', () => {
    for (const [name, value] of Object.entries(EVIDENCE_MODEL)) {
      expect(PAGE).toContain(`| ${name} | ${value} | ${value} |`);
    }
    expect(PAGE).toContain('Those in force are the fitted ones.');
  });

  it('never takes more evidence for less', () => {
    const { phrase, coverage, fit, lift } = EVIDENCE_MODEL;
    for (const weight of [phrase, coverage, fit, lift]) expect(weight).toBeGreaterThanOrEqual(0);
    const bare = { documentId: 'a', phrase: 0, coverage: 0.5, lead: 0, fit: 0.5, lift: 0, inName: 0, clause: '' };
    const more = { ...bare, phrase: 1, coverage: 1 };
    expect(evidenceProbability(more)).toBeGreaterThan(evidenceProbability(bare));
  });

  it('says so when the coefficients in force are others', () => {
    const model = { intercept: -1, weights: [1, 1, 1, 1] };
    const none = { name: 'none', auc: 0.5, error: 0, bins: [] };
    const page = calibrationPage({
      asOf: '2024-12-31',
      pairs: [],
      model,
      inForce: { ...model, intercept: -2 },
      heldOut: [none, none],
      asEntered: none,
    });
    expect(page).toContain('are not the fitted ones');
  });

  it('labels by entered links alone, and leaves out firms that are gone and pairs without a common word', () => {
    const data = graph()
      .segment('c/motor', { name: '驱动电机' })
      .segment('c/wine', { name: '白酒' })
      .company('linked', { name: '甲', texts: ['生产驱动电机。'] })
      .operates('linked', 'c/motor')
      .company('unlinked', { name: '乙', texts: ['生产驱动电机。'] })
      .company('gone', { name: '丙', status: 'dissolved', texts: ['生产驱动电机。'] })
      .data();
    const pairs = evidencePairs(data);
    expect(pairs.map(({ company, isPositive }) => [company, isPositive])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(pairs[0]?.features.slice(0, 2)).toEqual([1, 1]);
  });
});
