/** Where the window stands over the map, shared by canvas, underlay and mini-map without redrawing the page. */
export interface Viewport {
  readonly zoom: number;
  /** Offset of the map's origin on the canvas, CSS pixels. */
  readonly panX: number;
  readonly panY: number;
  /** Size of the canvas, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Below this zoom labels no longer shrink with the map. */
const LABEL_ZOOM = 0.614;
/** Least zoom of boxes: labels that no longer shrink still fit them. Below it groups stand for their segments. */
export const LEAST_BOX_ZOOM = 0.55;
/** Least zoom: names of groups still fit their cards. */
export const LEAST_ZOOM = 0.4;
export const MOST_ZOOM = 2;
/** From this zoom a second line fits into a box. */
const DETAIL_ZOOM = 1.25;
/** Small chains are not blown up beyond this when fitted. */
export const MOST_FIT_ZOOM = 1.2;

/** Factor on all lettering of the map, so that a 15 px label is never under 9.2 px on the screen. */
export const textScale = (zoom: number): number => Math.max(1, LABEL_ZOOM / zoom);

/** How much the map says: groups with counts, segments, or segments with leader or products. */
export type DetailLevel = 'groups' | 'segments' | 'details';

export function levelAt(zoom: number): DetailLevel {
  if (zoom < LEAST_BOX_ZOOM) return 'groups';
  return zoom < DETAIL_ZOOM ? 'segments' : 'details';
}

/** What others may ask of the canvas. */
export interface MapHandle {
  fit(): void;
  zoomBy(factor: number): void;
  /** Puts a point of the map (zoom-1 pixels) in the middle of the window. */
  centreOn(x: number, y: number): void;
}

export interface MapView {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getViewport: () => Viewport;
  readonly setViewport: (viewport: Viewport) => void;
  readonly handle: { current: MapHandle | null };
}

export function createMapView(): MapView {
  let viewport: Viewport = { zoom: 1, panX: 0, panY: 0, width: 0, height: 0 };
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getViewport: () => viewport,
    setViewport: (next) => {
      viewport = next;
      for (const listener of listeners) listener();
    },
    handle: { current: null },
  };
}

/**
 * The viewport that shows a map of this size: everything if labels stay readable, else as wide as may be,
 * from the top left corner, the rest by panning.
 */
export function fitViewport(
  map: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
): { zoom: number; panX: number; panY: number } {
  const whole = Math.min(screen.width / map.width, screen.height / map.height);
  const zoom = Math.min(MOST_FIT_ZOOM, Math.max(LEAST_BOX_ZOOM, whole));
  const offset = (room: number, size: number): number => Math.max(0, (room - size * zoom) / 2);
  return { zoom, panX: offset(screen.width, map.width), panY: offset(screen.height, map.height) };
}
