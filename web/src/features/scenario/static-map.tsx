/** A chain map as one picture: the layout, boxes and ribbons of the live map, without moving or choosing. */
import type { MapSegment } from '../../api/client.ts';
import type { MapLayout, NodeBox } from '../../graph-canvas/layout/types.ts';
import { FACES, facePicture } from '../../graph-canvas/node-face.ts';
import { countCards } from '../../graph-canvas/supply-marks.ts';
import { Underlay } from '../../graph-canvas/underlay.tsx';
import { zh } from '../../i18n/zh-cn.ts';
import '../../graph-canvas/map-canvas.css';
import './static-map.css';

/** Zoom in the column beside the basket at 1366 pixels; smaller the picture never gets on the screen. */
const LEAST_ZOOM = 0.54;
/** Where a label starts in its box: after the status mark. */
const LABEL_LEFT = 36;
/** Distance of the second line of a double border. */
const DOUBLE = 4;
/** Distance of the ring round a box that has changed. */
const RING = 5;

const NO_LINES: readonly never[] = [];

function Box({ box, segment, isMoved }: { box: NodeBox; segment: MapSegment; isMoved: boolean }) {
  const { left, top, width, height } = box;
  const face = FACES[segment.status];
  const isDouble = face.border === 'double';
  const line = isDouble ? 1.4 : face.borderWidth;
  return (
    <g className="static-box" data-status={segment.status}>
      <title>{`${segment.name}：${zh.status[segment.status]}`}</title>
      {isMoved ? (
        <rect
          className="moved-ring"
          data-testid="moved"
          x={left - RING}
          y={top - RING}
          width={width + 2 * RING}
          height={height + 2 * RING}
          rx="13"
        />
      ) : null}
      <rect
        className="face"
        x={left}
        y={top}
        width={width}
        height={height}
        rx="9"
        fill={face.fill}
        stroke={face.line}
        strokeWidth={line}
        {...(face.border === 'dashed' ? { strokeDasharray: face.dashes.join(' ') } : {})}
      />
      {isDouble ? (
        <rect
          x={left + DOUBLE}
          y={top + DOUBLE}
          width={width - 2 * DOUBLE}
          height={height - 2 * DOUBLE}
          rx="6"
          fill="none"
          stroke={face.line}
          strokeWidth={line}
        />
      ) : null}
      <image href={facePicture(segment.status, segment.localCount)} x={left} y={top} width={width} height={height} />
      <text x={left + LABEL_LEFT} y={top + height / 2} fill={face.text} fontWeight={face.weight}>
        {segment.shortName}
      </text>
    </g>
  );
}

interface StaticMapProps {
  readonly layout: MapLayout;
  readonly segments: readonly MapSegment[];
  /** Segments that get a ring. */
  readonly moved: ReadonlySet<string>;
  readonly tierTitles: Readonly<Partial<Record<string, string>>>;
  readonly label: string;
  readonly isAnimated: boolean;
}

export function StaticMap({ layout, segments, moved, tierTitles, label, isAnimated }: StaticMapProps) {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  return (
    <svg
      className={isAnimated ? 'static-map animated' : 'static-map'}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ minWidth: layout.width * LEAST_ZOOM }}
      role="img"
      aria-label={label}
    >
      <Underlay layout={layout} tierTitles={tierTitles} notes={countCards(segments)} lines={NO_LINES} bright={null} />
      {layout.nodes.map((box) => {
        const segment = byId.get(box.id);
        return segment ? <Box key={box.id} box={box} segment={segment} isMoved={moved.has(box.id)} /> : null;
      })}
    </svg>
  );
}
