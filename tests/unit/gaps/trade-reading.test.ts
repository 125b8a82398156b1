import fc from 'fast-check';
import { TradeReader } from '../../../server/gaps/texts/trade-reading.ts';

const reader = new TradeReader([
  ['cable', ['电缆', '电线']],
  ['tray', ['电缆桥架', '桥架']],
  ['valve', ['阀门', '铸件']],
  ['casting', ['铸件', '铸造']],
]);

describe('TradeReader', () => {
  it('weighs words by their place; a word of two trades counts for both', () => {
    const found = reader.read('甲县电缆厂', ['电缆桥架', '铸件加工']);
    const total = 1 + 1 + 0.5;
    expect(found.get('cable')).toBe(1 / total);
    expect(found.get('tray')).toBe(1 / total);
    expect(found.get('valve')).toBeCloseTo(0.5 / total, 12);
    expect(found.get('casting')).toBeCloseTo(0.5 / total, 12);
  });

  it('says nothing where no word of a trade stands', () => {
    expect(reader.read('甲县商行', ['百货']).size).toBe(0);
    expect(reader.read('', []).size).toBe(0);
  });

  it('gives shares of at most one, which without common words sum to one', () => {
    const apart = new TradeReader([
      ['cable', ['电缆', '电线']],
      ['valve', ['阀门', '阀件']],
    ]);
    const clause = fc.string({
      unit: fc.constantFrom('电', '缆', '线', '桥', '架', '阀', '门', '铸', '件'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(clause, fc.array(clause), (name, clauses) => {
        for (const share of reader.read(name, clauses).values()) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        const shares = [...apart.read(name, clauses).values()];
        if (shares.length > 0) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
