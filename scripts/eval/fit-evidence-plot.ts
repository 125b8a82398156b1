/** docs/calibration.svg: said against true, one line per way of holding out; a dot is larger the more pairs it stands for. */
import type { CalibrationBin } from '../backtest/figures.ts';
import type { HeldOut } from './fit-evidence-page.ts';

const SIDE = 360;
const MARGIN = { left: 56, top: 24, right: 24, bottom: 64 } as const;
const LOOKS = [
  { stroke: '#0b5cad', dash: '', label: 'companies held out' },
  { stroke: '#c77700', dash: ' stroke-dasharray="6 4"', label: 'chains held out' },
] as const;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

const x = (share: number): string => (MARGIN.left + share * SIDE).toFixed(1);
const y = (share: number): string => (MARGIN.top + (1 - share) * SIDE).toFixed(1);

export function reliabilityPlot(heldOut: readonly HeldOut[]): string {
  const width = MARGIN.left + SIDE + MARGIN.right;
  const height = MARGIN.top + SIDE + MARGIN.bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Reliability of the fit probability">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...TICKS.flatMap(tick),
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#8a97a5" stroke-dasharray="2 4"/>`,
    ...heldOut.flatMap(({ bins }, at) => curve(bins, LOOKS[at] ?? LOOKS[0])),
    `<text x="${x(0.5)}" y="${height - 30}" text-anchor="middle" fill="#1b2733">said: mean probability of the bin</text>`,
    `<text x="16" y="${y(0.5)}" text-anchor="middle" fill="#1b2733" transform="rotate(-90 16 ${y(0.5)})">true: share of entered links</text>`,
    ...heldOut.map((_, at) => legend(LOOKS[at] ?? LOOKS[0], at)),
    '</svg>',
    '',
  ].join('\n');
}

function tick(share: number): string[] {
  return [
    `<line x1="${x(share)}" y1="${y(0)}" x2="${x(share)}" y2="${y(1)}" stroke="#e3e8ee"/>`,
    `<line x1="${x(0)}" y1="${y(share)}" x2="${x(1)}" y2="${y(share)}" stroke="#e3e8ee"/>`,
    `<text x="${x(share)}" y="${MARGIN.top + SIDE + 16}" text-anchor="middle" fill="#5b6b7b">${share}</text>`,
    `<text x="${MARGIN.left - 8}" y="${y(share)}" dy="4" text-anchor="end" fill="#5b6b7b">${share}</text>`,
  ];
}

function curve(bins: readonly CalibrationBin[], { stroke, dash }: (typeof LOOKS)[number]): string[] {
  const points = bins.map(({ said, true: share }) => `${x(said)},${y(share)}`).join(' ');
  return [
    `<polyline points="${points}" fill="none" stroke="${stroke}" stroke-width="2"${dash}/>`,
    ...bins.map(
      ({ said, true: share, cells }) =>
        `<circle cx="${x(said)}" cy="${y(share)}" r="${(2 + Math.log10(cells)).toFixed(1)}" fill="${stroke}" fill-opacity="0.7"/>`,
    ),
  ];
}

function legend({ stroke, dash, label }: (typeof LOOKS)[number], at: number): string {
  const top = MARGIN.top + 16 + at * 20;
  const left = MARGIN.left + 12;
  return `<line x1="${left}" y1="${top}" x2="${left + 28}" y2="${top}" stroke="${stroke}" stroke-width="2"${dash}/><text x="${left + 36}" y="${top + 4}" fill="#1b2733">${label}</text>`;
}
