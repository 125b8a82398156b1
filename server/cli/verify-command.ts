/** `verify`: 待核清单. */
import type { VerificationRow } from '../contract/verifications.ts';
import type { Services } from '../services/services.ts';
import type { CommandOptions } from './options.ts';
import { type Column, renderRows } from './render.ts';

const percent = (share: number): string => `${(share * 100).toFixed(0)}%`;

const COLUMNS: readonly Column<VerificationRow>[] = [
  { key: 'chain', title: '产业链', value: (row) => row.chainName },
  { key: 'segment', title: '环节', value: (row) => row.name, width: 24 },
  { key: 'presence', title: '有无', value: (row) => row.presence },
  { key: 'probability', title: '概率', value: (row) => percent(row.probability) },
  { key: 'coverage', title: '覆盖', value: (row) => percent(row.coverage) },
  { key: 'value', title: '核实价值', value: (row) => row.value.toFixed(1) },
  { key: 'cost_saved', title: '可省代价', value: (row) => row.costSaved.toFixed(2) },
  { key: 'stake', title: '利害', value: (row) => row.stake.toFixed(1) },
  { key: 'ask', title: '问谁', value: (row) => row.ask.map(({ name }) => name).join('|'), width: 40 },
  { key: 'question', title: '问什么', value: (row) => row.ask[0]?.question ?? row.question, width: 60 },
];

/** JSON holds each company's own question too. @throws DomainError `chain_not_found`. */
export async function verifyCommand(services: Services, options: CommandOptions): Promise<string> {
  const { rows, version } = await services.verifications(options.value('chain'));
  if (options.format === 'json') return JSON.stringify(rows, null, 2);
  if (options.format === 'csv') return renderRows(rows, COLUMNS, 'csv');
  const unknown = rows.filter(({ presence }) => presence === '不知').length;
  const body = rows.length > 0 ? renderRows(rows, COLUMNS, 'table') : '没有待核的环节';
  return `${body}\n共 ${rows.length} 个环节值得核实（${unknown} 个不知，其余判为缺而把握不足 95%），先问最值得问的；数据版本 ${version.id}，截至 ${version.asOf}`;
}
