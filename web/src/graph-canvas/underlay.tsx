/** Bands, cards, ribbons and the links of the chosen segment: one SVG below the canvas, moved by one transform. */
import { memo } from 'react';
import { CARD_PAD } from './layout/defaults.ts';
import { strongestRibbons } from './layout/ribbons.ts';
import { StatusMark } from '../components/status-icon.tsx';
import { STATUS_ORDER } from '../components/status-shapes.ts';
import type { BandBox, CardBox, MapLayout, Ribbon, Route } from './layout/types.ts';
import type { CardCounts } from './supply-marks.ts';

export interface LinkLine {
  readonly id: string;
  readonly route: Route;
  /** broken: the supplier is missing and somebody local needs it; absent: it is missing, nobody local needs it. */
  readonly kind: 'whole' | 'broken' | 'absent';
}

const ARROW = 6;
/** Largest title lettering, pixels at zoom 1. */
const TITLE_SIZE = 16.8;
const DIGIT_SIZE = 9.5;

/** Estimated width of a note such as 缺3/共5, with the space before it. */
const noteWidth = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (/[\d/]/.test(letter) ? DIGIT_SIZE : TITLE_SIZE), 10);

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

interface CardProps {
  readonly card: CardBox;
  readonly note: CardCounts | undefined;
  readonly isDim: boolean;
}

/** Letters of a group's name that fit a line from far, and measures of what stands below, pixels at zoom 1. */
const FAR = { letters: 7, line: 26, column: 92, row: 32, mark: 1.5, numberLeft: 30, numberDrop: 20 } as const;

/** A group from far: its name, in two lines if need be, and how many of its segments are in which state. */
function FarCard({ card, note, isDim }: CardProps) {
  const { title } = card;
  const half = title.length > FAR.letters ? Math.ceil(title.length / 2) : title.length;
  const lines = [title.slice(0, half), title.slice(half)].filter((line) => line !== '');
  const left = card.left + CARD_PAD;
  const top = card.top + FAR.line * lines.length + 14;
  const perRow = Math.floor((card.width - 2 * CARD_PAD) / FAR.column) || 1;
  const present = STATUS_ORDER.filter((status) => note?.states.has(status));
  return (
    <g className={isDim ? 'map-card far dim' : 'map-card far'}>
      <rect x={card.left} y={card.top} width={card.width} height={card.height} rx="12" />
      {lines.map((line, at) => (
        <text key={line} className="map-card-title" x={left} y={card.top + FAR.line * (at + 1)}>
          {line}
        </text>
      ))}
      {present.map((status, at) => {
        const x = left + FAR.column * (at % perRow);
        const y = top + FAR.row * Math.floor(at / perRow);
        return (
          <g key={status}>
            <g className={`status-icon ${status}`} transform={`translate(${x} ${y}) scale(${FAR.mark})`}>
              <StatusMark status={status} />
            </g>
            <text className="map-card-note" x={x + FAR.numberLeft} y={y + FAR.numberDrop}>
              {note?.states.get(status)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Card({ card, note, isDim }: CardProps) {
  const room = card.width - 2 * CARD_PAD;
  const full = note ? `${note.missing > 0 ? `缺${note.missing}/` : ''}共${note.total}` : '';
  const titleWidth = card.title.length * TITLE_SIZE;
  const isTight = titleWidth + noteWidth(full) > room;
  const missing = note && note.missing > 0 ? `缺${note.missing}` : '';
  const rest = isTight && missing !== '' ? '' : full.slice(missing.length);
  const titleRoom = room - noteWidth(missing + rest);
  return (
    <g className={isDim ? 'map-card dim' : 'map-card'}>
      <rect x={card.left} y={card.top} width={card.width} height={card.height} rx="12" />
      <text
        className="map-card-title"
        x={card.left + CARD_PAD}
        y={card.top + 26}
        {...(titleWidth > titleRoom ? { textLength: titleRoom, lengthAdjust: 'spacingAndGlyphs' as const } : {})}
      >
        {card.title}
      </text>
      <text className="map-card-note" x={card.left + card.width - CARD_PAD} y={card.top + 26} textAnchor="end">
        {missing === '' ? null : <tspan className="missing">{missing}</tspan>}
        {rest}
      </text>
    </g>
  );
}

/** All ribbons first, then the broken supplies over them, so that no ribbon hides one. */
function Ribbons({ ribbons, isQuiet }: { ribbons: readonly Ribbon[]; isQuiet: boolean }) {
  const drawn = strongestRibbons(ribbons);
  return (
    <g className={isQuiet ? 'map-ribbons quiet' : 'map-ribbons'}>
      {drawn.map(({ id, route, width }) => (
        <path key={id} className="map-ribbon" d={route.path} strokeWidth={width} />
      ))}
      {drawn.map(({ id, route }) => (
        <Arrow key={id} className="map-ribbon-arrow" route={route} />
      ))}
      {drawn
        .filter(({ broken }) => broken > 0)
        .map(({ id, route }) => (
          <path key={id} className="map-ribbon-broken" d={route.path} />
        ))}
    </g>
  );
}

interface UnderlayProps {
  readonly layout: MapLayout;
  readonly tierTitles: Readonly<Partial<Record<string, string>>>;
  readonly notes: ReadonlyMap<string, CardCounts>;
  readonly lines: readonly LinkLine[];
  /** Cards that stay in full colour; null: all. */
  readonly bright: ReadonlySet<string> | null;
  /** Seen from far, cards stand for their segments. */
  readonly isFar?: boolean;
}

export const Underlay = memo(function Underlay(props: UnderlayProps) {
  const { layout, tierTitles, notes, lines, bright, isFar = false } = props;
  const CardFace = isFar ? FarCard : Card;
  return (
    <svg className="map-underlay-picture" width={layout.width} height={layout.height} aria-hidden="true">
      {layout.bands.map((band) => (
        <Band key={band.tier} band={band} title={tierTitles[band.tier]} />
      ))}
      <Ribbons ribbons={layout.ribbons} isQuiet={lines.length > 0 || bright !== null} />
      {layout.cards.map((card) => (
        <CardFace key={card.id} card={card} note={notes.get(card.id)} isDim={bright !== null && !bright.has(card.id)} />
      ))}
      {lines.map((line) => (
        <g key={line.id} className={`map-line ${line.kind}`}>
          <path className="map-line-halo" d={line.route.path} />
          <path className="map-line-path" d={line.route.path} />
          <Arrow className="map-line-arrow" route={line.route} />
        </g>
      ))}
    </svg>
  );
});
