/** The layered layout of the chain map. */
import fc from 'fast-check';
import { layOutChain, routeLink } from '../../web/src/graph-canvas/layout/lay-out-chain.ts';
import { nearestFree } from '../../web/src/graph-canvas/layout/route.ts';
import { ribbonWidth, strongestRibbons } from '../../web/src/graph-canvas/layout/ribbons.ts';
import type { Box, LayoutLink, LayoutSegment, Tier } from '../../web/src/graph-canvas/layout/types.ts';

const TIERS: readonly Tier[] = ['上游', '中游', '下游'];

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left &&
  inner.top >= outer.top &&
  inner.left + inner.width <= outer.left + outer.width &&
  inner.top + inner.height <= outer.top + outer.height;

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((a, at) => items.slice(at + 1).map((b): [Item, Item] => [a, b]));

const chains = fc
  .record({
    places: fc.array(
      fc.record({ tier: fc.constantFrom(...TIERS), group: fc.constantFrom('甲', '乙', '丙', '丁', '戊') }),
      {
        minLength: 1,
        maxLength: 70,
      },
    ),
    ends: fc.array(fc.tuple(fc.nat(69), fc.nat(69), fc.boolean()), { maxLength: 160 }),
  })
  .map(({ places, ends }) => {
    const segments: LayoutSegment[] = places.map((place, at) => ({ id: `s${at}`, ...place }));
    const links: LayoutLink[] = ends.map(([from, to, broken]) => ({ from: `s${from}`, to: `s${to}`, broken }));
    return { segments, links };
  });

describe('layOutChain', () => {
  it('places every segment once, inside the card of its group, and lets nothing overlap', () => {
    fc.assert(
      fc.property(chains, ({ segments, links }) => {
        const map = layOutChain(segments, links);
        expect(map.nodes.map(({ id }) => id).sort()).toEqual(segments.map(({ id }) => id).sort());
        const cards = new Map(map.cards.map((card) => [card.id, card]));
        for (const node of map.nodes) {
          const segment = segments.find(({ id }) => id === node.id);
          const card = cards.get(`${segment?.tier}/${segment?.group}`);
          expect(node.cardId).toBe(card?.id);
          expect(card && within(node, card)).toBe(true);
        }
        for (const card of map.cards) {
          const band = map.bands.find(({ tier }) => tier === card.tier);
          expect(band && within(card, band)).toBe(true);
        }
        for (const boxes of [map.nodes, map.cards, map.bands]) {
          for (const [a, b] of pairs<Box>(boxes)) expect(overlap(a, b)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same picture whatever the order of the input', () => {
    fc.assert(
      fc.property(chains, fc.infiniteStream(fc.nat(1000)), ({ segments, links }, noise) => {
        const shuffle = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, at: Number(noise.next().value) }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const unique = [...new Map(links.map((link) => [`${link.from}>${link.to}`, link])).values()];
        expect(layOutChain(shuffle(segments), shuffle(unique))).toEqual(layOutChain(segments, unique));
      }),
      { numRuns: 40 },
    );
  });

  it('stands the tiers left to right and leaves out a tier without segments', () => {
    const map = layOutChain(
      [
        { id: 'b', tier: '下游', group: '整机' },
        { id: 'a', tier: '上游', group: '材料' },
      ],
      [],
    );
    expect(map.bands.map(({ tier }) => tier)).toEqual(['上游', '下游']);
    const lefts = map.bands.map(({ left }) => left);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  });

  it('draws one band for a chain of one tier and nothing for an empty chain', () => {
    expect(layOutChain([{ id: 'a', tier: '中游', group: '甲' }], []).bands).toHaveLength(1);
    expect(layOutChain([], [])).toMatchObject({ bands: [], cards: [], nodes: [], ribbons: [] });
  });

  it('never stands a supplier of the same group right of what it supplies', () => {
    const segments = Array.from({ length: 8 }, (_, at) => ({ id: `s${at}`, tier: '中游' as const, group: '甲' }));
    const links = Array.from({ length: 7 }, (_, at) => ({ from: `s${at + 1}`, to: `s${at}`, broken: false }));
    const left = new Map(layOutChain(segments, links).nodes.map((node) => [node.id, node.left]));
    for (const { from, to } of links) expect(left.get(from) ?? 0).toBeLessThanOrEqual(left.get(to) ?? 0);
  });

  it('bundles the links of two groups into one ribbon that counts them and the broken ones', () => {
    const segments: LayoutSegment[] = [
      { id: 'a', tier: '上游', group: '甲' },
      { id: 'b', tier: '上游', group: '甲' },
      { id: 'c', tier: '下游', group: '乙' },
    ];
    const links = [
      { from: 'a', to: 'c', broken: true },
      { from: 'b', to: 'c', broken: false },
      { from: 'a', to: 'b', broken: true },
      { from: 'a', to: 'elsewhere', broken: true },
    ];
    const { ribbons } = layOutChain(segments, links);
    expect(ribbons).toHaveLength(1);
    expect(ribbons[0]).toMatchObject({ fromCard: '上游/甲', toCard: '下游/乙', links: 2, broken: 1, width: 5.4 });
  });
});

describe('routes', () => {
  it('crosses a lane where it is free and nearest', () => {
    const lane = {
      left: 0,
      right: 10,
      blocks: [
        { top: 0, bottom: 40 },
        { top: 60, bottom: 100 },
      ],
    };
    expect(nearestFree(lane, 35)).toBe(46);
    expect(nearestFree(lane, 52)).toBe(52);
    expect(nearestFree(lane, 95)).toBe(106);
    expect(nearestFree(lane, -20)).toBe(-20);
  });

  it('keeps the strongest ribbons at rest, a broken one counting double', () => {
    const route = { path: '', end: { x: 0, y: 0, direction: 1 as const } };
    const ribbon = (id: string, links: number, broken: number) => ({
      ...{ id, links, broken, route, width: 1 },
      ...{ fromCard: 'a', toCard: 'b' },
    });
    const kept = strongestRibbons([ribbon('thin', 1, 0), ribbon('broken', 2, 2), ribbon('thick', 3, 0)], 2);
    expect(kept.map(({ id }) => id)).toEqual(['broken', 'thick']);
  });

  it('widens a ribbon with its links up to the cap', () => {
    expect(ribbonWidth(1)).toBeCloseTo(3.7);
    expect(ribbonWidth(40)).toBe(14);
  });

  it('never runs through a box that stands between the two ends', () => {
    fc.assert(
      fc.property(chains, ({ segments, links }) => {
        const map = layOutChain(segments, links);
        const nodes = new Map(map.nodes.map((node) => [node.id, node]));
        for (const { from, to } of links) {
          const [start, end] = [nodes.get(from), nodes.get(to)];
          if (!start || !end || start === end || start.lane === end.lane) continue;
          const { path } = routeLink(map, start, end, links.length);
          const straights = [...path.matchAll(/ (-?[\d.]+) (-?[\d.]+)L(-?[\d.]+) (-?[\d.]+)/g)];
          expect(straights).toHaveLength(Math.abs(start.lane - end.lane) - 1);
          for (const [, x, y, toX] of straights) {
            const [low, high] = [Math.min(Number(x), Number(toX)), Math.max(Number(x), Number(toX))];
            const hit = map.nodes.filter(
              (node) =>
                node.left < high &&
                node.left + node.width > low &&
                node.top < Number(y) &&
                node.top + node.height > Number(y),
            );
            expect(hit).toEqual([]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
