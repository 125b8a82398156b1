/** The note of a score part, written by the engine in codes and units, as a reader says it. */
import { zh } from '../i18n/zh-cn.ts';
import { zhCompany } from '../i18n/zh-company.ts';
import { zhTargets } from '../i18n/zh-targets.ts';
import { moneyCny } from './money.ts';
import { count } from './number.ts';

const codeWords = new Map<string, string>([
  ...Object.entries(zh.honour),
  // The note does not say which of the two supplies or invests.
  ...Object.entries(zhTargets.tie),
]);

const CODE = new RegExp(`\\b(${[...codeWords.keys()].join('|')})\\b`, 'g');

export function partNote(note: string): string {
  return note
    .replace(/^(\d+(?:\.\d+)?) km$/, (_, km: string) => `${zhTargets.distance} ${count(Number(km))} 公里`)
    .replace(/^([\d.e+]+) CNY capital\b/, (_, value: string) => `${zhCompany.capital} ${moneyCny(Number(value))}`)
    .replace(/^([\d.e+]+) CNY\b/, (_, value: string) => `${zhCompany.revenue} ${moneyCny(Number(value))}`)
    .replace(/^([\d.e+]+) employees\b/, (_, value: string) => `${zhCompany.employees} ${count(Number(value))} 人`)
    .replace(CODE, (code) => codeWords.get(code) ?? code)
    .replace(/ #(\d+)/g, ' 第$1位')
    .replaceAll('; ', '；');
}
