/**
 * The portfolio over packs: which pack each pool takes. With all packs it is the portfolio itself, and its relaxation is
 * as tight as the bound of pack-bound.ts (Dantzig and Wolfe 1960); with a few it finds the best plan made of these.
 *
 *     max  sum w(g,t) y(g,t);  l(k) in {0,1}: its pool takes pack k
 *     one pack per pool, a firm in one pack (= 1 when it must land), y(g,t) <= packs of year t that hold g,
 *     a gap closes once (= 1 when it must), the city's budgets, at most K platforms per gap
 */
import type { LinearColumn, LinearModel, LinearRow } from './linear-model.ts';
import type { PoolPack } from './pack-bound.ts';
import { NOWHERE, type PortfolioArrays } from './portfolio-arrays.ts';

/** Column k is pack k. @param packs each pool's own; the empty pack need not be among them. */
export function packModel(arrays: PortfolioArrays, packs: readonly PoolPack[]): LinearModel {
  const columns: LinearColumn[] = packs.map(() => ({ cost: 0, upper: 1, integer: true }));
  const rows = [
    ...grouped(packs, ({ pool }) => [pool]).map(([, members]) => sumRow(members, '<=', 1)),
    ...firmRows(arrays, packs),
    ...gapRows(arrays, packs, columns),
    ...cityRows(arrays, packs),
    ...spreadRows(arrays, packs, columns),
  ];
  return { sense: 'max', columns, rows };
}

/** Pool of every firm in a solution. */
export function poolsOfPacks(arrays: PortfolioArrays, packs: readonly PoolPack[], columns: Float64Array): Int32Array {
  const pools = new Int32Array(arrays.firms).fill(NOWHERE);
  packs.forEach(({ pool, firms }, at) => {
    if ((columns[at] ?? 0) > 0.5) for (const firm of firms) pools[firm] = pool;
  });
  return pools;
}

/** The packs a plan is made of. */
export function packsOfPools(arrays: PortfolioArrays, pools: Int32Array): readonly PoolPack[] {
  const firms = Array.from({ length: arrays.firms }, (_, firm) => firm).filter((firm) => pools[firm] !== NOWHERE);
  return grouped(firms, (firm) => [pools[firm] ?? NOWHERE]).map(([pool, places]) => ({
    pool,
    firms: places.flatMap((place) => firms[place] ?? []),
  }));
}

/** Places of the values under each key, keys ascending. */
function grouped<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly number[],
): readonly (readonly [key: number, places: readonly number[]])[] {
  const groups = new Map<number, number[]>();
  values.forEach((value, place) => {
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(place);
      else groups.set(key, [place]);
    }
  });
  return [...groups].sort(([a], [b]) => a - b);
}

const sumRow = (columns: readonly number[], sense: LinearRow['sense'], bound: number): LinearRow => ({
  terms: columns.map((column) => [column, 1] as const),
  ...{ sense, bound },
});

function firmRows({ mustLand }: PortfolioArrays, packs: readonly PoolPack[]): LinearRow[] {
  return grouped(packs, ({ firms }) => firms).flatMap(([firm, places]) =>
    places.length > 1 || mustLand[firm] ? [sumRow(places, mustLand[firm] ? '=' : '<=', 1)] : [],
  );
}

function gapRows(arrays: PortfolioArrays, packs: readonly PoolPack[], columns: LinearColumn[]): LinearRow[] {
  const { years, worth, closes, mustClose } = arrays;
  const closed = grouped(packs, ({ pool, firms }) =>
    firms.flatMap((firm) => (closes[firm] ?? []).map((gap) => gap * years + (pool % years))),
  );
  const closings = new Map<number, number[]>();
  const rows = closed.map(([at, places]): LinearRow => {
    const column = columns.push({ cost: worth[at] ?? 0, upper: 1, integer: false }) - 1;
    const gap = Math.floor(at / years);
    closings.set(gap, [...(closings.get(gap) ?? []), column]);
    return { terms: [[column, 1], ...places.map((place) => [place, -1] as const)], sense: '<=', bound: 0 };
  });
  const once = [...closings].flatMap(([gap, own]) =>
    own.length > 1 || mustClose[gap] ? [sumRow(own, mustClose[gap] ? '=' : '<=', 1)] : [],
  );
  return [...rows, ...once];
}

function cityRows(arrays: PortfolioArrays, packs: readonly PoolPack[]): LinearRow[] {
  const { years, cityResources, cityNeed, cityRoom } = arrays;
  return [...cityRoom].flatMap((bound, at): LinearRow[] => {
    if (!Number.isFinite(bound)) return [];
    const [year, kind] = [Math.floor(at / cityResources), at % cityResources];
    const terms = packs.flatMap(({ pool, firms }, place) => {
      if (pool % years !== year) return [];
      const need = firms.reduce((sum, firm) => sum + (cityNeed[firm * cityResources + kind] ?? 0), 0);
      return need > 0 ? [[place, need] as const] : [];
    });
    return terms.length === 0 ? [] : [{ terms, sense: '<=', bound }];
  });
}

function spreadRows(arrays: PortfolioArrays, packs: readonly PoolPack[], columns: LinearColumn[]): LinearRow[] {
  const { platformsPerGap, platforms, years, pools, closes } = arrays;
  if (platformsPerGap >= platforms) return [];
  const held = grouped(packs, ({ pool, firms }) =>
    firms.flatMap((firm) => (closes[firm] ?? []).map((gap) => gap * pools + pool)),
  );
  const marks = new Map<string, number>();
  const rows = held.map(([key, places]): LinearRow => {
    const [gap, platform] = [Math.floor(key / pools), Math.floor((key % pools) / years)];
    const name = `${gap} ${platform}`;
    const mark = marks.get(name) ?? columns.push({ cost: 0, upper: 1, integer: false }) - 1;
    marks.set(name, mark);
    return { terms: [...places.map((place) => [place, 1] as const), [mark, -1]], sense: '<=', bound: 0 };
  });
  const ofGap = grouped([...marks.keys()], (name) => [Number(name.split(' ')[0])]);
  const all = [...marks.values()];
  return [
    ...rows,
    ...ofGap.map(([, places]) =>
      sumRow(
        places.flatMap((place) => all[place] ?? []),
        '<=',
        platformsPerGap,
      ),
    ),
  ];
}
