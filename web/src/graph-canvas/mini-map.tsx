/** The whole chain in small, with the window over it; dragging the window moves the map. */
import { type PointerEvent, useSyncExternalStore } from 'react';
import type { SegmentStatusName } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';
import type { MapLayout } from './layout/types.ts';
import type { MapView } from './map-view.ts';
import { FACES } from './node-face.ts';

interface MiniMapProps {
  readonly layout: MapLayout;
  readonly statusOf: ReadonlyMap<string, SegmentStatusName>;
  readonly selected: string | null;
  readonly view: MapView;
}

/** Drawn round the chosen box, map pixels. */
const MARK = 10;

function MiniBoxes({ layout, statusOf, selected }: Omit<MiniMapProps, 'view'>) {
  const chosen = layout.nodes.find(({ id }) => id === selected);
  return (
    <>
      {layout.bands.map(({ tier, left, top, width, height }) => (
        <rect key={tier} className="mini-band" x={left} y={top} width={width} height={height} />
      ))}
      {layout.nodes.map(({ id, left, top, width, height }) => (
        <rect
          key={id}
          x={left}
          y={top}
          width={width}
          height={height}
          rx="6"
          fill={FACES[statusOf.get(id) ?? 'unknown'].line}
        />
      ))}
      {chosen ? (
        <rect
          className="mini-selected"
          x={chosen.left - MARK}
          y={chosen.top - MARK}
          width={chosen.width + 2 * MARK}
          height={chosen.height + 2 * MARK}
        />
      ) : null}
    </>
  );
}

export function MiniMap({ layout, statusOf, selected, view }: MiniMapProps) {
  const { zoom, panX, panY, width, height } = useSyncExternalStore(view.subscribe, view.getViewport);
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const scale = Math.max(layout.width / box.width, layout.height / box.height);
    const x = layout.width / 2 + (event.clientX - box.left - box.width / 2) * scale;
    const y = layout.height / 2 + (event.clientY - box.top - box.height / 2) * scale;
    view.handle.current?.centreOn(x, y);
  };
  return (
    <svg
      className="mini-map"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={zh.map.miniMap}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    >
      <MiniBoxes layout={layout} statusOf={statusOf} selected={selected} />
      {width > 0 ? (
        <rect className="mini-window" x={-panX / zoom} y={-panY / zoom} width={width / zoom} height={height / zoom} />
      ) : null}
    </svg>
  );
}
