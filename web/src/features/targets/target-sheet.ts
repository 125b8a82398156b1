/** What an export of the list holds: the rows on the screen and the lines that say what they are. */
import type { TargetList } from '../../api/client.ts';
import { localTime } from '../../format/date.ts';
import { type ExportSheet, exportSheet } from '../../format/export-rows.ts';
import { count } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { TARGET_COLUMNS } from './target-columns.ts';

const valueOf = (list: TargetList, key: string): string | undefined =>
  list.conditions.find((condition) => condition.key === key)?.value;

/** How the server words a list over every gap of what was asked. */
const EVERY_GAP = '全部缺口';

/** Whether the list ranks one segment, not the gaps of a chain or of the city. */
export function isOneSegment(list: TargetList): boolean {
  const segment = valueOf(list, 'segment');
  return segment !== undefined && segment !== EVERY_GAP;
}

/** How the server words a list over every chain. */
const EVERY_CHAIN = '全部';

/** What the list is about, in a heading. */
export function listTitle(list: TargetList): string {
  const chain = valueOf(list, 'chain') ?? EVERY_CHAIN;
  if (isOneSegment(list)) return zhTargets.one(chain, valueOf(list, 'segment') ?? '');
  return chain === EVERY_CHAIN ? zhTargets.gapsOfCity : zhTargets.gapsOf(chain);
}

/** The segment's or the chain's name, for the name of a file. */
export function listSubject(list: TargetList): string {
  const chain = valueOf(list, 'chain') ?? EVERY_CHAIN;
  if (isOneSegment(list)) return valueOf(list, 'segment') ?? chain;
  return chain === EVERY_CHAIN ? zhTargets.allGaps : chain;
}

export const conditionsText = (list: TargetList): string =>
  list.conditions.map(({ label, value }) => `${label}：${value}`).join('；');

/** @param at moment of the export, in the reader's time zone. */
export function targetSheet(list: TargetList, at: Date): ExportSheet {
  const { about } = zhTargets;
  return exportSheet(
    [
      [about.list, `${zh.product}${zhTargets.title}：${listTitle(list)}`],
      [about.conditions, conditionsText(list)],
      [about.rows, about.rowsOf(count(list.rows.length), count(list.total))],
      [about.excluded, about.companies(count(list.excludedLocal))],
      [about.version, list.version.id],
      [about.asOf, list.version.asOf],
      [about.exportedAt, localTime(at)],
    ],
    TARGET_COLUMNS.flatMap((column) => column.fields),
    list.rows,
  );
}
