/** How a segment's box looks: border, fill and text per state; icon and count as one picture. */
import type { SegmentStatusName } from '../api/client.ts';
import { STATUS_SHAPES } from '../components/status-shapes.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layout/defaults.ts';

export interface Face {
  readonly fill: string;
  readonly line: string;
  readonly text: string;
  readonly border: 'solid' | 'dashed' | 'double';
  readonly borderWidth: number;
  /** Dash and gap of a dashed border, pixels. */
  readonly dashes: readonly [number, number];
  readonly weight: number;
}

export const FACES: Readonly<Record<SegmentStatusName, Face>> = {
  missing: {
    fill: '#FFF1EE',
    line: '#B3261E',
    text: '#7A1711',
    border: 'dashed',
    borderWidth: 3,
    dashes: [7, 4],
    weight: 700,
  },
  weak: {
    fill: '#FFF8E6',
    line: '#C77700',
    text: '#5C3A00',
    border: 'solid',
    borderWidth: 2.5,
    dashes: [1, 0],
    weight: 500,
  },
  extendable: {
    fill: '#E9F6F3',
    line: '#00796B',
    text: '#00443C',
    border: 'double',
    borderWidth: 4,
    dashes: [1, 0],
    weight: 500,
  },
  strong: {
    fill: '#DCEBFA',
    line: '#0B5CAD',
    text: '#083B70',
    border: 'solid',
    borderWidth: 2.5,
    dashes: [1, 0],
    weight: 500,
  },
  unknown: {
    fill: '#F4F6F8',
    line: '#8A97A5',
    text: '#3A4A5A',
    border: 'dashed',
    borderWidth: 2,
    dashes: [2, 3],
    weight: 500,
  },
};

/** What stands behind or within the shared mark. */
const DISCS: Readonly<Partial<Record<SegmentStatusName, string>>> = {
  weak: '<path d="M8 3a5 5 0 0 0 0 10z" fill="LINE" stroke="none"/>',
  strong: '<circle cx="8" cy="8" r="7.4" fill="LINE" stroke="none"/>',
};

function icon(status: SegmentStatusName): string {
  const { line } = FACES[status];
  const disc = (DISCS[status] ?? '').replace('LINE', line);
  return `${disc}<path d="${STATUS_SHAPES[status]}" stroke="${status === 'strong' ? '#fff' : line}"/>`;
}

/** Drawn at twice the size, so that the picture stays sharp when enlarged. */
const SHARPNESS = 2;

function badge(status: SegmentStatusName, count: number): string {
  const { line, text } = FACES[status];
  const words = count > 99 ? '99+' : String(count);
  const width = 20 + words.length * 8;
  const left = NODE_WIDTH - 10 - width;
  const isAlarm = status === 'missing';
  return `<rect x="${left}" y="10" width="${width}" height="22" rx="11" fill="${isAlarm ? line : '#fff'}" ${isAlarm ? '' : `stroke="${line}" stroke-opacity=".35"`}/><text x="${left + width / 2}" y="27" text-anchor="middle" font-size="16.4" font-weight="700" fill="${isAlarm ? '#fff' : text}">${words}</text>`;
}

/** Left of the count, below the label. */
function secondLine(status: SegmentStatusName, words: string): string {
  const escaped = words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<text x="${NODE_WIDTH / 2 - 3}" y="${NODE_HEIGHT - 7}" text-anchor="middle" font-size="10" fill="${FACES[status].text}">${escaped}</text>`;
}

/** Data address of the picture laid over a box: icon left, count of local companies right, a second line if any. */
export function facePicture(status: SegmentStatusName, count: number, detail = ''): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${NODE_WIDTH * SHARPNESS}" height="${NODE_HEIGHT * SHARPNESS}" viewBox="0 0 ${NODE_WIDTH} ${NODE_HEIGHT}" font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"><g transform="translate(12 12) scale(1.125)" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${icon(status)}</g>${badge(status, count)}${detail === '' ? '' : secondLine(status, detail)}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
