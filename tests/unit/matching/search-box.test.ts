import { SearchBox } from '../../../server/matching/search-box.ts';
import { graph, regionId } from '../../support/graph-builder.ts';

const box = new SearchBox(
  graph()
    .chain('nev', { name: '新能源汽车', aliases: ['电动汽车产业'] })
    .segment('nev/controller', {
      name: '电机控制器',
      shortName: '电控',
      aliases: ['MCU逆变器'],
      products: ['功率模块'],
      group: '三电系统',
    })
    .segment('nev/motor', { name: '驱动电机', shortName: '电机', group: '三电系统' })
    .company('cn-1', {
      name: '浙江零跑科技股份有限公司',
      shortName: '零跑汽车',
      nameEn: 'Leapmotor',
      formerNames: ['浙江凌跑科技有限公司'],
      stockCode: '9863',
      regionId: regionId('330100'),
    })
    .company('cn-2', { name: '比亚迪股份有限公司', aliases: ['BYD'] })
    .snapshot(),
);
const first = (text: string) => box.search(text, 8)[0];

describe('SearchBox', () => {
  it.each([
    ['电机控制器', 'nev/controller'],
    ['電機控制器', 'nev/controller'],
    ['ＭＣＵ', 'nev/controller'],
    ['功率模块', 'nev/controller'],
    ['dianjikongzhiqi', 'nev/controller'],
    ['djkzq', 'nev/controller'],
    ['零跑', 'cn-1'],
    ['leapmotor', 'cn-1'],
    ['凌跑科技', 'cn-1'],
    ['9863', 'cn-1'],
    ['lingpao', 'cn-1'],
    ['byd', 'cn-2'],
    ['新能源汽车', 'nev'],
    ['金华', '330700'],
    ['330700', '330700'],
  ])('finds by %s', (text, id) => {
    expect(first(text)?.id).toBe(id);
  });

  it('puts an equal name before a prefix and a prefix before a part', () => {
    expect(box.search('电机', 8).map(({ id }) => id)).toEqual(['nev/motor', 'nev/controller']);
  });

  it('says where a hit belongs and by which name it was found', () => {
    expect(first('MCU逆变器')?.hint).toBe('新能源汽车 / 三电系统 · MCU逆变器');
    expect(first('零跑汽车')?.hint).toContain('杭州市');
  });

  it('offers what is most like the query when no name holds it, below every real hit', () => {
    expect(first('电机控制箱')?.id).toBe('nev/controller');
    expect(first('电机控制箱')?.score).toBeLessThan(0.35);
    expect(first('零炮汽车')?.id).toBe('cn-1');
  });

  it.each(['', ' ', '😀', '\u0000', '。。。'])('answers %j with nothing', (text) => {
    expect(box.search(text, 8)).toEqual([]);
  });

  it('answers one character and 10,000 characters', () => {
    expect(box.search('零', 8).map(({ id }) => id)).toEqual(['cn-1']);
    expect(() => box.search('零跑'.repeat(5000), 8)).not.toThrow();
  });

  it('gives at most the number asked for', () => {
    expect(box.search('电', 1)).toHaveLength(1);
    expect(box.search('电', 0)).toHaveLength(0);
  });
});

describe('nearestNames', () => {
  it('suggests by spelling and by sound', () => {
    expect(box.nearestNames('电机控制期', 'segment', 3)[0]).toBe('电机控制器');
    expect(box.nearestNames('比压迪', 'company', 3)[0]).toBe('比亚迪股份有限公司');
    expect(box.nearestNames('新能源骑车', 'chain', 3)).toEqual(['新能源汽车']);
  });

  it('suggests nothing for nothing', () => {
    expect(box.nearestNames('😀', 'segment', 3)).toEqual([]);
    expect(box.nearestNames('zzzzzz', 'chain', 3)).toEqual([]);
  });
});
