/** leaders: who leads a chain, by score and by decision. */
import type { LeaderView } from '../contract/leaders.ts';
import type { Services } from '../services/services.ts';
import { type CommandOptions, UsageError } from './options.ts';
import { type Column, renderRows } from './render.ts';

const STANDINGS = { confirmed: '已认定', candidate: '候选', rejected: '已否决' } as const;

const addend = (row: LeaderView, key: LeaderView['addends'][number]['key']): string =>
  (row.addends.find((entry) => entry.key === key)?.value ?? 0).toFixed(1);

const COLUMNS: readonly Column<LeaderView>[] = [
  { key: 'group', title: '集团', value: (row) => row.name },
  { key: 'standing', title: '认定', value: (row) => STANDINGS[row.standing] },
  { key: 'score', title: '得分', value: (row) => row.score.toFixed(1) },
  {
    key: 'interval',
    title: '区间',
    value: (row) => (row.interval ? `${row.interval.best}-${row.interval.worst}` : ''),
  },
  { key: 'position', title: '位置', value: (row) => addend(row, 'position') },
  { key: 'scale', title: '规模', value: (row) => addend(row, 'scale') },
  { key: 'pull', title: '带动', value: (row) => addend(row, 'pull') },
  { key: 'members', title: '本地企业', value: (row) => row.members.map(({ name }) => name).join('|'), width: 30 },
  { key: 'reason', title: '依据', value: (row) => row.reason, width: 70 },
];

/** @throws UsageError without a chain; DomainError `chain_not_found`. */
export async function leadersCommand(services: Services, options: CommandOptions): Promise<string> {
  const chain = options.value('chain');
  if (chain === undefined) throw new UsageError('请用 --chain 给出产业链');
  const { leaders, total, version } = await services.chainLeaders(chain);
  const body = renderRows(leaders, COLUMNS, options.format);
  if (options.format !== 'table') return body;
  return `${body}\n共 ${total} 个本地集团，列出 ${leaders.length} 个；数据版本 ${version.id}，截至 ${version.asOf}`;
}
