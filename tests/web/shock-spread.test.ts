import fc from 'fast-check';
import { readUrlState } from '../../web/src/components/url-state.ts';
import { companyShock, segmentShock } from '../../web/src/format/shock-link.ts';
import { askedOf, type ShockKey, shockShape } from '../../web/src/features/shock/shock-address.ts';
import { inOrder, periodCount, periodsOf, reachedBy } from '../../web/src/features/shock/spread.ts';

const affected = (id: string, firstStep: number, fullStep: number, shortfall = 1) => ({
  ...{
    segment: { id, name: id },
    chainId: 'nev',
    chainName: '新能源汽车',
    because: null,
    firstStep,
    fullStep,
    shortfall,
  },
});

describe('the periods of a shock', () => {
  it('are free until the first, short until the worst, then full', () => {
    expect(periodsOf({ firstStep: 1, fullStep: 3 }, 5)).toEqual(['free', 'short', 'short', 'full', 'full']);
    expect(periodsOf({ firstStep: 0, fullStep: 0 }, 2)).toEqual(['full', 'full']);
  });

  it('reach to the last change and no further than there is room', () => {
    expect(periodCount([affected('a', 0, 2), affected('b', 1, 4)], 14)).toBe(5);
    expect(periodCount([affected('a', 0, 40)], 14)).toBe(14);
    expect(periodCount([], 14)).toBe(1);
  });

  it('count up to all segments reached within them, never down', () => {
    const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (pairs) => {
        const all = pairs.map(([first, more], at) => affected(`s${at}`, first, first + more));
        const count = periodCount(all, 100);
        const reached = reachedBy(all, count);
        expect(reached).toEqual([...reached].sort((a, b) => a - b));
        expect(reached.at(-1)).toBe(all.length);
        for (const one of all) expect(periodsOf(one, count).at(-1)).toBe('full');
      }),
    );
  });

  it('order the segments: earlier, then worse, then by id', () => {
    const rows = [affected('c', 1, 1), affected('b', 0, 0, 0.5), affected('a', 0, 0, 0.5), affected('d', 0, 1, 0.9)];
    expect(inOrder(rows).map(({ segment }) => segment.id)).toEqual(['d', 'a', 'b', 'c']);
  });
});

describe('the address of a shock', () => {
  const read = (search: string) => readUrlState<ShockKey>(shockShape, new URLSearchParams(search));

  it('asks for nothing without a subject', () => {
    expect(askedOf(read('type=region').values)).toBeNull();
  });

  it('holds a share only where a part can fail', () => {
    expect(askedOf(read('type=segment&of=nev/bms&share=40').values)).toEqual({
      ...{ type: 'segment', of: 'nev/bms', share: 0.4 },
    });
    expect(askedOf(read('type=company&of=x&share=40').values)?.share).toBe(1);
  });

  it('drops and names what cannot be read', () => {
    expect(read('type=weather&share=0').dropped).toEqual(['type=weather', 'share=0']);
  });

  it('leads to the loss of what the city makes, or of what it takes from outside', () => {
    const values = (present: boolean) => read(segmentShock('nev/bms', present).split('?')[1] ?? '').values;
    expect(values(true)).toEqual({ type: 'segment', of: 'nev/bms' });
    expect(values(false)).toEqual({ type: 'import', of: 'nev/bms' });
  });

  it('leads to the loss of a company', () => {
    const { values } = read(companyShock('hengdian-dmegc').split('?')[1] ?? '');
    expect(askedOf(values)).toEqual({ type: 'company', of: 'hengdian-dmegc', share: 1 });
  });
});
