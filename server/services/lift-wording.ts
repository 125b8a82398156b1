/** What would have to be true, in words that page, export and command line share: conditions to verify, never facts. */
import type { LiftFact } from '../matching/lift-facts.ts';
import { HONOUR_NAMES } from './wording.ts';

const SIGNALS = {
  invested: '对外投资',
  built: '新建厂房或产线',
  financed: '新一轮融资',
  tendered: '中标项目',
  hired: '大批招聘',
} as const;

const TIES = { INVESTED_IN: '投资关系', SUPPLIES: '供应往来', COOPERATES_WITH: '合作关系' } as const;

const CNY_YI = 1e8;
const CNY_WAN = 1e4;

const revenueWords = (cny: number): string =>
  cny >= CNY_YI ? `${Number((cny / CNY_YI).toPrecision(3))} 亿元` : `${Number((cny / CNY_WAN).toPrecision(3))} 万元`;

/** @param asOf day the card is computed for, `YYYY-MM-DD`: a signal is taken as that fresh. */
export function liftFactWords(fact: LiftFact, asOf: string): string {
  switch (fact.kind) {
    case 'honour': {
      const place = fact.honour === 'fortune500' || fact.honour === 'china500' ? '（按末位计）' : '';
      return `查实为${HONOUR_NAMES[fact.honour]}${place}`;
    }
    case 'signal':
      return `查到 ${asOf.slice(0, 7)} 的扩产信号：${SIGNALS[fact.signal]}`;
    case 'tie':
      return `查实与一家本地企业有${TIES[fact.tie]}`;
    case 'revenue':
      return `查实营业收入不低于 ${revenueWords(fact.atLeastCny)}`;
  }
}
