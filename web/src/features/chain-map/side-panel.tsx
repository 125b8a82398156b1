/** The panel beside the map; its width is dragged, or moved by the arrow keys, and kept for the next visit. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { zh } from '../../i18n/zh-cn.ts';

const LEAST = 316;
const MOST = 520;
const STEP = 20;
const STORED = 'liantu.mapPanelWidth';

const clamp = (width: number): number => Math.min(MOST, Math.max(LEAST, Math.round(width)));

function storedWidth(): number {
  try {
    return clamp(Number(localStorage.getItem(STORED) ?? LEAST) || LEAST);
  } catch {
    return LEAST;
  }
}

export function SidePanel({ mini, children }: { mini: ReactNode; children: ReactNode }) {
  const [width, setWidth] = useState(storedWidth);
  const change = (next: number): void => {
    const kept = clamp(next);
    setWidth(kept);
    try {
      localStorage.setItem(STORED, String(kept));
    } catch {
      // Storage is refused in some private windows; the width then lasts for this visit only.
    }
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 1) change(window.innerWidth - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') change(width + STEP);
    if (event.key === 'ArrowRight') change(width - STEP);
  };
  return (
    <aside className="side-panel" data-testid="panel" aria-label={zh.map.panel} style={{ width }}>
      <div
        className="panel-grip no-print"
        role="separator"
        aria-orientation="vertical"
        aria-label={zh.map.resize}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={onKeyDown}
      />
      <div className="panel-scroll">
        {children}
        {mini ? (
          <div className="panel-mini no-print">
            <p>
              <b>{zh.map.miniMapTitle}</b> <span className="muted">{zh.map.miniMapHint}</span>
            </p>
            {mini}
          </div>
        ) : null}
      </div>
    </aside>
  );
}
