/** Honours in words, and which of a company's to show in a narrow place. */
import type { HonourView } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';

const ORDER: readonly HonourView['kind'][] = [
  'fortune500',
  'china500',
  'chain_leader',
  'single_champion',
  'little_giant',
  'listed',
];

/** `世界500强第16位（2024）`. */
export function honourText({ kind, year, rank }: Pick<HonourView, 'kind' | 'year' | 'rank'>): string {
  return `${zh.honour[kind]}${rank === null ? '' : `第${rank}位`}（${year}）`;
}

/** The newest of each kind, the weightiest kind first. */
export function newestHonours<Honour extends HonourView>(honours: readonly Honour[]): readonly Honour[] {
  return ORDER.flatMap((kind) => {
    const ofKind = honours.filter((honour) => honour.kind === kind);
    const newest = ofKind.reduce<Honour | undefined>(
      (best, honour) => (best === undefined || honour.year > best.year ? honour : best),
      undefined,
    );
    return newest === undefined ? [] : [newest];
  });
}
