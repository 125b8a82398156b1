/** Numbers as the interface prints them. */

/** A share 0-1 as whole percent; under half a percent but not nothing stays visible. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.5) return '<1%';
  if (value < 100 && value > 99.5) return '>99%';
  return `${Math.round(value)}%`;
}

/** @param digits places after the point. Negative zero prints as zero. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}
