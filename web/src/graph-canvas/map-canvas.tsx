/** The chain map: underlay and canvas, kept together by one transform. */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { zh } from '../i18n/zh-cn.ts';
import { type Emphasis, type LiveMap, type MapNode, openMap } from './cytoscape-map.ts';
import { RIBBONS_AT_REST } from './layout/defaults.ts';
import { routeLink } from './layout/lay-out-chain.ts';
import type { LayoutLink, MapLayout } from './layout/types.ts';
import { MapLegend } from './map-legend.tsx';
import { levelAt, type MapView, textScale } from './map-view.ts';
import type { CardCounts } from './supply-marks.ts';
import { type LinkLine, Underlay } from './underlay.tsx';
import './map-canvas.css';

export interface MapCanvasProps {
  readonly layout: MapLayout;
  readonly nodes: readonly MapNode[];
  readonly links: readonly LayoutLink[];
  readonly tierTitles: Readonly<Partial<Record<string, string>>>;
  readonly notes: ReadonlyMap<string, CardCounts>;
  readonly selected: string | null;
  /** Ids in full colour; null: all. */
  readonly bright: ReadonlySet<string> | null;
  readonly view: MapView;
  readonly onSelect: (id: string | null) => void;
  /** What the pointer's box says. */
  readonly describe: (id: string) => ReactNode;
  readonly label: string;
}

const ZOOM_STEP = 1.25;

/** The supply links of one segment, routed through the gaps. */
function linesOf(
  { layout, links, nodes }: Pick<MapCanvasProps, 'layout' | 'links' | 'nodes'>,
  id: string | null,
): LinkLine[] {
  if (id === null) return [];
  const absent = new Set(nodes.filter(({ status }) => status === 'missing').map((node) => node.id));
  const boxes = new Map(layout.nodes.map((node) => [node.id, node]));
  return links
    .filter(({ from, to }) => from === id || to === id)
    .flatMap((link, index) => {
      const from = boxes.get(link.from);
      const to = boxes.get(link.to);
      if (!from || !to || from === to) return [];
      const kind = link.broken ? 'broken' : absent.has(link.from) ? 'absent' : 'whole';
      return { id: `${link.from}>${link.to}`, route: routeLink(layout, from, to, index), kind } as const;
    });
}

function nearOf(links: readonly LayoutLink[], id: string | null): ReadonlySet<string> {
  return new Set(
    links.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from)),
  );
}

/** Moves the underlay with the canvas, outside React: it happens on every frame of a drag. */
function useFollowViewport(view: MapView) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const follow = (): void => {
      const { zoom, panX, panY } = view.getViewport();
      const { style } = element.current ?? {};
      style?.setProperty('transform', `translate(${panX}px,${panY}px) scale(${zoom})`);
      style?.setProperty('--text-scale', String(textScale(zoom)));
    };
    follow();
    return view.subscribe(follow);
  }, [view]);
  return element;
}

function useLiveMap(props: MapCanvasProps, onHover: (id: string | null) => void) {
  const { layout, nodes, view, onSelect } = props;
  const container = useRef<HTMLDivElement>(null);
  const live = useRef<LiveMap | null>(null);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  }, [onSelect]);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const opened = openMap(element, layout, nodes, view, { onSelect: (id) => select.current(id), onHover });
    live.current = opened;
    const watcher = new ResizeObserver(([entry]) => {
      // Paper gets the picture of the screen: a canvas that is measured anew while printing comes out empty.
      if (window.matchMedia('print').matches) return;
      element.parentElement?.style.setProperty('--screen-height', `${entry?.contentRect.height ?? 0}px`);
      opened.resize();
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      opened.destroy();
      live.current = null;
    };
  }, [layout, nodes, view, onHover]);
  return { container, live };
}

function HoverCard({
  layout,
  view,
  id,
  children,
}: {
  layout: MapLayout;
  view: MapView;
  id: string;
  children: ReactNode;
}) {
  const box = layout.nodes.find((node) => node.id === id);
  if (!box) return null;
  const { zoom, panX, panY, width } = view.getViewport();
  const middle = panX + (box.left + box.width / 2) * zoom;
  const top = panY + box.top * zoom;
  const below = top < 96;
  return (
    <div
      className="map-hover card"
      style={{
        left: Math.min(Math.max(middle, 150), width - 150),
        top: below ? top + box.height * zoom + 10 : top - 10,
        transform: below ? 'translateX(-50%)' : 'translate(-50%,-100%)',
      }}
    >
      {children}
    </div>
  );
}

function MapTools({ view }: { view: MapView }) {
  return (
    <div className="map-tools no-print">
      <button type="button" aria-label={zh.action.zoomIn} onClick={() => view.handle.current?.zoomBy(ZOOM_STEP)}>
        +
      </button>
      <button type="button" aria-label={zh.action.zoomOut} onClick={() => view.handle.current?.zoomBy(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" title="F" onClick={() => view.handle.current?.fit()}>
        {zh.action.fit}
      </button>
    </div>
  );
}

export function MapCanvas(props: MapCanvasProps) {
  const { layout, nodes, links, selected, bright, view, describe } = props;
  const [hovered, setHovered] = useState<string | null>(null);
  const { container, live } = useLiveMap(props, setHovered);
  const underlay = useFollowViewport(view);
  const level = useSyncExternalStore(view.subscribe, () => levelAt(view.getViewport().zoom));
  const focus = selected ?? hovered;
  const lines = useMemo(() => linesOf({ layout, links, nodes }, focus), [layout, links, nodes, focus]);
  const near = useMemo(() => nearOf(links, focus), [links, focus]);
  useEffect(() => {
    const emphasis: Emphasis = { selected, near, bright };
    live.current?.emphasise(emphasis, hovered);
  }, [live, selected, near, bright, hovered]);
  useEffect(() => {
    if (selected !== null) live.current?.reveal(selected);
  }, [live, selected]);
  const brightCards = useMemo(
    () => bright && new Set(layout.nodes.filter(({ id }) => bright.has(id)).map(({ cardId }) => cardId)),
    [layout, bright],
  );
  return (
    <div className="map-frame">
      <div className="map-canvas" data-testid="map-canvas" data-level={level}>
        <div ref={underlay} className="map-underlay">
          <Underlay
            layout={layout}
            tierTitles={props.tierTitles}
            notes={props.notes}
            lines={lines}
            bright={brightCards}
            isFar={level === 'groups'}
          />
        </div>
        <div ref={container} className="map-boxes" role="img" aria-label={props.label} />
        {hovered !== null && hovered !== selected ? (
          <HoverCard layout={layout} view={view} id={hovered}>
            {describe(hovered)}
          </HoverCard>
        ) : null}
      </div>
      <div className="map-foot">
        <MapLegend hiddenRibbons={Math.max(0, layout.ribbons.length - RIBBONS_AT_REST)} isFar={level === 'groups'} />
        <MapTools view={view} />
      </div>
    </div>
  );
}
