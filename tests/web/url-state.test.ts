import { readUrlState } from '../../web/src/components/url-state.ts';
import { groupRegions } from '../../web/src/features/targets/provinces.ts';
import { chainOf, type TargetKey, targetShape } from '../../web/src/features/targets/target-url.ts';

const read = (search: string) => readUrlState<TargetKey>(targetShape, new URLSearchParams(search));

describe('the address of the target list', () => {
  it('reads every condition', () => {
    const search =
      'chain=nev&segment=nev/drive-motor&honour=listed&region=330100&origin=matched&signal=1&q=%E7%94%B5%E6%9C%BA&sort=attractiveness';
    expect(read(search)).toEqual({
      values: {
        chain: 'nev',
        segment: 'nev/drive-motor',
        honour: 'listed',
        region: '330100',
        origin: 'matched',
        signal: '1',
        q: '电机',
        sort: 'attractiveness',
      },
      dropped: [],
    });
  });

  it.each([
    ['chain=../etc', 'chain=../etc'],
    ['segment=nev', 'segment=nev'],
    ['honour=nonsense', 'honour=nonsense'],
    ['region=33', 'region=33'],
    ['origin=guess', 'origin=guess'],
    ['signal=yes', 'signal=yes'],
    ['q=%20%20', 'q=  '],
    ['sort=name', 'sort=name'],
  ])('drops %s, names it, and keeps the rest', (bad, named) => {
    const { values, dropped } = read(`${bad}&${bad.startsWith('chain') ? 'origin=matched' : 'chain=nev'}`);
    expect(dropped).toEqual([named]);
    expect(Object.keys(values)).toHaveLength(1);
  });

  it('takes absent and empty for no condition, and ignores what it does not know', () => {
    expect(read('chain=&utm_source=mail')).toEqual({ values: {}, dropped: [] });
  });

  it('cuts a long bad value short in the notice', () => {
    expect(read(`honour=${'x'.repeat(500)}`).dropped[0]).toHaveLength('honour='.length + 40);
  });

  it('takes the chain from the segment', () => {
    expect(chainOf({ segment: 'semi/power-chip', chain: 'nev' })).toBe('semi');
    expect(chainOf({ chain: 'nev' })).toBe('nev');
    expect(chainOf({})).toBeUndefined();
  });
});

describe('regions by province', () => {
  it('sums a province, lists its cities, shows a municipality once and countries last', () => {
    const groups = groupRegions([
      { id: 'US', name: '美国', count: 90 },
      { id: '310100', name: '上海市', count: 20 },
      { id: '330100', name: '杭州市', count: 15 },
      { id: '330200', name: '宁波市', count: 12 },
      { id: '330000', name: '浙江省', count: 3 },
    ]);
    expect(groups.map(({ id, count, members }) => [id, count, members.map(({ name }) => name)])).toEqual([
      ['330000', 30, ['杭州市', '宁波市']],
      ['310000', 20, []],
      [null, 90, ['美国']],
    ]);
  });
});
