/** The only file that speaks to cytoscape: draws the boxes and answers pointer, wheel and drag. */
import cytoscape from 'cytoscape';
import type { SegmentStatusName } from '../api/client.ts';
import type { MapLayout } from './layout/types.ts';
import {
  type DetailLevel,
  fitViewport,
  LEAST_BOX_ZOOM,
  LEAST_ZOOM,
  levelAt,
  MOST_ZOOM,
  type MapHandle,
  type MapView,
  textScale,
  type Viewport,
} from './map-view.ts';
import { FACES, facePicture } from './node-face.ts';

export interface MapNode {
  readonly id: string;
  readonly label: string;
  readonly status: SegmentStatusName;
  readonly count: number;
  /** Second line of a map seen from near; may be empty. */
  readonly detail: string;
}

/** What stands out: everything else keeps its plain or its dimmed face. */
export interface Emphasis {
  readonly selected: string | null;
  readonly near: ReadonlySet<string>;
  /** Ids in full colour; null: all. */
  readonly bright: ReadonlySet<string> | null;
}

export interface MapEvents {
  readonly onSelect: (id: string | null) => void;
  readonly onHover: (id: string | null) => void;
}

const LABEL_SIZE = 15;
/** How much nearer than the least zoom of boxes a click from far goes. */
const APPROACH = 1.25;
const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

const BASE_STYLE: cytoscape.StylesheetJson = [
  {
    selector: 'node',
    style: {
      shape: 'round-rectangle',
      'corner-radius': '9',
      width: 'data(width)',
      height: 'data(height)',
      label: 'data(label)',
      'font-family': FONT,
      'font-size': LABEL_SIZE,
      'text-valign': 'center',
      'text-halign': 'center',
      'text-margin-x': -3,
      'background-image': 'data(picture)',
      'background-fit': 'cover',
      'background-clip': 'none',
      'overlay-opacity': 0,
    },
  },
];

function statusStyle(status: SegmentStatusName): cytoscape.StylesheetJsonBlock {
  const face = FACES[status];
  return {
    selector: `node[status = "${status}"]`,
    style: {
      'background-color': face.fill,
      'border-color': face.line,
      'border-style': face.border,
      'border-width': face.borderWidth,
      'border-dash-pattern': face.dashes,
      color: face.text,
      'font-weight': face.weight,
    },
  } as cytoscape.StylesheetJsonBlock;
}

const EMPHASIS_STYLE = [
  { selector: 'node.near', style: { 'outline-width': 2, 'outline-color': '#1B2733', 'outline-offset': 2 } },
  { selector: 'node.hover', style: { 'outline-width': 2, 'outline-color': '#0B5CAD', 'outline-offset': 2 } },
  { selector: 'node.selected', style: { 'outline-width': 4, 'outline-color': '#1B2733', 'outline-offset': 2 } },
  { selector: 'node.dim', style: { opacity: 0.22 } },
] as cytoscape.StylesheetJson;

/** From far groups stand for their boxes; from near a box has a second line. */
const LEVEL_STYLE = [
  { selector: 'node.far', style: { opacity: 0, events: 'no' } },
  {
    selector: 'node.close[detail]',
    style: { 'background-image': 'data(detail)', 'text-margin-y': -7, 'font-size': 13 },
  },
] as cytoscape.StylesheetJson;

function elementsOf(layout: MapLayout, nodes: readonly MapNode[]): cytoscape.ElementDefinition[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return layout.nodes.flatMap((box) => {
    const node = byId.get(box.id);
    if (!node) return [];
    const { id, label, status, count, detail } = node;
    const pictures = {
      picture: facePicture(status, count),
      ...(detail === '' ? {} : { detail: facePicture(status, count, detail) }),
    };
    return {
      data: { id, label, status, ...pictures, width: box.width, height: box.height },
      position: { x: box.left + box.width / 2, y: box.top + box.height / 2 },
    };
  });
}

function shareViewport(cy: cytoscape.Core, view: MapView): void {
  const { x, y } = cy.pan();
  view.setViewport({ zoom: cy.zoom(), panX: x, panY: y, width: cy.width(), height: cy.height() });
}

function handleOf(cy: cytoscape.Core, layout: MapLayout): MapHandle {
  return {
    fit: () => {
      const { zoom, panX, panY } = fitViewport(layout, { width: cy.width(), height: cy.height() });
      cy.viewport({ zoom, pan: { x: panX, y: panY } });
    },
    zoomBy: (factor) => {
      const renderedPosition = { x: cy.width() / 2, y: cy.height() / 2 };
      cy.zoom({ level: cy.zoom() * factor, renderedPosition });
    },
    centreOn: (x, y) => {
      const zoom = cy.zoom();
      cy.pan({ x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom });
    },
  };
}

/** From far there are no boxes to choose: a click goes nearer to where it was. */
function approach(cy: cytoscape.Core, renderedPosition: cytoscape.Position): void {
  cy.zoom({ level: LEAST_BOX_ZOOM * APPROACH, renderedPosition });
}

function listen(cy: cytoscape.Core, events: MapEvents): void {
  cy.on('tap', (event) => {
    if (levelAt(cy.zoom()) === 'groups') return approach(cy, event.renderedPosition);
    events.onSelect(event.target === cy ? null : String(event.target.id()));
  });
  cy.on('mouseover', 'node', (event) => events.onHover(String(event.target.id())));
  cy.on('mouseout', 'node', () => events.onHover(null));
}

/** Sets the label size only when it changes: that is below the zoom at which labels stop shrinking. */
function labelKeeper(cy: cytoscape.Core): () => void {
  let known = 1;
  return () => {
    const scale = textScale(cy.zoom());
    if (scale === known) return;
    known = scale;
    if (scale === 1) cy.nodes().removeStyle('font-size');
    else cy.nodes().style('font-size', LABEL_SIZE * scale);
  };
}

/** Changes what boxes say only when the zoom passes from one level to another. */
function levelKeeper(cy: cytoscape.Core): () => void {
  let known: DetailLevel = 'segments';
  return () => {
    const level = levelAt(cy.zoom());
    if (level === known) return;
    known = level;
    cy.batch(() =>
      cy
        .nodes()
        .toggleClass('far', level === 'groups')
        .toggleClass('close', level === 'details'),
    );
  };
}

function isFitted(layout: MapLayout, now: Viewport): boolean {
  const fitted = fitViewport(layout, now);
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 0.5;
  return isNear(now.zoom * 100, fitted.zoom * 100) && isNear(now.panX, fitted.panX) && isNear(now.panY, fitted.panY);
}

function reveal(cy: cytoscape.Core, id: string): void {
  const box = cy.getElementById(id).renderedBoundingBox();
  const isInside = box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height();
  if (!isInside) cy.center(cy.getElementById(id));
}

export interface LiveMap {
  readonly emphasise: (emphasis: Emphasis, hovered: string | null) => void;
  /** Moves the window only if the box is not wholly in it. */
  readonly reveal: (id: string) => void;
  /** To be called when the container has a new size; a map that was fitted is fitted again. */
  readonly resize: () => void;
  readonly destroy: () => void;
}

export function openMap(
  container: HTMLElement,
  layout: MapLayout,
  nodes: readonly MapNode[],
  view: MapView,
  events: MapEvents,
): LiveMap {
  const cy = cytoscape({
    container,
    elements: elementsOf(layout, nodes),
    style: [
      ...BASE_STYLE,
      ...(Object.keys(FACES) as SegmentStatusName[]).map(statusStyle),
      ...EMPHASIS_STYLE,
      ...LEVEL_STYLE,
    ] as cytoscape.StylesheetJson,
    layout: { name: 'preset', fit: false },
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
  });
  listen(cy, events);
  const keepLabelsReadable = labelKeeper(cy);
  const keepLevel = levelKeeper(cy);
  cy.on('viewport', () => {
    keepLabelsReadable();
    keepLevel();
    shareViewport(cy, view);
  });
  view.handle.current = handleOf(cy, layout);
  view.handle.current.fit();
  shareViewport(cy, view);
  return {
    emphasise: ({ selected, near, bright }, hovered) =>
      cy.batch(() => {
        for (const node of cy.nodes().toArray()) {
          const id = node.id();
          node.toggleClass('selected', id === selected);
          node.toggleClass('near', near.has(id));
          node.toggleClass('hover', id === hovered && id !== selected);
          node.toggleClass('dim', bright !== null && !bright.has(id));
        }
      }),
    reveal: (id) => reveal(cy, id),
    resize: () => {
      const wasFitted = isFitted(layout, view.getViewport());
      cy.resize();
      if (wasFitted) view.handle.current?.fit();
      shareViewport(cy, view);
    },
    destroy: () => {
      view.handle.current = null;
      cy.destroy();
    },
  };
}
