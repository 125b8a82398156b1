/** Need against likelihood, drawn. The table beside it holds the same points. */
import type { PriorityPoint, PriorityView } from '../../api/client.ts';
import { points as printed } from '../../format/number.ts';
import { zhPriority as words } from '../../i18n/zh-priority.ts';
import { type Scale, scaleOf } from './scale.ts';

/** Pixels of the drawing's own coordinates. */
const WIDTH = 760;
const HEIGHT = 560;
const EDGE = { left: 46, right: 14, top: 14, bottom: 42 } as const;
/** Above this many points only the front is named, or the words would cover each other. */
const MOST_NUMBERED = 70;

function Quadrants({ view, x, y }: { view: PriorityView; x: Scale; y: Scale }) {
  const right = WIDTH - EDGE.right;
  const bottom = HEIGHT - EDGE.bottom;
  const splitX = view.highLikelihood === null ? right : x.at(view.highLikelihood);
  const splitY = view.highNeed === null ? EDGE.top : y.at(view.highNeed);
  return (
    <g className="quadrants">
      <line x1={splitX} x2={splitX} y1={EDGE.top} y2={bottom} />
      <line x1={EDGE.left} x2={right} y1={splitY} y2={splitY} />
      <text x={right - 8} y={EDGE.top + 22} textAnchor="end">
        先招
      </text>
      <text x={EDGE.left + 8} y={EDGE.top + 22}>
        先育
      </text>
      <text x={right - 8} y={bottom - 10} textAnchor="end">
        顺势
      </text>
      <text x={EDGE.left + 8} y={bottom - 10}>
        观察
      </text>
    </g>
  );
}

function Axes({ x, y }: { x: Scale; y: Scale }) {
  const bottom = HEIGHT - EDGE.bottom;
  return (
    <g className="axes">
      {x.ticks.map((tick) => (
        <text key={tick} x={x.at(tick)} y={bottom + 16} textAnchor="middle">
          {printed(tick)}
        </text>
      ))}
      {y.ticks.map((tick) => (
        <text key={tick} x={EDGE.left - 6} y={y.at(tick) + 4} textAnchor="end">
          {printed(tick)}
        </text>
      ))}
      <rect
        x={EDGE.left}
        y={EDGE.top}
        width={WIDTH - EDGE.left - EDGE.right}
        height={HEIGHT - EDGE.top - EDGE.bottom}
      />
      <text x={WIDTH - EDGE.right} y={HEIGHT - 6} textAnchor="end">
        {words.likelihood} →
      </text>
      <text x={6} y={HEIGHT - 6}>
        ↑ {words.need}
      </text>
    </g>
  );
}

function Dot({ point, x, y, isNumbered }: { point: PriorityPoint; x: Scale; y: Scale; isNumbered: boolean }) {
  const at = { x: x.at(point.likelihood), y: y.at(point.need) };
  const isRight = at.x > WIDTH * 0.72;
  const label = point.onFront ? `${point.needRank} ${point.name}` : String(point.needRank);
  return (
    <g className={point.onFront ? 'dot front' : 'dot'}>
      <title>{`${point.name}（${point.chainName}）：${words.need} ${printed(point.need)}，${words.likelihood} ${point.likelihood.toFixed(2)}，${point.quadrant}`}</title>
      <circle cx={at.x} cy={at.y} r={point.onFront ? 6 : 4} data-testid="priority-dot" />
      {point.onFront || isNumbered ? (
        <text x={at.x + (isRight ? -9 : 9)} y={at.y + 4} textAnchor={isRight ? 'end' : 'start'}>
          {label}
        </text>
      ) : null}
    </g>
  );
}

/** Axes reach over the points and the two splits, so that all four quadrants are seen. */
export function PriorityScatter({ view }: { view: PriorityView }) {
  const { points, highNeed, highLikelihood } = view;
  const withSplit = (values: number[], split: number | null): number[] =>
    split === null ? values : [...values, split];
  const x = scaleOf(
    withSplit(
      points.map((point) => point.likelihood),
      highLikelihood,
    ),
    EDGE.left,
    WIDTH - EDGE.right,
  );
  const y = scaleOf(
    withSplit(
      points.map((point) => point.need),
      highNeed,
    ),
    HEIGHT - EDGE.bottom,
    EDGE.top,
  );
  // The front is drawn last, over what lies close to it.
  const front = points.filter((point) => point.onFront);
  const path = front.map((point) => `${x.at(point.likelihood)},${y.at(point.need)}`).join(' ');
  return (
    <svg
      className="priority-scatter card"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.picture(points.length)}
    >
      <Quadrants view={view} x={x} y={y} />
      <Axes x={x} y={y} />
      <polyline className="front-line" points={path} />
      {[...points.filter((point) => !point.onFront), ...front].map((point) => (
        <Dot key={point.segmentId} point={point} x={x} y={y} isNumbered={points.length <= MOST_NUMBERED} />
      ))}
    </svg>
  );
}
