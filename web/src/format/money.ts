/** Money in the units that Chinese reports use. */
import { rounded } from './number.ts';

const YI = 1e8;
const WAN = 1e4;

/** CNY as 亿元 from 100 million, 万元 from ten thousand, else 元: `12.3 亿元`. A value that rounds up to the next unit takes it. */
export function moneyCny(value: number): string {
  const size = Math.abs(value);
  if (rounded(size / WAN, 0) >= YI / WAN) return `${withSeparators(value / YI, size < 100 * YI ? 1 : 0)} 亿元`;
  if (size >= WAN) return `${withSeparators(value / WAN, 0)} 万元`;
  return `${withSeparators(value, 0)} 元`;
}

function withSeparators(value: number, digits: number): string {
  return rounded(value, digits).toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: digits });
}
