/** Fitting, filters and rows of the chain map page. */
import {
  fitViewport,
  LEAST_BOX_ZOOM,
  LEAST_ZOOM,
  levelAt,
  MOST_FIT_ZOOM,
  textScale,
} from '../../web/src/graph-canvas/map-view.ts';
import { readStatuses, toggleStatus } from '../../web/src/features/chain-map/map-address.ts';
import { filterSegments } from '../../web/src/features/chain-map/map-model.ts';
import { facePicture } from '../../web/src/graph-canvas/node-face.ts';
import { countCards, detailOf, markBroken } from '../../web/src/graph-canvas/supply-marks.ts';
import { treeRows } from '../../web/src/features/chain-map/tree-rows.ts';
import type { ChainMap, MapSegment } from '../../web/src/api/client.ts';

const LEAST_LABEL_PX = 9;

const segment = (id: string, change: Partial<MapSegment> = {}): MapSegment => ({
  id: `nev/${id}`,
  name: id,
  shortName: id,
  tier: '上游',
  group: '材料',
  status: 'missing',
  kind: '补',
  localCount: 0,
  leaderName: null,
  products: [],
  planActions: [],
  need: 1,
  ...change,
});

describe('fitViewport', () => {
  it('shows everything, centred, when labels stay readable', () => {
    expect(fitViewport({ width: 1000, height: 500 }, { width: 900, height: 800 })).toEqual({
      zoom: 0.9,
      panX: 0,
      panY: 175,
    });
  });

  it('never shrinks labels under 9 px nor blows a small chain up', () => {
    const tall = fitViewport({ width: 3000, height: 4000 }, { width: 900, height: 600 });
    expect(tall).toEqual({ zoom: LEAST_BOX_ZOOM, panX: 0, panY: 0 });
    expect(15 * tall.zoom * textScale(tall.zoom)).toBeGreaterThanOrEqual(LEAST_LABEL_PX);
    expect(fitViewport({ width: 100, height: 100 }, { width: 900, height: 600 }).zoom).toBe(MOST_FIT_ZOOM);
  });
});

describe('levels of detail', () => {
  it('shows segments on every fitted map, groups only when zoomed out further, details only when zoomed in', () => {
    expect([LEAST_ZOOM, LEAST_BOX_ZOOM, MOST_FIT_ZOOM, 1.3].map(levelAt)).toEqual([
      'groups',
      'segments',
      'segments',
      'details',
    ]);
  });

  it('names the leading company, else as many products as fit the box', () => {
    expect(detailOf(segment('a', { leaderName: '零跑汽车', products: ['整车'] }))).toBe('龙头 零跑汽车');
    expect(detailOf(segment('a', { products: ['定子', '转子', '永磁同步电机总成'] }))).toBe('定子、转子');
    expect(detailOf(segment('a', { products: ['新能源汽车用永磁同步驱动电机总成'] }))).toBe('');
    expect(detailOf(segment('a'))).toBe('');
    expect(facePicture('missing', 0, '定子、转子')).toContain(encodeURIComponent('定子、转子'));
  });

  it('counts the states of a group', () => {
    const states = [segment('a'), segment('b'), segment('c', { status: 'strong' })];
    expect(countCards(states).get('上游/材料')?.states).toEqual(
      new Map([
        ['missing', 2],
        ['strong', 1],
      ]),
    );
  });
});

describe('filters', () => {
  const segments = [
    segment('a'),
    segment('b', { status: 'strong', kind: null }),
    segment('c', { status: 'unknown', kind: '待核' }),
    segment('d', { status: 'weak', kind: '强' }),
  ];

  it('switches states in the address on and off, in one order', () => {
    expect(toggleStatus(undefined, 'weak')).toBe('weak');
    expect(toggleStatus('weak', 'missing')).toBe('missing,weak');
    expect(toggleStatus('missing', 'missing')).toBeUndefined();
    expect([...readStatuses('weak,missing')]).toEqual(['missing', 'weak']);
  });

  it('dims nothing without a filter, and counts a question as no gap', () => {
    expect(filterSegments(segments, { statuses: new Set(), gapsOnly: false })).toBeNull();
    expect(filterSegments(segments, { statuses: new Set(), gapsOnly: true })).toEqual(new Set(['nev/a', 'nev/d']));
    expect(filterSegments(segments, { statuses: new Set(['weak']), gapsOnly: true })).toEqual(new Set(['nev/d']));
  });

  it('calls a supply broken only where the supplier is missing and the consumer is local', () => {
    const link = (from: string, to: string) => ({ from: `nev/${from}`, to: `nev/${to}`, necessity: 'core' as const });
    const marked = markBroken(segments, [link('a', 'b'), link('b', 'a'), link('a', 'c'), link('a', 'd')]);
    expect(marked.map(({ broken }) => broken)).toEqual([true, false, false, true]);
  });

  it('counts a card and lays out the open rows of the list', () => {
    expect(countCards(segments).get('上游/材料')).toMatchObject({ missing: 1, total: 4 });
    const map = {
      segments: [...segments, segment('e', { tier: '下游', group: '整车' })],
      tierTitles: {},
    } as unknown as ChainMap;
    const all = treeRows(map, null, new Set());
    expect(all.map(({ level }) => level)).toEqual([1, 2, 3, 3, 3, 3, 1, 2, 3]);
    expect(treeRows(map, new Set(['nev/e']), new Set()).map(({ id }) => id)).toEqual(['下游', '下游/整车', 'nev/e']);
    expect(treeRows(map, null, new Set(['上游'])).map(({ level }) => level)).toEqual([1, 1, 2, 3]);
  });
});
