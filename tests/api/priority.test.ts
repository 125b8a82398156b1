import fc from 'fast-check';
import request from 'supertest';
import { createApp } from '../../server/api/create-app.ts';
import { type PriorityView, priorityQuery } from '../../server/contract/priority.ts';
import { routes } from '../../server/contract/routes.ts';
import { openSeededProduct, type SeededProduct } from '../support/seeded-services.ts';

let product: SeededProduct;
let api: ReturnType<typeof request>;
beforeAll(async () => {
  product = await openSeededProduct();
  api = request(createApp(product.services));
  await product.services.warmUp();
});
afterAll(() => product.close());

const get = (path: string): request.Test => api.get(`/api/v1${path}`).set('Host', '127.0.0.1');
const view = (query: Record<string, string | number> = {}): Promise<PriorityView> =>
  product.services.priority(priorityQuery.parse(query));

const PARTS = ['demandPull', 'dominatorShare', 'betweenness', 'planMention'] as const;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const weights = fc.record(Object.fromEntries(PARTS.map((part) => [part, fc.integer({ min: 1, max: 80 })])));

describe('必要性 against 可落性', () => {
  it('places what the detail page places, in the same quadrant, with the same two numbers', async () => {
    const { points, left } = routes.priority.output.parse((await get('/priority').expect(200)).body);
    expect(points.length).toBeGreaterThan(20);
    for (const point of points) {
      const detail = await product.services.segment(point.segmentId);
      expect(detail.presence.verdict).toBe('缺');
      expect(point.quadrant).toBe(detail.quadrant);
      expect(point.need).toBeCloseTo(detail.need.score, 9);
      expect(point.likelihood).toBeCloseTo(detail.likelihood?.score ?? Number.NaN, 9);
    }
    const { total } = await product.services.gaps({});
    expect(points.length + left.unknown + left.present + left.belowGate + left.noLikelihood).toBe(total);
  });

  it('narrows by chain and by the gate on P(absent), and counts what the gate keeps out', async () => {
    const all = await view();
    const chain = await view({ chain: '新能源汽车' });
    expect(chain.points.map((point) => point.segmentId)).toEqual(
      all.points.filter((point) => point.chainId === 'nev').map((point) => point.segmentId),
    );
    const gated = await view({ absent: 0.9 });
    expect(gated.points.length).toBeLessThan(all.points.length);
    expect(gated.points.every((point) => 1 - point.probability >= 0.9)).toBe(true);
    expect(gated.points.length + gated.left.belowGate).toBe(all.points.length);
    await get(`/priority?chain=${encodeURIComponent('没有的链')}`).expect(404);
    for (const bad of ['absent=2', 'margin=-1', 'demandPull=101', 'planMention=x']) {
      await get(`/priority?${bad}`).expect(400);
    }
  });

  it('marks exactly what nothing beats, and splits the quadrants at the stated numbers, for any weights and gate', async () => {
    await fc.assert(
      fc.asyncProperty(weights, share, async (chosen, absent) => {
        const { points, highNeed, highLikelihood } = await view({ ...chosen, absent });
        for (const point of points) {
          const isBeaten = points.some(
            (other) =>
              other.need >= point.need &&
              other.likelihood >= point.likelihood &&
              (other.need > point.need || other.likelihood > point.likelihood),
          );
          expect(point.onFront).toBe(!isBeaten);
          expect(['先招', '先育'].includes(point.quadrant)).toBe(point.need >= (highNeed ?? Infinity));
          expect(['先招', '顺势'].includes(point.quadrant)).toBe(point.likelihood >= (highLikelihood ?? Infinity));
        }
      }),
      { numRuns: 15, seed: 6 },
    );
  });

  it('gives rank ranges that no weights of the box leave, one place wide at margin 0', async () => {
    const margin = 0.3;
    const wide = await view({ margin });
    const ranges = new Map(wide.points.map((point) => [point.segmentId, point.needRankRange]));
    expect([...ranges.values()].some((range) => range !== null && range.worst > range.best)).toBe(true);
    const inBox = fc.tuple(share, share, share, share);
    await fc.assert(
      fc.asyncProperty(inBox, async (at) => {
        const moved = PARTS.map((part, k) => [part, wide.weights[part] * (1 + margin * (2 * (at[k] ?? 0) - 1))]);
        const { points } = await view(Object.fromEntries(moved));
        for (const { segmentId, needRank } of points) {
          const range = ranges.get(segmentId);
          expect(needRank).toBeGreaterThanOrEqual(range?.best ?? Infinity);
          expect(needRank).toBeLessThanOrEqual(range?.worst ?? 0);
        }
      }),
      { numRuns: 25, seed: 6 },
    );
    const exact = await view({ margin: 0 });
    expect(exact.points.map(({ needRankRange }) => needRankRange)).toEqual(
      exact.points.map(({ needRank }) => ({ best: needRank, worst: needRank })),
    );
  });

  it('gives the need of one segment the same place and range, and sets what is not placed among the gaps', async () => {
    const query = { demandPull: 10, dominatorShare: 40, betweenness: 30, planMention: 20, margin: 0.5 };
    const { points } = await view(query);
    const search = Object.entries(query)
      .map(([key, value]) => `${key}=${value}`)
      .join('&');
    for (const point of points.filter((_, at) => at % 9 === 0)) {
      const { body } = await get(`/segments/${point.segmentId}/need?${search}`).expect(200);
      const { need, quadrant, place } = routes.need.output.parse(body);
      expect(need.score).toBeCloseTo(point.need, 9);
      expect(quadrant).toBe(point.quadrant);
      expect(place).toEqual({ rank: point.needRank, of: points.length, range: point.needRankRange, isGap: true });
    }
    const { segments } = await product.services.segments();
    const ask = (presence: string) =>
      product.services.need(segments.find((row) => row.presence === presence)?.segmentId ?? '', { margin: 0.25 });
    expect((await ask('有')).place).toBeNull();
    const unknown = (await ask('不知')).place;
    expect(unknown).toMatchObject({ isGap: false, of: points.length + 1 });
    expect(unknown?.rank).toBeGreaterThanOrEqual(unknown?.range?.best ?? Infinity);
    expect(unknown?.rank).toBeLessThanOrEqual(unknown?.range?.worst ?? 0);
    await get('/segments/nev/none/need').expect(404);
    await get('/segments/nev/bms/need?demandPull=-1').expect(400);
  });

  it('says that likelihood is missing where the graph holds no companies of the chain elsewhere', async () => {
    const { segments } = await product.services.segments();
    for (const { segmentId, presence } of segments.filter((_, at) => at % 11 === 0)) {
      const { likelihood, likelihoodMissing } = await product.services.segment(segmentId);
      expect(likelihood === null).toBe(likelihoodMissing !== null);
      if (presence === '有') expect(likelihoodMissing).toBe('already_present');
      else if (segmentId.startsWith('ai/')) expect(likelihoodMissing).toBe('no_outside_companies');
      else if (segmentId.startsWith('nev/')) expect(likelihoodMissing).toBeNull();
    }
  });
});
