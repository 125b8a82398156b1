/** Numbers as the interface prints them. */

/** A share 0-1 as whole percent; under half a percent but not nothing stays visible. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.5) return '<1%';
  if (value < 100 && value > 99.5) return '>99%';
  return `${Math.round(value)}%`;
}

/** Rounds half away from zero, so that a value and its negative print alike. Negative zero becomes zero. */
export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  const result = (Math.sign(value) * Math.round(Math.abs(value) * factor + Number.EPSILON * factor)) / factor;
  return result === 0 ? 0 : result;
}

/** A whole number with thousands separators. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** Points of a score with one decimal: `97.5`. */
export const points = (value: number): string => rounded(value, 1).toFixed(1);

/** An addend with its sign: `+3.2`, `−1.0`, `0.0`. */
export function signedPoints(value: number): string {
  const shown = rounded(value, 1);
  if (shown === 0) return '0.0';
  return `${shown > 0 ? '+' : '−'}${Math.abs(shown).toFixed(1)}`;
}
