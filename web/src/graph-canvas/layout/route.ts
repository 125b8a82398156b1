/** Routes that cross a column of boxes only where it is free. */
import { ARROW_ROOM, ROUTE_MARGIN, SIDE_SWING } from './defaults.ts';
import type { Lane, Route } from './types.ts';

export interface Port {
  readonly lane: number;
  /** Edges of the box the route leaves or enters. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The free height of a lane nearest to `wanted`. Above and below the boxes counts as free. */
export function nearestFree(lane: Lane, wanted: number): number {
  let best = wanted;
  let least = Number.POSITIVE_INFINITY;
  let from = Number.NEGATIVE_INFINITY;
  const consider = (to: number): void => {
    const low = from + ROUTE_MARGIN;
    const high = to - ROUTE_MARGIN;
    if (low > high) return;
    const y = Math.min(Math.max(wanted, low), high);
    if (Math.abs(y - wanted) < least) {
      least = Math.abs(y - wanted);
      best = y;
    }
  };
  for (const { top, bottom } of lane.blocks) {
    consider(top);
    from = Math.max(from, bottom);
  }
  consider(Number.POSITIVE_INFINITY);
  return best;
}

const turn = (x: number, y: number, toX: number, toY: number): string => {
  const middle = round((x + toX) / 2);
  return `C${middle} ${round(y)} ${middle} ${round(toY)} ${round(toX)} ${round(toY)}`;
};

function routeAside(from: Port, to: Port): Route {
  const end = to.right + ARROW_ROOM;
  const swing = round(Math.max(from.right, end) + SIDE_SWING);
  const path = `M${round(from.right)} ${round(from.y)}C${swing} ${round(from.y)} ${swing} ${round(to.y)} ${round(end)} ${round(to.y)}`;
  return { path, end: { x: end, y: to.y, direction: -1 } };
}

/**
 * @param lanes left to right; both ports' lanes are among them.
 * @param nudge pixels added in every gap, so that routes through one gap lie apart; less than ROUTE_MARGIN either way.
 */
export function routeBetween(lanes: readonly Lane[], from: Port, to: Port, nudge = 0): Route {
  if (from.lane === to.lane) return routeAside(from, to);
  const step = from.lane < to.lane ? 1 : -1;
  let x = step === 1 ? from.right : from.left;
  let { y } = from;
  const endX = step === 1 ? to.left - ARROW_ROOM : to.right + ARROW_ROOM;
  let path = `M${round(x)} ${round(y)}`;
  for (let index = from.lane + step; index !== to.lane; index += step) {
    const lane = lanes[index];
    if (!lane) continue;
    const [near, far] = step === 1 ? [lane.left, lane.right] : [lane.right, lane.left];
    const wanted = from.y + ((to.y - from.y) * (lane.left - x)) / (endX - x || 1);
    const free = nearestFree(lane, Math.min(Math.max(wanted, Math.min(y, to.y)), Math.max(y, to.y))) + nudge;
    path += `${turn(x, y, near, free)}L${round(far)} ${round(free)}`;
    x = far;
    y = free;
  }
  path += turn(x, y, endX, to.y);
  return { path, end: { x: endX, y: to.y, direction: step } };
}
