/** Bands, cards, ribbons and the links of the chosen segment: one SVG below the canvas, moved by one transform. */
import { memo } from 'react';
import type { BandBox, CardBox, MapLayout, Ribbon, Route } from './layout/types.ts';

export interface LinkLine {
  readonly id: string;
  readonly route: Route;
  readonly broken: boolean;
}

export interface CardNote {
  readonly missing: number;
  readonly total: number;
}

const ARROW = 6;

function Arrow({ route, className }: { route: Route; className: string }) {
  const { x, y, direction } = route.end;
  const tip = x + ARROW * direction;
  return <path className={className} d={`M${tip} ${y}L${x - 2 * direction} ${y - ARROW}V${y + ARROW}Z`} />;
}

function Band({ band, title }: { band: BandBox; title: string | undefined }) {
  const middle = band.left + band.width / 2;
  return (
    <g className={`map-band tier-${['上游', '中游', '下游'].indexOf(band.tier)}`}>
      <rect x={band.left} y={band.top} width={band.width} height={band.height} rx="16" />
      <text className="map-band-name" x={middle} y={band.top + 31} textAnchor="middle">
        {band.tier}
      </text>
      {title ? (
        <text className="map-band-title" x={middle} y={band.top + 56} textAnchor="middle">
          {title}
        </text>
      ) : null}
    </g>
  );
}

function Card({ card, note, isDim }: { card: CardBox; note: CardNote | undefined; isDim: boolean }) {
  const right = card.left + card.width - 16;
  return (
    <g className={isDim ? 'map-card dim' : 'map-card'}>
      <rect x={card.left} y={card.top} width={card.width} height={card.height} rx="12" />
      <text className="map-card-title" x={card.left + 16} y={card.top + 26}>
        {card.title}
      </text>
      {note ? (
        <text className="map-card-note" x={right} y={card.top + 26} textAnchor="end">
          {note.missing > 0 ? <tspan className="missing">缺 {note.missing}</tspan> : null}
          {note.missing > 0 ? ' / ' : ''}共 {note.total}
        </text>
      ) : null}
    </g>
  );
}

function RibbonLine({ ribbon }: { ribbon: Ribbon }) {
  const { path } = ribbon.route;
  return (
    <g>
      <path className="map-ribbon" d={path} strokeWidth={ribbon.width} />
      <Arrow className="map-ribbon-arrow" route={ribbon.route} />
      {ribbon.broken > 0 ? <path className="map-ribbon-broken" d={path} /> : null}
    </g>
  );
}

interface UnderlayProps {
  readonly layout: MapLayout;
  readonly tierTitles: Readonly<Partial<Record<string, string>>>;
  readonly notes: ReadonlyMap<string, CardNote>;
  readonly lines: readonly LinkLine[];
  /** Cards that stay in full colour; null: all. */
  readonly bright: ReadonlySet<string> | null;
}

export const Underlay = memo(function Underlay({ layout, tierTitles, notes, lines, bright }: UnderlayProps) {
  return (
    <svg className="map-underlay-picture" width={layout.width} height={layout.height} aria-hidden="true">
      {layout.bands.map((band) => (
        <Band key={band.tier} band={band} title={tierTitles[band.tier]} />
      ))}
      <g className={lines.length > 0 ? 'map-ribbons quiet' : 'map-ribbons'}>
        {layout.ribbons.map((ribbon) => (
          <RibbonLine key={ribbon.id} ribbon={ribbon} />
        ))}
      </g>
      {layout.cards.map((card) => (
        <Card key={card.id} card={card} note={notes.get(card.id)} isDim={bright !== null && !bright.has(card.id)} />
      ))}
      {lines.map((line) => (
        <g key={line.id} className={line.broken ? 'map-line broken' : 'map-line'}>
          <path className="map-line-halo" d={line.route.path} />
          <path className="map-line-path" d={line.route.path} />
          <Arrow className="map-line-arrow" route={line.route} />
        </g>
      ))}
    </svg>
  );
});
